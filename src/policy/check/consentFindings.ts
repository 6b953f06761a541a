// What the token's application roles explain: consent that opens every mailbox, RBAC without roles, FullAccess.
// The union rule: effective access is what Entra granted (narrowed by access policies) plus what Exchange roles give
// (Role Based Access Control for Applications in Exchange Online, Microsoft Learn).
import * as l10n from '../../core/l10n.ts';
import { permissionFor } from '../../core/permissions/permissions.ts';
import { protocols } from '../../core/permissions/protocols.ts';
import {
  accessPolicyCovers,
  declaredKind,
  type FindingSeen,
  finding,
  otherOpenings,
  type PolicyFacts,
  rolesFor,
} from '../cmdlets/policyFacts.ts';
import { governedByMailboxPermission } from './propagation.ts';
import { accessPolicyNarrows, opensTenantWide, purposeOf } from './purpose.ts';

const none: readonly FindingSeen[] = [];

/** Findings of app-only access; a delegated token is bounded by its person's rights instead. */
export function consentFindings(facts: PolicyFacts): readonly FindingSeen[] {
  if (facts.grantAccess === 'delegated') return none;
  const roles = rolesFor(facts.protocol, facts.claims);
  return [
    ...(accessPolicyCovers(facts.protocol) ? tenantWide(facts, roles) : none),
    ...byMailboxPermission(facts, roles),
    ...(facts.protocol === 'imap' || facts.protocol === 'pop' ? none : byExchangeRole(facts, roles)),
    ...(facts.protocol === 'smtp' ? submission(facts, roles) : none),
    ...otherPermissions(facts, roles),
    ...otherResource(facts),
  ];
}

/** EWS and Graph with a consented role: open to all, or held back by an access policy alone. */
function tenantWide(facts: PolicyFacts, roles: readonly string[]): readonly FindingSeen[] {
  if (roles.length === 0) return none;
  const names = roles.join(', ');
  const refused = facts.control === 'denied' ? facts.controlMailbox : facts.address;
  if (facts.control === 'granted') {
    return [finding('policy.tenantWideGrant', l10n.record('The token holds {0} for every mailbox.', names))];
  }
  if (facts.control === 'denied' || facts.mailbox === 'denied') {
    // Only an access policy can refuse a mailbox to an application that holds the permission.
    const inForce = finding(
      'policy.aapLegacy',
      l10n.record('The token holds {0}, and {1} is refused.', names, refused),
    );
    return declaredKind(facts.declared) === 'rbac'
      ? [
          inForce,
          finding(
            'policy.tenantWideGrant',
            l10n.record('Beside {0} the role’s scope limits nothing.', names),
          ),
        ]
      : [inForce];
  }
  return [
    finding(
      'policy.tenantWideGrant',
      l10n.record('The token holds {0}, for every mailbox unless a policy narrows it.', names),
    ),
  ];
}

/** IMAP, POP and classic SMTP: the permission list of each mailbox is the boundary. */
function byMailboxPermission(facts: PolicyFacts, roles: readonly string[]): readonly FindingSeen[] {
  if (!governedByMailboxPermission(facts.protocol, roles)) return none;
  return [
    ...(facts.control === 'granted'
      ? [
          finding(
            'policy.fullAccessTooWide',
            l10n.record('{0} lets the service principal in.', facts.controlMailbox),
          ),
        ]
      : none),
    ...(facts.mailbox === 'denied'
      ? [
          finding(
            'policy.fullAccessMissing',
            l10n.record('{0} did not open for the service principal.', facts.address),
          ),
        ]
      : none),
  ];
}

/** No consented role: what opens is an Exchange role assignment, and the token rightly shows none of it. */
function byExchangeRole(facts: PolicyFacts, roles: readonly string[]): readonly FindingSeen[] {
  if (facts.claims === undefined || roles.length > 0) return none;
  const { rbacRole = l10n.msg('an Exchange role') } = permissionFor(facts.protocol, 'app');
  return [
    ...(facts.control === 'granted'
      ? [
          finding(
            'policy.unscopedAssignment',
            l10n.record('{0} opens without a consented permission.', facts.controlMailbox),
          ),
        ]
      : none),
    ...(facts.mailbox === 'granted'
      ? [
          finding(
            'policy.rolesAbsentExpected',
            l10n.record('{0} gives the access; the token shows no role for it.', rbacRole),
          ),
        ]
      : none),
    ...(facts.mailbox === 'denied' && otherOpenings(facts).length === 0
      ? [
          finding(
            'policy.rbacMissing',
            l10n.record('The token holds no role, and {0} does not reach the mailbox.', rbacRole),
          ),
        ]
      : none),
  ];
}

/** With SMTP.SendAsApp in the token Exchange takes the classic path and ignores the role assignment. */
function submission(facts: PolicyFacts, roles: readonly string[]): readonly FindingSeen[] {
  return [
    ...(roles.length > 0 && declaredKind(facts.declared) === 'rbac'
      ? [finding('policy.smtpRoleConflict', l10n.record('The token holds {0}.', roles.join(', ')))]
      : none),
  ];
}

/** A limit of one grant does not limit what other consented permissions open: grants add up (application-rbac, FAQ). */
function otherPermissions(facts: PolicyFacts, roles: readonly string[]): readonly FindingSeen[] {
  const others = otherOpenings(facts).filter(
    (role) => !(byAccessPolicy(facts, roles) && accessPolicyNarrows(role)),
  );
  const elsewhere = (facts.otherRoles ?? []).filter((role) => opensTenantWide(role) !== undefined);
  const open = [...others, ...elsewhere];
  if (open.length === 0) return none;
  const sendOnly =
    facts.protocol === 'graph' && roles.length === 0 && open.every((role) => role === 'Mail.Send');
  if (sendOnly && facts.mailbox !== 'granted') {
    return [finding('policy.sendOnly', l10n.record('Mail.Send is consented, and nothing that reads mail.'))];
  }
  const words = open.map((role) => `${role} (${opensTenantWide(role)})`).join(', ');
  return [
    finding(
      'policy.otherProtocolOpen',
      l10n.record('Also consented: {0}, unless an access policy narrows it.', words),
    ),
  ];
}

/** An access policy that refuses the control mailbox holds for the other permissions it covers as well. */
const byAccessPolicy = (facts: PolicyFacts, roles: readonly string[]): boolean =>
  accessPolicyCovers(facts.protocol) && roles.length > 0 && facts.control === 'denied';

/** A token shows the roles of its own resource, Exchange or Graph, and none of the other. */
function otherResource({ verdict, otherRoles, protocol }: PolicyFacts): readonly FindingSeen[] {
  if (verdict !== 'scoped' || otherRoles !== undefined) return none;
  const other = protocols[protocol].resource === 'graph' ? 'Exchange (EWS)' : 'Microsoft Graph';
  return [
    finding(
      'policy.otherResourceUnseen',
      l10n.record(
        'The limit covers {0}. Permissions on {1} are in another token, which was not checked.',
        purposeOf(protocol),
        other,
      ),
    ),
  ];
}

// Everything that a policy finding is based on: what was seen live, what the token holds, what was declared.

import { graphMailReaders, permissionFor } from '../../core/permissions/permissions.ts';
import type { ProtocolId } from '../../core/registration/registration.ts';
import type { Code } from '../../core/report/codes.ts';
import type { Access, DeclaredAccess, Verdict } from '../../core/report/policyReport.ts';
import type { TokenClaims } from '../../core/token/tokenClaims.ts';
import type { ProbeReading } from '../check/probeAccess.ts';
import { opensTenantWide } from '../check/purpose.ts';

export interface PolicyFacts {
  readonly protocol: ProtocolId;
  readonly grantAccess: 'app' | 'delegated';
  readonly address: string;
  readonly controlMailbox: string;
  readonly sameMailbox: boolean;
  /** Undefined if the probe was not run. */
  readonly mailboxReading: ProbeReading | undefined;
  readonly controlReading: ProbeReading | undefined;
  readonly mailbox: Access;
  readonly control: Access;
  readonly verdict: Verdict;
  readonly claims: TokenClaims | undefined;
  /** Roles of the token for the other resource; undefined if none was read. */
  readonly otherRoles: readonly string[] | undefined;
  /** True if SMTP was asked without handing over a message. */
  readonly beforeMessage: boolean;
  readonly declared: DeclaredAccess | undefined;
  /** True if something other than this refusal shows that the control mailbox exists. */
  readonly controlExists: boolean | undefined;
  readonly now: Date;
}

/** Which family of cmdlets a declaration came from; each covers other protocols. */
export type DeclaredKind = 'accessPolicy' | 'rbac' | 'permission' | 'other';

const kindByCmdlet: readonly (readonly [RegExp, DeclaredKind])[] = [
  [/ApplicationAccessPolicy$/i, 'accessPolicy'],
  [/(?:ServicePrincipalAuthorization|ManagementRoleAssignment)$/i, 'rbac'],
  [/(?:MailboxPermission|RecipientPermission)$/i, 'permission'],
];

/** The family of a declaration. */
export function declaredKind(declared: DeclaredAccess | undefined): DeclaredKind | undefined {
  if (declared === undefined) return undefined;
  return kindByCmdlet.find(([pattern]) => pattern.test(declared.cmdlet))?.[1] ?? 'other';
}

/** True if what the cmdlets declare governs the protocol. */
export function covers(kind: DeclaredKind, protocol: ProtocolId): boolean {
  switch (kind) {
    case 'accessPolicy':
      return accessPolicyCovers(protocol);
    case 'rbac':
      return rbacCovers(protocol);
    case 'permission':
      return protocol === 'imap' || protocol === 'pop' || protocol === 'smtp';
    case 'other':
      return true;
  }
}

/** Application roles of the token that open mailboxes through the protocol, tenant wide unless narrowed. */
export function rolesFor(protocol: ProtocolId, claims: TokenClaims | undefined): readonly string[] {
  if (claims === undefined) return [];
  const opening = protocol === 'graph' ? graphMailReaders : [permissionFor(protocol, 'app').value];
  return claims.roles.filter((role) => opening.includes(role));
}

/** Application Access Policies act on EWS and Graph only (New-ApplicationAccessPolicy). */
export const accessPolicyCovers = (protocol: ProtocolId): boolean =>
  protocol === 'ews' || protocol === 'graph';

/** Exchange has roles for EWS, Graph and SMTP and none for IMAP and POP (Role Based Access Control for Applications). */
const rbacCovers = (protocol: ProtocolId): boolean => protocol !== 'imap' && protocol !== 'pop';

/** The access of both mailboxes from their readings: a refusal at sign-in counts if the token is known to be good. */
export function accessesOf(
  mailbox: ProbeReading | undefined,
  control: ProbeReading | undefined,
): { readonly mailbox: Access; readonly control: Access } {
  return { mailbox: accessOf(mailbox, control), control: accessOf(control, mailbox) };
}

function accessOf(reading: ProbeReading | undefined, other: ProbeReading | undefined): Access {
  switch (reading?.kind) {
    case 'opened':
      return 'granted';
    case 'refused':
      return 'denied';
    case 'refusedAtSignIn':
      // The other mailbox got past sign-in with the same token, so this refusal is about this mailbox.
      return other?.kind === 'opened' || other?.kind === 'refused' ? 'denied' : 'unknown';
    default:
      return 'unknown';
  }
}

/**
 * A control mailbox that opens is too wide whatever the mailbox does; a refused mailbox is too narrow. If the token
 * holds permissions for other things than the check opens, the refusal says nothing of them.
 */
export function verdictOf(
  mailbox: Access,
  control: Access,
  asked: Pick<PolicyFacts, 'protocol' | 'grantAccess' | 'claims'>,
): Verdict {
  if (control === 'granted') return 'tooWide';
  if (mailbox === 'denied') {
    const unseen = rolesFor(asked.protocol, asked.claims).length === 0 && otherOpenings(asked).length > 0;
    return unseen ? 'unknown' : 'tooNarrow';
  }
  return mailbox === 'granted' && control === 'denied' ? 'scoped' : 'unknown';
}

/** Consented permissions of the same token that open mailboxes for something else than the check does. */
export function otherOpenings({
  protocol,
  grantAccess,
  claims,
}: Pick<PolicyFacts, 'protocol' | 'grantAccess' | 'claims'>): readonly string[] {
  if (grantAccess === 'delegated' || claims === undefined) return [];
  const own = rolesFor(protocol, claims);
  return claims.roles.filter((role) => !own.includes(role) && opensTenantWide(role) !== undefined);
}

/** A finding before its advice is added. */
export interface FindingSeen {
  readonly code: Code;
  /** One sentence of what was seen: names, roles, times. */
  readonly detail?: string;
}

export const finding = (code: Code, detail: string): FindingSeen => ({ code, detail });

// The usual confusions that cmdlet output shows: another application, the wrong object, a group that does not count.

import * as l10n from '../../core/l10n.ts';
import {
  type ApplicationContext,
  type ApplicationIdentity,
  applicationIdentity,
  type Ownership,
} from './applicationIdentity.ts';
import { type CmdletFact, type FactOf, factsOfKind } from './cmdletFacts.ts';
import { type FindingSeen, finding } from './policyFacts.ts';

interface Known extends ApplicationContext {
  readonly application: ApplicationIdentity;
}

type Rule = (facts: readonly CmdletFact[], context: Known) => readonly FindingSeen[];

/** Every confusion once, with what shows it; none for output that is as it should be. */
export function confusionsIn(
  facts: readonly CmdletFact[],
  context: ApplicationContext,
): readonly FindingSeen[] {
  const known = knownOf(facts, context);
  const found = rules.flatMap((rule) => rule(facts, known));
  return found.filter((finding, index) => found.findIndex(({ code }) => code === finding.code) === index);
}

const knownOf = (facts: readonly CmdletFact[], context: ApplicationContext): Known => ({
  ...context,
  clientId: context.clientId.toLowerCase(),
  application: applicationIdentity(facts, context),
});

/**
 * What would be a confusion if it were this application's, and names an ID that nothing in the paste ties to it or to
 * another: reported as such, in place of a finding that may be another application's.
 */
export function notKnownWhose(facts: readonly CmdletFact[], context: ApplicationContext): readonly string[] {
  const known = knownOf(facts, context);
  const { application } = known;
  return [
    ...factsOfKind(facts, 'roleAssignment')
      .filter(({ Enabled }) => Enabled !== false)
      .filter(withoutLimit)
      .filter(({ RoleAssigneeName }) => application.ownerOf(RoleAssigneeName) === 'unknown')
      .map(
        ({ Name, Role, RoleAssigneeName }) =>
          `${Name || Role} has no scope and is assigned to ${RoleAssigneeName || 'an application that was not printed'}.`,
      ),
    ...factsOfKind(facts, 'grant')
      .filter(({ Permission }) => opensMailboxes.test(Permission))
      .filter((fact) => grantOwner(fact, known) === 'unknown')
      .map(({ Permission, PrincipalId = '' }) => `${Permission} is granted to ${PrincipalId}.`),
  ];
}

/** A service principal whose ObjectId is the registration's, or anything but the enterprise application's. */
const wrongObject: Rule = (facts, { clientId, enterpriseAppObjectId }) =>
  factsOfKind(facts, 'servicePrincipal')
    .filter(({ AppId }) => AppId === clientId)
    .filter(({ ObjectId }) => ObjectId !== undefined)
    .filter(
      ({ ObjectId }) =>
        ObjectId === clientId ||
        (enterpriseAppObjectId !== undefined && ObjectId !== enterpriseAppObjectId.toLowerCase()),
    )
    .map(({ ObjectId }) =>
      finding('policy.wrongObjectId', l10n.record('Exchange has {0} as its ObjectId.', ObjectId ?? '')),
    );

const otherApplication: Rule = (facts, { clientId }) => {
  const tested = factsOfKind(facts, 'accessPolicyTest').map(({ AppId }) => AppId);
  const policies = factsOfKind(facts, 'accessPolicy').flatMap(({ AppId }) => AppId ?? []);
  const principals = factsOfKind(facts, 'servicePrincipal').map(({ AppId }) => AppId);
  // A list of several applications is an overview of the tenant.
  const known = new Set(principals).size > 1 ? [] : principals;
  const all = [...tested, ...policies, ...known].filter((id) => id !== undefined);
  // A client ID that was cut off may be this one.
  if (facts.some(({ cut }) => cut?.['AppId'] !== undefined)) return [];
  if (all.length === 0 || all.some((id) => id === clientId || id === '*')) return [];
  return [
    finding(
      'policy.declaredOtherApplication',
      l10n.record('The output is for {0}.', [...new Set(all)].join(', ')),
    ),
  ];
};

const isGroup = (kind: string): boolean => /group$/i.test(kind);

/** Members of a group inside the group are outside the scope: MemberOfGroup counts direct members. */
const nested: Rule = (facts) =>
  membersIn(facts)
    .filter(({ RecipientType, RecipientTypeDetails }) => isGroup(RecipientTypeDetails || RecipientType))
    .map(({ Name, PrimarySmtpAddress }) =>
      finding(
        'policy.nestedGroup',
        l10n.record('{0} is a group among the members.', PrimarySmtpAddress || Name),
      ),
    );

/** Recipients that stand together with mailboxes, or that show a type alone, are the members of a group. */
function membersIn(facts: readonly CmdletFact[]): readonly FactOf<'recipient'>[] {
  const shown = factsOfKind(facts, 'recipient').filter(
    ({ IsValidSecurityPrincipal }) => IsValidSecurityPrincipal === undefined,
  );
  const mixed = shown.some(({ RecipientType, RecipientTypeDetails }) =>
    /(?:mailbox|mailuser)$/i.test(RecipientTypeDetails || RecipientType),
  );
  return shown.filter(({ RecipientTypeDetails }) => mixed || RecipientTypeDetails === '');
}

/** An access policy takes a mail-enabled security group or a user mailbox (New-ApplicationAccessPolicy). */
const groupKind: Rule = (facts) => {
  const members = membersIn(facts);
  return [
    ...factsOfKind(facts, 'recipient')
      .filter(({ IsValidSecurityPrincipal }) => IsValidSecurityPrincipal === false)
      .map(({ Name, PrimarySmtpAddress }) =>
        finding(
          'policy.groupKind',
          l10n.record('{0} is not a security principal.', PrimarySmtpAddress || Name),
        ),
      ),
    ...factsOfKind(facts, 'recipient')
      .filter((one) => !members.includes(one))
      .filter(({ RecipientTypeDetails }) =>
        /^(?:GroupMailbox|MailUniversalDistributionGroup|DynamicDistributionGroup)$/i.test(
          RecipientTypeDetails,
        ),
      )
      .map(({ Name, PrimarySmtpAddress, RecipientTypeDetails }) =>
        finding(
          'policy.groupKind',
          l10n.record('{0} is of the kind {1}.', PrimarySmtpAddress || Name, RecipientTypeDetails),
        ),
      ),
    ...factsOfKind(facts, 'accessPolicy')
      .filter(({ IsValid }) => IsValid === false)
      .map(({ ScopeName }) =>
        finding('policy.groupKind', l10n.record('The policy for {0} is not valid.', ScopeName)),
      ),
  ];
};

const unscoped: Rule = (facts, { application }) => [
  ...factsOfKind(facts, 'roleTest')
    .filter(({ ScopeType }) => ScopeType.toLowerCase() === 'organization')
    .map(({ RoleName }) =>
      finding(
        'policy.unscopedAssignment',
        l10n.record('{0} reaches the whole organization.', RoleName ?? l10n.msg('A role')),
      ),
    ),
  ...factsOfKind(facts, 'roleAssignment')
    .filter(({ Enabled }) => Enabled !== false)
    .filter(({ RoleAssigneeName }) => application.ownerOf(RoleAssigneeName) === 'own')
    .filter(withoutLimit)
    .map(({ Name, Role, RoleAssigneeName }) =>
      finding(
        'policy.unscopedAssignment',
        RoleAssigneeName === ''
          ? l10n.record('The assignment {0} has no scope.', Name || Role)
          : l10n.record('The assignment {0} (assigned to {1}) has no scope.', Name || Role, RoleAssigneeName),
      ),
    ),
];

/** `Organization` decides if CustomResourceScope was not printed; a limit by unit stands in a property of its own. */
function withoutLimit(fact: FactOf<'roleAssignment'>): boolean {
  const { CustomResourceScope, RecipientWriteScope = '' } = fact;
  const limits = [
    CustomResourceScope,
    fact.CustomRecipientWriteScope,
    fact.RecipientAdministrativeUnitScope,
    fact.RecipientGroupScope,
  ];
  if (limits.some((limit = '') => limit !== '')) return false;
  if (/^Organization$/i.test(RecipientWriteScope)) return true;
  return CustomResourceScope === '' && /^(?:None)?$/i.test(RecipientWriteScope);
}

/** Permissions of Exchange and Graph that open mailboxes; each is tenant wide beside any role. */
export const opensMailboxes =
  /^(?:full_access_as_app|(?:Mail|MailboxSettings|MailboxItem|MailboxFolder|Calendars|Contacts)\..+)$/;

/** Our block that removes the grants of one application prints neither ID. */
const grantOwner = ({ AppId, PrincipalId }: FactOf<'grant'>, { clientId, application }: Known): Ownership => {
  if (AppId !== undefined) return AppId === clientId ? 'own' : 'other';
  return PrincipalId === undefined ? 'own' : application.ownerOf(PrincipalId);
};

const granted: Rule = (facts, known) => {
  const found = factsOfKind(facts, 'grant')
    .filter((fact) => grantOwner(fact, known) === 'own')
    .filter(({ Permission }) => opensMailboxes.test(Permission))
    .map(({ Permission }) => Permission);
  return found.length === 0
    ? []
    : [finding('policy.tenantWideGrant', l10n.record('{0} is still granted.', found.join(', ')))];
};

/** Without -Resource the test says which roles there are and nothing about a mailbox. */
const notRun: Rule = (facts) => {
  const tests = factsOfKind(facts, 'roleTest');
  if (tests.length === 0 || tests.some(({ InScope }) => InScope !== 'notRun')) return [];
  return [
    finding(
      'policy.declaredProvesNothing',
      l10n.record('InScope is "Not Run": the test named no mailbox with -Resource.'),
    ),
  ];
};

const ewsList: Rule = (facts, { clientId }) =>
  factsOfKind(facts, 'organization')
    // While the switch is not set, the list is ignored.
    .filter(({ EwsEnabled }) => EwsEnabled !== 'unset')
    .filter(({ EwsAllowedAppIDs }) => EwsAllowedAppIDs !== undefined && EwsAllowedAppIDs.length > 0)
    // A list that was cut off may hold it behind the cut.
    .filter(({ cut }) => cut?.['EwsAllowedAppIDs'] === undefined)
    .filter(({ EwsAllowedAppIDs }) => !EwsAllowedAppIDs?.some((id) => id.toLowerCase() === clientId))
    .map(() => finding('policy.ewsAppIdMissing', l10n.record('{0} is not in EwsAllowedAppIDs.', clientId)));

const rules: readonly Rule[] = [
  wrongObject,
  granted,
  otherApplication,
  nested,
  groupKind,
  unscoped,
  notRun,
  ewsList,
];

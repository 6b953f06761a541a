// The usual confusions that cmdlet output shows: another application, the wrong object, a group that does not count.
import type { Code } from '../../core/report/codes.ts';
import type { FindingSeen } from '../check/checkPolicy.ts';
import type { CmdletFact, FactOf } from './cmdletFacts.ts';

export interface ConfusionContext {
  readonly clientId: string;
  /** Object ID of the enterprise application: an application token's `oid`. */
  readonly enterpriseAppObjectId?: string;
}

type Rule = (facts: readonly CmdletFact[], context: ConfusionContext) => readonly FindingSeen[];

/** Every confusion once, with what shows it; none for output that is as it should be. */
export function confusionsIn(
  facts: readonly CmdletFact[],
  context: ConfusionContext,
): readonly FindingSeen[] {
  const found = rules.flatMap((rule) =>
    rule(facts, { ...context, clientId: context.clientId.toLowerCase() }),
  );
  return found.filter((finding, index) => found.findIndex(({ code }) => code === finding.code) === index);
}

const finding = (code: Code, detail: string): FindingSeen => ({ code, detail });

const of = <K extends CmdletFact['kind']>(facts: readonly CmdletFact[], kind: K): readonly FactOf<K>[] =>
  facts.filter((fact): fact is FactOf<K> => fact.kind === kind);

/** A service principal whose ObjectId is the registration's, or anything but the enterprise application's. */
const wrongObject: Rule = (facts, { clientId, enterpriseAppObjectId }) =>
  of(facts, 'servicePrincipal')
    .filter(({ AppId }) => AppId === clientId)
    .filter(
      ({ ObjectId }) =>
        ObjectId === clientId ||
        (enterpriseAppObjectId !== undefined && ObjectId !== enterpriseAppObjectId.toLowerCase()),
    )
    .map(({ ObjectId }) => finding('policy.wrongObjectId', `Exchange has ${ObjectId} as its ObjectId.`));

const otherApplication: Rule = (facts, { clientId }) => {
  const tested = of(facts, 'accessPolicyTest').map(({ AppId }) => AppId);
  const policies = of(facts, 'accessPolicy').flatMap(({ AppId }) => AppId ?? []);
  const known = of(facts, 'servicePrincipal').map(({ AppId }) => AppId);
  const all = [...tested, ...policies, ...known];
  if (all.length === 0 || all.some((id) => id === clientId || id === '*')) return [];
  return [finding('policy.declaredOtherApplication', `The output is for ${[...new Set(all)].join(', ')}.`)];
};

/** Members of a group inside the group are outside the scope: MemberOfGroup counts direct members. */
const nested: Rule = (facts) =>
  of(facts, 'recipient')
    .filter(({ RecipientType, RecipientTypeDetails }) =>
      /group$/i.test(RecipientType || RecipientTypeDetails),
    )
    .filter(({ IsValidSecurityPrincipal }) => IsValidSecurityPrincipal === undefined)
    .filter(({ RecipientTypeDetails }) => RecipientTypeDetails === '')
    .map(({ Name, PrimarySmtpAddress }) =>
      finding('policy.nestedGroup', `${PrimarySmtpAddress || Name} is a group among the members.`),
    );

/** An access policy takes a mail-enabled security group or a user mailbox (New-ApplicationAccessPolicy). */
const groupKind: Rule = (facts) => [
  ...of(facts, 'recipient')
    .filter(({ IsValidSecurityPrincipal }) => IsValidSecurityPrincipal === false)
    .map(({ Name, PrimarySmtpAddress }) =>
      finding('policy.groupKind', `${PrimarySmtpAddress || Name} is no security principal.`),
    ),
  ...of(facts, 'recipient')
    .filter(({ RecipientTypeDetails }) =>
      /^(?:GroupMailbox|MailUniversalDistributionGroup|DynamicDistributionGroup)$/i.test(
        RecipientTypeDetails,
      ),
    )
    .map(({ Name, PrimarySmtpAddress, RecipientTypeDetails }) =>
      finding('policy.groupKind', `${PrimarySmtpAddress || Name} is ${RecipientTypeDetails}.`),
    ),
  ...of(facts, 'accessPolicy')
    .filter(({ IsValid }) => IsValid === false)
    .map(({ ScopeName }) => finding('policy.groupKind', `The policy for ${ScopeName} is not valid.`)),
];

const unscoped: Rule = (facts) => [
  ...of(facts, 'roleTest')
    .filter(({ ScopeType }) => ScopeType.toLowerCase() === 'organization')
    .map(({ RoleName }) =>
      finding('policy.unscopedAssignment', `${RoleName} reaches the whole organization.`),
    ),
  ...of(facts, 'roleAssignment')
    .filter(
      ({ CustomResourceScope, RecipientWriteScope }) =>
        CustomResourceScope === '' && /^(?:Organization|None)?$/i.test(RecipientWriteScope ?? ''),
    )
    .map(({ Name, Role }) => finding('policy.unscopedAssignment', `${Name || Role} has no scope.`)),
];

/** Without -Resource the test says which roles there are and nothing about a mailbox. */
const notRun: Rule = (facts) => {
  const tests = of(facts, 'roleTest');
  if (tests.length === 0 || tests.some(({ InScope }) => InScope !== 'notRun')) return [];
  return [
    finding(
      'policy.declaredProvesNothing',
      'InScope is "Not Run": the test named no mailbox with -Resource.',
    ),
  ];
};

const ewsList: Rule = (facts, { clientId }) =>
  of(facts, 'organization')
    // While the switch is not set, the list is ignored.
    .filter(({ EwsEnabled }) => EwsEnabled !== 'unset')
    .filter(({ EwsAllowedAppIDs }) => EwsAllowedAppIDs !== undefined && EwsAllowedAppIDs.length > 0)
    .filter(({ EwsAllowedAppIDs }) => !EwsAllowedAppIDs?.some((id) => id.toLowerCase() === clientId))
    .map(() => finding('policy.ewsAppIdMissing', `${clientId} is not in EwsAllowedAppIDs.`));

const rules: readonly Rule[] = [wrongObject, otherApplication, nested, groupKind, unscoped, notRun, ewsList];

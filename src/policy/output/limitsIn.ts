// What lets an application in and what limits it, from the facts of an output: roles, their scopes, policies, groups, FullAccess.

import type { LimitState } from '../../core/report/runRecord.ts';
import { type ApplicationContext, applicationIdentity } from '../cmdlets/applicationIdentity.ts';
import { type FactOf, type FactRead, factsOfKind } from '../cmdlets/cmdletFacts.ts';

export type Limit = Omit<LimitState, 'registration'>;

/** Sorted, each once; groups are named as the command line above their members named them. */
export function limitsIn(facts: readonly FactRead[], application: ApplicationContext): readonly Limit[] {
  const all = facts.map(({ fact }) => fact);
  const identity = applicationIdentity(all, application);
  const roles = factsOfKind(all, 'roleAssignment').filter(
    ({ RoleAssigneeName, Enabled }) => Enabled !== false && identity.ownerOf(RoleAssigneeName) === 'own',
  );
  const policies = factsOfKind(all, 'accessPolicy').filter(({ AppId = [] }) =>
    AppId.some((id) => id === '*' || id.toLowerCase() === application.clientId.toLowerCase()),
  );
  const opened = factsOfKind(all, 'mailboxPermission').filter(
    ({ User, Deny, AccessRights }) =>
      Deny !== true &&
      AccessRights.some((right) => right.toLowerCase() === 'fullaccess') &&
      identity.ownerOf(User) === 'own',
  );
  if (roles.length + policies.length + opened.length === 0) return [];
  return [
    ...named('role', roles, ({ Role }) => Role, limitOf),
    ...named(
      'scope',
      factsOfKind(all, 'managementScope').filter(({ Name }) => roles.some((role) => limitOf(role) === Name)),
      ({ Name }) => Name,
      ({ RecipientFilter }) => RecipientFilter,
    ),
    ...named('accessPolicy', policies, nameOf, ({ AccessRight }) => AccessRight),
    ...groupsIn(facts),
    ...(opened.length === 0 ? [] : [fullAccess(opened)]),
  ];
}

const sorted = (texts: readonly string[]): string[] => [...new Set(texts)].sort();

const limitOf = (role: FactOf<'roleAssignment'>): string =>
  role.CustomResourceScope || role.CustomRecipientWriteScope || role.RecipientWriteScope || 'not shown';

const nameOf = ({ ScopeName, ScopeIdentity }: FactOf<'accessPolicy'>): string => ScopeName || ScopeIdentity;

/** One row for each name; several values of it are told together. */
function named<T>(
  kind: Limit['kind'],
  rows: readonly T[],
  name: (row: T) => string,
  value: (row: T) => string,
): readonly Limit[] {
  const groups = [...Map.groupBy(rows, name)].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return groups.map(([each, own]) => ({ kind, name: each, value: sorted(own.map(value)).join('; ') }));
}

/** Members by the group that the command line names; without one it is not known whose members they are. */
function groupsIn(facts: readonly FactRead[]): readonly Limit[] {
  const members = facts.flatMap(({ fact, command }) => {
    const group = command?.parameters.get('identity') ?? '';
    const isMember = command?.cmdlet.toLowerCase() === 'get-distributiongroupmember' && group !== '';
    if (!isMember || fact.kind !== 'recipient') return [];
    return addressIn(fact.PrimarySmtpAddress).map((address) => ({ group, address }));
  });
  return [...Map.groupBy(members, ({ group }) => group)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, own]) => ({
      kind: 'group' as const,
      name,
      value: '',
      members: sorted(own.map(({ address }) => address)),
    }));
}

const fullAccess = (entries: readonly FactOf<'mailboxPermission'>[]): Limit => ({
  kind: 'fullAccess',
  name: '',
  value: '',
  members: sorted(entries.flatMap(({ Identity }) => addressIn(Identity))),
});

const addressIn = (text: string): readonly string[] => (text.includes('@') ? [text.toLowerCase()] : []);

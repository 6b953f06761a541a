// Applications that hold both an Exchange role and a permission of the whole tenant: the role's limit does nothing for
// what Entra granted (Role Based Access Control for Applications in Exchange Online, FAQ: access is the union).

import { opensMailboxes } from '../cmdlets/cmdletConfusions.ts';
import { type CmdletFact, type FactOf, factsOfKind } from '../cmdlets/cmdletFacts.ts';

export interface HeldTwice {
  readonly name: string;
  readonly appId?: string;
  readonly roles: readonly { readonly role: string; readonly limit: string }[];
  /** Permissions of the whole tenant, with the resource. */
  readonly permissions: readonly string[];
}

export interface BothLists {
  readonly applications: readonly HeldTwice[];
  /** Names that roles are assigned to and that no list of service principals ties to an ID. */
  readonly notTied: readonly string[];
}

type Grant = FactOf<'grant'>;
type Assignment = FactOf<'roleAssignment'>;

/** Joins the two lists; undefined if one of them was not read. */
export function heldTwice(facts: readonly CmdletFact[]): BothLists | undefined {
  const grants = factsOfKind(facts, 'grant').filter(
    ({ Permission, AppId, PrincipalId }) =>
      opensMailboxes.test(Permission) && (AppId ?? PrincipalId) !== undefined,
  );
  const assignments = factsOfKind(facts, 'roleAssignment').filter(({ Enabled }) => Enabled !== false);
  if (grants.length === 0 || assignments.length === 0) return undefined;
  const namesOf = namesById(factsOfKind(facts, 'servicePrincipal'));
  const applications = [...Map.groupBy(grants, idOf).values()].flatMap((own) => {
    const names = new Set(
      own.flatMap(({ AppId, PrincipalId }) => [AppId, PrincipalId].flatMap((id) => namesOf(id ?? ''))),
    );
    const roles = assignments.filter(({ RoleAssigneeName }) => names.has(plain(RoleAssigneeName)));
    return roles.length === 0 ? [] : [application(own, roles)];
  });
  const tied = (name: string) => namesOf(name).length > 1 || /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(name);
  const notTied = assignments.map(({ RoleAssigneeName }) => RoleAssigneeName).filter((name) => !tied(name));
  return { applications, notTied: [...new Set(notTied)].filter((name) => name !== '') };
}

const plain = (name: string): string => name.trim().toLowerCase();
const idOf = ({ AppId, PrincipalId }: Grant): string => AppId ?? PrincipalId ?? '';

/** Every name of the application that one of its IDs or names stands for; a display name that two share names neither. */
function namesById(principals: readonly FactOf<'servicePrincipal'>[]): (id: string) => readonly string[] {
  const shared = new Map<string, number>();
  for (const { DisplayName } of principals)
    shared.set(plain(DisplayName), (shared.get(plain(DisplayName)) ?? 0) + 1);
  const groups = principals.map(({ AppId = '', ObjectId = '', Sid, Identity, DisplayName }) =>
    [AppId, ObjectId, Sid, Identity, DisplayName]
      .map(plain)
      .filter((name) => name !== '' && (shared.get(name) ?? 0) < 2),
  );
  return (id) => groups.find((group) => group.includes(plain(id))) ?? (id === '' ? [] : [plain(id)]);
}

function application(grants: readonly Grant[], roles: readonly Assignment[]): HeldTwice {
  const [first] = grants;
  const appId = first?.AppId;
  return {
    name: first?.DisplayName || appId || first?.PrincipalId || '',
    ...(appId === undefined ? {} : { appId }),
    roles: roles.map((one) => ({ role: one.Role, limit: limitOf(one) })),
    permissions: [
      ...new Set(
        grants.map(({ Permission, ResourceDisplayName }) =>
          ResourceDisplayName === '' ? Permission : `${Permission} (${ResourceDisplayName})`,
        ),
      ),
    ],
  };
}

const limitOf = ({
  CustomResourceScope,
  CustomRecipientWriteScope,
  RecipientWriteScope,
}: Assignment): string =>
  CustomResourceScope || CustomRecipientWriteScope || RecipientWriteScope || 'not shown';

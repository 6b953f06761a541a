// A role assignment inside a directory object, and not inside a management scope: what it covers and what cmdlets call it.
import type { ExchangeState, RoleAssignment } from './exchangeState.ts';
import { guidOf } from './madeIds.ts';

export const wholeOrganization = 'Organization';

/** `/Groups/{id}` and the like; a user is named by the local part of the address. */
interface DirectoryScope {
  readonly name: string;
  readonly members: readonly string[];
}

/** Undefined if the tenant has no such object. */
export function directoryScopeOf(state: ExchangeState, scope: string): DirectoryScope | undefined {
  const [, kind = '', id = ''] = scope.split('/');
  const among = (list: readonly DirectoryScope[]) => list.find(({ name }) => guidOf(name) === id);
  const found: Readonly<Record<string, () => DirectoryScope | undefined>> = {
    users: () => ({ name: id, members: [id] }),
    groups: () => among(state.groups),
    administrativeunits: () => among(state.units),
  };
  return found[kind.toLowerCase()]?.();
}

/** Name in `CustomResourceScope` and `AllowedResourceScope`. */
export function scopeName(state: ExchangeState, { scope, directoryScope }: RoleAssignment): string {
  if (directoryScope === undefined) return scope ?? '';
  return directoryScopeOf(state, directoryScope)?.name ?? '';
}

/** `ScopeType` of Test-ServicePrincipalAuthorization. */
export function scopeType({ scope, directoryScope }: RoleAssignment): string {
  if (directoryScope?.toLowerCase().startsWith('/administrativeunits/') === true) return 'AdministrativeUnit';
  return scope === undefined && directoryScope === undefined ? wholeOrganization : 'CustomRecipientScope';
}

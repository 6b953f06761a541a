// Plans consent: application roles one by one, delegated permissions as one grant for everyone, or the consent link.
import * as l10n from '../core/l10n.ts';
import { type Permission, resourceAppIds, resourceNames } from '../core/permissions/permissions.ts';
import type { TokenResource } from '../core/permissions/protocols.ts';
import type { PlannedRequest, PlanStep } from './planStep.ts';
import type { Seen, SeenResource } from './seen.ts';
import type { Wanted } from './wanted.ts';

/** Graph's own application roles open every kind of data, so Entra wants a higher role for them. */
const roleFor: Readonly<Record<TokenResource, string>> = {
  exchange: 'Cloud Application Administrator',
  graph: 'Privileged Role Administrator',
};

export function consentSteps(wanted: Wanted, seen: Seen): readonly PlanStep[] {
  const roles = wanted.permissions.filter(({ type }) => type === 'Role');
  const scopes = wanted.permissions.filter(({ type }) => type === 'Scope');
  return [
    ...roles.map((permission) => roleStep(permission, wanted, seen)),
    ...(['exchange', 'graph'] as const).flatMap((resource) => {
      const asked = scopes.filter((permission) => permission.resource === resource);
      return asked.length === 0 ? [] : [grantStep(resource, asked, wanted, seen)];
    }),
    ...surplusRoles(roles, seen),
  ];
}

const resourceIn = (seen: Seen, resource: TokenResource): SeenResource | undefined =>
  seen.resources === 'unknown'
    ? undefined
    : seen.resources.find(({ appId }) => appId === resourceAppIds[resource]);

/** The ID that this tenant knows the permission by; the table's if the tenant could not be asked. */
const idOf = (permission: Permission, offered: SeenResource | undefined): string =>
  offered?.appRoles.find(({ value }) => value === permission.value)?.id ?? permission.id;

function roleStep(permission: Permission, wanted: Wanted, seen: Seen): PlanStep {
  const { resource, value } = permission;
  const offered = resourceIn(seen, resource);
  const roleId = idOf(permission, offered);
  const base = {
    id: `role.${resource}.${value}`,
    title: l10n.record('Consent: {0} ({1})', value, resourceNames[resource]),
  };
  const state = roleState(seen, offered, roleId);
  if (state === 'present') return { ...base, state };
  const link = wanted.consent === 'link';
  return {
    ...base,
    state,
    change: link
      ? l10n.msg('An administrator opens the consent link and accepts.')
      : l10n.record('Gives the application {0} in the whole tenant.', value),
    role: roleFor[resource],
    needs: link ? [] : ['AppRoleAssignment.ReadWrite.All'],
    opens: l10n.record(
      '{0} It reaches every mailbox until an access policy or RBAC for Applications limits it.',
      permission.why,
    ),
    undo: l10n.msg('The consent is taken back.'),
    request: {
      method: 'POST',
      path: `/servicePrincipals/${offered?.id ?? `{${resource}}`}/appRoleAssignedTo`,
      body: {
        principalId: '{servicePrincipalId}',
        resourceId: offered?.id ?? `{${resource}}`,
        appRoleId: roleId,
      },
    },
    ...(state === 'unknown' || link || offered === undefined
      ? {}
      : { operation: { kind: 'assignRole', resource, resourceId: offered.id, roleId } as const }),
  };
}

function roleState(
  seen: Seen,
  offered: SeenResource | undefined,
  roleId: string,
): 'present' | 'missing' | 'unknown' {
  if (seen.application === null || seen.principal === null) return 'missing';
  if (seen.roles === 'unknown' || offered === undefined) return 'unknown';
  const given = seen.roles.some((one) => one.appRoleId === roleId && one.resourceId === offered.id);
  return given ? 'present' : 'missing';
}

const wordsOf = (scope: string | null): readonly string[] =>
  (scope ?? '').split(' ').filter((word) => word !== '');

function grantStep(
  resource: TokenResource,
  asked: readonly Permission[],
  wanted: Wanted,
  seen: Seen,
): PlanStep {
  const base = {
    id: `grant.${resource}`,
    title: l10n.record('Consent for everyone: {0}', resourceNames[resource]),
  };
  const values = asked.map(({ value }) => value);
  const offered = resourceIn(seen, resource);
  const { existing, unseen } = grantIn(seen, offered);
  const before = wordsOf(existing?.scope ?? '');
  const missing = values.filter((value) => !before.includes(value));
  const unknown = unseen || offered === undefined;
  if (missing.length === 0 && !unknown) return { ...base, state: 'present' };
  const link = wanted.consent === 'link';
  return {
    ...base,
    state: unknown ? 'unknown' : existing === undefined ? 'missing' : 'differs',
    change: link
      ? l10n.msg('An administrator opens the consent link and accepts.')
      : l10n.record('Consents for everyone: {0}.', (unknown ? values : missing).join(', ')),
    role: 'Cloud Application Administrator',
    needs: link ? [] : ['DelegatedPermissionGrant.ReadWrite.All'],
    opens: l10n.msg('The application acts for a person who signs in to it, in the mailboxes of that person.'),
    undo:
      existing === undefined
        ? l10n.msg('The grant is removed.')
        : l10n.msg('The grant is set back to what it was.'),
    request: grantRequest(existing, offered?.id ?? `{${resource}}`, [...before, ...missing].join(' ')),
    ...(unknown || link
      ? {}
      : {
          operation: {
            kind: 'grantScopes',
            resourceId: offered.id,
            scopes: values,
            ...(existing === undefined ? {} : { existing: { id: existing.id, scope: existing.scope ?? '' } }),
          } as const,
        }),
  };
}

type Grant = Exclude<Seen['grants'], 'unknown'>[number];

/** The grant for everyone that is there; what was only just made has none. */
function grantIn(
  { application, principal, grants }: Seen,
  offered: SeenResource | undefined,
): { readonly existing: Grant | undefined; readonly unseen: boolean } {
  if (application === null || principal === null) return { existing: undefined, unseen: false };
  if (grants === 'unknown') return { existing: undefined, unseen: true };
  const isForEveryone = ({ consentType, resourceId }: Grant) =>
    consentType === 'AllPrincipals' && resourceId === offered?.id;
  return { existing: grants.find(isForEveryone), unseen: false };
}

function grantRequest(existing: Grant | undefined, resourceId: string, scope: string): PlannedRequest {
  if (existing !== undefined)
    return { method: 'PATCH', path: `/oauth2PermissionGrants/${existing.id}`, body: { scope } };
  return {
    method: 'POST',
    path: '/oauth2PermissionGrants',
    body: { clientId: '{servicePrincipalId}', consentType: 'AllPrincipals', resourceId, scope },
  };
}

/** Consent beyond what is needed, also what stands beside RBAC for Applications and so undoes its limits. */
function surplusRoles(wanted: readonly Permission[], seen: Seen): readonly PlanStep[] {
  if (seen.roles === 'unknown' || seen.resources === 'unknown') return [];
  return seen.roles.flatMap((assignment): readonly PlanStep[] => {
    const offered =
      seen.resources === 'unknown'
        ? undefined
        : seen.resources.find(({ id }) => id === assignment.resourceId);
    const value = offered?.appRoles.find(({ id }) => id === assignment.appRoleId)?.value ?? '';
    const resource = (['exchange', 'graph'] as const).find((id) => resourceAppIds[id] === offered?.appId);
    if (resource === undefined || wanted.some((one) => one.resource === resource && one.value === value))
      return [];
    return [
      {
        id: `surplus.${resource}.${value || assignment.appRoleId}`,
        title: l10n.record('Consent that is not needed: {0}', value || assignment.appRoleId),
        state: 'differs',
        change: l10n.record(
          'The application holds {0} of {1}, which this registration does not need. Removing it is a choice.',
          value || assignment.appRoleId,
          resourceNames[resource],
        ),
        role: roleFor[resource],
        needs: ['AppRoleAssignment.ReadWrite.All'],
        undo: l10n.msg('The consent is given again.'),
        optional: true,
        request: {
          method: 'DELETE',
          path: `/servicePrincipals/${assignment.resourceId}/appRoleAssignedTo/${assignment.id}`,
        },
        operation: {
          kind: 'removeRole',
          resourceId: assignment.resourceId,
          assignmentId: assignment.id,
          roleId: assignment.appRoleId,
        },
      },
    ];
  });
}

// Plans the application itself: made, changed or left as it is, and its service principal and owner.
import * as l10n from '../core/l10n.ts';
import { requiredResourceAccess } from '../core/permissions/permissions.ts';
import { sameValue } from './compare.ts';
import type { PlanStep } from './planStep.ts';
import { surplus } from './planSurplus.ts';
import type { Seen, SeenApplication, SeenDeleted } from './seen.ts';
import type { Wanted } from './wanted.ts';

const writes = ['Application.ReadWrite.All'] as const;
const developer = 'Application Developer';
const administrator = 'Cloud Application Administrator';
const noLock = { isEnabled: true, allProperties: true } as const;

/** Body of the request that makes the application (application: upsert, Microsoft Graph v1.0). */
export function newApplication(wanted: Wanted): Readonly<Record<string, unknown>> {
  const uris = (platform: 'publicClient' | 'web') => ({
    redirectUris: wanted.redirects.filter((one) => one.platform === platform).map(({ uri }) => uri),
  });
  return {
    displayName: wanted.name,
    // Without it the documented answer is an application for personal accounts too.
    signInAudience: wanted.audience,
    isFallbackPublicClient: wanted.publicClientFlows,
    publicClient: uris('publicClient'),
    web: uris('web'),
    requiredResourceAccess: requiredResourceAccess(wanted.permissions),
    servicePrincipalLockConfiguration: noLock,
    tags: [wanted.marker],
    notes: 'Made by Exchange OAuth2 Setup for Visual Studio Code.',
    ...(wanted.serviceManagementReference === undefined
      ? {}
      : { serviceManagementReference: wanted.serviceManagementReference }),
  };
}

export function applicationSteps(wanted: Wanted, seen: Seen): readonly PlanStep[] {
  const { application } = seen;
  if (application === 'unknown' || application === null) {
    const deleted = deletedOf(wanted, seen);
    return [deleted === undefined ? creation(wanted, application) : restoration(deleted)];
  }
  return [comparison(wanted, application), ...surplus(wanted, application)];
}

function creation(wanted: Wanted, application: null | 'unknown'): PlanStep {
  return {
    id: 'application',
    title: l10n.msg('App registration'),
    state: application === null ? 'missing' : 'unknown',
    change: l10n.record(
      'Makes the app registration “{0}” with its permissions and redirect URIs.',
      wanted.name,
    ),
    role: developer,
    needs: writes,
    opens: l10n.msg(
      'Nothing by itself: an app registration without consent and credential opens no mailbox.',
    ),
    undo: l10n.msg(
      'The app registration is deleted; Entra keeps it for 30 days, unless it is deleted for good.',
    ),
    request: {
      method: 'PATCH',
      path: `/applications(uniqueName='${wanted.uniqueName}')`,
      headers: { prefer: 'create-if-missing' },
      body: newApplication(wanted),
    },
    ...(application === null ? { operation: { kind: 'createApplication' } as const } : {}),
  };
}

function deletedOf(wanted: Wanted, seen: Seen): SeenDeleted | undefined {
  if (seen.deleted === 'unknown') return undefined;
  return seen.deleted.find((one) => one.appId === wanted.clientId || one.uniqueName === wanted.uniqueName);
}

/** A deleted application keeps its names for 30 days, so it is restored and not made again. */
const restoration = (deleted: SeenDeleted): PlanStep => ({
  id: 'application',
  title: l10n.msg('App registration'),
  state: 'differs',
  change: l10n.record(
    'Restores the deleted app registration “{0}”. Its consent is given anew.',
    deleted.displayName ?? deleted.appId,
  ),
  role: administrator,
  needs: writes,
  undo: l10n.msg('The app registration is deleted again.'),
  request: { method: 'POST', path: `/directory/deletedItems/${deleted.id}/restore` },
  operation: { kind: 'restoreApplication', id: deleted.id },
});

interface Change {
  readonly property: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly words: string;
}

function comparison(wanted: Wanted, application: SeenApplication): PlanStep {
  const changes = [
    audienceChange(wanted, application),
    publicClientChange(wanted, application),
    ...redirectChanges(wanted, application),
    permissionChange(wanted, application),
    lockChange(application),
  ].filter((change) => change !== undefined);
  const base = { id: 'application', title: l10n.msg('App registration') } as const;
  if (changes.length === 0) return { ...base, state: 'present' };
  const after = Object.fromEntries(changes.map((change) => [change.property, change.after]));
  const before = Object.fromEntries(changes.map((change) => [change.property, change.before]));
  return {
    ...base,
    state: 'differs',
    change: changes.map(({ words }) => words).join(' '),
    role: administrator,
    needs: writes,
    undo: l10n.msg('The changed values are set back to what they were.'),
    request: { method: 'PATCH', path: '/applications/{objectId}', body: after },
    operation: { kind: 'changeApplication', before, after },
  };
}

function audienceChange(wanted: Wanted, { signInAudience }: SeenApplication): Change | undefined {
  // One tenant needs no more; an application that others use already keeps its audience.
  if (signInAudience === wanted.audience || wanted.audience === 'AzureADMyOrg') return undefined;
  return {
    property: 'signInAudience',
    before: signInAudience,
    after: wanted.audience,
    words: l10n.record('Supported accounts change from {0} to {1}.', signInAudience, wanted.audience),
  };
}

function publicClientChange(wanted: Wanted, application: SeenApplication): Change | undefined {
  const { isFallbackPublicClient: before } = application;
  if (!wanted.publicClientFlows || before === true) return undefined;
  return {
    property: 'isFallbackPublicClient',
    before,
    after: true,
    words: l10n.msg('Allow public client flows becomes Yes.'),
  };
}

function redirectChanges(wanted: Wanted, application: SeenApplication): readonly (Change | undefined)[] {
  return (['publicClient', 'web'] as const).map((platform) => {
    const before = application[platform].redirectUris;
    const missing = wanted.redirects
      .filter((one) => one.platform === platform && !before.includes(one.uri))
      .map(({ uri }) => uri);
    if (missing.length === 0) return undefined;
    return {
      property: platform,
      before: { redirectUris: before },
      after: { redirectUris: [...before, ...missing] },
      words: l10n.record('Redirect URI added: {0}.', missing.join(', ')),
    };
  });
}

type Access = SeenApplication['requiredResourceAccess'];

function permissionChange(
  wanted: Wanted,
  { requiredResourceAccess: before }: SeenApplication,
): Change | undefined {
  const asked = requiredResourceAccess(wanted.permissions);
  const missing = wanted.permissions.filter(
    (permission) =>
      !asked
        .filter(({ resourceAccess }) => resourceAccess.some(({ id }) => id === permission.id))
        .every(({ resourceAppId }) => lists(before, resourceAppId, permission.id, permission.type)),
  );
  if (missing.length === 0) return undefined;
  return {
    property: 'requiredResourceAccess',
    before,
    after: mergeAccess(before, asked),
    words: l10n.record('Permission added to the list: {0}.', missing.map(({ value }) => value).join(', ')),
  };
}

const lists = (access: Access, resourceAppId: string, id: string, type: string): boolean =>
  access.some(
    (entry) =>
      entry.resourceAppId === resourceAppId &&
      entry.resourceAccess.some((one) => one.id === id && one.type === type),
  );

/** The property is replaced whole: what stands there is kept, and nothing is named twice. */
function mergeAccess(before: Access, asked: ReturnType<typeof requiredResourceAccess>): Access {
  const added = asked.filter(
    (one) => !before.some(({ resourceAppId }) => resourceAppId === one.resourceAppId),
  );
  const merged = before.map((entry) => {
    const more =
      asked.find(({ resourceAppId }) => resourceAppId === entry.resourceAppId)?.resourceAccess ?? [];
    const fresh = more.filter((one) => !entry.resourceAccess.some((old) => sameValue(old, one)));
    return { ...entry, resourceAccess: [...entry.resourceAccess, ...fresh] };
  });
  return [...merged, ...added.map((entry) => ({ ...entry, resourceAccess: [...entry.resourceAccess] }))];
}

function lockChange({ servicePrincipalLockConfiguration: before }: SeenApplication): Change | undefined {
  if (before?.isEnabled === true) return undefined;
  return {
    property: 'servicePrincipalLockConfiguration',
    before,
    after: noLock,
    words: l10n.msg('The property lock goes on, so that no other tenant adds credentials.'),
  };
}

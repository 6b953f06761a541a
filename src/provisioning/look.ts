// Reads the tenant for the planner: everything in two batches, one more if Exchange roles are wanted.
import * as v from 'valibot';
import { exchangeAppId, graphAppId } from '../core/permissions/permissions.ts';
import { Failure } from '../core/report/failure.ts';
import { graphEvidenceOf } from '../core/report/graphEvidence.ts';
import type { Effects } from './effects.ts';
import { readPolicy } from './readPolicy.ts';
import type { Looked, Seen } from './seen.ts';
import * as shapes from './seen.ts';
import { readAs, send } from './send.ts';
import type { Wanted } from './wanted.ts';

const properties =
  'id,appId,displayName,uniqueName,signInAudience,isFallbackPublicClient,publicClient,web,requiredResourceAccess,servicePrincipalLockConfiguration,tags,passwordCredentials,keyCredentials';
const offered = 'id,appId,appRoles,oauth2PermissionScopes';

const batchAnswer = v.object({
  responses: v.array(v.object({ id: v.string(), status: v.number(), body: v.optional(v.unknown()) })),
});

type Part = { readonly status: number; readonly body: unknown } | undefined;
type Read = (name: string) => Part;

/** What stands in the tenant for this registration now. Throws a Failure if Graph cannot be asked at all. */
export async function look(effects: Effects, wanted: Wanted): Promise<Seen> {
  const first = await batch(effects, firstRequests(wanted));
  const application = pickApplication(first);
  // An application of another tenant has a service principal here and no app registration.
  const principal =
    application === null
      ? seenOrNull(shapes.principalShape, first('principal'))
      : await principalOf(effects, wanted, application, first);
  const resources = ['exchange', 'graph'].flatMap((name) => one(shapes.resourceShape, first(name)) ?? []);
  const second = await secondBatch(effects, application, principal);
  const list = <T>(name: string, shape: v.GenericSchema<unknown, T>) => listOf(shape, second(name));
  return {
    application,
    deleted: listOf(shapes.deletedShape, first('deleted')),
    principal,
    resources: resources.includes('unknown') ? 'unknown' : resources.filter((found) => found !== 'unknown'),
    roles: list('roles', shapes.roleShape),
    grants: list('grants', shapes.grantShape),
    federations: list('federations', shapes.federationShape),
    owners: list('owners', v.object({ id: v.string() })),
    policy: readPolicy(first('policy')),
    exchange: await exchangeOf(effects, wanted, principal),
    directoryRoles: rolesOf(first('me')),
  };
}

function firstRequests(wanted: Wanted): Readonly<Record<string, string>> {
  const { clientId, uniqueName } = wanted;
  const own =
    clientId === undefined
      ? {}
      : {
          byClientId: `/applications(appId='${clientId}')?$select=${properties}`,
          principal: `/servicePrincipals(appId='${clientId}')?$select=id,appId,accountEnabled`,
        };
  return {
    ...own,
    byName: `/applications(uniqueName='${uniqueName}')?$select=${properties}`,
    deleted: '/directory/deletedItems/microsoft.graph.application?$select=id,appId,displayName,uniqueName',
    exchange: `/servicePrincipals(appId='${exchangeAppId}')?$select=${offered}`,
    graph: `/servicePrincipals(appId='${graphAppId}')?$select=${offered}`,
    me: '/me/transitiveMemberOf/microsoft.graph.directoryRole?$select=id,roleTemplateId',
    policy: '/policies/defaultAppManagementPolicy',
  };
}

function pickApplication(read: Read): Looked<shapes.SeenApplication> {
  const byClientId =
    read('byClientId') === undefined ? null : one(shapes.applicationShape, read('byClientId'));
  if (byClientId !== null) return byClientId;
  return one(shapes.applicationShape, read('byName'));
}

/** The service principal; asked for again if the application was found by its name and not by its client ID. */
async function principalOf(
  effects: Effects,
  { clientId }: Wanted,
  application: Exclude<Looked<shapes.SeenApplication>, null>,
  first: Read,
): Promise<Looked<shapes.SeenPrincipal>> {
  if (application === 'unknown') return 'unknown';
  if (clientId === application.appId) return one(shapes.principalShape, first('principal'));
  const path = `/servicePrincipals(appId='${application.appId}')?$select=id,appId,accountEnabled`;
  return one(shapes.principalShape, (await batch(effects, { principal: path }))('principal'));
}

const seenOrNull = <T>(shape: v.GenericSchema<unknown, T>, part: Part): Looked<T> =>
  part === undefined ? null : one(shape, part);

async function secondBatch(
  effects: Effects,
  application: Looked<shapes.SeenApplication>,
  principal: Looked<shapes.SeenPrincipal>,
): Promise<Read> {
  if (application === null || application === 'unknown') return () => undefined;
  const base = `/applications/${application.id}`;
  const given =
    principal === null || principal === 'unknown'
      ? {}
      : {
          roles: `/servicePrincipals/${principal.id}/appRoleAssignments?$select=id,appRoleId,resourceId`,
          grants: `/servicePrincipals/${principal.id}/oauth2PermissionGrants`,
        };
  return batch(effects, {
    federations: `${base}/federatedIdentityCredentials`,
    owners: `${base}/owners?$select=id`,
    ...given,
  });
}

async function exchangeOf(
  effects: Effects,
  wanted: Wanted,
  principal: Looked<shapes.SeenPrincipal>,
): Promise<Seen['exchange']> {
  const wantedRoles = wanted.exchangeRoles ?? [];
  if (wantedRoles.length === 0) return 'unknown';
  const base = '/roleManagement/exchange';
  const id = principal === null || principal === 'unknown' ? undefined : principal.id;
  const filter = encodeURIComponent(`principalId eq '/ServicePrincipals/${id}'`);
  const read = await batch(
    effects,
    {
      definitions: `${base}/roleDefinitions?$select=id,displayName`,
      ...(id === undefined ? {} : { assignments: `${base}/roleAssignments?$filter=${filter}` }),
    },
    'beta',
  );
  const roles = listOf(v.object({ id: v.string(), displayName: v.string() }), read('definitions'));
  const assignments = id === undefined ? [] : listOf(shapes.exchangeAssignmentShape, read('assignments'));
  return roles === 'unknown' || assignments === 'unknown' ? 'unknown' : { roles, assignments };
}

/** Several reads in one request (JSON batching, Microsoft Graph): at most 20. */
async function batch(
  effects: Effects,
  paths: Readonly<Record<string, string>>,
  version?: 'beta',
): Promise<Read> {
  const requests = Object.entries(paths).map(([id, url]) => ({ id, method: 'GET', url }));
  const request = {
    method: 'POST',
    path: '/$batch',
    body: { requests },
    ...(version === undefined ? {} : { version }),
  } as const;
  const sent = await send(effects, request, { repeatable: true, fresh: false });
  if (sent.kind !== 'ok') throw sent.failure;
  const { responses } = readAs(batchAnswer, sent.reply.body);
  const challenged = responses.find(({ status }) => status === 401);
  if (challenged !== undefined) {
    throw new Failure(
      graphEvidenceOf({ status: 401, body: JSON.stringify(challenged.body ?? {}) }, effects.now()),
    );
  }
  const byId = new Map(responses.map(({ id, status, body }) => [id, { status, body }]));
  return (name) => byId.get(name);
}

function one<T>(shape: v.GenericSchema<unknown, T>, part: Part): Looked<T> {
  if (part?.status === 404) return null;
  if (part === undefined || part.status !== 200) return 'unknown';
  const parsed = v.safeParse(shape, part.body);
  return parsed.success ? parsed.output : 'unknown';
}

/** A collection on one page; more than a page is not read whole, so it counts as unknown. */
function listOf<T>(shape: v.GenericSchema<unknown, T>, part: Part): readonly T[] | 'unknown' {
  const collection = v.object({ value: v.array(shape), '@odata.nextLink': v.optional(v.string()) });
  if (part?.status !== 200) return 'unknown';
  const parsed = v.safeParse(collection, part.body);
  return parsed.success && parsed.output['@odata.nextLink'] === undefined ? parsed.output.value : 'unknown';
}

function rolesOf(part: Part): readonly string[] | 'unknown' {
  const roles = listOf(v.object({ roleTemplateId: v.optional(v.nullable(v.string()), null) }), part);
  return roles === 'unknown' ? roles : roles.flatMap(({ roleTemplateId }) => roleTemplateId ?? []);
}

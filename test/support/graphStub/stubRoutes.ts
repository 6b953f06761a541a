// The routes of the stand-in for Microsoft Graph: method, path, and what the reference page says the answer is.
import { randomUUID } from 'node:crypto';
import {
  addSecret,
  exchangeResource,
  exchangeRoles,
  graphResource,
  type Json,
  newStubApplication,
  type StubTenant,
  shownKey,
} from './stubTenant.ts';

export interface StubCall {
  readonly tenant: StubTenant;
  readonly body: Json;
  readonly query: URLSearchParams;
  readonly createIfMissing: boolean;
  readonly now: number;
}

export type StubAnswer = readonly [status: number, body?: unknown];

type Handler = (call: StubCall, ...parts: readonly string[]) => StubAnswer;

const error = (status: number, code: string, message: string): StubAnswer => [
  status,
  { error: { code, message } },
];
const notFound = (id: string): StubAnswer =>
  error(
    404,
    'Request_ResourceNotFound',
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  );
const list = (value: readonly unknown[]): StubAnswer => [200, { value }];
const by = (items: readonly Json[], name: string, value: string): Json | undefined =>
  items.find((item) => item[name] === value);

const application: Handler = ({ tenant }, name = '', value = '') => {
  const found = by(tenant.applications, name, value);
  return found === undefined ? notFound(value) : [200, found];
};

const upsertApplication: Handler = ({ tenant, body, createIfMissing }, uniqueName = '') => {
  const found = by(tenant.applications, 'uniqueName', uniqueName);
  if (found !== undefined) {
    change(found, body);
    return [204];
  }
  if (!createIfMissing) return notFound(uniqueName);
  if (by(tenant.deleted, 'uniqueName', uniqueName) !== undefined) {
    return error(
      400,
      'Request_BadRequest',
      'Another object with the same value for property uniqueName already exists.',
    );
  }
  return [201, newStubApplication(tenant, { ...body, uniqueName })];
};

function change(found: Json, body: Json): void {
  for (const [name, value] of Object.entries(body)) {
    found[name] = name === 'keyCredentials' ? (value as Json[]).map((entry) => keyOf(found, entry)) : value;
  }
}

/** An entry without `key` must be one that is there, as it is there. */
function keyOf(found: Json, entry: Json): Json {
  const known = (found['keyCredentials'] as Json[]).find((one) => one['keyId'] === entry['keyId']);
  return known ?? shownKey(entry);
}

const changeApplication: Handler = ({ tenant, body }, id = '') => {
  const found = by(tenant.applications, 'id', id);
  if (found === undefined) return notFound(id);
  change(found, body);
  return [204];
};

const addPassword: Handler = ({ tenant, body, now }, id = '') => {
  const found = by(tenant.applications, 'id', id);
  return found === undefined
    ? notFound(id)
    : [200, addSecret(tenant, found, body['passwordCredential'] as Json, now)];
};

const removePassword: Handler = ({ tenant, body }, id = '') => {
  const found = by(tenant.applications, 'id', id);
  if (found === undefined) return notFound(id);
  const all = found['passwordCredentials'] as Json[];
  const kept = all.filter((one) => one['keyId'] !== body['keyId']);
  if (kept.length === all.length) {
    return error(400, 'Request_BadRequest', 'No password credential found with keyId.');
  }
  found['passwordCredentials'] = kept;
  tenant.secrets.delete(String(body['keyId']));
  return [204];
};

const deleteApplication: Handler = ({ tenant }, id = '') => {
  const found = by(tenant.applications, 'id', id);
  if (found === undefined) return notFound(id);
  tenant.applications = tenant.applications.filter((one) => one !== found);
  tenant.deleted.push(found);
  tenant.owners = tenant.owners.filter((one) => one.application !== id);
  tenant.federations = tenant.federations.filter((one) => one.application !== id);
  for (const entry of found['passwordCredentials'] as Json[]) tenant.secrets.delete(String(entry['keyId']));
  const principal = by(tenant.servicePrincipals, 'appId', String(found['appId']));
  if (principal !== undefined) dropPrincipal(tenant, principal);
  return [204];
};

function dropPrincipal(tenant: StubTenant, principal: Json): void {
  tenant.servicePrincipals = tenant.servicePrincipals.filter((one) => one !== principal);
  tenant.roleAssignments = tenant.roleAssignments.filter((one) => one['principalId'] !== principal['id']);
  tenant.grants = tenant.grants.filter((one) => one['clientId'] !== principal['id']);
  tenant.deleted.push(principal);
}

const upsertPrincipal: Handler = ({ tenant, body, createIfMissing }, appId = '') => {
  const found = by(tenant.servicePrincipals, 'appId', appId);
  if (found !== undefined) {
    Object.assign(found, body);
    return [204];
  }
  if (!createIfMissing) return notFound(appId);
  if (by(tenant.applications, 'appId', appId) === undefined) {
    return error(
      400,
      'Request_BadRequest',
      `The appId '${appId}' of the service principal does not reference a valid application object.`,
    );
  }
  const made = { id: randomUUID(), appId, accountEnabled: true, ...body };
  tenant.servicePrincipals.push(made);
  return [201, made];
};

const principal: Handler = ({ tenant }, appId = '') => {
  const all = [exchangeResource, graphResource, ...tenant.servicePrincipals] as Json[];
  const found = by(all, 'appId', appId);
  return found === undefined ? notFound(appId) : [200, found];
};

const assignRole: Handler = ({ tenant, body }) => {
  const { principalId, resourceId, appRoleId } = body;
  if (by(tenant.servicePrincipals, 'id', String(principalId)) === undefined) {
    return error(400, 'Request_BadRequest', 'Not a valid reference update.');
  }
  const same = tenant.roleAssignments.some(
    (one) =>
      one['principalId'] === principalId &&
      one['resourceId'] === resourceId &&
      one['appRoleId'] === appRoleId,
  );
  if (same) return error(400, 'Request_BadRequest', 'Permission being assigned already exists on the object');
  const made = { id: randomUUID(), principalId, resourceId, appRoleId };
  tenant.roleAssignments.push(made);
  return [201, made];
};

const addGrant: Handler = ({ tenant, body }) => {
  const same = tenant.grants.some(
    (one) =>
      one['clientId'] === body['clientId'] &&
      one['resourceId'] === body['resourceId'] &&
      one['consentType'] === body['consentType'],
  );
  if (same) return error(409, 'Request_MultipleObjectsWithSameKeyValue', 'Permission entry already exists.');
  const made = { id: randomUUID(), ...body };
  tenant.grants.push(made);
  return [201, made];
};

const addOwner: Handler = ({ tenant, body }, id = '') => {
  const person = String(body['@odata.id']).split('/').at(-1) ?? '';
  if (by(tenant.applications, 'id', id) === undefined) return notFound(id);
  if (tenant.owners.some((one) => one.application === id && one.person === person)) {
    return error(
      400,
      'Request_BadRequest',
      "One or more added object references already exist for the following modified properties: 'owners'.",
    );
  }
  tenant.owners.push({ application: id, person });
  return [204];
};

const upsertFederation: Handler = ({ tenant, body }, id = '', name = '') => {
  const found = tenant.federations.find((one) => one.application === id && one.value['name'] === name);
  if (found !== undefined) {
    Object.assign(found.value, body);
    return [204];
  }
  const value = { id: randomUUID(), name, ...body };
  tenant.federations.push({ application: id, value });
  return [201, value];
};

const assignExchangeRole: Handler = ({ tenant, body }) => {
  const made = { id: randomUUID(), ...body };
  tenant.exchangeAssignments.push(made);
  return [201, made];
};

/** Removes by a test; 404 if nothing fits. */
const removal =
  (name: 'roleAssignments' | 'grants' | 'exchangeAssignments' | 'deleted'): Handler =>
  ({ tenant }, ...parts) => {
    const id = parts.at(-1) ?? '';
    const kept = tenant[name].filter((one) => one['id'] !== id);
    if (kept.length === tenant[name].length) return notFound(id);
    tenant[name] = kept;
    return [204];
  };

const change204 =
  (name: 'grants' | 'servicePrincipals'): Handler =>
  ({ tenant, body }, id = '') => {
    const found = by(tenant[name], 'id', id);
    if (found === undefined) return notFound(id);
    Object.assign(found, body);
    return [204];
  };

const filtered = (call: StubCall, items: readonly Json[], name: string): StubAnswer => {
  const value = /'([^']+)'/.exec(call.query.get('$filter') ?? '')?.[1];
  return list(items.filter((one) => value === undefined || one[name] === value));
};

const id = '([0-9a-f-]{36})';

/** Method and path below the version, in the order in which they are tried. */
export const stubRoutes: readonly (readonly [method: string, path: RegExp, handler: Handler])[] = [
  ['GET', /^\/applications$/, (call) => list(call.tenant.applications)],
  ['GET', /^\/applications\((appId|uniqueName)='([^']+)'\)$/, application],
  ['GET', new RegExp(`^/applications/${id}$`), (call, value) => application(call, 'id', value ?? '')],
  ['PATCH', /^\/applications\(uniqueName='([^']+)'\)$/, upsertApplication],
  ['PATCH', new RegExp(`^/applications/${id}$`), changeApplication],
  ['DELETE', new RegExp(`^/applications/${id}$`), deleteApplication],
  ['POST', new RegExp(`^/applications/${id}/addPassword$`), addPassword],
  ['POST', new RegExp(`^/applications/${id}/removePassword$`), removePassword],
  [
    'GET',
    new RegExp(`^/applications/${id}/owners$`),
    ({ tenant }, value) =>
      list(tenant.owners.filter((one) => one.application === value).map((one) => ({ id: one.person }))),
  ],
  ['POST', new RegExp(`^/applications/${id}/owners/\\$ref$`), addOwner],
  [
    'DELETE',
    new RegExp(`^/applications/${id}/owners/${id}/\\$ref$`),
    ({ tenant }, value = '', person = '') => {
      const kept = tenant.owners.filter((one) => one.application !== value || one.person !== person);
      if (kept.length === tenant.owners.length) return notFound(person);
      tenant.owners = kept;
      return [204];
    },
  ],
  [
    'GET',
    new RegExp(`^/applications/${id}/federatedIdentityCredentials$`),
    ({ tenant }, value) =>
      list(tenant.federations.filter((one) => one.application === value).map((one) => one.value)),
  ],
  [
    'PATCH',
    new RegExp(`^/applications/${id}/federatedIdentityCredentials\\(name='([^']+)'\\)$`),
    upsertFederation,
  ],
  [
    'DELETE',
    new RegExp(`^/applications/${id}/federatedIdentityCredentials/${id}$`),
    ({ tenant }, _value, entry = '') => {
      const kept = tenant.federations.filter((one) => one.value['id'] !== entry);
      if (kept.length === tenant.federations.length) return notFound(entry);
      tenant.federations = kept;
      return [204];
    },
  ],
  ['GET', /^\/servicePrincipals\(appId='([^']+)'\)$/, principal],
  ['PATCH', /^\/servicePrincipals\(appId='([^']+)'\)$/, upsertPrincipal],
  ['PATCH', new RegExp(`^/servicePrincipals/${id}$`), change204('servicePrincipals')],
  [
    'DELETE',
    new RegExp(`^/servicePrincipals/${id}$`),
    ({ tenant }, value = '') => {
      const found = by(tenant.servicePrincipals, 'id', value);
      if (found === undefined) return notFound(value);
      dropPrincipal(tenant, found);
      return [204];
    },
  ],
  [
    'GET',
    new RegExp(`^/servicePrincipals/${id}/appRoleAssignments$`),
    ({ tenant }, value) => list(tenant.roleAssignments.filter((one) => one['principalId'] === value)),
  ],
  ['POST', new RegExp(`^/servicePrincipals/${id}/appRoleAssignedTo$`), assignRole],
  ['DELETE', new RegExp(`^/servicePrincipals/${id}/appRoleAssignedTo/${id}$`), removal('roleAssignments')],
  [
    'GET',
    new RegExp(`^/servicePrincipals/${id}/oauth2PermissionGrants$`),
    ({ tenant }, value) => list(tenant.grants.filter((one) => one['clientId'] === value)),
  ],
  ['POST', /^\/oauth2PermissionGrants$/, addGrant],
  ['PATCH', new RegExp(`^/oauth2PermissionGrants/${id}$`), change204('grants')],
  ['DELETE', new RegExp(`^/oauth2PermissionGrants/${id}$`), removal('grants')],
  [
    'GET',
    /^\/directory\/deletedItems\/microsoft\.graph\.application$/,
    ({ tenant }) => list(tenant.deleted.filter((one) => 'uniqueName' in one)),
  ],
  ['DELETE', new RegExp(`^/directory/deletedItems/${id}$`), removal('deleted')],
  [
    'POST',
    new RegExp(`^/directory/deletedItems/${id}/restore$`),
    ({ tenant }, value = '') => {
      const found = by(tenant.deleted, 'id', value);
      if (found === undefined) return notFound(value);
      tenant.deleted = tenant.deleted.filter((one) => one !== found);
      tenant.applications.push(found);
      return [200, found];
    },
  ],
  ['GET', /^\/me\/transitiveMemberOf\/microsoft\.graph\.directoryRole$/, () => list([])],
  [
    'GET',
    /^\/policies\/defaultAppManagementPolicy$/,
    () => [200, { isEnabled: false, applicationRestrictions: null }],
  ],
  ['GET', /^\/roleManagement\/exchange\/roleDefinitions$/, () => list(exchangeRoles)],
  [
    'GET',
    /^\/roleManagement\/exchange\/roleAssignments$/,
    (call) => filtered(call, call.tenant.exchangeAssignments, 'principalId'),
  ],
  ['POST', /^\/roleManagement\/exchange\/roleAssignments$/, assignExchangeRole],
  ['DELETE', new RegExp(`^/roleManagement/exchange/roleAssignments/${id}$`), removal('exchangeAssignments')],
];

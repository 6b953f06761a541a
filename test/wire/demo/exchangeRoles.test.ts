// Graph beta gives Exchange roles inside each kind of scope: what then opens, what stays closed, and what is refused.
// Shapes: rbacapplication-post-roleassignments, unifiedrbacapplication-post-customappscope, -list-customappscopes.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { call, type DemoTenant, postToken, startDemo } from '../../support/demo.ts';

type Json = Record<string, unknown>;

const mailRead = '1f704712-7d46-481f-b2cd-dbcc978c4f2a';
let demo: DemoTenant;
let admin = '';
let clock = Date.UTC(2026, 10, 29);
let principalId = '';

before(async () => {
  demo = await startDemo({ now: () => clock, tokenLifetimeSeconds: 86_400 });
  admin = await signIn(demo.administrator, 'GroupMember.Read.All', 'AdministrativeUnit.Read.All');
});
after(() => demo?.stop());
beforeEach(async () => {
  // No consent in the whole tenant, so that a role alone decides.
  demo.setScenario('noConsent');
  const { body } = await graph('GET', `/v1.0/servicePrincipals(appId='${demo.clientId}')`);
  principalId = String(body['id']);
});

async function signIn(username: string, ...more: readonly string[]): Promise<string> {
  const scope = ['RoleManagement.ReadWrite.Exchange', 'Application.ReadWrite.All', ...more]
    .map((name) => `https://graph.microsoft.com/${name}`)
    .join(' ');
  const form = {
    grant_type: 'password',
    client_id: demo.provisionerId,
    username,
    password: demo.password,
    scope,
  };
  return String((await postToken(demo, form)).json()['access_token']);
}

async function graph(method: string, path: string, body?: unknown, token = admin) {
  const answer = await call(demo, `${demo.endpoints.graph}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: answer.text === '' ? {} : answer.json() };
}

const roles = '/beta/roleManagement/exchange/roleAssignments';
const scopes = '/beta/roleManagement/exchange/customAppScopes';
const assignment = (scope: Json) => ({
  principalId: `/ServicePrincipals/${principalId}`,
  roleDefinitionId: mailRead,
  directoryScopeId: null,
  appScopeId: null,
  ...scope,
});

/** Mailboxes that the application opens through Graph, by the first part of the address. */
async function opened(): Promise<readonly string[]> {
  clock += 3 * 3_600_000;
  const form = {
    grant_type: 'client_credentials',
    client_id: demo.clientId,
    client_secret: demo.secret,
    scope: 'https://graph.microsoft.com/.default',
  };
  const token = String((await postToken(demo, form)).json()['access_token']);
  const names = ['ap', 'invoices', 'support', 'ceo'];
  const answers = await Promise.all(
    names.map((name) =>
      graph('GET', `/v1.0/users/${name}@${demo.domain}/mailFolders/inbox`, undefined, token),
    ),
  );
  return names.filter((_, index) => answers[index]?.status === 200);
}

const idOf = async (path: string): Promise<string> => {
  const { body } = await graph('GET', path);
  const [first] = body['value'] as Json[];
  return String(first?.['id']);
};

describe('an Exchange role through Graph beta', () => {
  it('opens the direct members of a group that is named by its ID', async () => {
    const id = await idOf(`/v1.0/groups?$filter=mail eq 'capture-mailboxes@${demo.domain}'`);
    const made = await graph('POST', roles, assignment({ directoryScopeId: `/Groups/${id}` }));
    assert.equal(made.status, 201);
    assert.deepEqual(Object.keys(made.body).toSorted(), [
      'appScopeId',
      'directoryScopeId',
      'id',
      'principalId',
      'roleDefinitionId',
    ]);
    assert.deepEqual(await opened(), ['ap', 'invoices', 'support']);
    assert.equal((await graph('DELETE', `${roles}/${made.body['id']}`)).status, 204);
    assert.deepEqual(await opened(), []);
  });

  it('opens an administrative unit, one user, or the whole organization', async () => {
    const unit = await idOf(`/v1.0/directory/administrativeUnits?$filter=displayName eq 'Finance'`);
    const user = (await graph('GET', '/v1.0/groups')).body['value'] as Json[];
    const members = await graph('GET', `/v1.0/groups/${user[0]?.['id']}/members`);
    const [ap] = members.body['value'] as Json[];
    const cases: readonly (readonly [scope: string, opens: readonly string[]])[] = [
      [`/AdministrativeUnits/${unit}`, ['ap', 'invoices']],
      [`/Users/${ap?.['id']}`, ['ap']],
      ['/', ['ap', 'invoices', 'support', 'ceo']],
    ];
    for (const [directoryScopeId, opens] of cases) {
      const made = await graph('POST', roles, assignment({ directoryScopeId }));
      assert.deepEqual([made.status, made.body['directoryScopeId']], [201, directoryScopeId]);
      assert.deepEqual(await opened(), opens, directoryScopeId);
      await graph('DELETE', `${roles}/${made.body['id']}`);
    }
  });

  it('opens what a custom scope filters, and follows a change of its filter', async () => {
    const wanted = {
      type: 'RecipientScope',
      displayName: 'Capture',
      customAttributes: { Exclusive: false, RecipientFilter: "CustomAttribute1 -eq 'Capture'" },
    };
    const scope = await graph('POST', scopes, wanted);
    assert.equal(scope.status, 201);
    const { id, ...shown } = scope.body;
    assert.deepEqual(shown, wanted);
    const made = await graph('POST', roles, assignment({ appScopeId: id }));
    assert.deepEqual([made.body['appScopeId'], made.body['directoryScopeId']], [id, null]);
    assert.deepEqual(await opened(), ['ap', 'invoices']);
    const RecipientFilter = `PrimarySmtpAddress -eq 'ap@${demo.domain}' -or PrimarySmtpAddress -eq 'ceo@${demo.domain}'`;
    assert.equal(
      (await graph('PATCH', `${scopes}/${id}`, { customAttributes: { RecipientFilter } })).status,
      204,
    );
    assert.deepEqual(await opened(), ['ap', 'ceo']);
    assert.match(demo.cmdletOutput('Get-ManagementScope'), /PrimarySmtpAddress -eq/);
    const listed = await graph('GET', `${scopes}?$filter=displayName eq 'Capture'&$count=true`);
    assert.equal(listed.body['@odata.count'], 1);
    assert.equal((await graph('DELETE', `${scopes}/${id}`)).status, 400, 'it is in use');
    await graph('DELETE', `${roles}/${made.body['id']}`);
    assert.equal((await graph('DELETE', `${scopes}/${id}`)).status, 204);
    assert.equal((await graph('GET', `${scopes}/${id}`)).status, 404);
  });

  it('is refused without the role of the person, without the permission, and if Graph does not offer it', async () => {
    const body = assignment({ directoryScopeId: '/' });
    const developer = await signIn(`appadmin@${demo.domain}`);
    assert.equal((await graph('POST', roles, body, developer)).status, 403);
    const exchangeAdmin = await signIn(`exchangeadmin@${demo.domain}`);
    const made = await graph('POST', roles, body, exchangeAdmin);
    assert.equal(made.status, 201);
    assert.equal((await graph('POST', roles, body)).status, 400, 'there is one already');
    demo.setScenario('exchangeRolesNotInGraph');
    assert.equal((await graph('GET', roles)).status, 404);
    assert.equal((await graph('GET', scopes)).status, 404);
    assert.equal(
      (await graph('GET', '/v1.0/roleManagement/exchange/roleAssignments')).status,
      400,
      'beta alone',
    );
  });

  it('is refused with a scope, role or principal that is not there, and with two scopes or none', async () => {
    const none = '00000000-0000-4000-8000-000000000000';
    const bad: readonly Json[] = [
      {},
      { directoryScopeId: '/', appScopeId: none },
      { directoryScopeId: `/Groups/${none}` },
      { directoryScopeId: `/AdministrativeUnits/${none}` },
      { directoryScopeId: `/Users/${none}` },
      { directoryScopeId: 'everywhere' },
      { directoryScopeId: '/', roleDefinitionId: none },
      { directoryScopeId: '/', principalId: `/ServicePrincipals/${none}` },
    ];
    for (const scope of bad)
      assert.equal((await graph('POST', roles, assignment(scope))).status, 400, JSON.stringify(scope));
    assert.equal((await graph('POST', roles, assignment({ appScopeId: none }))).status, 404);
    const scope = { type: 'RecipientScope', displayName: 'x' };
    for (const RecipientFilter of ['', "Title -like 'VP*'", 'rubbish'])
      assert.equal(
        (await graph('POST', scopes, { ...scope, customAttributes: { RecipientFilter } })).status,
        400,
      );
  });
});

describe('groups and administrative units', () => {
  it('show what scopes are made of, to those who may read them', async () => {
    const { body } = await graph('GET', '/v1.0/groups');
    const [group] = body['value'] as Json[];
    const { id, displayName, mail, mailEnabled, mailNickname, securityEnabled, groupTypes } = group ?? {};
    assert.deepEqual(
      { displayName, mail, mailEnabled, mailNickname, securityEnabled, groupTypes },
      {
        displayName: 'Capture mailboxes',
        mail: `capture-mailboxes@${demo.domain}`,
        mailEnabled: true,
        mailNickname: 'capture-mailboxes',
        securityEnabled: true,
        groupTypes: [],
      },
    );
    assert.deepEqual((await graph('GET', `/v1.0/groups/${id}?$select=displayName`)).body, {
      id,
      displayName,
    });
    demo.setScenario('rbacNestedGroup');
    const members = (await graph('GET', `/v1.0/groups/${id}/members`)).body['value'] as Json[];
    assert.deepEqual(
      members.map((one) => [one['@odata.type'], one['displayName']]),
      [
        ['#microsoft.graph.user', 'Support'],
        ['#microsoft.graph.user', 'Adele Vance'],
        ['#microsoft.graph.group', 'Invoice mailboxes'],
      ],
    );
    const units = (await graph('GET', '/v1.0/directory/administrativeUnits')).body['value'] as Json[];
    assert.deepEqual(
      units.map((unit) => unit['displayName']),
      ['Finance', 'Management'],
    );
    const inside = await graph('GET', `/v1.0/directory/administrativeUnits/${units[0]?.['id']}/members`);
    assert.deepEqual(
      (inside.body['value'] as Json[]).map((one) => one['displayName']),
      ['Accounts Payable', 'Invoices'],
    );
    assert.equal((await graph('GET', `/v1.0/groups/00000000-0000-4000-8000-000000000000`)).status, 404);
    const form = {
      grant_type: 'client_credentials',
      client_id: demo.clientId,
      client_secret: demo.secret,
      scope: 'https://graph.microsoft.com/.default',
    };
    const app = String((await postToken(demo, form)).json()['access_token']);
    for (const path of ['/v1.0/groups', '/v1.0/directory/administrativeUnits'])
      assert.equal((await graph('GET', path, undefined, app)).status, 403, path);
  });
});

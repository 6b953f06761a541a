// The planner alone: what is there, what is missing, what differs, and what could not be read.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { exchangeAppId } from '../../../src/core/permissions/permissions.ts';
import { readRun } from '../../../src/provisioning/journal.ts';
import { plan } from '../../../src/provisioning/plan.ts';
import { dueSteps, shownStep } from '../../../src/provisioning/planStep.ts';
import { receiptLines } from '../../../src/provisioning/receipt.ts';
import { nothingSeen, type Seen, type SeenApplication } from '../../../src/provisioning/seen.ts';
import type { Wanted } from '../../../src/provisioning/wanted.ts';
import { person, wantsSecret, wantsSignIn } from './wantedSamples.ts';

const now = Date.UTC(2026, 10, 29);
const dayMs = 86_400_000;
const inDays = (days: number) => new Date(now + days * dayMs).toISOString();

const complete = (request: typeof wantsSecret, more: Partial<Wanted> = {}): Wanted => ({
  ...request,
  uniqueName: 'eo2s-1',
  marker: 'exchange-oauth2-setup:1',
  held: { keyId: 'key-1' },
  waiting: undefined,
  ownKeyIds: ['key-1'],
  now,
  ...more,
});

const application: SeenApplication = {
  id: 'object-1',
  appId: 'client-1',
  displayName: 'Contoso Capture',
  uniqueName: null,
  signInAudience: 'AzureADMyOrg',
  isFallbackPublicClient: false,
  publicClient: { redirectUris: [] },
  web: { redirectUris: [] },
  requiredResourceAccess: [
    {
      resourceAppId: exchangeAppId,
      resourceAccess: wantsSecret.permissions.map(({ id, type }) => ({ id, type })),
    },
  ],
  servicePrincipalLockConfiguration: { isEnabled: true },
  tags: [],
  passwordCredentials: [{ keyId: 'key-1', displayName: 'one', endDateTime: inDays(100), hint: 'abc' }],
  keyCredentials: [],
};

const exchange = {
  id: 'resource-1',
  appId: exchangeAppId,
  appRoles: wantsSecret.permissions.map(({ id, value }) => ({ id, value })),
  oauth2PermissionScopes: [],
};

const inOrder: Seen = {
  ...nothingSeen,
  application,
  deleted: [],
  principal: { id: 'principal-1', appId: 'client-1', accountEnabled: true },
  resources: [exchange],
  roles: wantsSecret.permissions.map(({ id }, index) => ({
    id: `role-${index}`,
    appRoleId: id,
    resourceId: 'resource-1',
  })),
  grants: [],
  federations: [],
  owners: [{ id: person }],
};

const states = (wanted: Wanted, seen: Seen) =>
  Object.fromEntries(plan(wanted, seen).map(({ id, state }) => [id, state]));
const stepOf = (wanted: Wanted, seen: Seen, id: string) => plan(wanted, seen).find((step) => step.id === id);

describe('the plan', () => {
  it('is all unknown without a look, names each request, and carries out nothing', () => {
    const steps = plan(complete(wantsSecret, { held: undefined }), nothingSeen);
    assert.deepEqual([...new Set(steps.map(({ state }) => state))], ['unknown']);
    assert.deepEqual(dueSteps(steps), []);
    const shown = steps.map(shownStep);
    assert.ok(
      shown
        .filter(({ id }) => id !== 'owner')
        .every(({ request, role, change }) => request && role && change),
    );
    assert.equal(JSON.stringify(shown).includes('"operation"'), false);
  });

  it('has nothing to do if everything is as it should be', () => {
    const found = states(complete(wantsSecret), inOrder);
    assert.deepEqual([...new Set(Object.values(found))], ['present']);
  });

  it('asks Graph’s roles of a Privileged Role Administrator and Exchange’s of a Cloud Application Administrator', () => {
    const seen = { ...nothingSeen, application: null };
    const wanted = complete(wantsSecret);
    assert.equal(
      stepOf(wanted, seen, 'role.exchange.IMAP.AccessAsApp')?.role,
      'Cloud Application Administrator',
    );
    const graphRole = {
      ...wantsSecret.permissions[0],
      resource: 'graph',
      value: 'Mail.Read',
    } as (typeof wantsSecret.permissions)[0];
    const step = stepOf({ ...wanted, permissions: [graphRole] }, seen, 'role.graph.Mail.Read');
    assert.equal(step?.role, 'Privileged Role Administrator');
  });

  it('says when the signed-in person has no role for a step, and nothing if roles could not be read', () => {
    const developer = { ...inOrder, roles: [], directoryRoles: ['cf1c38e5-3621-4004-a7cb-879624dced7c'] };
    assert.equal(stepOf(complete(wantsSecret), developer, 'role.exchange.IMAP.AccessAsApp')?.lacksRole, true);
    const unread = { ...inOrder, roles: [] };
    assert.equal(
      stepOf(complete(wantsSecret), unread, 'role.exchange.IMAP.AccessAsApp')?.lacksRole,
      undefined,
    );
  });

  const drift: readonly (readonly [string, Wanted, Seen, string, string])[] = [
    [
      'a consent that was revoked',
      complete(wantsSecret),
      { ...inOrder, roles: [] },
      'role.exchange.IMAP.AccessAsApp',
      'missing',
    ],
    [
      'a service principal that is disabled',
      complete(wantsSecret),
      { ...inOrder, principal: { id: 'p', appId: 'c', accountEnabled: false } },
      'servicePrincipal',
      'differs',
    ],
    [
      'a service principal that is gone',
      complete(wantsSecret),
      { ...inOrder, principal: null },
      'servicePrincipal',
      'missing',
    ],
    ['an application without owner', complete(wantsSecret), { ...inOrder, owners: [] }, 'owner', 'missing'],
    [
      'a property lock that is off',
      complete(wantsSecret),
      { ...inOrder, application: { ...application, servicePrincipalLockConfiguration: null } },
      'application',
      'differs',
    ],
    [
      'a redirect URI that is missing',
      complete(wantsSignIn, { held: undefined }),
      inOrder,
      'application',
      'differs',
    ],
    [
      'a permission that is not on the list',
      complete(wantsSecret),
      { ...inOrder, application: { ...application, requiredResourceAccess: [] } },
      'application',
      'differs',
    ],
    [
      'a secret that ends soon',
      complete(wantsSecret, { now: now + 80 * dayMs }),
      inOrder,
      'credential',
      'differs',
    ],
    [
      'a secret that has expired',
      complete(wantsSecret, { now: now + 120 * dayMs }),
      inOrder,
      'credential',
      'differs',
    ],
    [
      'a secret that the application does not have',
      complete(wantsSecret, { held: { keyId: 'other' } }),
      inOrder,
      'credential',
      'missing',
    ],
    [
      'a secret that this computer does not know',
      complete(wantsSecret, { held: { keyId: 'other' } }),
      inOrder,
      'credential.others',
      'differs',
    ],
    [
      'an application that was deleted',
      complete(wantsSecret, { clientId: 'client-1' }),
      {
        ...inOrder,
        application: null,
        deleted: [{ id: 'object-1', appId: 'client-1', displayName: 'Contoso Capture', uniqueName: null }],
      },
      'application',
      'differs',
    ],
    [
      'consent beyond what is needed',
      complete({ ...wantsSecret, permissions: wantsSecret.permissions.slice(0, 1) }),
      inOrder,
      'surplus.exchange.SMTP.SendAsApp',
      'differs',
    ],
  ];
  for (const [what, wanted, seen, id, state] of drift) {
    it(`shows ${what}`, () => assert.equal(states(wanted, seen)[id], state));
  }

  it('goes by the key that is held if an application has several, ended and new ones among them', () => {
    const keys = [-400, 0, 1, 30, 700].map((days, index) => ({
      keyId: `other-${index}`,
      displayName: 'of another computer',
      endDateTime: inDays(days),
      hint: 'xyz',
    }));
    const [held] = application.passwordCredentials;
    assert.ok(held);
    for (const [days, state] of [
      [100, 'present'],
      [1, 'differs'],
      [0, 'differs'],
      [-10, 'differs'],
    ] as const) {
      const passwordCredentials = [...keys, { ...held, endDateTime: inDays(days) }, ...keys.slice(2)];
      const found = states(complete(wantsSecret), {
        ...inOrder,
        application: { ...application, passwordCredentials },
      });
      assert.equal(found['credential'], state, `${days} days`);
      assert.equal(found['credential.others'], 'differs', 'the others are named');
    }
  });

  it('makes nothing in place of an application that lives in another tenant', () => {
    const steps = plan(complete(wantsSecret, { clientId: 'client-1' }), { ...inOrder, application: null });
    assert.deepEqual(
      steps.map(({ id, state, operation }) => [id, state, operation]),
      [['application', 'unknown', undefined]],
    );
  });

  it('shortens a credential’s life to what a policy allows, and says so if secrets are forbidden', () => {
    const policy = { secretsForbidden: true, longestSecretDays: 90, longestCertificateDays: undefined };
    const step = stepOf(complete(wantsSecret, { held: undefined }), { ...inOrder, policy }, 'credential');
    assert.deepEqual(step?.operation, { kind: 'addSecret', days: 90 });
    assert.match(step?.change ?? '', /policy of the tenant forbids/);
  });

  it('trusts tokens for the audience of the cloud', () => {
    const federation = { name: 'main', issuer: 'https://token.example', subject: 'main' };
    const audiences = (cloud: Wanted['cloud']): unknown => {
      const wanted = complete({ ...wantsSecret, credential: 'federated', federation, cloud });
      const body = stepOf(wanted, inOrder, 'credential')?.request?.body;
      return (body as { readonly audiences?: unknown } | undefined)?.audiences;
    };
    assert.deepEqual(audiences('global'), ['api://AzureADTokenExchange']);
    assert.deepEqual(audiences('gccHigh'), ['api://AzureADTokenExchangeUSGov']);
    assert.deepEqual(audiences('china'), ['api://AzureADTokenExchangeChina']);
  });

  it('takes permission IDs from the tenant if it tells them', () => {
    const renamed = { ...exchange, appRoles: [{ id: 'tenant-id', value: 'IMAP.AccessAsApp' }] };
    const step = stepOf(
      complete(wantsSecret),
      { ...inOrder, roles: [], resources: [renamed] },
      'role.exchange.IMAP.AccessAsApp',
    );
    assert.deepEqual(step?.operation, {
      kind: 'assignRole',
      resource: 'exchange',
      resourceId: 'resource-1',
      roleId: 'tenant-id',
    });
  });
});

describe('the receipt of a run', () => {
  it('tells what was made and changed and not what was there, failed or was taken back', () => {
    const at = Date.UTC(2026, 10, 29);
    const lines = [
      { event: 'begin', version: 1, run: 'r', tenant: 't', uniqueName: 'u', marker: 'm', at },
      { event: 'intent', n: 1, step: 'application', operation: 'createApplication', at },
      { event: 'done', n: 1, ids: { clientId: 'client-1' }, at },
      { event: 'intent', n: 2, step: 'owner', operation: 'addOwner', at },
      { event: 'done', n: 2, ids: {}, at },
      { event: 'intent', n: 3, step: 'credential', operation: 'addSecret', at },
      { event: 'done', n: 3, ids: { keyId: 'key-1', endsOn: '2027-05-28T00:00:00Z' }, at },
      { event: 'intent', n: 4, step: 'role', operation: 'assignRole', at },
      { event: 'failed', n: 4, at },
    ];
    const run = readRun(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    assert.ok(run);
    assert.deepEqual(receiptLines(run), [
      { on: '2026-11-29', what: 'App registration made, client ID client-1' },
      { on: '2026-11-29', what: 'Client secret made, Secret ID key-1, ends on 2027-05-28' },
    ]);
  });
});

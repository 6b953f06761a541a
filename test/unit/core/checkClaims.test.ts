// Claims against what a probe needs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clouds } from '../../../src/core/endpoints/clouds.ts';
import type { CloudId, ProtocolId } from '../../../src/core/registration/registration.ts';
import { type ClaimsNeed, checkClaims } from '../../../src/core/token/checkClaims.ts';
import type { TokenClaims } from '../../../src/core/token/tokenClaims.ts';

const tenantId = '11111111-2222-3333-4444-555555555555';
const clientId = '66666666-7777-8888-9999-000000000000';
const now = Date.parse('2026-11-22T10:00:00Z');

const appClaims = (more: Partial<TokenClaims> = {}): TokenClaims => ({
  audience: 'https://outlook.office365.com',
  tenantId,
  appId: clientId,
  issuer: `https://sts.windows.net/${tenantId}/`,
  roles: ['full_access_as_app', 'IMAP.AccessAsApp'],
  scopes: [],
  kind: 'app',
  notBefore: now / 1000 - 60,
  expiresAt: now / 1000 + 3600,
  ...more,
});

function need(protocol: ProtocolId, more: Partial<ClaimsNeed> = {}, cloud: CloudId = 'global'): ClaimsNeed {
  const row = clouds[cloud === 'demo' || cloud === 'custom' ? 'global' : cloud];
  return {
    registration: { tenantId, clientId },
    endpoints: {
      exchangeResource: row.exchangeResource.value,
      exchangeDelegatedResource: row.exchangeDelegatedResource.value,
      graphResource: row.graph.value,
    },
    protocol,
    access: 'app',
    now,
    ...more,
  };
}

const problems = (claims: TokenClaims, of: ClaimsNeed) =>
  checkClaims(claims, of).map(({ problem }) => problem);

test('claims that fit give no finding, whatever name of Exchange the audience has', () => {
  for (const audience of [
    'https://outlook.office365.com',
    'https://outlook.office.com',
    'https://outlook.office365.com/',
    '00000002-0000-0ff1-ce00-000000000000',
  ]) {
    assert.deepEqual(problems(appClaims({ audience }), need('imap')), [], audience);
  }
});

test('a Graph token is the wrong audience for Exchange, and the other way round', () => {
  const graph = appClaims({ audience: '00000003-0000-0000-c000-000000000000', roles: ['Mail.Read'] });
  assert.deepEqual(problems(graph, need('imap')), ['wrongAudience', 'missingPermission']);
  assert.deepEqual(problems(graph, need('graph')), []);
  assert.deepEqual(problems(appClaims(), need('graph')), ['wrongAudience']);
});

test('a token for another cloud’s Exchange is the wrong audience', () => {
  const china = appClaims({ audience: clouds.china.exchangeResource.value });
  assert.deepEqual(problems(china, need('ews')), ['wrongAudience']);
  assert.deepEqual(problems(china, need('ews', {}, 'china')), []);
  assert.deepEqual(problems(appClaims(), need('ews', {}, 'gccHigh')), ['wrongAudience']);
});

test('an audience that is not known here is no finding', () => {
  assert.deepEqual(problems(appClaims({ audience: 'https://mail.example' }), need('ews')), []);
});

test('another tenant and another application are found; a tenant given as a domain is not compared', () => {
  const other = '99999999-2222-3333-4444-555555555555';
  assert.deepEqual(problems(appClaims({ tenantId: other }), need('ews')), ['wrongTenant']);
  assert.deepEqual(problems(appClaims({ appId: other }), need('ews')), ['wrongApplication']);
  const domain = need('ews', { registration: { tenantId: 'contoso.com', clientId } });
  assert.deepEqual(problems(appClaims({ tenantId: other }), domain), []);
});

test('a missing role is certain for IMAP and POP, and proves nothing if RBAC can give the right', () => {
  const none = appClaims({ roles: [] });
  assert.deepEqual(problems(none, need('imap')), ['missingPermission']);
  assert.deepEqual(problems(none, need('pop')), ['missingPermission']);
  assert.deepEqual(problems(none, need('ews')), []);
  assert.deepEqual(problems(none, need('smtp')), []);
  const graph = appClaims({ audience: 'https://graph.microsoft.com', roles: ['User.Read.All'] });
  assert.deepEqual(problems(graph, need('graph')), []);
});

test('a person’s token is found if the application’s is needed, and the other way round', () => {
  const person = appClaims({
    kind: 'user',
    roles: [],
    scopes: ['IMAP.AccessAsUser.All'],
    user: 'Ann@contoso.com',
  });
  assert.deepEqual(problems(person, need('imap')), ['delegatedInsteadOfApp']);
  const delegated = need('imap', { access: 'delegated', account: 'ann@contoso.com' });
  assert.deepEqual(problems(person, delegated), []);
  assert.deepEqual(problems(appClaims(), delegated), ['appInsteadOfDelegated']);
  assert.deepEqual(problems(person, need('imap', { access: 'delegated', account: 'bob@contoso.com' })), [
    'wrongUser',
  ]);
  assert.deepEqual(problems(person, need('pop', { access: 'delegated' })), ['missingPermission']);
});

test('an expired token and one that is not valid yet are found, small clock differences are not', () => {
  assert.deepEqual(problems(appClaims({ expiresAt: now / 1000 }), need('ews')), ['expired']);
  assert.deepEqual(problems(appClaims({ notBefore: now / 1000 + 240 }), need('ews')), []);
  assert.deepEqual(problems(appClaims({ notBefore: now / 1000 + 600 }), need('ews')), ['notYetValid']);
  assert.deepEqual(problems(appClaims({ expiresAt: -1e300 }), need('ews')), ['expired']);
});

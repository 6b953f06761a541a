// Scenarios of the demo authority that refuse tenants, people and refresh tokens, each as Entra answers it.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { type DemoTenant, exchangeScope, graphScope, postToken, startDemo } from '../../support/demo.ts';
import { signInOnPage } from '../../support/signIn.ts';

let demo: DemoTenant;
before(async () => {
  demo = await startDemo();
});
after(() => demo?.stop());
afterEach(() => demo.setScenario('healthy'));

const scope = 'https://outlook.office.com/IMAP.AccessAsUser.All offline_access';

async function ask(form: Readonly<Record<string, string>>) {
  const answer = await postToken(demo, { client_id: demo.clientId, ...form });
  const body = answer.json();
  return {
    status: answer.status,
    error: body['error'],
    codes: body['error_codes'],
    suberror: body['suberror'],
    text: String(body['error_description']),
    refreshToken: String(body['refresh_token']),
  };
}

const asApplication = (resource = exchangeScope) =>
  ask({ grant_type: 'client_credentials', client_secret: demo.secret, scope: resource });
const withPassword = () =>
  ask({ grant_type: 'password', username: demo.delegate, password: demo.password, scope });
const withRefreshToken = (token: string) => ask({ grant_type: 'refresh_token', refresh_token: token, scope });

describe('scenarios that refuse the tenant or the resource', () => {
  const rows = [
    ['wrongCloud', 'invalid_request', 90038, /National Cloud 'AzureUSGovernment'/],
    ['resourceMissing', 'invalid_resource', 500011, /was not found in the tenant/],
  ] as const;
  for (const [scenario, error, code, text] of rows) {
    it(`${scenario}: applications and people are refused with ${code}, and healthy lets them in again`, async () => {
      demo.setScenario(scenario);
      for (const seen of [await asApplication(), await asApplication(graphScope), await withPassword()]) {
        assert.deepEqual([seen.status, seen.error, seen.codes], [400, error, [code]]);
        assert.match(seen.text, text);
      }
      demo.setScenario('healthy');
      assert.equal((await asApplication()).status, 200);
    });
  }
});

describe('scenarios that refuse the person', () => {
  const rows = [
    ['passwordExpired', 'invalid_grant', 50055, 'user_password_expired'],
    ['accountLocked', 'invalid_grant', 50053, undefined],
    ['accountDisabled', 'invalid_grant', 50057, undefined],
    ['notAssigned', 'access_denied', 50105, undefined],
  ] as const;
  for (const [scenario, error, code, suberror] of rows) {
    it(`${scenario}: password and refresh token are refused with ${code}, applications are not`, async () => {
      const { refreshToken } = await withPassword();
      demo.setScenario(scenario);
      for (const seen of [await withPassword(), await withRefreshToken(refreshToken)]) {
        assert.deepEqual([seen.error, seen.codes, seen.suberror], [error, [code], suberror]);
      }
      assert.equal((await asApplication()).status, 200);
    });

    it(`${scenario}: the sign-in page sends ${code} back to the application`, async () => {
      demo.setScenario(scenario);
      const query = new URLSearchParams({
        client_id: demo.clientId,
        response_type: 'code',
        redirect_uri: 'http://localhost:51234',
        scope,
        state: 'one',
      });
      const url = `${demo.endpoints.authority}/${demo.tenantId}/oauth2/v2.0/authorize?${query}`;
      const answer = await signInOnPage(demo, url, demo.delegate);
      assert.match(answer.searchParams.get('error_description') ?? '', new RegExp(`^AADSTS${code}: `));
      assert.equal(answer.searchParams.get('state'), 'one');
    });
  }
});

describe('scenarios that refuse the refresh token', () => {
  for (const [scenario, code] of [
    ['refreshTokenRevoked', 50173],
    ['refreshTokenExpired', 700082],
  ] as const) {
    it(`${scenario}: the held token is refused with ${code}, and a new sign-in works`, async () => {
      const { refreshToken } = await withPassword();
      assert.equal((await withRefreshToken(refreshToken)).status, 200);
      demo.setScenario(scenario);
      const seen = await withRefreshToken(refreshToken);
      assert.deepEqual([seen.status, seen.error, seen.codes], [400, 'invalid_grant', [code]]);
      assert.equal((await withPassword()).status, 200);
    });
  }
});

// MSAL, the client that people use, through every grant of the demo authority.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import {
  ConfidentialClientApplication,
  type Configuration,
  CryptoProvider,
  type INetworkModule,
  InteractionRequiredAuthError,
  PublicClientApplication,
  ServerError,
} from '@azure/msal-node';
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, type JSONWebKeySet, jwtVerify } from 'jose';
import { issueSelfSigned, readCertificate } from '../../../src/x509/certificates.ts';
import { call, type DemoTenant, exchangeScope, graphScope, startDemo } from '../../support/demo.ts';
import { approveDevice, signInOnPage } from '../../support/signIn.ts';

let demo: DemoTenant;
const imapScope = 'https://outlook.office.com/IMAP.AccessAsUser.All';

before(async () => {
  demo = await startDemo({ pollSeconds: 1 });
});
after(() => demo?.stop());
afterEach(() => demo.setScenario('healthy'));

const network = (): INetworkModule => ({
  sendGetRequestAsync: (url, options) => send(url, 'GET', options?.headers, undefined),
  sendPostRequestAsync: (url, options) => send(url, 'POST', options?.headers, options?.body),
});

async function send<T>(
  url: string,
  method: string,
  headers: Record<string, string> | undefined,
  body: string | undefined,
) {
  const answer = await call(demo, url, {
    method,
    headers: headers ?? {},
    ...(body === undefined ? {} : { body }),
  });
  return { headers: { ...answer.headers }, body: JSON.parse(answer.text) as T, status: answer.status };
}

const configuration = (auth: Partial<Configuration['auth']> = {}): Configuration => ({
  auth: {
    clientId: demo.clientId,
    authority: `${demo.endpoints.authority}/${demo.tenantId}`,
    knownAuthorities: [new URL(demo.endpoints.authority).host],
    ...auth,
  },
  system: { networkClient: network() },
});

const confidential = (auth: Partial<Configuration['auth']> = { clientSecret: demo.secret }) =>
  new ConfidentialClientApplication(configuration(auth));
const open = () => new PublicClientApplication(configuration());

const claimsOf = (token: string | undefined) => decodeJwt(token ?? '');

const refusedWith =
  (number: string) =>
  (error: unknown): boolean =>
    error instanceof ServerError && error.errorMessage.includes(`AADSTS${number}`);

describe('MSAL against the demo authority', () => {
  it('client secret: token for Exchange and for Graph, served from its cache the second time', async () => {
    const client = confidential();
    const first = await client.acquireTokenByClientCredential({ scopes: [exchangeScope] });
    const asked = demo.journal.length;
    const second = await client.acquireTokenByClientCredential({ scopes: [exchangeScope] });
    assert.equal(first?.accessToken, second?.accessToken);
    assert.equal(demo.journal.length, asked);
    const graph = await client.acquireTokenByClientCredential({ scopes: [graphScope] });
    assert.equal(claimsOf(graph?.accessToken)['aud'], 'https://graph.microsoft.com');
  });

  it('client secret with a domain as tenant', async () => {
    const authority = `${demo.endpoints.authority}/${demo.domain}`;
    const client = confidential({ clientSecret: demo.secret, authority });
    const result = await client.acquireTokenByClientCredential({ scopes: [exchangeScope] });
    assert.equal(claimsOf(result?.accessToken)['tid'], demo.tenantId);
  });

  it('certificate: PS256 with the SHA-256 thumbprint, RS256 with SHA-1, and each refusal', async () => {
    const made = await issueSelfSigned({ commonName: 'Contoso Capture', days: 30 });
    const reading = readCertificate(made.certificatePem);
    const key = { privateKey: made.privateKeyPem };
    const sha256 = { ...key, thumbprintSha256: reading.thumbprintSha256 };
    const ask = (clientCertificate: Configuration['auth']['clientCertificate']) =>
      confidential(
        clientCertificate === undefined ? {} : { clientCertificate },
      ).acquireTokenByClientCredential({
        scopes: [exchangeScope],
      });
    await assert.rejects(ask(sha256), refusedWith('700027'));
    demo.registerCertificate(made.certificatePem);
    assert.equal(claimsOf((await ask(sha256))?.accessToken)['appidacr'], '2');
    assert.ok((await ask({ ...key, thumbprint: reading.thumbprintSha1 }))?.accessToken);
    for (const scenario of ['unknownCertificate', 'expiredCertificate'] as const) {
      demo.setScenario(scenario);
      await assert.rejects(ask(sha256), refusedWith('700027'));
    }
    demo.setScenario('healthy');
    const other = await issueSelfSigned({ commonName: 'Other', days: 30 });
    await assert.rejects(ask({ ...sha256, privateKey: other.privateKeyPem }), refusedWith('700027'));
  });

  it('password: a person’s token, and the refusals of the grant', async () => {
    const ask = (username: string, password: string, scopes = [imapScope]) =>
      open().acquireTokenByUsernamePassword({ scopes, username, password });
    const user = demo.mailboxes[0] ?? '';
    const claims = claimsOf((await ask(user, demo.password))?.accessToken);
    assert.deepEqual([claims['upn'], claims['idtyp'], claims['appidacr']], [user, 'user', '0']);
    assert.match(String(claims['scp']), /IMAP\.AccessAsUser\.All/);
    assert.equal(claims['roles'], undefined);
    await assert.rejects(ask(user, 'wrong'), refusedWith('50126'));
    await assert.rejects(ask('nobody@contoso.example', demo.password), refusedWith('50034'));
    await assert.rejects(ask(demo.sharedMailbox, demo.password), refusedWith('50057'));
    demo.setScenario('mfaRequired');
    await assert.rejects(ask(user, demo.password), InteractionRequiredAuthError);
    demo.setScenario('publicClientBlocked');
    await assert.rejects(ask(user, demo.password), refusedWith('7000218'));
    demo.setScenario('consentNeeded');
    await assert.rejects(ask(user, demo.password), InteractionRequiredAuthError);
  });

  it('device code: approved, declined, blocked and expired', async () => {
    const ask = (decide: (code: string) => Promise<unknown>) =>
      open().acquireTokenByDeviceCode({
        scopes: [imapScope],
        deviceCodeCallback: (answer) => void decide(answer.userCode),
      });
    const user = demo.mailboxes[1] ?? '';
    const result = await ask((code) => approveDevice(demo, code, user));
    assert.equal(result?.account?.username, user);
    await assert.rejects(
      ask((code) => approveDevice(demo, code, '')),
      /authorization_declined/,
    );
    demo.setScenario('deviceCodeBlocked');
    await assert.rejects(
      ask(async () => undefined),
      /access_denied|53003/,
    );
    demo.setScenario('deviceCodeExpired');
    await assert.rejects(
      ask(async () => undefined),
      /expired_token|device_code_expired/,
    );
  });

  it('authorization code with PKCE through the page, an ID token that verifies, then silent refresh', async () => {
    const client = open();
    const { verifier, challenge } = await new CryptoProvider().generatePkceCodes();
    const redirectUri = 'http://localhost:51234';
    const url = await client.getAuthCodeUrl({
      scopes: [imapScope],
      redirectUri,
      codeChallenge: challenge,
      codeChallengeMethod: 'S256',
      state: 'one',
      nonce: 'n-1',
      responseMode: 'query',
    });
    const user = demo.delegate;
    const answer = await signInOnPage(demo, url, user);
    assert.equal(answer.searchParams.get('state'), 'one');
    const code = answer.searchParams.get('code') ?? '';
    const request = { code, scopes: [imapScope], redirectUri, codeVerifier: verifier };
    const result = await client.acquireTokenByCode(request, { code, nonce: 'n-1' });
    assert.equal(result.account?.username, user);
    const keys = (await call(demo, `${demo.endpoints.authority}/common/discovery/v2.0/keys`)).json();
    const { payload } = await jwtVerify(result.idToken, createLocalJWKSet(keys as unknown as JSONWebKeySet), {
      issuer: `${demo.endpoints.authority}/${demo.tenantId}/v2.0`,
      audience: demo.clientId,
    });
    assert.equal(payload['preferred_username'], user);
    await assert.rejects(client.acquireTokenByCode(request), refusedWith('54005'));
    const account = result.account;
    assert.ok(account);
    const again = await client.acquireTokenSilent({ account, scopes: [imapScope], forceRefresh: true });
    assert.notEqual(again.accessToken, result.accessToken);
    const graph = await client.acquireTokenSilent({
      account,
      scopes: ['https://graph.microsoft.com/Mail.Read'],
    });
    assert.equal(claimsOf(graph.accessToken)['aud'], 'https://graph.microsoft.com');
    demo.setScenario('refreshTokenExpired');
    await assert.rejects(
      client.acquireTokenSilent({ account, scopes: [imapScope], forceRefresh: true }),
      InteractionRequiredAuthError,
    );
  });

  it('interactive: the page posts the code to MSAL’s own loopback listener', async () => {
    const result = await open().acquireTokenInteractive({
      scopes: [imapScope],
      openBrowser: async (url) => {
        await signInOnPage(demo, url, demo.mailboxes[0] ?? '');
      },
    });
    assert.equal(result.account?.username, demo.mailboxes[0]);
  });

  it('a verifier that does not fit, a cancelled sign-in and missing consent end clearly', async () => {
    const client = open();
    const { challenge } = await new CryptoProvider().generatePkceCodes();
    const redirectUri = 'http://localhost:51234';
    const url = await client.getAuthCodeUrl({
      scopes: [imapScope],
      redirectUri,
      codeChallenge: challenge,
      codeChallengeMethod: 'S256',
      responseMode: 'query',
    });
    const code = (await signInOnPage(demo, url, demo.delegate)).searchParams.get('code') ?? '';
    const { verifier } = await new CryptoProvider().generatePkceCodes();
    await assert.rejects(
      client.acquireTokenByCode({ code, scopes: [imapScope], redirectUri, codeVerifier: verifier }),
      refusedWith('501481'),
    );
    const cancelled = await signInOnPage(demo, url, '');
    assert.deepEqual(
      [cancelled.searchParams.get('error'), cancelled.searchParams.get('error_subcode')],
      ['access_denied', 'cancel'],
    );
    demo.setScenario('consentNeeded');
    assert.match(
      (await signInOnPage(demo, url, demo.delegate)).searchParams.get('error_description') ?? '',
      /AADSTS90094/,
    );
  });

  it('signs every token with the published key', async () => {
    const result = await confidential().acquireTokenByClientCredential({ scopes: [exchangeScope] });
    const keys = (
      await call(demo, `${demo.endpoints.authority}/${demo.tenantId}/discovery/v2.0/keys`)
    ).json();
    const { kid } = decodeProtectedHeader(result?.accessToken ?? '');
    assert.ok((keys as unknown as JSONWebKeySet).keys.some((key) => key.kid === kid));
  });
});

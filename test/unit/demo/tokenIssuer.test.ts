// The claims of the demo's tokens, application and delegated, and how tokens are judged by the clock.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { readClaims } from '../../../src/core/token/tokenClaims.ts';
import { createDirectory, type Directory } from '../../../src/demo/directory.ts';
import { applicationClaims, idTokenClaims, userClaims } from '../../../src/demo/entra/claims.ts';
import { createTokenIssuer, type TokenIssuer } from '../../../src/demo/entra/tokenIssuer.ts';
import { issueSelfSigned, readCertificate } from '../../../src/x509/certificates.ts';

const noon = Date.UTC(2026, 10, 22, 12);
let clock = noon;
let issuer: TokenIssuer;
let other: TokenIssuer;
let directory: Directory;

async function issuerOf(name: string): Promise<TokenIssuer> {
  const certificate = await issueSelfSigned({ commonName: name, days: 1 });
  const { x5t } = readCertificate(certificate.certificatePem);
  return createTokenIssuer(certificate, x5t, directory.tenantId, () => clock);
}

before(async () => {
  directory = createDirectory(0, 0);
  [issuer, other] = await Promise.all([issuerOf('one'), issuerOf('two')]);
});

const appToken = (roles: readonly string[]): Promise<string> =>
  issuer.issue(
    applicationClaims(
      directory,
      { application: directory.applications.ready, authentication: '1' },
      'https://outlook.office365.com',
      roles,
    ),
    3600,
  );

describe('application tokens', () => {
  it('carry the claims of Entra’s v1.0 format, backdated five minutes', async () => {
    const token = await appToken(['IMAP.AccessAsApp']);
    const claims = decodeJwt(token);
    assert.equal(claims.iss, `https://sts.windows.net/${directory.tenantId}/`);
    assert.deepEqual([claims['tid'], claims['ver'], claims['idtyp']], [directory.tenantId, '1.0', 'app']);
    assert.deepEqual(
      [claims['oid'], claims.sub],
      Array(2).fill(directory.applications.ready.servicePrincipalId),
    );
    assert.deepEqual(
      [claims.iat, claims.nbf, claims.exp],
      [noon / 1000 - 300, noon / 1000 - 300, noon / 1000 + 3600],
    );
    for (const name of ['scp', 'upn', 'unique_name']) assert.equal(claims[name], undefined, name);
    const header = decodeProtectedHeader(token);
    assert.deepEqual([header.alg, header.typ, header.kid], ['RS256', 'JWT', header.x5t]);
  });

  it('have no roles claim at all if nothing is consented', async () => {
    assert.equal('roles' in decodeJwt(await appToken([])), false);
  });

  it('read as application tokens by the product', async () => {
    const reading = readClaims(await appToken(['full_access_as_app']));
    assert.deepEqual(
      [reading?.kind, reading?.roles, reading?.clientAuthentication],
      ['app', ['full_access_as_app'], '1'],
    );
  });
});

describe('delegated tokens', () => {
  it('name the person and the scopes, never roles', async () => {
    const user = directory.find('adele@contoso.example');
    assert.ok(user);
    const client = { application: directory.applications.ready, authentication: '0' as const };
    const grant = { user, client, scope: '', nonce: 'n', methods: ['pwd'] };
    const claims = decodeJwt(
      await issuer.issue(userClaims(directory, grant, 'https://outlook.office.com', ['SMTP.Send']), 60),
    );
    assert.deepEqual(
      [claims['upn'], claims['scp'], claims['appidacr']],
      ['adele@contoso.example', 'SMTP.Send', '0'],
    );
    assert.equal(claims['roles'], undefined);
    const id = decodeJwt(await issuer.issueId(idTokenClaims(grant), 'https://localhost/v2.0', 60));
    assert.deepEqual([id['nonce'], id['ver'], id.aud], ['n', '2.0', directory.applications.ready.appId]);
    assert.equal(claims.sub, id.sub);
  });
});

describe('judging tokens', () => {
  it('goes by the tenant’s clock', async () => {
    const token = await appToken(['x']);
    assert.equal((await issuer.verify(token)).ok, true);
    clock = noon + 3_600_000;
    assert.deepEqual(await issuer.verify(token), { ok: false, problem: 'expired' });
    clock = noon - 301_000;
    assert.deepEqual(await issuer.verify(token), { ok: false, problem: 'notYetValid' });
    clock = noon;
  });

  it('refuses another key, another algorithm and text that is no token', async () => {
    const [header = '', payload = '', signature = ''] = (await appToken(['x'])).split('.');
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    const foreign = await other.issue({ aud: 'x' }, 60);
    for (const token of [
      foreign,
      `${none}.${payload}.`,
      `${header}.${payload}.${signature.slice(4)}`,
      'x',
      '',
      '..',
    ]) {
      assert.equal((await issuer.verify(token)).ok, false, token.slice(0, 20));
    }
  });
});

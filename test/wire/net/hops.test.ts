// Each hop that can fail is named, with Node's code and what the certificate says.

import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import type { Socket } from 'node:net';
import { before, type TestContext, test } from 'node:test';
import type { TlsOptions } from 'node:tls';
import { buildCertificate } from '../../../src/x509/certificateBuilder.ts';
import { issueAuthority, issueServerCertificate } from '../../../src/x509/certificates.ts';
import type { KeyedCertificate } from '../../../src/x509/pem.ts';
import { evidenceFrom, failureOf } from '../../support/evidence.ts';
import { networkTo, traced } from '../../support/networks.ts';
import { makeTrust, onHttp, servePlain, serveTls, type TestTrust } from '../../support/scriptedServer.ts';

let trust: TestTrust;
before(async () => {
  trust = await makeTrust();
});

const dayMs = 86_400_000;

/** A self-signed certificate for `localhost`. */
function makeSelfSigned(modulusLength: number): KeyedCertificate {
  const keys = generateKeyPairSync('rsa', { modulusLength });
  const certificatePem = buildCertificate({
    subject: 'localhost',
    issuer: 'localhost',
    notBefore: Date.now() - dayMs,
    notAfter: Date.now() + dayMs,
    publicKey: keys.publicKey,
    signingKey: keys.privateKey,
    issuerPublicKey: keys.publicKey,
    authority: false,
    names: ['localhost'],
  });
  return {
    certificatePem,
    privateKeyPem: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

/** Opens TLS to a server with this certificate and gives what is seen. */
async function openTo(
  t: TestContext,
  certificate: KeyedCertificate,
  more: { readonly tls?: TlsOptions; readonly trustedCa?: string } = {},
) {
  const server = await serveTls(t, certificate, () => {}, more.tls);
  const target = { host: 'localhost', port: server.port };
  const network = networkTo(t, [target], { trustedCa: more.trustedCa ?? trust.authority.certificatePem });
  const call = traced();
  return { call, opened: network.open({ ...target, security: 'implicitTls' }, call) };
}

test('a name that does not exist is the DNS hop', async (t) => {
  const target = { host: 'nowhere.example', port: 993 };
  const lookup = () =>
    Promise.reject(Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' }));
  const call = traced();
  const network = networkTo(t, [target], { lookup });
  const evidence = await failureOf('network', network.open({ ...target, security: 'implicitTls' }, call));
  assert.deepEqual(
    [evidence.hop, evidence.code, evidence.host, evidence.port],
    ['dns', 'ENOTFOUND', 'nowhere.example', 993],
  );
  assert.deepEqual(
    call.hops.map(({ hop, ok }) => [hop, ok]),
    [['dns', false]],
  );
});

test('a name that is never answered ends at the deadline', async (t) => {
  const target = { host: 'silent.example', port: 993 };
  const network = networkTo(t, [target], { lookup: () => new Promise(() => {}) });
  const opened = network.open({ ...target, security: 'plain' }, traced({ deadlineMs: 30 }));
  assert.equal((await failureOf('limit', opened)).during, 'name lookup');
});

test('a port that nobody listens on is the TCP hop', async (t) => {
  const server = await servePlain(t, () => {});
  const closed = { host: 'localhost', port: server.port === 65_535 ? 65_534 : server.port + 1 };
  const network = networkTo(t, [closed]);
  const evidence = await failureOf('network', network.open({ ...closed, security: 'plain' }, traced()));
  assert.equal(evidence.hop, 'tcp');
  assert.equal(evidence.code, 'ECONNREFUSED');
});

test('an address that does not answer does not hide one that does', async (t) => {
  const server = await serveTls(t, trust.server, () => {});
  const target = { host: 'localhost', port: server.port };
  const lookup = () =>
    Promise.resolve([
      { address: '::1', family: 6 },
      { address: '127.0.0.1', family: 4 },
    ]);
  const network = networkTo(t, [target], { lookup, trustedCa: trust.authority.certificatePem });
  const call = traced();
  (await network.open({ ...target, security: 'implicitTls' }, call)).destroy();
  assert.deepEqual(
    call.hops.map(({ hop, ok }) => [hop, ok]),
    [
      ['dns', true],
      ['tcp', true],
      ['tls', true],
    ],
  );
  assert.match(call.hops[0]?.detail ?? '', /localhost is ::1, 127\.0\.0\.1/);
});

test('a certificate for other names is refused, and its names are told', async (t) => {
  const certificate = await issueServerCertificate(trust.authority, {
    names: ['mail.example', 'www.example'],
  });
  const { opened, call } = await openTo(t, certificate);
  const evidence = await failureOf('network', opened);
  assert.equal(evidence.hop, 'tls');
  assert.equal(evidence.code, 'ERR_TLS_CERT_ALTNAME_INVALID');
  assert.deepEqual(evidence.certificate?.names, ['mail.example', 'www.example']);
  assert.deepEqual(call.hops.at(-1)?.ok, false);
});

test('expired and not yet valid certificates are told apart, with their dates', async (t) => {
  const names = ['localhost'];
  const expired = await issueServerCertificate(trust.authority, {
    names,
    days: 1,
    now: Date.now() - 5 * dayMs,
  });
  const late = await openTo(t, expired);
  const old = await failureOf('network', late.opened);
  assert.equal(old.code, 'CERT_HAS_EXPIRED');
  assert.ok(Date.parse(old.certificate?.validTo ?? '') < Date.now());
  const future = await issueServerCertificate(trust.authority, { names, now: Date.now() + 5 * dayMs });
  const early = await openTo(t, future);
  assert.equal((await failureOf('network', early.opened)).code, 'CERT_NOT_YET_VALID');
});

test('an unknown authority and a self-signed certificate name their issuer', async (t) => {
  const other = await issueAuthority({ commonName: 'Inspecting proxy' });
  const inspected = await issueServerCertificate(other, { names: ['localhost'] });
  const unknown = await failureOf('network', (await openTo(t, inspected)).opened);
  assert.match(unknown.code, /^UNABLE_TO_(?:GET_ISSUER_CERT_LOCALLY|VERIFY_LEAF_SIGNATURE)$/);
  assert.equal(unknown.certificate?.issuer, 'CN=Inspecting proxy');
  const selfSigned = await failureOf('network', (await openTo(t, makeSelfSigned(2048))).opened);
  assert.equal(selfSigned.code, 'DEPTH_ZERO_SELF_SIGNED_CERT');
});

test('the environment cannot turn verification off', async (t) => {
  process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
  t.after(() => {
    delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
  });
  const self = await issueAuthority({ commonName: 'localhost' });
  const { opened } = await openTo(t, self);
  assert.equal((await failureOf('network', opened)).hop, 'tls');
});

test('without a given authority the test authority is not believed, also with the system’s', async (t) => {
  const server = await serveTls(t, trust.server, () => {});
  const target = { host: 'localhost', port: server.port };
  for (const systemCertificates of [false, true]) {
    const call = traced();
    const network = networkTo(t, [target], { systemCertificates });
    const evidence = await failureOf('network', network.open({ ...target, security: 'implicitTls' }, call));
    assert.match(evidence.code, /^UNABLE_TO_/);
    assert.deepEqual(
      call.hops.map(({ hop, ok }) => [hop, ok]),
      [
        ['dns', true],
        ['tcp', true],
        ['tls', false],
      ],
    );
  }
});

test('TLS 1.1 alone and a key of 512 bits are refused', async (t) => {
  const weak = { ciphers: 'DEFAULT@SECLEVEL=0' };
  const old = await openTo(t, trust.server, { tls: { ...weak, minVersion: 'TLSv1', maxVersion: 'TLSv1.1' } });
  assert.equal((await failureOf('network', old.opened)).hop, 'tls');
  const pair = makeSelfSigned(512);
  const small = await openTo(t, pair, { tls: weak, trustedCa: pair.certificatePem });
  assert.equal((await failureOf('network', small.opened)).hop, 'tls');
});

for (const [what, bytes] of [
  ['SSH', 'SSH-2.0-OpenSSH_9.2\r\n'],
  ['HTTP', 'HTTP/1.1 400 Bad Request\r\n\r\n'],
  ['IMAP without TLS', '* OK ready\r\n'],
  ['noise', '\u0000\u0001\u0002\u0003'.repeat(50)],
] as const) {
  test(`a server that speaks ${what} where TLS belongs is the TLS hop`, async (t) => {
    const server = await servePlain(t, (socket) => socket.write(bytes));
    const target = { host: 'localhost', port: server.port };
    const evidence = await failureOf(
      'network',
      networkTo(t, [target]).open({ ...target, security: 'implicitTls' }, traced()),
    );
    assert.equal(evidence.hop, 'tls');
  });
}

test('a server that hangs up or stays silent in the handshake is the TLS hop or its deadline', async (t) => {
  const rude = await servePlain(t, (socket) => socket.once('data', () => socket.destroy()));
  const hangsUp = { host: 'localhost', port: rude.port };
  const gone = await failureOf(
    'network',
    networkTo(t, [hangsUp]).open({ ...hangsUp, security: 'implicitTls' }, traced()),
  );
  assert.deepEqual([gone.hop, gone.code], ['tls', 'ECONNRESET']);
  const closed = Promise.withResolvers<void>();
  const mute = await servePlain(t, (socket) => void socket.once('close', () => closed.resolve()).resume());
  const silent = { host: 'localhost', port: mute.port };
  const opened = networkTo(t, [silent]).open(
    { ...silent, security: 'implicitTls' },
    traced({ deadlineMs: 1_000 }),
  );
  assert.equal((await failureOf('limit', opened)).during, 'TLS handshake');
  await closed.promise;
});

for (const [hop, during] of [
  ['the TLS handshake', 'TLS handshake'],
  ['the name look-up', 'name lookup'],
] as const) {
  test(`${hop} that takes too long is named long before the deadline of the whole`, async (t) => {
    const mute = await servePlain(t, (socket) => void socket.resume());
    const target = { host: 'localhost', port: mute.port };
    const lookup = () => new Promise<never>(() => {});
    const network = networkTo(t, [target], {
      hopTimeoutMs: 1_000,
      ...(during === 'name lookup' ? { lookup } : {}),
    });
    const opened = network.open({ ...target, security: 'implicitTls' }, traced({ deadlineMs: 30_000 }));
    const evidence = await failureOf('limit', opened);
    assert.deepEqual([evidence.during, evidence.allowed], [during, 1_000]);
  });
}

test('a server that asks for a client certificate gets none, and one that insists is told so', async (t) => {
  const asks = await openTo(t, trust.server, { tls: { requestCert: true, rejectUnauthorized: false } });
  (await asks.opened).destroy();
  const answer = (socket: Socket) => onHttp(socket, () => socket.end('HTTP/1.1 200 OK\r\n\r\n'));
  const server = await serveTls(t, trust.server, answer, { requestCert: true, rejectUnauthorized: true });
  const target = { host: 'localhost', port: server.port };
  const network = networkTo(t, [target], { trustedCa: trust.authority.certificatePem });
  const url = `https://localhost:${server.port}/`;
  const evidence = await evidenceFrom(network.http({ method: 'GET', url, headers: {} }, traced()));
  assert.ok(
    evidence.kind === 'network' ? evidence.hop === 'tls' : evidence.kind === 'protocol',
    evidence.kind,
  );
});

test('aborting closes the socket at once, before and after it is open', async (t) => {
  const cancelled = new AbortController();
  const { opened } = await openTo(t, trust.server);
  const target = { host: 'localhost', port: 1 };
  cancelled.abort();
  const never = networkTo(t, [target]).open(
    { ...target, security: 'plain' },
    traced({ signal: cancelled.signal }),
  );
  assert.equal((await failureOf('local', never)).problem, 'cancelled');
  (await opened).destroy();

  const later = new AbortController();
  const server = await serveTls(t, trust.server, () => {});
  const host = { host: 'localhost', port: server.port };
  const network = networkTo(t, [host], { trustedCa: trust.authority.certificatePem });
  const socket = await network.open({ ...host, security: 'implicitTls' }, traced({ signal: later.signal }));
  later.abort();
  assert.equal(socket.destroyed, true);
});

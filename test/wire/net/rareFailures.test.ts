// What a network does seldom: no route, HTTP/2 unasked, weak and withdrawn certificates, tickets, another address.
import assert from 'node:assert/strict';
import { generateKeyPairSync, sign } from 'node:crypto';
import type { LookupAddress } from 'node:dns';
import { before, test } from 'node:test';
import type { TLSSocket } from 'node:tls';
import { AsnConvert } from '@peculiar/asn1-schema';
import { Certificate } from '@peculiar/asn1-x509';
import { buildCertificate } from '../../../src/x509/certificateBuilder.ts';
import { encodePem } from '../../../src/x509/pem.ts';
import { evidenceFrom, failureOf } from '../../support/evidence.ts';
import { networkTo, traced } from '../../support/networks.ts';
import { makeTrust, servePlain, serveTls, type TestTrust } from '../../support/scriptedServer.ts';

let trust: TestTrust;
before(async () => {
  trust = await makeTrust();
});
const trustedCa = () => ({ trustedCa: trust.authority.certificatePem });

test('an address without a route is the TCP hop, with the system’s code', async (t) => {
  // The broadcast address: the system refuses TCP to it, and nothing leaves the computer.
  const target = { host: 'mail.example', port: 993 };
  const lookup = async () => [{ address: '255.255.255.255', family: 4 }];
  const network = networkTo(t, [target], { lookup });
  const evidence = await failureOf('network', network.open({ ...target, security: 'implicitTls' }, traced()));
  assert.equal(evidence.hop, 'tcp');
  assert.match(evidence.code, /^E(?:NETUNREACH|ACCES|HOSTUNREACH|NETDOWN|ADDRNOTAVAIL)$/);
});

test('HTTP/2 frames in place of an answer are no HTTP, and are named so', async (t) => {
  const settings = Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0]);
  const server = await serveTls(t, trust.server, (socket) => {
    socket.once('data', () => socket.write(Buffer.concat([settings, Buffer.alloc(64)])));
  });
  const network = networkTo(t, [{ host: 'localhost', port: server.port }], trustedCa());
  const request = { method: 'GET', url: `https://localhost:${server.port}/`, headers: {} } as const;
  const evidence = await evidenceFrom(network.http(request, traced({ deadlineMs: 5_000 })));
  assert.ok(['protocol', 'network'].includes(evidence.kind), JSON.stringify(evidence));
});

/** A self-signed certificate for `localhost`, signed with SHA-1 (RFC 3279 section 2.2.1). */
function withSha1() {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const day = 86_400_000;
  const pem = buildCertificate({
    subject: 'localhost',
    issuer: 'localhost',
    notBefore: Date.now() - day,
    notAfter: Date.now() + day,
    publicKey: keys.publicKey,
    signingKey: keys.privateKey,
    issuerPublicKey: keys.publicKey,
    authority: false,
    names: ['localhost'],
  });
  const der = Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64');
  const certificate = AsnConvert.parse(der, Certificate);
  const sha1WithRsa = '1.2.840.113549.1.1.5';
  certificate.tbsCertificate.signature.algorithm = sha1WithRsa;
  certificate.signatureAlgorithm.algorithm = sha1WithRsa;
  const signed = Buffer.from(AsnConvert.serialize(certificate.tbsCertificate));
  const signature = sign('sha1', signed, keys.privateKey);
  certificate.signatureValue = signature.buffer.slice(
    signature.byteOffset,
    signature.byteOffset + signature.byteLength,
  ) as ArrayBuffer;
  return {
    certificatePem: encodePem('CERTIFICATE', Buffer.from(AsnConvert.serialize(certificate))),
    privateKeyPem: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

test('a certificate signed with SHA-1 is refused at the TLS hop', async (t) => {
  const server = await serveTls(t, withSha1(), () => {}, { ciphers: 'DEFAULT@SECLEVEL=0' });
  const target = { host: 'localhost', port: server.port };
  const network = networkTo(t, [target], trustedCa());
  const evidence = await failureOf('network', network.open({ ...target, security: 'implicitTls' }, traced()));
  assert.equal(evidence.hop, 'tls');
});

test('an alert that a certificate was withdrawn is the TLS hop, with its name', async (t) => {
  // TLS record: alert, TLS 1.2, two bytes, fatal, certificate_revoked (RFC 8446 section 6).
  const server = await servePlain(t, (socket) => {
    socket.once('data', () => socket.end(Buffer.from([21, 3, 3, 0, 2, 2, 44])));
  });
  const target = { host: 'localhost', port: server.port };
  const network = networkTo(t, [target], trustedCa());
  const evidence = await failureOf('network', network.open({ ...target, security: 'implicitTls' }, traced()));
  assert.equal(evidence.hop, 'tls');
  assert.match(`${evidence.code} ${evidence.text}`, /revoked/i);
});

test('a server that renegotiates, and one whose tickets change, harms no connection', async (t) => {
  const server = await serveTls(
    t,
    trust.server,
    (socket) => {
      (socket as TLSSocket).renegotiate({}, () => undefined);
      socket.write('* OK ready\r\n');
    },
    { maxVersion: 'TLSv1.2' },
  );
  const target = { host: 'localhost', port: server.port };
  const network = networkTo(t, [target], trustedCa());
  for (let round = 0; round < 3; round++) {
    const socket = await network.open({ ...target, security: 'implicitTls' }, traced());
    const seen = await new Promise<string>((resolve) => {
      socket.once('data', (bytes: Buffer) => resolve(bytes.toString()));
      socket.once('close', () => resolve('closed'));
    });
    assert.match(seen, /OK ready|closed/);
    socket.destroy();
  }
});

test('the connection goes to the address that was looked up, and the name is not looked up again', async (t) => {
  const server = await serveTls(t, trust.server, () => {});
  const target = { host: 'localhost', port: server.port };
  const asked: string[] = [];
  const lookup = async (host: string): Promise<LookupAddress[]> => {
    asked.push(host);
    return [{ address: asked.length === 1 ? '127.0.0.1' : '127.0.0.2', family: 4 }];
  };
  const network = networkTo(t, [target], { ...trustedCa(), lookup });
  const call = traced();
  const socket = await network.open({ ...target, security: 'implicitTls' }, call);
  assert.equal(socket.remoteAddress ?? '127.0.0.1', '127.0.0.1');
  assert.match(call.hops.find(({ hop }) => hop === 'tcp')?.detail ?? '', /Connected to 127\.0\.0\.1,/);
  assert.deepEqual(asked, ['localhost']);
  socket.destroy();
});

test('a name that leads to another server after the lookup gets no request: its certificate is another one', async (t) => {
  const other = await makeTrust();
  const server = await serveTls(t, other.server, () => {});
  const target = { host: 'localhost', port: server.port };
  const network = networkTo(t, [target], trustedCa());
  const request = {
    method: 'POST',
    url: `https://localhost:${server.port}/token`,
    headers: {},
    body: 'client_secret=x',
  } as const;
  assert.equal((await failureOf('network', network.http(request, traced()))).hop, 'tls');
});

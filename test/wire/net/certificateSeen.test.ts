// What is told of a hostile or odd certificate, and of a TLS connection that ends before, in or after its handshake.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { before, type TestContext, test } from 'node:test';
import tls from 'node:tls';
import { AsnConvert } from '@peculiar/asn1-schema';
import {
  AttributeTypeAndValue,
  AttributeValue,
  Certificate,
  id_ce_subjectAltName,
  Name,
  RelativeDistinguishedName,
  type TBSCertificate,
} from '@peculiar/asn1-x509';
import { issueServerCertificate } from '../../../src/x509/certificates.ts';
import { encodePem, type KeyedCertificate } from '../../../src/x509/pem.ts';
import { failureOf } from '../../support/evidence.ts';
import { networkTo, traced } from '../../support/networks.ts';
import { makeTrust, servePlain, serveTls, type TestTrust } from '../../support/scriptedServer.ts';

let trust: TestTrust;
before(async () => {
  trust = await makeTrust();
});

const bytesOf = (pem: string): Buffer => Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64');

/** The server's certificate with other contents; its signature is no longer right. */
function altered(change: (body: TBSCertificate) => void, of = trust.server): KeyedCertificate {
  const certificate = AsnConvert.parse(bytesOf(of.certificatePem), Certificate);
  change(certificate.tbsCertificate);
  const certificatePem = encodePem('CERTIFICATE', Buffer.from(AsnConvert.serialize(certificate)));
  return { ...of, certificatePem };
}

/** A name of one attribute each (X.520: 2.5.4.3 is a common name, 2.5.4.10 an organization). */
const nameOf = (...parts: readonly (readonly [type: string, text: string])[]): Name =>
  new Name(
    parts.map(
      ([type, utf8String]) =>
        new RelativeDistinguishedName([
          new AttributeTypeAndValue({ type, value: new AttributeValue({ utf8String }) }),
        ]),
    ),
  );

async function openTo(t: TestContext, certificate: KeyedCertificate, more?: tls.TlsOptions) {
  const server = await serveTls(t, certificate, () => {}, more);
  const target = { host: 'localhost', port: server.port };
  const network = networkTo(t, [target], { trustedCa: trust.authority.certificatePem });
  const call = traced();
  return { call, socket: network.open({ ...target, security: 'implicitTls' }, call) };
}

async function refused(t: TestContext, certificate: KeyedCertificate) {
  const evidence = await failureOf('network', (await openTo(t, certificate)).socket);
  assert.equal(evidence.hop, 'tls');
  assert.ok(evidence.certificate !== undefined);
  return evidence.certificate;
}

const withNames = (...names: readonly string[]) => issueServerCertificate(trust.authority, { names });

test('a comma inside a name does not make two of it: nobody is shown a name that the certificate lacks', async (t) => {
  const { names } = await refused(
    t,
    await withNames('other.example, DNS:localhost', 'mail.example', '192.0.2.7'),
  );
  assert.deepEqual(names, [String.raw`"other.example\u002c DNS:localhost"`, 'mail.example', '192.0.2.7']);
});

test('a certificate with more names than anyone reads is told with fifty, and none of them without end', async (t) => {
  const long = `${'a'.repeat(500)}.example`;
  const { names } = await refused(
    t,
    await withNames(long, ...Array.from({ length: 60 }, (_, index) => `n${index + 1}.example`)),
  );
  assert.deepEqual([names.length, names.at(-1)], [50, 'n49.example']);
  assert.equal(names[0], 'a'.repeat(260));
});

test('a subject of several attributes is one line, and a long one is cut', async (t) => {
  const odd = altered((body) => {
    body.subject = nameOf(['2.5.4.10', 'Example'], ['2.5.4.3', 'mail.example']);
    body.issuer = nameOf(['2.5.4.3', 'b'.repeat(400)]);
  });
  const { subject, issuer } = await refused(t, odd);
  assert.equal(subject, 'O=Example, CN=mail.example');
  assert.equal(issuer, `CN=${'b'.repeat(297)}`);
});

test('a certificate without a subject, names and dates that can be read is told all the same', async (t) => {
  const nameless = altered((body) => {
    body.subject = new Name();
    body.extensions = body.extensions?.filter(({ extnID }) => extnID !== id_ce_subjectAltName) as never;
  });
  const seen = await refused(t, nameless);
  assert.deepEqual([seen.subject, seen.names], ['', []]);

  // UTCTime of the thirteenth month (RFC 5280 section 4.1.2.5.1).
  const broken = bytesOf(trust.server.certificatePem);
  const year = String(new Date().getUTCFullYear()).slice(2);
  broken.write('13', broken.indexOf(`\u0017\r${year}`, 0, 'latin1') + 4, 'latin1');
  const dates = await refused(t, { ...trust.server, certificatePem: encodePem('CERTIFICATE', broken) });
  assert.match(dates.validFrom, /^Bad time value/);
  assert.match(dates.validTo, /^\d{4}-/);
});

test('a certificate by an old rule, with a common name alone, is told by its subject', async (t) => {
  const { call, socket } = await openTo(t, await issueServerCertificate(trust.authority, { names: [] }), {
    maxVersion: 'TLSv1.2',
  });
  (await socket).destroy();
  assert.match(call.hops.at(-1)?.detail ?? '', /^TLS 1\.2, certificate for CN=localhost, valid until \d/);
});

test('another extension that lowers Node’s defaults does not lower the version of TLS', async (t) => {
  const { DEFAULT_MIN_VERSION, DEFAULT_CIPHERS } = tls;
  t.after(() => Object.assign(tls, { DEFAULT_MIN_VERSION, DEFAULT_CIPHERS }));
  Object.assign(tls, { DEFAULT_MIN_VERSION: 'TLSv1', DEFAULT_CIPHERS: 'DEFAULT@SECLEVEL=0' });
  const server = await serveTls(t, trust.server, () => {}, { minVersion: 'TLSv1', maxVersion: 'TLSv1.1' });
  const target = { host: 'localhost', port: server.port };
  for (const options of [{ trustedCa: trust.authority.certificatePem }, {}]) {
    const socket = networkTo(t, [target], options).open({ ...target, security: 'implicitTls' }, traced());
    const { hop, code } = await failureOf('network', socket);
    assert.deepEqual([hop, code], ['tls', 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION']);
  }
});

test('an error after the handshake ends the connection and nothing else', async (t) => {
  // In TLS 1.3 the server looks at the client's certificate when the client is done (RFC 8446 section 4.4.2.4).
  const { socket } = await openTo(t, trust.server, { requestCert: true, rejectUnauthorized: true });
  const open = await socket;
  await new Promise((resolve) => open.resume().once('close', resolve));
  assert.ok(open.destroyed);
});

test('a server that hangs up before STARTTLS begins is told at once, as that', async (t) => {
  const server = await servePlain(t, (socket) => socket.end('220 go ahead\r\n'));
  const target = { host: 'localhost', port: server.port };
  const network = networkTo(t, [target]);
  const socket = await network.open({ ...target, security: 'plain' }, traced());
  await once(socket.resume(), 'close');
  const evidence = await failureOf('network', network.startTls(socket, target, traced()));
  assert.deepEqual([evidence.hop, evidence.code], ['tls', 'ECONNRESET']);
  assert.match(evidence.text, /closed before the TLS handshake/);
});

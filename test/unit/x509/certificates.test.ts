// Certificates made here, read back by node:crypto.
import assert from 'node:assert/strict';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { describe, it } from 'node:test';
import {
  issueAuthority,
  issueSelfSigned,
  issueServerCertificate,
  readCertificate,
} from '../../../src/x509/certificates.ts';

const keyBelongs = (certificatePem: string, privateKeyPem: string): boolean =>
  new X509Certificate(certificatePem).checkPrivateKey(createPrivateKey(privateKeyPem));

describe('certificates', () => {
  it('an authority signs server certificates that verify and carry their names', async () => {
    const authority = await issueAuthority({ commonName: 'Test authority' });
    const server = await issueServerCertificate(authority, { names: ['localhost', '127.0.0.1'] });
    const ca = new X509Certificate(authority.certificatePem);
    const leaf = new X509Certificate(server.certificatePem);
    assert.equal(ca.ca, true);
    assert.equal(leaf.ca, false);
    assert.equal(leaf.verify(ca.publicKey), true);
    assert.equal(leaf.checkIssued(ca), true);
    assert.equal(leaf.checkHost('localhost'), 'localhost');
    assert.equal(leaf.checkIP('127.0.0.1'), '127.0.0.1');
    assert.equal(keyBelongs(server.certificatePem, server.privateKeyPem), true);
    assert.equal(keyBelongs(server.certificatePem, authority.privateKeyPem), false);
  });

  it('a self-signed certificate reads back with the dates and the thumbprints the portal shows', async () => {
    const now = Date.UTC(2026, 10, 22);
    const made = await issueSelfSigned({ commonName: 'Contoso Capture', days: 90, now });
    const reading = readCertificate(made.certificatePem);
    assert.equal(reading.subject, 'CN=Contoso Capture');
    assert.match(reading.thumbprintSha1, /^[0-9A-F]{40}$/);
    assert.match(reading.thumbprintSha256, /^[0-9A-F]{64}$/);
    assert.equal(Buffer.from(reading.x5t, 'base64url').toString('hex').toUpperCase(), reading.thumbprintSha1);
    assert.equal(reading.notAfter, '2027-02-20T00:00:00.000Z');
    assert.deepEqual([reading.keyType, reading.keyBits], ['rsa', 2048]);
    assert.equal(
      new X509Certificate(made.certificatePem).verify(new X509Certificate(made.certificatePem).publicKey),
      true,
    );
  });

  it('dates after 2049 are written as GeneralizedTime and read back', async () => {
    const made = await issueSelfSigned({ commonName: 'Long', days: 1, now: Date.UTC(2060, 0, 1) });
    assert.equal(readCertificate(made.certificatePem).notAfter, '2060-01-02T00:00:00.000Z');
  });
});

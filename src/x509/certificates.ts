// Certificates: made for the demo tenant's servers and for certificate credentials, read back for people, and imported.
// Entry of the lazy bundle `x509`.

import { createPrivateKey, generateKeyPair, type KeyObject, X509Certificate } from 'node:crypto';
import { promisify } from 'node:util';
import { buildCertificate } from './certificateBuilder.ts';
import { type ImportedCredential, importPem, importPfx } from './credentialImport.ts';
import type { KeyedCertificate } from './pem.ts';

const generate = promisify(generateKeyPair);
const dayMs = 86_400_000;
/** Certificates begin an hour early, so that a client whose clock is a little behind accepts them. */
const clockSlackMs = 3_600_000;
const idKpServerAuth = '1.3.6.1.5.5.7.3.1'; // RFC 5280 section 4.2.1.12
const idKpClientAuth = '1.3.6.1.5.5.7.3.2';

/** What people compare with the portal. */
export interface CertificateReading {
  /** One `CN=…` or longer name, most specific part first. */
  readonly subject: string;
  readonly issuer: string;
  /** Upper-case hexadecimal without separators, as Entra shows it. */
  readonly thumbprintSha1: string;
  readonly thumbprintSha256: string;
  /** JWT header `x5t` (RFC 7515 section 4.1.7): base64url of the SHA-1. */
  readonly x5t: string;
  /** JWT header `x5t#S256` (RFC 7515 section 4.1.8). */
  readonly x5tS256: string;
  readonly serialNumber: string;
  /** ISO 8601 in UTC. */
  readonly notBefore: string;
  readonly notAfter: string;
  readonly keyType: 'rsa' | 'ec' | 'other';
  /** Bits of the RSA modulus; 0 for other keys. */
  readonly keyBits: number;
}

/** A certificate authority that lives as long as its caller keeps it. EC P-256, valid for `days`. */
export async function issueAuthority(options: {
  readonly commonName: string;
  readonly days?: number;
  readonly now?: number;
}): Promise<KeyedCertificate> {
  const keys = await generate('ec', { namedCurve: 'P-256' });
  const now = options.now ?? Date.now();
  const certificatePem = buildCertificate({
    subject: options.commonName,
    issuer: options.commonName,
    notBefore: now - clockSlackMs,
    notAfter: now + (options.days ?? 30) * dayMs,
    publicKey: keys.publicKey,
    signingKey: keys.privateKey,
    issuerPublicKey: keys.publicKey,
    authority: true,
  });
  return { certificatePem, privateKeyPem: exportKey(keys.privateKey) };
}

/** A TLS server certificate signed by `authority` for the DNS names and IPv4 addresses given. EC P-256. */
export async function issueServerCertificate(
  authority: KeyedCertificate,
  options: { readonly names: readonly string[]; readonly days?: number; readonly now?: number },
): Promise<KeyedCertificate> {
  const keys = await generate('ec', { namedCurve: 'P-256' });
  const now = options.now ?? Date.now();
  const issuer = new X509Certificate(authority.certificatePem);
  const certificatePem = buildCertificate({
    subject: options.names[0] ?? 'localhost',
    issuer: issuer.subject.replace(/^CN=/, ''),
    notBefore: now - clockSlackMs,
    notAfter: now + (options.days ?? 30) * dayMs,
    publicKey: keys.publicKey,
    signingKey: createPrivateKey(authority.privateKeyPem),
    issuerPublicKey: issuer.publicKey,
    authority: false,
    names: options.names,
    purposes: [idKpServerAuth],
  });
  return { certificatePem, privateKeyPem: exportKey(keys.privateKey) };
}

/**
 * A self-signed certificate for a certificate credential. RSA 2048 by default: Entra verifies client assertions
 * signed with PS256 or RS256.
 */
export async function issueSelfSigned(options: {
  readonly commonName: string;
  readonly days: number;
  readonly now?: number;
  /** 2048, 3072 or 4096. */
  readonly keyBits?: number;
}): Promise<KeyedCertificate> {
  const keys = await generate('rsa', { modulusLength: options.keyBits ?? 2048 });
  const now = options.now ?? Date.now();
  const certificatePem = buildCertificate({
    subject: options.commonName,
    issuer: options.commonName,
    notBefore: now - clockSlackMs,
    notAfter: now + options.days * dayMs,
    publicKey: keys.publicKey,
    signingKey: keys.privateKey,
    issuerPublicKey: keys.publicKey,
    authority: false,
    purposes: [idKpClientAuth],
  });
  return { certificatePem, privateKeyPem: exportKey(keys.privateKey) };
}

/** Reads a certificate (PEM or DER); throws Node's error if the text is not a certificate. */
export function readCertificate(source: string | Uint8Array): CertificateReading {
  const certificate = new X509Certificate(typeof source === 'string' ? source : Buffer.from(source));
  const sha1 = certificate.fingerprint.replaceAll(':', '');
  const sha256 = certificate.fingerprint256.replaceAll(':', '');
  const key = certificate.publicKey;
  return {
    subject: oneLine(certificate.subject),
    issuer: oneLine(certificate.issuer),
    thumbprintSha1: sha1,
    thumbprintSha256: sha256,
    x5t: Buffer.from(sha1, 'hex').toString('base64url'),
    x5tS256: Buffer.from(sha256, 'hex').toString('base64url'),
    serialNumber: certificate.serialNumber,
    notBefore: new Date(certificate.validFrom).toISOString(),
    notAfter: new Date(certificate.validTo).toISOString(),
    keyType:
      key.asymmetricKeyType === 'rsa' || key.asymmetricKeyType === 'ec' ? key.asymmetricKeyType : 'other',
    keyBits: key.asymmetricKeyDetails?.modulusLength ?? 0,
  };
}

/** Node writes one part of a name per line, the most general first. */
const oneLine = (name: string): string => name.split('\n').reverse().join(', ');

const exportKey = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();

/** A certificate and its private key from PEM text; the key may be encrypted. See `ImportProblem` for what can fail. */
export function importPemCredential(
  text: string,
  password?: string,
  signal?: AbortSignal,
): Promise<ImportedCredential> {
  return importPem(text, password, signal);
}

/** The same from the bytes of a PFX (PKCS#12) file. */
export function importPfxCredential(
  bytes: Uint8Array,
  password: string,
  signal?: AbortSignal,
): Promise<ImportedCredential> {
  return importPfx(bytes, password, signal);
}

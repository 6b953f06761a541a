// Ed25519 signatures (RFC 8032) over text: of the record of the nightly check and of test reports.
import {
  createHash,
  createPublicKey,
  generateKeyPairSync,
  type KeyLike,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';

/** A signature in base64 over the UTF-8 of a text. */
export const signText = (text: string, privateKey: KeyLike): string =>
  sign(null, Buffer.from(text), privateKey).toString('base64');

/** False also if the key is of another kind than the signature, or none. */
export function signatureFits(text: string, signature: string, publicKey: KeyLike): boolean {
  try {
    return verify(null, Buffer.from(text), publicKey, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

/** A new private key, PKCS #8 in PEM. */
export const newSigningKey = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

/** The public key of a private key in PEM, as SubjectPublicKeyInfo in base64 on one line. */
export const publicKeyOf = (pem: string): string =>
  createPublicKey(pem).export({ type: 'spki', format: 'der' }).toString('base64');

/** The key that such a line holds; undefined if it holds none. */
export function publicKeyIn(base64: string): KeyObject | undefined {
  try {
    return createPublicKey({ key: Buffer.from(base64, 'base64'), type: 'spki', format: 'der' });
  } catch {
    return undefined;
  }
}

/** Short name of a public key: SHA-256 over its SubjectPublicKeyInfo, in the way that OpenSSH prints fingerprints. */
export const fingerprintOf = (base64: string): string =>
  `SHA256:${createHash('sha256')
    .update(Buffer.from(base64, 'base64'))
    .digest('base64')
    .replace(/={1,2}$/, '')}`;

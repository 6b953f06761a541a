// A certificate with its private key, brought from elsewhere: PEM text or a PFX file, checked before it is kept.
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { type KeyedCertificate, readPemBlocks } from './pem.ts';
import { readPfx } from './pfx.ts';

/** Why an import cannot be used. */
export type ImportProblem =
  | 'malformed'
  | 'noCertificate'
  | 'noPrivateKey'
  /** The private key belongs to none of the certificates. */
  | 'keyMismatch'
  | 'passwordNeeded'
  | 'wrongPassword'
  /** An encryption scheme that is not read here; exporting again with AES helps. */
  | 'unsupported'
  /** Entra verifies client assertions with RSA keys only. */
  | 'notRsa';

export type ImportedCredential =
  | { readonly ok: true; readonly credential: KeyedCertificate }
  | { readonly ok: false; readonly problem: ImportProblem };

const failed = (problem: ImportProblem): ImportedCredential => ({ ok: false, problem });

/** Reads a certificate and a private key from one PEM text, in any order; the key may be encrypted. */
export function importPem(text: string, password?: string): ImportedCredential {
  const blocks = readPemBlocks(text);
  const certificates = blocks.filter((block) => block.label === 'CERTIFICATE').map((block) => block.der);
  const keyBlock = blocks.find((block) => block.label.endsWith('PRIVATE KEY'));
  if (certificates.length === 0) return failed('noCertificate');
  if (keyBlock === undefined) return failed('noPrivateKey');
  const encrypted = keyBlock.label.startsWith('ENCRYPTED') || keyBlock.text.includes('ENCRYPTED');
  if (encrypted && (password === undefined || password === '')) return failed('passwordNeeded');
  const key = attempt(() =>
    createPrivateKey({ key: keyBlock.text, ...(password === undefined ? {} : { passphrase: password }) }),
  );
  if (key === undefined) return failed(encrypted ? 'wrongPassword' : 'malformed');
  return combine(certificates, [key]);
}

/** Reads a PFX (PKCS#12) file. */
export function importPfx(bytes: Uint8Array, password: string): ImportedCredential {
  const contents = readPfx(bytes, password);
  if (!contents.ok) {
    return failed(
      contents.problem === 'wrongPassword' && password === '' ? 'passwordNeeded' : contents.problem,
    );
  }
  if (contents.certificates.length === 0) return failed('noCertificate');
  const keys = contents.keys.map((der) =>
    attempt(() => createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })),
  );
  return combine(contents.certificates, keys);
}

/** The certificate that a key belongs to, wherever it stands in the chain. */
function combine(
  certificates: readonly Buffer[],
  keys: readonly (KeyObject | undefined)[],
): ImportedCredential {
  const usable = keys.filter((key) => key !== undefined);
  if (usable.length === 0) return failed('noPrivateKey');
  const read = certificates.map((der) => attempt(() => new X509Certificate(der)));
  if (read.some((certificate) => certificate === undefined)) return failed('malformed');
  for (const key of usable) {
    const own = read.find((certificate) => attempt(() => certificate?.checkPrivateKey(key)) === true);
    if (own === undefined) continue;
    if (key.asymmetricKeyType !== 'rsa') return failed('notRsa');
    const privateKeyPem = key.export({ type: 'pkcs8', format: 'pem' }).toString();
    return { ok: true, credential: { certificatePem: own.toString(), privateKeyPem } };
  }
  return failed('keyMismatch');
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

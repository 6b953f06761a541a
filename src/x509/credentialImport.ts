// A certificate with its private key, brought from elsewhere: PEM text or a PFX file, checked before it is kept.
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { type KeyedCertificate, readPemBlocks } from './pem.ts';
import { openKey, readPfx, WrongPassword } from './pfx.ts';
import { Rounds, UnsupportedEncryption } from './rounds.ts';

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
export async function importPem(
  text: string,
  password?: string,
  signal?: AbortSignal,
): Promise<ImportedCredential> {
  const blocks = readPemBlocks(text);
  const certificates = blocks.filter((block) => block.label === 'CERTIFICATE').map((block) => block.der);
  const keyBlock = blocks.find((block) => block.label.endsWith('PRIVATE KEY'));
  if (certificates.length === 0) return failed('noCertificate');
  if (keyBlock === undefined) return failed('noPrivateKey');
  const encrypted = keyBlock.label.startsWith('ENCRYPTED') || keyBlock.text.includes('ENCRYPTED');
  if (encrypted && (password === undefined || password === '')) return failed('passwordNeeded');
  const opened =
    keyBlock.label === 'ENCRYPTED PRIVATE KEY'
      ? await openPkcs8(keyBlock.der, password ?? '', signal)
      : attempt(() => createPrivateKey({ key: keyBlock.text, passphrase: password ?? '' }));
  if (typeof opened === 'string') return failed(opened);
  if (opened === undefined) return failed(encrypted ? 'wrongPassword' : 'malformed');
  return combine(certificates, [opened]);
}

/** An encrypted PKCS#8 key (RFC 5958 section 3): its rounds are counted before any of them is done. */
async function openPkcs8(
  der: Buffer,
  password: string,
  signal: AbortSignal | undefined,
): Promise<KeyObject | ImportProblem> {
  try {
    const plain = await openKey(Uint8Array.from(der).buffer, password, new Rounds(signal));
    return attempt(() => createPrivateKey({ key: plain, format: 'der', type: 'pkcs8' })) ?? 'wrongPassword';
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof WrongPassword) return 'wrongPassword';
    return error instanceof UnsupportedEncryption ? 'unsupported' : 'malformed';
  }
}

/** Reads a PFX (PKCS#12) file. */
export async function importPfx(
  bytes: Uint8Array,
  password: string,
  signal?: AbortSignal,
): Promise<ImportedCredential> {
  const contents = await readPfx(bytes, password, signal);
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

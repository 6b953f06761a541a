// Opens PFX files (PKCS#12, RFC 7292): checks the MAC with the password, then takes keys and certificates out.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { AuthenticatedSafe, CertBag, PFX, SafeContents } from '@peculiar/asn1-pfx';
import { EncryptedPrivateKeyInfo } from '@peculiar/asn1-pkcs8';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import { decryptWithPassword, derivePkcs12 } from './passwordDecryption.ts';
import { EncryptedContent } from './pbeSchemas.ts';
import { Rounds, UnsupportedEncryption } from './rounds.ts';

export type PfxContents =
  | { readonly ok: true; readonly keys: readonly Buffer[]; readonly certificates: readonly Buffer[] }
  | { readonly ok: false; readonly problem: 'malformed' | 'wrongPassword' | 'unsupported' };

const idData = '1.2.840.113549.1.7.1'; // RFC 5652 section 4
const idEncryptedData = '1.2.840.113549.1.7.6'; // RFC 5652 section 8
const keyBag = '1.2.840.113549.1.12.10.1.1'; // RFC 7292 section 4.2
const shroudedKeyBag = '1.2.840.113549.1.12.10.1.2';
const certBag = '1.2.840.113549.1.12.10.1.3';

/** RFC 8017 appendix B.1. */
const digests: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};
const maximumBytes = 1024 * 1024;

export class WrongPassword extends Error {}

/** Keys as PKCS#8 DER, certificates as DER. An empty password is tried as it stands. */
export async function readPfx(
  bytes: Uint8Array,
  password: string,
  signal?: AbortSignal,
): Promise<PfxContents> {
  if (bytes.length === 0 || bytes.length > maximumBytes) return { ok: false, problem: 'malformed' };
  try {
    const pfx = AsnConvert.parse(copy(bytes), PFX);
    if (pfx.authSafe.contentType !== idData) return { ok: false, problem: 'unsupported' };
    const content = octets(pfx.authSafe.content);
    const rounds = new Rounds(signal);
    await checkMac(pfx, content, password, rounds);
    return { ok: true, ...(await openSafes(content, password, rounds)) };
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof WrongPassword) return { ok: false, problem: 'wrongPassword' };
    return { ok: false, problem: error instanceof UnsupportedEncryption ? 'unsupported' : 'malformed' };
  }
}

/** RFC 7292 section 4: HMAC over the content with a key derived from the password. */
async function checkMac(pfx: PFX, content: Buffer, password: string, rounds: Rounds): Promise<void> {
  const data = pfx.macData as PFX['macData'] | undefined;
  if (data === undefined) return;
  const hash = digests[data.mac.digestAlgorithm.algorithm];
  // PBMAC1 (RFC 9579) names its own algorithm here; then the decryption tells whether the password fits.
  if (hash === undefined) return;
  const expected = Buffer.from(data.mac.digest.buffer);
  const salt = Buffer.from(data.macSalt.buffer);
  const { iterations } = data;
  const key = await derivePkcs12({ hash, password, salt, iterations, id: 3, bytes: expected.length }, rounds);
  const actual = createHmac(hash, key).update(content).digest();
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) throw new WrongPassword();
}

async function openSafes(
  content: Buffer,
  password: string,
  rounds: Rounds,
): Promise<{ readonly keys: Buffer[]; readonly certificates: Buffer[] }> {
  const keys: Buffer[] = [];
  const certificates: Buffer[] = [];
  for (const safe of AsnConvert.parse(copy(content), AuthenticatedSafe)) {
    const plain = await openSafe(safe.contentType, safe.content, password, rounds);
    for (const bag of AsnConvert.parse(copy(plain), SafeContents)) {
      if (bag.bagId === keyBag) keys.push(Buffer.from(bag.bagValue));
      else if (bag.bagId === shroudedKeyBag) keys.push(await openKey(bag.bagValue, password, rounds));
      else if (bag.bagId === certBag) {
        certificates.push(octets(AsnConvert.parse(bag.bagValue, CertBag).certValue));
      }
    }
  }
  return { keys, certificates };
}

async function openSafe(
  contentType: string,
  content: ArrayBuffer,
  password: string,
  rounds: Rounds,
): Promise<Buffer> {
  if (contentType === idData) return octets(content);
  if (contentType !== idEncryptedData) throw new UnsupportedEncryption(contentType);
  const { info } = AsnConvert.parse(content, EncryptedContent);
  const { value, constructedValue } = info.encryptedContent ?? {};
  const pieces = value === undefined ? (constructedValue ?? []) : [value];
  const data = Buffer.concat(pieces.map((piece) => Buffer.from(piece.buffer)));
  return needed(await decryptWithPassword(info.contentEncryptionAlgorithm, data, password, rounds));
}

export async function openKey(value: ArrayBuffer, password: string, rounds: Rounds): Promise<Buffer> {
  const key = AsnConvert.parse(value, EncryptedPrivateKeyInfo);
  return needed(
    await decryptWithPassword(
      key.encryptionAlgorithm,
      Buffer.from(key.encryptedData.buffer),
      password,
      rounds,
    ),
  );
}

function needed(plain: Buffer | undefined): Buffer {
  if (plain === undefined) throw new WrongPassword();
  return plain;
}

/** The content of an OCTET STRING given as DER. */
const octets = (der: ArrayBuffer): Buffer => Buffer.from(AsnConvert.parse(der, OctetString).buffer);

const copy = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;

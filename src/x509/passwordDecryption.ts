// Takes password-based encryption off: PBES2 (RFC 8018) and the PKCS#12 schemes (RFC 7292 appendix B and C).
import { createDecipheriv, createHash, pbkdf2 as pbkdf2WithCallback } from 'node:crypto';
import { promisify } from 'node:util';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import type { AlgorithmIdentifier } from '@peculiar/asn1-x509';
import { Pbes2Parameters, Pbkdf2Parameters, Pkcs12PbeParameters } from './pbeSchemas.ts';
import { decryptRc2 } from './rc2.ts';
import { type Rounds, UnsupportedEncryption } from './rounds.ts';

/** On a thread of Node's own. */
const derivePbkdf2 = promisify(pbkdf2WithCallback);

const pbes2 = '1.2.840.113549.1.5.13'; // RFC 8018 appendix A.4
const pbkdf2 = '1.2.840.113549.1.5.12';

/** RFC 8018 appendix B.1.2. */
const hashes: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.8': 'sha224',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
};

/** RFC 8018 appendix B.2 and NIST's AES arc: name for node:crypto and key bytes. */
const ciphers: Readonly<Record<string, readonly [name: string, keyBytes: number]>> = {
  '2.16.840.1.101.3.4.1.2': ['aes-128-cbc', 16],
  '2.16.840.1.101.3.4.1.22': ['aes-192-cbc', 24],
  '2.16.840.1.101.3.4.1.42': ['aes-256-cbc', 32],
  '1.2.840.113549.3.7': ['des-ede3-cbc', 24],
};

/** RFC 7292 appendix C. */
const pkcs12Schemes: Readonly<
  Record<string, readonly [cipher: 'des-ede3-cbc' | 'rc2-cbc', keyBytes: number]>
> = {
  '1.2.840.113549.1.12.1.3': ['des-ede3-cbc', 24],
  '1.2.840.113549.1.12.1.5': ['rc2-cbc', 16],
  '1.2.840.113549.1.12.1.6': ['rc2-cbc', 5],
};

/** Undefined if the password does not fit; throws `UnsupportedEncryption`. */
export async function decryptWithPassword(
  algorithm: AlgorithmIdentifier,
  data: Uint8Array,
  password: string,
  rounds: Rounds,
): Promise<Buffer | undefined> {
  const parameters = algorithm.parameters;
  if (parameters === undefined || parameters === null) throw new UnsupportedEncryption(algorithm.algorithm);
  if (algorithm.algorithm === pbes2) return decryptPbes2(parameters, data, password, rounds);
  const scheme = pkcs12Schemes[algorithm.algorithm];
  if (scheme === undefined) throw new UnsupportedEncryption(algorithm.algorithm);
  const [cipher, keyBytes] = scheme;
  const { salt, iterations } = AsnConvert.parse(parameters, Pkcs12PbeParameters);
  const derive = (id: number, bytes: number): Promise<Buffer> =>
    derivePkcs12({ hash: 'sha1', password, salt: bytesOf(salt), iterations, id, bytes }, rounds);
  const key = await derive(1, keyBytes);
  const iv = await derive(2, 8);
  return cipher === 'rc2-cbc' ? decryptRc2(key, iv, data) : decipher(cipher, key, iv, data);
}

async function decryptPbes2(
  parameters: ArrayBuffer,
  data: Uint8Array,
  password: string,
  rounds: Rounds,
): Promise<Buffer | undefined> {
  const { keyDerivation, encryption } = AsnConvert.parse(parameters, Pbes2Parameters);
  const cipher = ciphers[encryption.algorithm];
  if (keyDerivation.algorithm !== pbkdf2 || cipher === undefined) {
    throw new UnsupportedEncryption(`${keyDerivation.algorithm} ${encryption.algorithm}`);
  }
  const derivation = AsnConvert.parse(keyDerivation.parameters ?? new ArrayBuffer(0), Pbkdf2Parameters);
  // hmacWithSHA1 is the default (RFC 8018 appendix A.2).
  const hash = hashes[derivation.prf?.algorithm ?? '1.2.840.113549.2.7'];
  if (hash === undefined) throw new UnsupportedEncryption(derivation.prf?.algorithm);
  const [name, keyBytes] = cipher;
  const iterations = rounds.take(derivation.iterations);
  const key = await derivePbkdf2(password, bytesOf(derivation.salt), iterations, keyBytes, hash);
  const iv = AsnConvert.parse(encryption.parameters ?? new ArrayBuffer(0), OctetString);
  return decipher(name, key, bytesOf(iv), data);
}

function decipher(name: string, key: Buffer, iv: Buffer, data: Uint8Array): Buffer | undefined {
  try {
    const open = createDecipheriv(name, key, iv);
    return Buffer.concat([open.update(data), open.final()]);
  } catch (error) {
    const code = (error as { code?: string }).code;
    if (code === 'ERR_CRYPTO_UNKNOWN_CIPHER' || code === 'ERR_CRYPTO_INVALID_IV')
      throw new UnsupportedEncryption(name);
    return undefined;
  }
}

interface Pkcs12Derivation {
  readonly hash: string;
  readonly password: string;
  readonly salt: Uint8Array;
  readonly iterations: number;
  /** 1 key, 2 initialization vector, 3 MAC key. */
  readonly id: number;
  readonly bytes: number;
}

/** RFC 7292 appendix B.2. */
export async function derivePkcs12(
  { hash, password, salt, iterations, id, bytes }: Pkcs12Derivation,
  rounds: Rounds,
): Promise<Buffer> {
  const blockBytes = hash === 'sha384' || hash === 'sha512' ? 128 : 64;
  const fill = (source: Uint8Array): Buffer =>
    Buffer.alloc(
      blockBytes * Math.ceil(source.length / blockBytes),
      source.length === 0 ? 0 : Buffer.from(source),
    );
  const diversifier = Buffer.alloc(blockBytes, id);
  const state = Buffer.concat([fill(salt), fill(bmpString(password))]);
  const parts: Buffer[] = [];
  for (let done = 0; done < bytes; ) {
    rounds.take(iterations);
    let digest = createHash(hash).update(diversifier).update(state).digest();
    for (let round = 1; round < iterations; round += 1) {
      digest = createHash(hash).update(digest).digest();
      await rounds.pause(round);
    }
    parts.push(digest);
    done += digest.length;
    if (done < bytes) addToBlocks(state, Buffer.alloc(blockBytes, digest));
  }
  return Buffer.concat(parts).subarray(0, bytes);
}

/** Adds `addend` plus one to each block of the state, as big-endian numbers (RFC 7292 appendix B.2 step 6.C). */
function addToBlocks(state: Buffer, addend: Buffer): void {
  for (let start = 0; start < state.length; start += addend.length) {
    let carry = 1;
    for (let index = addend.length - 1; index >= 0; index -= 1) {
      const sum = (state[start + index] ?? 0) + (addend[index] ?? 0) + carry;
      state[start + index] = sum & 0xff;
      carry = sum >> 8;
    }
  }
}

/** UTF-16, big-endian, with a final zero character (RFC 7292 appendix B.1). */
const bmpString = (text: string): Buffer => Buffer.from(`${text}\0`, 'utf16le').swap16();

const bytesOf = (octets: OctetString): Buffer => Buffer.from(octets.buffer);

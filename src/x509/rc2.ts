// RC2-CBC decryption (RFC 2268): PFX files of OpenSSL before 3 and of older Windows keep their certificates in it,
// and today's OpenSSL does not offer it any more.

/** RFC 2268 section 2. */
const piTable = Buffer.from(
  'd978f9c419ddb5ed28e9fd794aa0d89dc67e37832b76538e624c6488448bfba2179a59f587b34f1361456d8d09817d32' +
    'bd8f40eb86b77b0bf09521225c6b4e8254d66593ce60b21c7356c014a78cf1dc1275ca1f3bbee4d1423dd430a33cb626' +
    '6fbf0eda4669075727f21d9bbc944303f811c7f690ef3ee706c3d52fc8661ed708e8eade8052eef784aa72ac354d6a2a' +
    '961ad2715a1549744b9fd05e0418a4ecc2e0416e0f51cbcc2491af50a1f47039997c3a8523b8b47afc02365b25559731' +
    '2d5dfa98e38a92ae05df2910676cbac9d300e6cfe19ea82c6316013f58e289a90d38341bab33ffb0bb480c5fb9b1cd2e' +
    'c5f3db47e5a59c770aa62068fe7fc1ad',
  'hex',
);
const rotations = [1, 2, 3, 5] as const;
const wordMask = 0xffff;

/** Decrypts and takes the PKCS#7 padding off; undefined if the padding is wrong (another key). */
export function decryptRc2(key: Uint8Array, iv: Uint8Array, data: Uint8Array): Buffer | undefined {
  if (data.length === 0 || data.length % 8 !== 0 || iv.length !== 8) return undefined;
  const schedule = expandKey(key, key.length * 8);
  const plain = Buffer.alloc(data.length);
  for (let at = 0; at < data.length; at += 8) {
    const block = decryptBlock(schedule, data.subarray(at, at + 8));
    const previous = at === 0 ? iv : data.subarray(at - 8, at);
    for (let index = 0; index < 8; index += 1)
      plain[at + index] = (block[index] ?? 0) ^ (previous[index] ?? 0);
  }
  const padding = plain.at(-1) ?? 0;
  const padded = plain.subarray(plain.length - padding);
  if (padding < 1 || padding > 8 || !padded.every((byte) => byte === padding)) return undefined;
  return plain.subarray(0, plain.length - padding);
}

/** RFC 2268 section 2: `bits` is the effective key length. */
function expandKey(key: Uint8Array, bits: number): Uint16Array {
  const bytes = Buffer.alloc(128);
  bytes.set(key.subarray(0, 128));
  const pi = (index: number): number => piTable[index & 0xff] ?? 0;
  for (let index = key.length; index < 128; index += 1) {
    bytes[index] = pi((bytes[index - 1] ?? 0) + (bytes[index - key.length] ?? 0));
  }
  const effective = Math.ceil(bits / 8);
  bytes[128 - effective] = pi((bytes[128 - effective] ?? 0) & (0xff >> (8 * effective - bits)));
  for (let index = 127 - effective; index >= 0; index -= 1) {
    bytes[index] = pi((bytes[index + 1] ?? 0) ^ (bytes[index + effective] ?? 0));
  }
  return Uint16Array.from({ length: 64 }, (_, index) => bytes.readUInt16LE(index * 2));
}

/** RFC 2268 section 3: sixteen r-mixing rounds, with r-mashing after the fifth and the eleventh. */
function decryptBlock(schedule: Uint16Array, block: Uint8Array): Buffer {
  const words = Uint16Array.from(
    { length: 4 },
    (_, index) => (block[2 * index] ?? 0) | ((block[2 * index + 1] ?? 0) << 8),
  );
  let position = 63;
  for (let round = 0; round < 16; round += 1) {
    for (let index = 3; index >= 0; index -= 1) {
      const rotation = rotations[index] ?? 0;
      const value = words[index] ?? 0;
      const turned = ((value >> rotation) | (value << (16 - rotation))) & wordMask;
      const [one = 0, two = 0, three = 0] = [
        at(words, index - 1),
        at(words, index - 2),
        at(words, index - 3),
      ];
      words[index] = (turned - (schedule[position] ?? 0) - (one & two) - (~one & three)) & wordMask;
      position -= 1;
    }
    if (round === 4 || round === 10) {
      for (let index = 3; index >= 0; index -= 1) {
        words[index] = ((words[index] ?? 0) - (schedule[at(words, index - 1) & 63] ?? 0)) & wordMask;
      }
    }
  }
  const plain = Buffer.alloc(8);
  words.forEach((word, index) => {
    plain.writeUInt16LE(word, index * 2);
  });
  return plain;
}

const at = (words: Uint16Array, index: number): number => words[(index + 4) % 4] ?? 0;

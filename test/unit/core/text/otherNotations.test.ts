// Secrets in notations of people, programs and databases: keys as bytes, code points, letters of other scripts in UTF-16.
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { describe, it } from 'node:test';
import { createRedactor } from '../../../../src/core/text/redaction.ts';

/** The longest piece of what was written that still stands. */
function longestLeft(written: string, shown: string): number {
  let longest = 0;
  for (let from = 0; from + longest < written.length; from++)
    while (from + longest < written.length && shown.includes(written.slice(from, from + longest + 1)))
      longest++;
  return longest;
}

/** Characters that a mask may leave at the ends of what was written: a frame that is the same in every key. */
const mostLeft = (written: string): number => Math.max(12, written.length / 4);

function holds(secret: string, notations: Readonly<Record<string, string>>): void {
  const redactor = createRedactor();
  redactor.learn(secret);
  const shown = Object.entries(notations).flatMap(([name, written]) => {
    const left = longestLeft(written, redactor.redact(`The server says: ${written} (end)`));
    return left <= mostLeft(written) ? [] : [`${name}: ${left} of ${written.length}`];
  });
  assert.deepEqual(shown, []);
}

const digits = (number: number, width: number): string => number.toString(16).padStart(width, '0');
const pairs = (bytes: Buffer): readonly string[] => bytes.toString('hex').match(/../g) ?? [];

describe('a private key', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const der = privateKey.export({ type: 'pkcs8', format: 'der' });
  const jwk = privateKey.export({ format: 'jwk' });
  // What is before it is public: the modulus, and the exponent 65537.
  const own = der.subarray(der.indexOf(Buffer.from(jwk.d ?? '', 'base64url').subarray(0, 32)));

  it('is masked as bytes, however they are written', () => {
    holds(pem, {
      hexadecimal: own.toString('hex'),
      'with colons, in lines': pairs(own)
        .join(':')
        .toUpperCase()
        .replaceAll(/(.{45})/g, '$1\n    '),
      'a dump': pairs(own)
        .map((pair, at) => (at % 16 === 0 ? `\n${digits(at, 8)}  ${pair}` : pair))
        .join(' '),
      'an array in C': pairs(own)
        .map((pair) => `0x${pair}`)
        .join(', '),
      'JSON of a buffer': JSON.stringify([...own]),
      base64url: own.toString('base64url'),
      'base64 of hexadecimal': Buffer.from(own.toString('hex')).toString('base64'),
    });
  });

  it('is masked in the members of a JWK (RFC 7518 section 6.3.2), and its modulus is shown', () => {
    const { d, p, q, dp, dq, qi, n } = jwk;
    for (const [name, value = ''] of Object.entries({ d, p, q, dp, dq, qi })) holds(pem, { [name]: value });
    const redactor = createRedactor();
    redactor.learn(pem);
    const shown = Buffer.from(n ?? '', 'base64url').toString('hex');
    assert.equal(redactor.redact(`Modulus: ${shown}`), `Modulus: ${shown}`);
    const spki = publicKey.export({ type: 'spki', format: 'der' }).toString('hex');
    assert.equal(redactor.redact(`Key: ${spki}`), `Key: ${spki}`);
  });

  it('is shown no more once it is forgotten, and never counts as text', () => {
    const redactor = createRedactor();
    redactor.learn(pem);
    redactor.forget(pem);
    const written = own.subarray(0, 60).toString('hex');
    assert.equal(redactor.redact(written), written);
  });
});

const points = (text: string): readonly number[] =>
  [...text].map((character) => character.codePointAt(0) ?? 0);
const list = (text: string, write: (point: number) => string, between: string): string =>
  points(text).map(write).join(between);

const utf16 = (text: string, big: boolean): Buffer => {
  const bytes = Buffer.from(text, 'utf16le');
  return big ? bytes.swap16() : bytes;
};
function utf32(text: string): Buffer {
  const bytes = Buffer.alloc(points(text).length * 4);
  for (const [index, point] of points(text).entries()) bytes.writeUInt32LE(point, index * 4);
  return bytes;
}

describe('a secret', () => {
  for (const secret of [
    'kT8+~zX4vB9nM2pL6wR1yF5hJ3gD7sA0cEuIoWqZ',
    'Строгий-Пароль-Бухгалтерии',
    '密码是很长的一句话没有人知道',
    'Ein Paßwort für Größere 😀 Übungen',
  ])
    it(`is masked as code points and in other encodings: ${secret.slice(0, 8)}`, () => {
      const bytes = Buffer.from(secret);
      holds(secret, {
        'U+0041': list(secret, (point) => `U+${digits(point, 4).toUpperCase()}`, ' '),
        'U+0041 without spaces': list(secret, (point) => `U+${digits(point, 4)}`, ''),
        Perl: list(secret, (point) => `\\N{U+${point.toString(16)}}`, ''),
        CSS: list(secret, (point) => `\\${point.toString(16)}`, ' '),
        LDAP: pairs(bytes)
          .map((pair) => `\\${pair}`)
          .join(''),
        SQL: list(secret, (point) => `CHAR(${point})`, '+'),
        PowerShell: list(secret, (point) => `[char]${point}`, '+'),
        PHP: list(secret, (point) => `chr(${point})`, '.'),
        hexadecimal: list(secret, (point) => `0x${point.toString(16)}`, ','),
        decimal: list(secret, String, ' '),
        'UTF-16 in hexadecimal': utf16(secret, false).toString('hex'),
        'UTF-16BE in hexadecimal': utf16(secret, true).toString('hex'),
        'UTF-16 in base64': utf16(secret, false).toString('base64'),
        'UTF-7': `+${utf16(secret, true).toString('base64').replaceAll('=', '')}-`,
        'UTF-16 as bytes': [...utf16(secret, false)].join(','),
        'UTF-32 in base64': utf32(secret).toString('base64'),
        'UTF-32 in hexadecimal': utf32(secret).toString('hex'),
        capitals: secret.toUpperCase(),
        'small letters': secret.toLowerCase(),
      });
    });
});

// No piece of a known secret survives, in whatever encoding, nested, wrapped or cut, a server sends it back.
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { findSecrets } from '../../../../src/core/text/findSecrets.ts';
import { fuzzRuns } from '../../../support/fuzzRuns.ts';
import { growth } from '../../../support/growth.ts';
import { knowing } from '../../../support/shownText.ts';
import {
  type Encoding,
  encodings,
  plain,
  spelled,
  type Traced,
  traced,
} from '../../../support/tracedEncodings.ts';

/** What the redactor promises: no piece of a secret this long is left. */
const shortestPiece = 12;

const runs = fuzzRuns(2_000);
/** The same cases in every run if a seed is set; without a seed other cases each time. */
const seed = process.env['FUZZ_SEED'] === undefined ? {} : { seed: Number(process.env['FUZZ_SEED']) };

/** The longest run of the secret's letters that can be read whole from what is sent and not masked. */
function longestLeft(secret: string, encoded: readonly Traced[], sent: readonly Traced[]): number {
  const spans = findSecrets(sent.map((part) => part.text).join(''), knowing(secret));
  let at = 0;
  const shown = sent.filter((part) => {
    const start = at;
    at += part.text.length;
    return !spans.some((span) => span.start < at && span.end > start);
  });
  const whole = partsOfEach(encoded);
  const left = partsOfEach(shown);
  let longest = 0;
  let run = 0;
  for (const [index, letter] of [...secret].entries()) {
    // White space is not counted: it is the same in every text.
    if (/\s/.test(letter)) continue;
    run = left.get(index) === whole.get(index) ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}

/** How many characters tell something of each letter. */
function partsOfEach(text: readonly Traced[]): ReadonlyMap<number, number> {
  const parts = new Map<number, number>();
  for (const { first, last } of text) {
    if (first === undefined || last === undefined) continue;
    for (let index = first; index <= last; index++) parts.set(index, (parts.get(index) ?? 0) + 1);
  }
  return parts;
}

const around = 'The request was refused. Reference 4711, "sent": ';

const alphabets = [
  'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789',
  'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_~.-',
  '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~ abcdefghijklmnopqrstuvwxyz0123456789',
  'äöüßéèñçabcdefghijklm0123456789',
  '0123456789abcdef',
];

/** Values that hold escapes of their own have several readings. */
const escapeParts = [
  '\\',
  '%',
  '&',
  '=',
  '%A0',
  '%41',
  '%25',
  '%u0041',
  '&#65;',
  '&amp;',
  '&lt',
  '=3D',
  '=41',
  '\\u0041',
  '\\x41',
  '\\n',
  '\\101',
  '41',
  'A0',
  'a',
  'b',
  'Q',
  '7',
  '~',
  '/',
  '+',
  'x',
  '-',
  ' ',
  '"',
  'é',
];

const secrets = fc
  .constantFrom<readonly string[]>(...alphabets.map((alphabet) => [...alphabet]), escapeParts)
  .chain((alphabet) =>
    fc
      .array(fc.constantFrom(...alphabet), { minLength: shortestPiece, maxLength: 70 })
      .map((letters) => letters.join('').trim()),
  )
  .filter((secret) => secret.replaceAll(/\s/g, '').length >= shortestPiece && new Set(secret).size > 5);

const layers = fc.array(fc.constantFrom(...Object.keys(encodings)), { minLength: 1, maxLength: 3 });
const margins = fc.tuple(fc.string({ maxLength: 5 }), fc.string({ maxLength: 5 }));

const encodingOf = (name: string): Encoding => encodings[name] ?? ((text) => text);

describe('finding secrets', () => {
  const unusual = 'p&ss<w>"r\'d/+~x.Y_z=9%Q!';
  const entra = 'aB38Q~abcdefghijklmnopqrstuvwxyz012345678';

  it('finds a value that is made of escapes, whichever of them is read first', () => {
    const values: readonly (readonly [string, string])[] = [
      ['x7Q%25"%x\\n/\\%41a\\u0041&lt', 'XML in JSON'],
      ['%u0041Q&#65;\\nQ', 'HTML with names'],
      ['%41\\-%41 &%A0 "\\u0041/\\', 'HTML with names'],
      ['ab \\%A0 cd=41&amp;ef', 'JSON as usual'],
    ];
    for (const [secret, name] of values) {
      const encoded = encodingOf(name)(traced(secret));
      const left = longestLeft(secret, encoded, [...plain(around), ...encoded, ...plain(' end.')]);
      assert.ok(left < shortestPiece, `${left} characters of ${secret} left`);
    }
  });

  it('finds a value whose own backslash or equals sign stands where a line was folded', () => {
    for (const [secret, fold] of [
      ['!!!!!!!!\\u!!!?8/', '\r\n\t'],
      ['abcdefgh=ijklmno', '\n'],
      ['abcdefgh\\ijklmno', '\n '],
    ] as const) {
      const text = `${around}${secret.slice(0, 9)}${fold}${secret.slice(9)} end.`;
      assert.deepEqual(findSecrets(text, knowing(secret)), [
        { start: around.length, end: around.length + secret.length + fold.length },
      ]);
    }
  });

  it('finds a list of numbers that was cut inside the escape before it', () => {
    const secret = 'gidek1f1b2m7k16adf99';
    const list = [...secret].map((letter) => letter.charCodeAt(0).toString(8).padStart(3, '0')).join(' ');
    const encoded = [...` ${list}`].map((unit) => `%${unit.charCodeAt(0).toString(16)}`).join('');
    // Twelve numbers, behind what is left of `%20`.
    assert.deepEqual(findSecrets(encoded.slice(1, 150), knowing(secret)), [{ start: 0, end: 143 }]);
  });

  it('finds a list of numbers in a form whose lines begin with a space', () => {
    const secret = 'aaaaaaaE2e5U';
    const text = '%3D7B173+141+141+14%3D%0D%0A1+141+141+141+141%3D%0D%0A+105+062+145+065+%3D%0D%0A125"}';
    const [span] = findSecrets(text, knowing(secret));
    assert.deepEqual(span, { start: text.indexOf('141'), end: text.length - 2 });
  });

  it('finds escapes that quoted-printable broke into lines, all of it in octal escapes', () => {
    const layers = ['Python \\U', 'quoted-printable in lines', 'octal escapes'];
    const encoded = layers.reduce((text, name) => encodingOf(name)(text), traced('aaaaaaal3Wmc'));
    assert.equal(longestLeft('aaaaaaal3Wmc', encoded, encoded), 0);
  });

  it('leaves a public key whole beside the private one of its kind, which begins like it', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519', {
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'der' },
    });
    assert.deepEqual(findSecrets(`\`${publicKey.toString('base64')}\``, knowing(privateKey)), []);
  });

  for (const name of Object.keys(encodings)) {
    it(`finds a secret: ${name}`, () => {
      for (const secret of [unusual, entra, 'pässwörter sind länger als zwölf']) {
        const encoded = encodingOf(name)(traced(secret));
        const sent = [...plain(around), ...encoded, ...plain(' end.')];
        assert.equal(longestLeft(secret, encoded, sent), 0, sent.map((part) => part.text).join(''));
      }
    });
  }

  for (const name of [
    'percent of CESU-8',
    'HTML in decimals of UTF-16',
    'JavaScript’s escape',
    'JSON \\u in lower case',
    'percent as usual',
    'base64 of UTF-16, big-endian',
    'quoted-printable in lines',
    'HTML in decimals',
  ]) {
    it(`finds characters beyond the basic plane: ${name}`, () => {
      const secret = 'my\u{1f600}cat\u{1f511}eats\u{20bb7}fish';
      const encoded = encodingOf(name)(traced(secret));
      assert.equal(longestLeft(secret, encoded, [...plain(around), ...encoded, ...plain(' end.')]), 0);
    });
  }

  for (const [name, spell] of Object.entries(spelled)) {
    it(`finds a secret: ${name}`, () => {
      for (const secret of [entra, 'k9_~XyAZzq/7LmWv&2TbR4']) {
        const sent = spell(secret);
        const spans = findSecrets(`${around}${sent} end.`, knowing(secret));
        const hidden = spans.map(({ start, end }) => end - start).reduce((sum, length) => sum + length, 0);
        // A bracket at either end is none of the secret's, nor are the marks of a word around another.
        assert.ok(
          hidden >= Math.min(sent.length - 24, sent.length * 0.75),
          `${hidden} of ${sent.length} hidden: ${sent}`,
        );
      }
    });
  }

  it('costs in proportion to the text, whatever a server sends', () => {
    const known = knowing(entra);
    for (const piece of [
      '+AAA',
      '+IGA',
      '=?u?B?QUJD?=',
      'QUFBB',
      'AAAAAAA2',
      '\uff21',
      '<a',
      '1, ',
      '=\r\n',
      '%2525',
    ]) {
      const search = (times: number) => () => findSecrets(piece.repeat(times), known);
      const ratio = growth(search(5_000), search(20_000), 10, 4);
      assert.ok(
        ratio <= 10,
        `${JSON.stringify(piece)}: ${ratio.toFixed(1)} times as much for four times the text`,
      );
    }
  });

  it(`leaves no ${shortestPiece} characters of a secret, three encodings deep, wrapped and cut anywhere`, () => {
    fc.assert(
      fc.property(
        secrets,
        layers,
        margins,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (secret, names, [before, after], from, to) => {
          let encoded = traced(secret);
          for (const name of names) {
            encoded = encodingOf(name)([...plain(before), ...encoded, ...plain(after)]);
          }
          const cut = encoded.slice(
            Math.floor((from * encoded.length) / 3),
            encoded.length - Math.floor((to * encoded.length) / 3),
          );
          const left = longestLeft(secret, encoded, [...plain(around), ...cut, ...plain('"}')]);
          assert.ok(left < shortestPiece, `${left} characters left`);
        },
      ),
      { numRuns: runs, ...seed },
    );
  });
});

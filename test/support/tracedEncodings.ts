// Encodes a secret as servers, proxies and logs do, and keeps for each character which letters of the secret it tells.
import { deflateSync, gzipSync } from 'node:zlib';

/** A character and the letters of the secret that it belongs to; none if it is of the text around. */
export interface Traced {
  readonly text: string;
  readonly first?: number;
  readonly last?: number;
}

export type Encoding = (text: readonly Traced[]) => readonly Traced[];

/** The letters of a secret, one by one. */
export const traced = (secret: string): readonly Traced[] =>
  [...secret].map((text, index) => ({ text, first: index, last: index }));

export const plain = (text: string): readonly Traced[] =>
  Array.from(text, (character) => ({ text: character }));

/** Each character on its own. */
const each =
  (encode: (character: string) => string): Encoding =>
  (text) =>
    text.flatMap((part) => Array.from(encode(part.text), (character) => ({ ...part, text: character })));

/** All bytes together, `bits` of them in each character. */
const block =
  (bits: number, charset: BufferEncoding, encode: (bytes: Buffer) => string): Encoding =>
  (text) => {
    const parts = text.map((part) => ({ part, bytes: Buffer.from(part.text, charset) }));
    const owners = parts.flatMap(({ part, bytes }) => Array.from(bytes, () => part));
    const encoded = encode(Buffer.concat(parts.map(({ bytes }) => bytes)));
    return Array.from(encoded, (character, index) => {
      const from = Math.floor((index * bits) / 8);
      const to = Math.floor((index * bits + bits - 1) / 8);
      return join(character, owners.slice(from, to + 1));
    });
  };

function join(text: string, owners: readonly Traced[]): Traced {
  const known = owners.filter(({ first }) => first !== undefined);
  if (known.length === 0) return { text };
  return {
    text,
    first: Math.min(...known.map(({ first = 0 }) => first)),
    last: Math.max(...known.map(({ last = 0 }) => last)),
  };
}

const bytesOf = (character: string): readonly number[] => [...Buffer.from(character)];
const code = (character: string): number => character.codePointAt(0) ?? 0;
const four = (unit: number): string => unit.toString(16).padStart(4, '0');
const units = (character: string): readonly number[] =>
  Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
const percent = (character: string): string =>
  bytesOf(character)
    .map((byte) => `%${byte.toString(16).padStart(2, '0')}`)
    .join('');
/** A unit of UTF-16 in three bytes, also if it is half a character. */
const percentOfUnit = (unit: number): string =>
  unit < 0x800
    ? percent(String.fromCharCode(unit))
    : [0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f)]
        .map((byte) => `%${byte.toString(16)}`)
        .join('');
const xmlNames: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
const htmlNames: Readonly<Record<string, string>> = {
  ...xmlNames,
  '~': '&#126;',
  '.': '&period;',
  '+': '&plus;',
  '/': '&sol;',
  '=': '&equals;',
  _: '&lowbar;',
  ä: '&auml;',
};
/** RFC 4648 section 6. */
const base32 = block(5, 'utf8', (bytes) => {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const whole = bits.padEnd(Math.ceil(bits.length / 5) * 5, '0');
  return (whole.match(/.{5}/g) ?? [])
    .map((digit) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number.parseInt(digit, 2)])
    .join('');
});

/** Each byte as a number. */
const bytesAs =
  (write: (byte: number, index: number) => string, between: string): Encoding =>
  (text) => {
    let index = 0;
    return text.flatMap((part) =>
      bytesOf(part.text).flatMap((byte) => [
        ...plain(index === 0 ? '' : between),
        ...Array.from(write(byte, index++), (character) => ({ ...part, text: character })),
      ]),
    );
  };

/** JSON of a Uint8Array. */
const indexed: Encoding = (text) => {
  let index = 0;
  return text.flatMap((part) =>
    bytesOf(part.text).flatMap((byte) => [
      ...plain(`"${index++}":`),
      ...Array.from(String(byte), (character) => ({ ...part, text: character })),
      ...plain(','),
    ]),
  );
};

/** Lines of a width; no program cuts a line inside another's line end or right after the mark of an escape. */
const wrap =
  (width: number, end: string): Encoding =>
  (text) => {
    let column = 0;
    return text.flatMap((part, index) => {
      const before = text[index - 1]?.text ?? '';
      if (column >= width && !'=\\\r'.includes(before)) {
        column = 1;
        return [...plain(end), part];
      }
      column++;
      return [part];
    });
  };

const pieces = (text: string, width: number): readonly string[] =>
  text.match(new RegExp(`.{1,${width}}`, 'gs')) ?? [];
/** RFC 2152; `all` encodes also what need not be. */
const utf7 = (text: string, all = false): string =>
  text.replace(all ? /[\s\S]+/g : /[^A-Za-z0-9'(),\-.:? ]+/g, (signs) =>
    signs === '+'
      ? '+-'
      : `+${Buffer.from(signs, 'utf16le').swap16().toString('base64').replace(/=+$/, '')}-`,
  );
/** RFC 2047. */
const words = (text: string, width: number): string =>
  pieces(text, width)
    .map((piece) => `=?utf-8?B?${Buffer.from(piece).toString('base64')}?=`)
    .join('\r\n ');
const quotedWords = (text: string, width: number): string =>
  pieces(text, width)
    .map((piece) => {
      const bytes = [...Buffer.from(piece)].map(
        (byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`,
      );
      return `=?utf-8?Q?${bytes.join('')}?=`;
    })
    .join('\r\n ');

const json = each((character) => JSON.stringify(character).slice(1, -1).replace('/', '\\/'));
const xml = each((character) => xmlNames[character] ?? character);
const base64 = block(6, 'utf8', (bytes) => bytes.toString('base64'));
const hex = block(4, 'utf8', (bytes) => bytes.toString('hex'));
const quotedPrintable = each((character) =>
  /[A-Za-z0-9 ]/.test(character)
    ? character
    : bytesOf(character)
        .map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`)
        .join(''),
);

const chain =
  (...encodings: readonly Encoding[]): Encoding =>
  (text) =>
    encodings.reduce((result, encode) => encode(result), text);

const percentUpper = each((character) => percent(character).toUpperCase());
const percentUsual = each((character) => encodeURIComponent(character));

export const encodings: Readonly<Record<string, Encoding>> = {
  'as it is': (text) => text,
  'JSON as usual': json,
  'JSON \\u in lower case': each((character) =>
    units(character)
      .map((unit) => `\\u${four(unit)}`)
      .join(''),
  ),
  'JSON \\u in upper case': each((character) =>
    units(character)
      .map((unit) => `\\u${four(unit).toUpperCase()}`)
      .join(''),
  ),
  'JavaScript \\x': each((character) =>
    code(character) < 256 ? `\\x${four(code(character)).slice(2)}` : `\\u{${code(character).toString(16)}}`,
  ),
  'octal escapes': each((character) =>
    bytesOf(character)
      .map((byte) => `\\${byte.toString(8).padStart(3, '0')}`)
      .join(''),
  ),
  'percent as usual': percentUsual,
  'percent in upper case': percentUpper,
  'percent in lower case': each(percent),
  'percent twice': chain(each(percent), percentUsual),
  'a form': each((character) => new URLSearchParams({ '': character }).toString().slice(1)),
  'HTML with names': each((character) => htmlNames[character] ?? character),
  'HTML in decimals': each((character) => `&#${code(character)};`),
  'HTML in decimals of UTF-16': each((character) =>
    units(character)
      .map((unit) => `&#${unit};`)
      .join(''),
  ),
  'JavaScript’s escape': each((character) =>
    units(character)
      .map((unit) => (unit < 256 ? `%${four(unit).slice(2).toUpperCase()}` : `%u${four(unit).toUpperCase()}`))
      .join(''),
  ),
  // Java's modified UTF-8, and Oracle's: each half of a character by itself (Unicode Technical Report 26).
  'percent of CESU-8': each((character) => units(character).map(percentOfUnit).join('')),
  'HTML in hexadecimals': each((character) => `&#x${code(character).toString(16)};`),
  base64,
  base64url: block(6, 'utf8', (bytes) => bytes.toString('base64url')),
  'base64 in lines': chain(base64, wrap(76, '\r\n')),
  'base64 in short lines': chain(base64, wrap(19, '\n')),
  'base64 of UTF-16, little-endian': block(6, 'utf16le', (bytes) => bytes.toString('base64')),
  'base64 of UTF-16, big-endian': block(6, 'utf16le', (bytes) => bytes.swap16().toString('base64')),
  'base64 twice': chain(base64, base64),
  'hexadecimal in lower case': hex,
  'hexadecimal in upper case': block(4, 'utf8', (bytes) => bytes.toString('hex').toUpperCase()),
  'hexadecimal of UTF-16': block(4, 'utf16le', (bytes) => bytes.toString('hex')),
  'quoted-printable': quotedPrintable,
  'quoted-printable in lines': chain(quotedPrintable, wrap(17, '=\r\n')),
  'XML in JSON': chain(xml, json),
  'zero-width characters between': each((character) => `${character}\u200b`),
  'joiners and soft hyphens between': each((character) => `${character}\u2060\u00ad`),
  'zeros between': each((character) => `${character}\0`),
  'folded lines': wrap(23, '\r\n\t'),
  base32,
  'a list of bytes': bytesAs(String, ', '),
  'bytes by their index': indexed,
  'a list of octal numbers': bytesAs((byte) => byte.toString(8).padStart(3, '0'), ' '),
  'code points': each((character) => `U+${four(code(character)).toUpperCase()} `),
  'Python \\U': each((character) => `\\U${code(character).toString(16).padStart(8, '0')}`),
};

/** What is the last that is done to a text: between and in place of its letters, or all at once. */
export const spelled: Readonly<Record<string, (secret: string) => string>> = {
  'letters of full width': (secret) =>
    secret.replace(/[!-~]/g, (letter) => String.fromCharCode(code(letter) + 0xfee0)),
  'bold letters': (secret) =>
    secret.replace(/[a-z]/g, (letter) => String.fromCodePoint(code(letter) - 0x61 + 0x1d41a)),
  'marks over the letters': (secret) => [...secret].map((letter) => `${letter}\u0332`).join(''),
  'UTF-7': (secret) => utf7(secret),
  'UTF-7 three times': (secret) => utf7(utf7(utf7(secret, true), true)),
  'encoded words': (secret) => words(secret, 11),
  'encoded words in encoded words': (secret) => words(words(secret, 45), 30),
  'encoded words in quoted ones': (secret) => quotedWords(words(secret, 20), 9),
  'quoted words in encoded ones': (secret) => words(quotedWords(secret, 20), 30),
  'UTF-7 in encoded words': (secret) => words(utf7(secret, true), 30),
  'encoded words in UTF-7': (secret) => utf7(words(secret, 30), true),
  'encoded words of quoted-printable': (secret) =>
    (secret.match(/.{1,9}/g) ?? []).map((piece) => `=?utf-8?Q?${piece.replace('~', '=7E')}?=`).join('\r\n '),
  'binary numbers': (secret) =>
    [...Buffer.from(secret)].map((byte) => byte.toString(2).padStart(8, '0')).join(' '),
  'gzip in base64': (secret) => gzipSync(`{"client_secret":"${secret}"}`).toString('base64'),
  'zlib in base64': (secret) => deflateSync(secret).toString('base64'),
  'an array of characters': (secret) => `[${[...secret].join(', ')}]`,
  'an array of characters in JSON': (secret) => JSON.stringify([...secret]),
  'letters in a terminal’s colours': (secret) =>
    [...secret].map((letter) => `\u001b[31m${letter}\u001b[0m`).join(''),
  'letters in markup': (secret) => [...secret].map((letter) => `<b>${letter}</b>`).join(''),
  'places where a word may be broken': (secret) => secret.replace(/.{4}/g, '$&<wbr>'),
  'signs above ASCII between': (secret) => [...secret].join('·'),
  'symbols between': (secret) => [...secret].join('\u{1f642}'),
  'Perl \\x{}': (secret) => [...secret].map((letter) => `\\x{${code(letter).toString(16)}}`).join(''),
  'Perl \\o{}': (secret) => [...secret].map((letter) => `\\o{${code(letter).toString(8)}}`).join(''),
  'references with zeros': (secret) =>
    [...secret].map((letter) => `&#x${code(letter).toString(16).padStart(9, '0')};`).join(''),
  'comments between': (secret) => pieces(secret, 5).join('<!-- x -->'),
  'pieces that are put together': (secret) =>
    (secret.match(/.{1,9}/g) ?? []).map((piece) => JSON.stringify(piece)).join(' +\n  '),
};

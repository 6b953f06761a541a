// The forms in which one secret can stand in a text once every encoding is taken off.
import { withoutEscapes, withoutOpenReferences } from './escapes.ts';
import type { WrittenForm } from './knownValues.ts';
import { lettersOf } from './lettersOf.ts';
import { withoutMailWords } from './mailWords.ts';
import { binaryForms, numberForms } from './numberForms.ts';
import { privatePart } from './privatePart.ts';
import type { SearchText } from './searchedText.ts';
import { searchTextOf, withCharactersRead } from './searchText.ts';

/** Headers of PEM are the same in every key. */
const pemHeader = /-----(?:BEGIN|END) [A-Z0-9 ]+-----/g;

/** In bytes: fewer letters occur in other texts by chance. */
const fewestLetters = 12;
const none = new Uint8Array();

/** In characters; a shorter value counts as one that shrinks. */
const shortValue = 18;

/** Bytes as `searchTextOf` makes them: the value, what is left if it holds escapes itself, and other encodings. */
export function writtenForms(value: string): readonly WrittenForm[] {
  const body = value.replace(pemHeader, '');
  const key = privatePart(body);
  const bare = key ?? body;
  const spellings = spellingsOf(bare).map((spelling) => searchTextOf(spelling));
  const forms = spellings.flatMap(layersOf);
  // Behind a `=` (`x=00…`) the first two digits read as quoted-printable (RFC 2045 section 6.7), before other escapes.
  forms.push(...layersOf(searchTextOf(`=${bare}`)).slice(1));
  const ambiguous = layersOf(searchTextOf(bare)).length > 1;
  // Fewer characters suffice for a short value: an escape before it may swallow its first characters.
  const shrinks = bare.length < shortValue || /[^\S\r\n]|[\\%&=]/.test(bare);
  const written = distinct(forms).map((bytes) => ({ bytes, shrinks, ambiguous, lettersOnly: false }));
  // Keys of one kind begin alike, public ones too: a short piece of a PEM gives nothing away.
  const isPem = bare.length < value.length;
  const letters = spellings.map((spelling) => lettersOf(spelling)?.bytes ?? none);
  return [
    ...written,
    ...distinct(letters)
      .filter((bytes) => bytes.length >= fewestLetters)
      .map((bytes) => ({ bytes, shrinks: !isPem, ambiguous: false, lettersOnly: true })),
    ...numberForms(bare),
    ...binaryForms(key, bare),
  ];
}

const isAscii = (value: string): boolean => /^[\0-\x7f]*$/.test(value);

/** HTML forms write a space as `+` (WHATWG URL), encoded words as `_` (RFC 2047 section 4.2). */
const spellingsOf = (value: string): readonly string[] => [
  ...new Set([
    value,
    value.normalize('NFC'),
    value.normalize('NFD'),
    ...(isAscii(value) ? [] : [value.toLowerCase(), value.toUpperCase()]),
    misread(value),
    value.replaceAll(' ', '+'),
    value.replaceAll(' ', '_'),
  ]),
];

/** Each layer of escapes that the value itself seems to have: a reader of the text takes them off too. */
function layersOf(text: SearchText): readonly Uint8Array[] {
  const next =
    withoutEscapes(text) ?? withCharactersRead(text) ?? withoutOpenReferences(text) ?? withoutMailWords(text);
  return next === undefined ? [text.bytes] : [text.bytes, ...layersOf(next)];
}

/** UTF-8 that was read as Latin-1. */
function misread(value: string): string {
  return Array.from(new TextEncoder().encode(value), (byte) => String.fromCharCode(byte)).join('');
}

function distinct(forms: readonly Uint8Array[]): readonly Uint8Array[] {
  return [...new Map(forms.map((form) => [form.join(), form])).values()];
}

// HTML's named character references for ASCII and Latin-1 (HTML standard section 13.5); secrets hold no others.

const ascii: Readonly<Record<string, string>> = {
  amp: '&',
  AMP: '&',
  lt: '<',
  LT: '<',
  gt: '>',
  GT: '>',
  quot: '"',
  QUOT: '"',
  apos: "'",
  excl: '!',
  num: '#',
  dollar: '$',
  percnt: '%',
  lpar: '(',
  rpar: ')',
  ast: '*',
  midast: '*',
  plus: '+',
  comma: ',',
  period: '.',
  sol: '/',
  colon: ':',
  semi: ';',
  equals: '=',
  quest: '?',
  commat: '@',
  lsqb: '[',
  lbrack: '[',
  bsol: '\\',
  rsqb: ']',
  rbrack: ']',
  Hat: '^',
  lowbar: '_',
  UnderBar: '_',
  grave: '`',
  DiacriticalGrave: '`',
  lcub: '{',
  lbrace: '{',
  verbar: '|',
  vert: '|',
  VerticalLine: '|',
  rcub: '}',
  rbrace: '}',
  Tab: '\t',
  NewLine: '\n',
};

/** U+00A0 to U+00FF, in order. */
const latin1 = (
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute ' +
  'micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig ' +
  'Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash ' +
  'Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ' +
  'ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc ' +
  'uuml yacute thorn yuml'
).split(' ');

const names: ReadonlyMap<string, number> = new Map([
  ...Object.entries(ascii).map(([name, character]) => [name, character.charCodeAt(0)] as const),
  ...latin1.map((name, index) => [name, 0xa0 + index] as const),
]);

/** Names by a hash, since a text is read byte by byte; no two have the same. */
const byHash: ReadonlyMap<number, readonly [name: string, value: number]> = new Map(
  [...names].map(([name, value]) => [hashOf(new TextEncoder().encode(name), 0, name.length), [name, value]]),
);

function hashOf(bytes: Uint8Array, at: number, length: number): number {
  let hash = 0;
  for (let index = 0; index < length; index++) hash = (Math.imul(hash, 31) + (bytes[at + index] ?? 0)) | 0;
  return hash;
}

/** The character of the name that stands there, without `&` and `;`; its length in bytes is `length`. */
export function entityAt(bytes: Uint8Array, at: number, length: number): number | undefined {
  const [name, value] = byHash.get(hashOf(bytes, at, length)) ?? [];
  if (name?.length !== length) return undefined;
  for (let index = 0; index < length; index++) {
    if (name.charCodeAt(index) !== bytes[at + index]) return undefined;
  }
  return value;
}

// Takes a paste out of its wrapping: HTML, JSON and URL escapes, quoted-printable, broken lines, odd characters.
/** A paste longer than this is read at its beginning and its end: logs start with the cause and end with the effect. */
const longest = 200_000;

const entities: Readonly<Record<string, string>> = {
  quot: '"',
  apos: "'",
  lt: '<',
  gt: '>',
  nbsp: ' ',
  amp: '&',
};

/** What is read of a paste. */
export const readPart = (paste: string): string =>
  paste.length <= longest ? paste : `${paste.slice(0, longest / 2)}\n${paste.slice(-longest / 2)}`;

/** One line of plain text, without secrets, in which words stand as the server wrote them. */
export function unwrap(paste: string, mask: (text: string) => string): string {
  const masked = mask(readPart(paste).replaceAll('\u0000', ''));
  // Pages that show a page's source, and feeds, escape what is escaped already.
  return flatten(decodeEntities(decodeEntities(decodeEscapes(withoutLayout(masked)))));
}

/** What stands before the words of a line: quotation marks of mail and Markdown, a chat's sender, a log's time. */
const linePrefix =
  /^[ \t]{0,8}(?:[>|][ \t]?){0,6}(?:\[\d{1,2}[:.]\d\d[^\]]{0,24}\] [^:\n]{1,40}: |\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d[.,\d]{0,8}(?:Z|[+-]\d\d:?\d\d)?\]?[:\t ]{0,3})?/gm;

/** Layout that carries no meaning: prefixes of lines, hyphens of broken words, Markdown's emphasis, links and fences. */
const withoutLayout = (text: string): string =>
  text
    .replace(linePrefix, '')
    .replace(/(?<=[a-z])-[ \t]{0,4}\r?\n[ \t>|]{0,8}(?=[a-z])/g, '')
    .replace(/\*{2,3}|```\w{0,12}/g, '')
    .replace(/\[([^\]\n]{1,200})\]\(https?:[^)\s]{1,300}\)/g, '$1');

/** Quoted-printable soft breaks (RFC 2045 section 6.7), JSON escapes (RFC 8259 section 7), percent-encoding. */
function decodeEscapes(text: string): string {
  return text
    .replace(/=\r?\n/g, '')
    .replace(/\\u([0-9a-fA-F]{4})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\{1,8}r\\{1,8}n|\\{1,8}[nrt](?![a-z])/g, ' ')
    .replace(/\\{1,8}(["'/])/g, '$1')
    .replace(/(?:%[0-9a-fA-F]{2})+/g, decodePercent)
    .replace(/(error_description=|error=)([^\s&]{1,2000})/g, (_, key: string, value: string) => {
      return `${key}${value.replaceAll('+', ' ')}`;
    });
}

function decodePercent(run: string): string {
  try {
    return decodeURIComponent(run);
  } catch {
    return run;
  }
}

/** Entities first, so that escaped mark-up goes with the plain kind. */
function decodeEntities(text: string): string {
  return text
    .replace(/&(quot|apos|lt|gt|nbsp|amp);/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/&#(\d{1,6});/g, (_, digits: string) => fromCodePoint(Number(digits)))
    .replace(/&#x([0-9a-fA-F]{1,5});/g, (_, hex: string) => fromCodePoint(Number.parseInt(hex, 16)))
    .replace(/<\/?[a-zA-Z][^<>]{0,400}>/g, (tag) => (isElement(tag) ? ' ' : tag));
}

const fromCodePoint = (value: number): string => (value <= 0x10ffff ? String.fromCodePoint(value) : '');

/** HTML that carries no meaning here; SOAP elements and addresses in angle brackets stay. */
const isElement = (tag: string): boolean =>
  /^<\/?(?:a|abbr|b|body|br|code|div|em|font|h\d|head|hr|html|i|li|ol|p|pre|span|strong|table|tbody|td|th|tr|u|ul)\b/i.test(
    tag,
  );

/** Compatibility forms, typographic quotes and dashes made plain; every run of white space one space. */
function flatten(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u2018\u2019\u201a\u201b\u00b4`]/g, "'")
    .replace(/[\u201c\u201d\u201e\u00ab\u00bb]/g, '"')
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\u00ad\ufeff]/g, '')
    .replace(/\u001b\[[0-9;]{0,20}m/g, '')
    .replace(/[\s\u0001-\u001f]+/g, ' ')
    .trim();
}

// The part of OPATH that filters of management scopes use here: a property that equals a text, joined by -and and -or
// (Filterable properties for the -RecipientFilter parameter, Exchange PowerShell reference).

/** A mailbox as filters see it. */
export interface Recipient {
  readonly address: string;
  /** `CustomAttribute1` to `CustomAttribute15`. */
  readonly attributes: Readonly<Record<string, string>>;
  /** True for a direct member of the group that the distinguished name, name or alias stands for. */
  readonly isMemberOf: (group: string) => boolean;
}

export type RecipientFilter = (recipient: Recipient) => boolean;

/** A filter written by a person is shorter. */
const longestFilter = 4_000;

/** Undefined if the text is no filter of this part of OPATH. */
export function readRecipientFilter(text: string): RecipientFilter | undefined {
  if (text.length > longestFilter) return undefined;
  const words = wordsOf(text);
  if (words === undefined) return undefined;
  const read = alternatives(words, 0);
  return read !== undefined && read.next === words.length ? read.filter : undefined;
}

type Read = { readonly filter: RecipientFilter; readonly next: number } | undefined;
type Reader = (words: readonly string[], at: number) => Read;

/** `-and` binds more closely than `-or`. */
const alternatives: Reader = joined('-or', (parts) => (one) => parts.some((part) => part(one)), all);

function all(words: readonly string[], at: number): Read {
  return joined('-and', (parts) => (one) => parts.every((part) => part(one)), comparison)(words, at);
}

function joined(
  operator: string,
  join: (parts: readonly RecipientFilter[]) => RecipientFilter,
  part: Reader,
): Reader {
  return (words, at) => {
    const parts: RecipientFilter[] = [];
    for (let next = at; ; next += 1) {
      const read = part(words, next);
      if (read === undefined) return undefined;
      parts.push(read.filter);
      next = read.next;
      if (words[next]?.toLowerCase() !== operator) return { filter: join(parts), next };
    }
  };
}

/** `Property -eq 'text'`, or a filter in brackets. */
function comparison(words: readonly string[], at: number): Read {
  if (words[at] === '(') {
    const inner = alternatives(words, at + 1);
    return inner !== undefined && words[inner.next] === ')'
      ? { filter: inner.filter, next: inner.next + 1 }
      : undefined;
  }
  const [property = '', operator, value] = words.slice(at, at + 3);
  const filter = filterOf(property, unquoted(value ?? ''));
  if (operator?.toLowerCase() !== '-eq' || filter === undefined) return undefined;
  return { filter, next: at + 3 };
}

function filterOf(property: string, value: string | undefined): RecipientFilter | undefined {
  if (value === undefined) return undefined;
  if (/^memberOfGroup$/i.test(property)) return ({ isMemberOf }) => isMemberOf(value);
  if (/^primarySmtpAddress$/i.test(property)) return ({ address }) => same(address, value);
  const number = /^customAttribute([1-9]|1[0-5])$/i.exec(property)?.[1];
  if (number === undefined) return undefined;
  return ({ attributes }) => same(attributes[`CustomAttribute${number}`] ?? '', value);
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

const word = /([()])|('(?:[^']|'')*'|"[^"]*")|(-?[A-Za-z]\w*)/y;
const blank = /\s/;

function wordsOf(text: string): readonly string[] | undefined {
  const words: string[] = [];
  const end = text.trimEnd().length;
  for (let at = 0; at < end; at = word.lastIndex) {
    while (blank.test(text.charAt(at))) at += 1;
    word.lastIndex = at;
    const match = word.exec(text);
    if (match === null) return undefined;
    words.push(match[1] ?? match[2] ?? match[3] ?? '');
  }
  return words;
}

const unquoted = (text: string): string | undefined => {
  if (/^'.*'$/s.test(text)) return text.slice(1, -1).replaceAll("''", "'");
  return /^".*"$/s.test(text) ? text.slice(1, -1) : undefined;
};

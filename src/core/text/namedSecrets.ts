// Secrets that stand behind their name, in whatever a file, program, shell, form or log writes between the two.
import { hasSigns, isHarmless, looksMade } from './harmlessValues.ts';
import { mask } from './secretMask.ts';
import { endOfName, root } from './secretNames.ts';

/** Quotation marks, escaped in JSON, XML and addresses too. */
const quote = String.raw`(?:\\{0,4}["'${'`'}]|&quot;|&#3[49];|&apos;|%22|%27)`;

/** What stands between a name and its value, and what the value must be for it to be one. */
interface Way {
  readonly between: RegExp;
  /** Before the name. */
  readonly before: RegExp;
  readonly names: RegExp;
  readonly value: 'made or last' | 'made and last' | 'element' | undefined;
}

const any = /(?:)/;

const way = (between: string, before = any, value?: Way['value'], names = any): Way => ({
  between: new RegExp(between, 'iy'),
  value,
  before,
  names,
});

const ways: readonly Way[] = [
  // `<password>…</password>`, `<key>Password</key><string>…`
  way(String.raw`(?:\s[^<>]{0,200})?>`, /<(?:[\w-]{1,40}:)?[\w.-]{0,60}$/, 'element'),
  way(String.raw`<\/key>\s{0,40}<string>`, any, 'element'),
  // `{"name": "PASSWORD", "value": "…"}`, `name="password" value="…"`, in YAML in two lines
  way(String.raw`${quote}?[\s,]{1,40}${quote}?value${quote}?[ \t]{0,9}[:=][ \t]{0,9}`),
  // `define('SMTP_PASS', '…')`, `["--password", "…"]`
  way(
    String.raw`${quote}[ \t]{0,9},\s{0,40}(?=${quote})`,
    /(?:\b(?:define|set\w{0,40}|put\w{0,40}|add\w{0,40})\(\s{0,9}["'][\w.-]{0,80}|["']-[\w-]{0,60})$/,
  ),
  // `"password": {"value": "…"}`, `"password": ["…"]`
  way(
    String.raw`${quote}?\s{0,9}[:=]\s{0,20}[[{]\s{0,40}(?:${quote}value${quote}\s{0,9}:\s{0,9})?(?=${quote})`,
  ),
  // In the next line too.
  way(String.raw`(?:${quote}\s{0,9}:|\s{0,9}=)\s{1,80}(?=${quote})`),
  way(String.raw`(?:${quote}?\]?)[ \t]{0,20}(?:=>|:=|={1,3}|:|：|%3D|%3A)[ \t]{0,20}(?![ \t])`),
  // `setPassword("…")`, `password '…'`
  way(String.raw`\([ \t]{0,9}(?=${quote})`, /(?:\b(?:set|with)_?[A-Za-z_]{0,60}|\.|->)$/i),
  way(String.raw`[ \t]{1,9}(?=${quote})`, any, undefined, /^p/i),
  // `ConvertTo-SecureString -String "…"`
  way(String.raw`(?:[ \t]{1,9}-(?:String|AsPlainText|Force)){0,3}[ \t]{1,9}(?!-)`, /ConvertTo-$/i),
  // `--client-secret …`, `login ap password …`
  way('[ \\t]{1,9}(?!-)', /(?:^|\s)-[\w-]{0,40}$/, 'made or last'),
  way(
    '[ \\t]{1,9}',
    /(?:\blogin[ \t]{1,9}\S{1,320}[ \t]{1,9}|(?:^|\n)[ \t]{0,40}(?:ENV[ \t]{1,9}\w{0,60})?)$/,
    'made and last',
  ),
];

const openingQuote = new RegExp(quote, 'iy');
/** Longest value that is read to its quotation mark (UTF-16 units). */
const longest = 4_010;
/** What is looked at before a name. */
const lookBehind = 400;

interface Extent {
  readonly from: number;
  readonly to: number;
}

/** The text with the value behind each such name masked; placeholders, states and sentences stay. */
export function maskNamed(text: string): string {
  let result = '';
  let copied = 0;
  root.lastIndex = 0;
  for (let found = root.exec(text); found !== null; found = root.exec(text)) {
    const end = endOfName(text, found.index, root.lastIndex);
    const extent = end === undefined ? undefined : valueBehind(text, found.index, end);
    if (extent === undefined) continue;
    result += text.slice(copied, extent.from) + mask;
    copied = extent.to;
    root.lastIndex = extent.to;
  }
  return result + text.slice(copied);
}

/** A word behind a name: only options of programs, elements and lines of some files give a value so. */
const wordBehind = /[ \t]{1,9}\p{L}/uy;
const beforeWord = /-[\w-]{0,40}$|<[\w:.-]{0,60}$|\blogin[ \t]|ConvertTo-$|\bENV[ \t]|(?:^|\n)[ \t]{0,40}$/i;
/** A part of what is looked at before a name: most names stand in sentences. */
const justBefore = 80;

function valueBehind(text: string, start: number, end: number): Extent | undefined {
  wordBehind.lastIndex = end;
  if (wordBehind.test(text) && !beforeWord.test(text.slice(Math.max(0, start - justBefore), start)))
    return undefined;
  const before = text.slice(Math.max(0, start - lookBehind), start);
  for (const way of ways) {
    way.between.lastIndex = end;
    if (!way.between.test(text) || !way.before.test(before) || !way.names.test(text.slice(start, end)))
      continue;
    const named = { text, before, from: way.between.lastIndex, oneWord: way.value === 'made and last' };
    const extent = way.value === 'element' ? elementAt(named) : valueAt(named);
    return extent !== undefined && isWanted(named, way, extent) ? extent : undefined;
  }
  return undefined;
}

/** What is before a name, and where its value begins. */
interface Named {
  readonly text: string;
  readonly before: string;
  readonly from: number;
  readonly oneWord: boolean;
}

function isWanted({ text, before, from }: Named, { value }: Way, extent: Extent): boolean {
  const read = text.slice(extent.from, extent.to);
  const after = text.slice(extent.to, extent.to + 44);
  const isLast = /^[ \t]{0,40}(?:\r?\n|$)/.test(after);
  if (value === 'made and last') return isLast && looksMade(read);
  if (value === 'made or last') return isLast || /^["']?[ \t]+-/.test(after) || looksMade(read);
  // In a sentence a word follows a colon.
  if (extent.from !== from || !/[ \t]$/.test(text.slice(from - 1, from))) return true;
  if (/[:：][ \t]+$/.test(text.slice(from - 9, from)) && !beginsLine.test(before)) return hasSigns(read);
  return looksMade(read) || !/^[ \t]+\p{L}/u.test(after);
}

function elementAt({ text, from }: Named): Extent | undefined {
  const content = /^[^<]{1,4000}(?=<\/)/.exec(text.slice(from, from + longest))?.[0] ?? '';
  return content.trim().includes('\n') || isHarmless(content)
    ? undefined
    : { from, to: from + content.length };
}

function valueAt(named: Named): Extent | undefined {
  const { text } = named;
  openingQuote.lastIndex = named.from;
  const mark = openingQuote.exec(text)?.[0];
  if (mark === undefined) return bareAt(named);
  const from = named.from + mark.length;
  const to = closingMark(text, from, mark);
  if (to === undefined) return bareAt({ ...named, from });
  return isHarmless(text.slice(from, to)) ? undefined : { from, to };
}

/** Where a quoted value ends: at the same mark, if no backslash is before it that the mark itself does not have. */
function closingMark(text: string, from: number, mark: string): number | undefined {
  const line = text.slice(from, from + longest).split('\n', 1)[0] ?? '';
  for (let at = line.indexOf(mark); at >= 0; at = line.indexOf(mark, at + 1)) {
    let slashes = 0;
    while (line[at - slashes - 1] === '\\') slashes++;
    if (slashes % 2 === 0) return from + at;
  }
  return undefined;
}

/** A value without marks ends at a space, before the next name of a list, or before a mark around the whole. */
const nextName =
  /(?:[&;,]|\\[nr]|&amp;|%26|%3B)(?=[\w.%-]{1,60}(?:[=:]|%3D))|["'`<>](?=$|[\s,;:)}\]<>/\\])|\\["']|%22|&quot;/;
const bare = /[^\s]{1,1000}/y;
const lastMarks = /[)\]},;.]{1,20}$/;

function bareAt(named: Named): Extent | undefined {
  const { text, from } = named;
  const words = named.oneWord ? undefined : wordsAt(named);
  if (words !== undefined) return { from, to: from + words };
  bare.lastIndex = from;
  const read = bare.exec(text)?.[0];
  if (read === undefined) return undefined;
  const cut = read.search(nextName);
  const whole = cut < 0 ? read : read.slice(0, cut);
  const kept = whole.replace(lastMarks, '');
  return isHarmless(whole) || isHarmless(kept) ? undefined : { from, to: from + kept.length };
}

/** Letters of one word each: a passphrase, if nothing of it is a sentence's. */
const phrase = /^[a-z]{2,20}(?: [a-z]{2,20}){2,}$/;
/** A name that begins its line, as in files. */
const beginsLine = /(?:^|\n)[ \t]{0,40}(?:- |export |set )?[\w.-]{0,80}$/;

/** Several words of which one is no word, behind a name that begins its line: how long they are. */
function wordsAt({ text, before, from }: Named): number | undefined {
  if (!beginsLine.test(before)) return undefined;
  const line = /^[^\r\n]{0,400}/.exec(text.slice(from, from + 400))?.[0] ?? '';
  const rest = line.replace(/\s(?:#|\/\/|;).*$/, '').trimEnd();
  if (
    !/\S\s+\S/.test(rest) ||
    /\s[\w.-]+\s?[=:]/.test(rest) ||
    isHarmless(rest) ||
    isHarmless(rest.replace(/^\p{L}{1,3}\s+/u, '').replace(/\s.*$/, ''))
  )
    return undefined;
  return phrase.test(rest) || rest.split(/\s/).some(looksMade) ? rest.length : undefined;
}

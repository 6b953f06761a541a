// Texts in the language of the window: English in the source, translated where a person sees them. Without a table English.
import { inScript } from './text/inScript.ts';

/** English text (with its comment, `text/comment`) to text of the window's language: a bundle of `vscode.l10n`. */
export type TextTable = Readonly<Record<string, string>>;

/** A text whose meaning a translator cannot tell from its words alone. */
export interface CommentedText {
  readonly message: string;
  readonly args?: readonly Value[];
  readonly comment: string;
}

type Value = string | number;

interface Texts {
  readonly table: TextTable;
  readonly language: string;
  /** Texts with placeholders as patterns, the most specific first; made at the first text that needs them. */
  patterns?: readonly Pattern[];
  /** Texts that were looked up, with what is shown for them. */
  readonly seen: Map<string, string>;
}

interface Pattern {
  readonly key: string;
  readonly expression: RegExp;
  /** Placeholders in the order in which they stand. */
  readonly order: readonly number[];
}

/**
 * Not in this module: some bundles have a copy of it (ADR 7), and what is shown has to be in one language. Absent if
 * nothing was configured, as in the check and in other programs of our own.
 */
const placeName = 'exchangeOAuth.l10n';
const place = Symbol.for(placeName);
const holder = globalThis as { [place]?: Texts | undefined };

/** Takes the table of the window's language (a BCP 47 tag); without a table it is English. */
export function config(to: { readonly contents: TextTable | undefined; readonly language: string }): void {
  holder[place] =
    to.contents === undefined
      ? undefined
      : {
          table: to.contents,
          language: to.language,
          seen: new Map(),
        };
}

/** The language of what is shown, as a BCP 47 tag. */
export const language = (): string => holder[place]?.language ?? 'en';

/**
 * A script that gives a page its texts before the page's own script runs; empty for English.
 *
 * @param drawn whether the page draws the text of this key
 */
export function pageScript(drawn: (key: string) => boolean): string {
  const texts = holder[place];
  if (texts === undefined) return '';
  const { table, language: tag } = texts;
  const own = Object.fromEntries(Object.entries(table).filter(([key]) => drawn(key)));
  const value = inScript({ table: own, language: tag }).replace(/}$/, ',seen:new Map()}');
  return `globalThis[Symbol.for('${placeName}')] = ${value};`;
}

/** The text in the window's language, with `{0}`, `{1}` … filled in. */
export function t(text: string | CommentedText, ...args: readonly Value[]): string {
  if (typeof text === 'string') return fill(holder[place]?.table[text] ?? text, args);
  const { message, comment, args: values = [] } = text;
  return fill(holder[place]?.table[`${message}/${comment}`] ?? message, values);
}

/** Marks a text of a table for translation; it stays English until `t` shows it. */
export const msg = (text: string): string => text;

/**
 * Marks a text for translation that code, logs and reports get in English, with `{0}`, `{1}` … filled in: errors, evidence,
 * what a step saw. `shown` translates it if a person reads it.
 */
export const record = (text: string, ...args: readonly Value[]): string => fill(text, args);

/**
 * A recorded text in the window's language: as a whole, else line by line, else by the sentences it begins with. What is
 * not known stays as it is.
 */
export function shown(text: string): string {
  const texts = holder[place];
  if (texts === undefined || text === '') return text;
  const known = texts.seen.get(text);
  if (known !== undefined) return known;
  const found = whole(text, texts) ?? (text.includes('\n') ? byLine(text) : byBeginning(text, texts)) ?? text;
  if (texts.seen.size >= mostSeen) texts.seen.clear();
  texts.seen.set(text, found);
  return found;
}

const byLine = (text: string): string => text.split('\n').map(shown).join('\n');

/** Longer texts are what a server or a log said. */
const longestText = 2_000;

/** Several sentences of ours may follow each other: translates the longest known beginning, then the rest. */
function byBeginning(text: string, texts: Texts): string | undefined {
  if (text.length > longestText) return undefined;
  const ends = [...text.matchAll(/[.!?)] (?=\p{Lu})/gu)]
    .map(({ index }) => index + 1)
    .slice(0, mostSentences);
  for (const end of ends.reverse()) {
    const known = whole(text.slice(0, end), texts);
    if (known !== undefined) return `${known} ${shown(text.slice(end + 1))}`;
  }
  return undefined;
}

/** The translation of the whole text, by its words or by the pattern that it was made from. */
function whole(text: string, texts: Texts): string | undefined {
  const known = texts.table[text];
  if (known !== undefined) return known;
  texts.patterns ??= patternsOf(Object.keys(texts.table));
  for (const { key, expression, order } of texts.patterns) {
    const values = expression.exec(text)?.slice(1);
    if (values === undefined) continue;
    const args: string[] = [];
    for (const [position, index] of order.entries()) args[index] = shownValue(values[position] ?? '');
    return fill(texts.table[key] ?? key, args);
  }
  return undefined;
}

/** A value that is filled in: a text of ours, or a list of them. */
const shownValue = (value: string): string =>
  value.includes('; ') ? value.split('; ').map(shown).join('; ') : shown(value);

/** So many looked-up texts are kept; then the cache is emptied. */
const mostSeen = 2_000;
const mostSentences = 12;

const fill = (text: string, args: readonly Value[]): string =>
  args.length === 0
    ? text
    : text.replace(/\{(\d+)\}/g, (found, index) => String(args[Number(index)] ?? found));

/** Whether the pattern has so few letters beside its placeholders that it would match any text. */
function fitsAnything(fixed: readonly string[]): boolean {
  const letters = fixed.join('').replace(/[^\p{L}]/gu, '').length;
  if (letters >= 20) return false;
  const [first = ''] = fixed;
  const ends = /[\p{L}.?!:…)]$/u.test(fixed.at(-1) ?? '');
  if (!ends) return first === '' || letters < 10;
  return letters < (first === '' ? 8 : 5);
}

function patternsOf(keys: readonly string[]): readonly Pattern[] {
  const found = keys.flatMap((key) => {
    const pieces = key.split(/\{(\d+)\}/);
    const fixed = pieces.filter((_, index) => index % 2 === 0);
    if (pieces.length === 1 || fitsAnything(fixed)) return [];
    const expression = new RegExp(`^${fixed.map(escaped).join('([\\s\\S]*?)')}$`);
    const order = pieces.filter((_, index) => index % 2 === 1).map(Number);
    return [{ key, expression, order, letters: fixed.join('').length }];
  });
  return found.sort((one, other) => other.letters - one.letters);
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

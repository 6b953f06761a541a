// Texts in the language of the window: English in the source, translated where a person sees them. Without a table English.

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
}

interface Pattern {
  readonly key: string;
  readonly expression: RegExp;
  /** Placeholders in the order in which they stand. */
  readonly order: readonly number[];
}

/**
 * Not in this module: some bundles have a copy of it (ADR 7), and what is shown has to be in one language. Absent where
 * nothing was configured, as in the check and in other programs of our own.
 */
const placeName = 'exchangeOAuth.l10n';
const place = Symbol.for(placeName);
const holder = globalThis as { [place]?: Texts | undefined };

/** Takes the table of the window's language (a BCP 47 tag); without a table it is English. */
export function config(to: { readonly contents: TextTable | undefined; readonly language: string }): void {
  holder[place] = to.contents === undefined ? undefined : { table: to.contents, language: to.language };
}

/** The language of what is shown, as a BCP 47 tag. */
export const language = (): string => holder[place]?.language ?? 'en';

/** A script that gives a page the table before the page's own script runs; empty for English. */
export function pageScript(): string {
  const texts = holder[place];
  if (texts === undefined) return '';
  const { table, language: tag } = texts;
  const value = JSON.stringify({ table, language: tag }).replaceAll('<', '\\u003c');
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
 * what a step saw. `shown` translates it where a person reads it.
 */
export const record = (text: string, ...args: readonly Value[]): string => fill(text, args);

/** A recorded text in the window's language; what is not known stays as it is. */
export function shown(text: string): string {
  const texts = holder[place];
  if (texts === undefined) return text;
  const known = texts.table[text];
  if (known !== undefined) return known;
  texts.patterns ??= patternsOf(Object.keys(texts.table));
  for (const { key, expression, order } of texts.patterns) {
    const values = expression.exec(text)?.slice(1);
    if (values === undefined) continue;
    const args: string[] = [];
    for (const [position, index] of order.entries()) {
      const value = values[position] ?? '';
      args[index] = shown(value);
    }
    return fill(texts.table[key] ?? key, args);
  }
  return text;
}

const fill = (text: string, args: readonly Value[]): string =>
  args.length === 0
    ? text
    : text.replace(/\{(\d+)\}/g, (found, index) => String(args[Number(index)] ?? found));

/** Fewer letters than this beside the placeholders would fit anything. */
const fewestLetters = 8;

function patternsOf(keys: readonly string[]): readonly Pattern[] {
  const found = keys.flatMap((key) => {
    const pieces = key.split(/\{(\d+)\}/);
    const fixed = pieces.filter((_, index) => index % 2 === 0);
    const letters = fixed.join('').replace(/[^\p{L}]/gu, '').length;
    if (pieces.length === 1 || letters < fewestLetters) return [];
    const expression = new RegExp(`^${fixed.map(escaped).join('([\\s\\S]*?)')}$`);
    const order = pieces.filter((_, index) => index % 2 === 1).map(Number);
    return [{ key, expression, order, letters }];
  });
  return found.sort((one, other) => other.letters - one.letters);
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

// Expressions in the tokens of source code: where one ends, and what literal it is.
import type { CodeLanguage, Setting } from '../model.ts';
import type { Token } from './codeTokens.ts';

export interface Source {
  readonly text: string;
  readonly language: CodeLanguage;
  readonly tokens: readonly Token[];
  /** For each token, the blocks that enclose it. */
  readonly blocks: readonly (readonly number[])[];
  /** For each opening bracket, the place of its closing one. */
  readonly closing: ReadonlyMap<number, number>;
  readonly commentOn: (offset: number) => string;
}

export const openers = '([{';
export const closers = ')]}';

/** Tokens of an expression that are looked at; the rest of a longer one says nothing more about a value. */
export const longestExpression = 400;

/** Where an expression ends: at a comma, a semicolon, a closing bracket, or a line that says no more. */
export function expressionEnd(source: Source, from: number): number {
  const { tokens, closing } = source;
  const last = Math.min(tokens.length, from + longestExpression);
  for (let at = from; at < last; at += 1) {
    const token = tokens[at];
    if (token === undefined) return at;
    if (token.kind === 'newline') {
      if (at > from && !continues(tokens, at)) return at;
      continue;
    }
    if (token.kind !== 'mark') continue;
    if (token.text === ',' || token.text === ';' || closers.includes(token.text)) return at;
    if (openers.includes(token.text)) at = closing.get(at) ?? last;
  }
  return last;
}

function continues(tokens: readonly Token[], newline: number): boolean {
  const before = tokens[newline - 1];
  if (before?.kind === 'mark' && /^[+.=([{&|?]$|^=>$|^&&$|^\|\|$/.test(before.text)) return true;
  let next = newline + 1;
  while (tokens[next]?.kind === 'newline') next += 1;
  return tokens[next]?.kind === 'mark' && /^[.+?]$|^->$|^\?\.$/.test(tokens[next]?.text ?? '');
}

/** The value of an expression: its literal, the literals of an array, or its source. */
export function valuesOf(
  source: Source,
  from: number,
  end: number,
): Pick<Setting, 'text' | 'start' | 'end' | 'form'>[] {
  const { tokens, text } = source;
  const only = end - from === 1 ? tokens[from] : undefined;
  if (only !== undefined && only.kind !== 'newline') return [single(only)];
  let last = end - 1;
  while (last >= from && tokens[last]?.kind === 'newline') last -= 1;
  const [first, second] = shown(tokens, from, end);
  const final = tokens[last];
  if (first === undefined || final === undefined) return [];
  if (second === undefined) return [single(first)];
  if (isArray(tokens, from, end)) {
    const strings = tokens.slice(from, end).filter((token) => token.kind === 'string');
    if (strings.length > 0) return strings.map(single);
  }
  if (first.text === '{' && final.text === '}')
    return [{ text: '', start: first.start, end: first.start, form: 'code' }];
  return [{ text: text.slice(first.start, final.end), start: first.start, end: final.end, form: 'code' }];
}

/** The tokens that are no line breaks, one after the other: most questions are answered by the first few. */
function* shown(tokens: readonly Token[], from: number, end: number): Generator<Token> {
  for (let at = from; at < Math.min(end, tokens.length); at += 1) {
    const token = tokens[at];
    if (token !== undefined && token.kind !== 'newline') yield token;
  }
}

const arrayLead =
  /^(?:new|new\w*\[\]|string|array|@|\$|\[\]string|List\.of|Set\.of|Arrays\.asList|Collections\.singleton(?:List)?|)$/i;
/** Longer than any of these (characters). */
const longestLead = 120;

/** `[…]`, `{ "…" }`, `new[] { "…" }`, `("…",)`, `List.of("…")`: only strings and commas inside. */
function isArray(tokens: readonly Token[], from: number, end: number): boolean {
  let lead = '';
  let opened = false;
  for (const token of shown(tokens, from, end)) {
    opened ||= token.kind === 'mark' && openers.includes(token.text);
    if (opened) {
      if (!arrayLead.test(lead)) break;
      if (token.kind !== 'string' && !/^[[\](){},]$/.test(token.text)) return false;
    } else lead += token.text;
    if (lead.length > longestLead) break;
  }
  if (opened && arrayLead.test(lead)) return true;
  let beginning = '';
  let count = 0;
  for (const token of shown(tokens, from, end)) {
    beginning += token.text;
    count += 1;
    if (count === 8) break;
  }
  return /^new\w*\[\]|^new\[\]|^\[\]string/.test(beginning);
}

function single(token: Token): Pick<Setting, 'text' | 'start' | 'end' | 'form'> {
  if (token.kind === 'string')
    return { text: token.text, start: token.inner, end: token.inner + token.text.length, form: 'quoted' };
  const plain = token.kind === 'number' || /^(?:true|false|null|none|nil)$/i.test(token.text);
  return { text: token.text, start: token.start, end: token.end, form: plain ? 'plain' : 'code' };
}

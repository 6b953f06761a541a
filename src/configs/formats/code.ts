// Finds keys, values and calls in the tokens of source code by their shape: `key = value`, `key: value`,
// `key => value`, `put("key", value)`, `name(arguments)`. It takes literals and names, and evaluates nothing.
import type { Argument, Call, CodeLanguage, Literal, Parsed, Setting } from '../model.ts';
import { stretchesNearMail, withinStretches } from '../nearMail.ts';
import { type Token, tokenize } from './codeTokens.ts';
import { commandsOf } from './commands.ts';
import { closers, expressionEnd, openers, type Source, valuesOf } from './expressions.ts';
import { lineFinder, settingOf } from './settings.ts';
import { shorthandsOf } from './shorthands.ts';

/** Reads source code. */
export function readCode(text: string, language: CodeLanguage): Parsed {
  const { tokens, comments } = tokenize(text, language);
  const source: Source = {
    text,
    language,
    tokens,
    ...nesting(tokens),
    commentOn: commentFinder(text, comments),
  };
  const settings: Setting[] = [];
  const calls: Call[] = [];
  const literals: Literal[] = [];
  const isNear = withinStretches(stretchesNearMail(text));
  tokens.forEach((token, at) => {
    if ((token.kind !== 'string' && token.kind !== 'mark') || !isNear(token.start)) return;
    if (token.kind === 'string') literals.push(literalAt(source, at));
    else if (assigns.has(token.text)) settings.push(...assigned(source, at));
    else if (openers.includes(token.text)) {
      if (token.text === '(') calls.push(...callAt(source, at));
      settings.push(...pairAt(source, at));
    }
  });
  if (language === 'powershell') calls.push(...commandsOf(source));
  if (language === 'javascript') settings.push(...shorthandsOf(source, settings));
  return { settings, calls, literals, malformed: [] };
}

/** `password: string`: what a parameter is, and no value. */
const type =
  /^(?:string|number|boolean|any|unknown|str|int|bool|String|Int|Integer|Boolean|Bool|SecureString)\??$/;

/** What stands for a value that is not there. */
const nothing = /^(?:[Ss]tring\.Empty|null!?|None|nil|undefined|default!?)$/;

const assigns: ReadonlySet<string> = new Set(['=', ':', '=>', ':=']);

/** What a `//` or `#` comment says that begins later on the same line. */
function commentFinder(
  text: string,
  comments: readonly { readonly start: number; readonly text: string }[],
): (offset: number) => string {
  const byLine = new Map<number, string>();
  if (comments.length === 0) return () => '';
  const lineOf = lineFinder(text);
  for (const comment of comments) byLine.set(lineOf(comment.start), comment.text);
  return (offset) => byLine.get(lineOf(offset)) ?? '';
}

function nesting(tokens: readonly Token[]): Pick<Source, 'blocks' | 'closing'> {
  const blocks: (readonly number[])[] = [];
  const closing = new Map<number, number>();
  const open: { readonly at: number; readonly before: readonly number[] }[] = [];
  let current: readonly number[] = [];
  tokens.forEach((token, at) => {
    const bracket = token.kind === 'mark' && token.text.length === 1 ? token.text : '';
    if (bracket !== '' && closers.includes(bracket)) {
      const opened = open.pop();
      if (opened !== undefined) {
        closing.set(opened.at, at);
        current = opened.before;
      }
    }
    blocks.push(current);
    if (bracket === '' || !openers.includes(bracket)) return;
    open.push({ at, before: current });
    // Deeper than any file that a person wrote: no further blocks, so that a hostile one costs no more.
    if (current.length < 40 && holdsValues(tokens, at)) current = [...current, at + 1];
  });
  return { blocks, closing };
}

/** Whether a bracket encloses values, and not the statements of a function. */
function holdsValues(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.text !== '{') return true;
  let before = at - 1;
  while (tokens[before]?.kind === 'newline') before -= 1;
  const previous = tokens[before];
  if (previous === undefined) return true;
  if (previous.text === ')') return constructs(tokens, before);
  if (previous.kind !== 'mark') return !opensStatements(tokens, before);
  return /^[:=([{,?@$]$|^:=$/.test(previous.text);
}

/** `else {`, `class Name extends Other {`: a word before the bracket, yet statements inside. */
function opensStatements(tokens: readonly Token[], before: number): boolean {
  if (/^(?:else|try|do|finally|begin|process|end|static)$/i.test(tokens[before]?.text ?? '')) return true;
  return tokens
    .slice(Math.max(0, before - 6), before + 1)
    .some(
      (each) =>
        each.kind === 'word' &&
        /^(?:class|interface|struct|namespace|enum|function|func|record)$/i.test(each.text),
    );
}

/** `new Type(…) {` opens the properties of an object; `if (…) {` does not. */
function constructs(tokens: readonly Token[], closed: number): boolean {
  let depth = 0;
  for (let at = closed; at >= 0 && closed - at < 200; at -= 1) {
    const text = tokens[at]?.kind === 'mark' ? tokens[at]?.text : '';
    if (text === ')') depth += 1;
    if (text === '(') depth -= 1;
    if (depth === 0 && text === '(')
      return tokens.slice(Math.max(0, at - 6), at).some((each) => each.text === 'new');
  }
  return false;
}

function literalAt(source: Source, at: number): Literal {
  const token = source.tokens[at];
  const { text = '', inner = 0 } = token ?? {};
  return {
    text,
    start: inner,
    end: inner + text.length,
    blocks: source.blocks[at] ?? [],
    comment: source.commentOn(inner),
  };
}

/** The settings of an assignment mark at this place; an array gives one for each of its strings. */
function assigned(source: Source, at: number): Setting[] {
  const key = keyBefore(source, at);
  if (key === undefined) return [];
  const end = expressionEnd(source, at + 1);
  const values = valuesOf(source, at + 1, end).filter(
    ({ form, text }) => form !== 'code' || !(type.test(text) || nothing.test(text)),
  );
  return values.map((value) =>
    settingOf({
      ...key,
      ...value,
      blocks: source.blocks[at] ?? [],
      comment: source.commentOn(value.start),
    }),
  );
}

/** `{ "key", value }`, `("key", value)`, `["key", value]` inside a list: an entry of a mapping. */
function pairAt(source: Source, at: number): Setting[] {
  const { tokens, closing } = source;
  let before = at - 1;
  while (tokens[before]?.kind === 'newline') before -= 1;
  const [key, comma] = [tokens[at + 1], tokens[at + 2]];
  if (!/^[{[(,]$/.test(tokens[before]?.text ?? '') || key?.kind !== 'string' || comma?.text !== ',')
    return [];
  if (!/^[A-Za-z][\w.-]{1,60}$/.test(key.text)) return [];
  const end = expressionEnd(source, at + 3);
  const [value, second] = end === closing.get(at) ? valuesOf(source, at + 3, end) : [];
  if (value === undefined || second !== undefined) return [];
  const comment = source.commentOn(value.start);
  return [
    settingOf({ key: key.text, keyStart: key.inner, ...value, blocks: source.blocks[at] ?? [], comment }),
  ];
}

function keyBefore(source: Source, at: number): { key: string; keyStart: number } | undefined {
  const { tokens } = source;
  let place = at - 1;
  // `$config['key'] =`, `rails['key'] =`, `["key"] =`.
  const indexed =
    tokens[place]?.text === ']' && tokens[place - 1]?.kind === 'string' && tokens[place - 2]?.text === '[';
  if (indexed) place -= 1;
  // `name: string = "…"`: the type stands between.
  else if (tokens[at]?.text === '=' && tokens[place - 1]?.text === ':' && tokens[place - 2]?.kind === 'word')
    place -= 2;
  // C#'s `int Port { get; set; } = 587`.
  else if (tokens[at]?.text === '=' && tokens[place]?.text === '}') place = beforeAccessors(tokens, place);
  const token = tokens[place];
  if (token === undefined || (token.kind !== 'string' && token.kind !== 'word')) return undefined;
  const key = token.kind === 'string' ? token.text : token.text.replace(/^[$:@-]+/, '');
  const keyStart = token.kind === 'string' ? token.inner : token.end - key.length;
  return key === '' || key.length > 120 ? undefined : { key, keyStart };
}

/** The place before `{ get; set; }` that ends here, or this place. */
function beforeAccessors(tokens: readonly Token[], end: number): number {
  for (let at = end - 1; at > 0 && end - at < 10; at -= 1)
    if (tokens[at]?.text === '{') return tokens[at + 1]?.text === 'get' ? at - 1 : end;
  return end;
}

/** The call whose bracket opens here. */
function callAt(source: Source, at: number): Call[] {
  const { tokens, closing } = source;
  const name = tokens[at - 1];
  if (name === undefined || name.kind !== 'word') return [];
  const close = closing.get(at) ?? tokens.length;
  const args: Argument[] = [];
  for (let from = at + 1; from < close && args.length < 20; ) {
    const end = Math.min(expressionEnd(source, from), close);
    args.push(...argumentsOf(source, from, end));
    from = Math.max(end, from) + 1;
  }
  let lead = '';
  for (let place = Math.max(0, at - 7); place < at - 1; place += 1) lead += `${tokens[place]?.text ?? ''} `;
  return [
    {
      name: name.text,
      before: /(?:^|[^\w$ .>:-])\s{0,20}([\w$ .>:\\-]{0,200})$/.exec(lead.trimEnd())?.[1] ?? '',
      args,
      start: name.start,
      end: tokens[close]?.end ?? source.text.length,
      blocks: source.blocks[at] ?? [],
    },
  ];
}

function argumentsOf(source: Source, from: number, end: number): Argument[] {
  let start = from;
  while (source.tokens[start]?.kind === 'newline') start += 1;
  const [first, second] = [source.tokens[start], source.tokens[start + 1]];
  const named = first?.kind === 'word' && (second?.text === '=' || second?.text === ':');
  const [value] = valuesOf(source, named ? start + 2 : start, end);
  if (value === undefined || (named && value.form === 'code' && type.test(value.text))) return [];
  return [named ? { ...value, name: first.text } : value];
}

// Cuts source code into tokens: strings, words, numbers, marks. Comments are passed over but for their text beside a
// value. Nothing is evaluated, and a string that never ends ends with its line.
import type { CodeLanguage } from '../model.ts';

export interface Token {
  readonly kind: 'string' | 'word' | 'number' | 'mark' | 'newline';
  readonly start: number;
  readonly end: number;
  /** Of a string: its inside. */
  readonly text: string;
  /** Of a string: where its inside begins. */
  readonly inner: number;
}

interface Comment {
  readonly start: number;
  readonly text: string;
}

interface Language {
  /** Sticky pattern of a comment. */
  readonly comment: RegExp;
  /** Sticky pattern of a string; the group `inside` is its text. */
  readonly string: RegExp;
  readonly word: RegExp;
}

const hash = '#[^\\n]*';
const slashes = '//[^\\n]*|/\\*[\\s\\S]*?(?:\\*/|$)';
const double = '"(?<a>(?:[^"\\\\\\n]|\\\\[\\s\\S])*)(?:"|(?=\\n)|$)';
const single = "'(?<b>(?:[^'\\\\\\n]|\\\\[\\s\\S])*)(?:'|(?=\\n)|$)";
const plainWord = '[A-Za-z_$@][\\w$]*';

function language(comment: string, strings: readonly string[], word = plainWord): Language {
  return {
    comment: new RegExp(comment, 'y'),
    string: new RegExp(strings.join('|'), 'y'),
    word: new RegExp(word, 'y'),
  };
}

const cLike = (...more: readonly string[]): Language => language(slashes, [...more, double, single]);

const languages: Readonly<Record<CodeLanguage, Language>> = {
  python: language(hash, [
    '[rbfuRBFU]{0,2}"""(?<c>[\\s\\S]*?)(?:"""|$)',
    "[rbfuRBFU]{0,2}'''(?<d>[\\s\\S]*?)(?:'''|$)",
    `[rbfuRBFU]{0,2}${double}`,
    `[rbfuRBFU]{0,2}${single}`,
  ]),
  javascript: cLike('`(?<c>(?:[^`\\\\]|\\\\[\\s\\S])*)(?:`|$)'),
  java: cLike('"""(?<c>[\\s\\S]*?)(?:"""|$)'),
  csharp: cLike('(?:@\\$|\\$@|@)"(?<c>(?:[^"]|"")*)(?:"|$)', `\\$${double.replace('<a>', '<d>')}`),
  php: language(`${slashes}|#(?!\\[)[^\\n]*`, [double, single]),
  go: cLike('`(?<c>[^`]*)(?:`|$)'),
  // A lifetime begins with the mark of a character.
  rust: language(slashes, ['r(#*)"(?<c>[\\s\\S]*?)(?:"\\1|$)', double, "'(?<d>[^'\\\\\\n]|\\\\.)'"]),
  c: cLike(),
  perl: language(hash, [double, single], '[$@%]?[A-Za-z_][\\w:]*'),
  elixir: language(hash, ['"""(?<c>[\\s\\S]*?)(?:"""|$)', double, single], ':?[A-Za-z_@][\\w]*[?!]?'),
  ruby: language(hash, [double, single], ':?[A-Za-z_$@][\\w$]*[?!]?'),
  powershell: language(
    '<#[\\s\\S]*?(?:#>|$)|#[^\\n]*',
    [
      '@"\\r?\\n(?<c>[\\s\\S]*?)(?:\\r?\\n"@|$)',
      "@'\\r?\\n(?<d>[\\s\\S]*?)(?:\\r?\\n'@|$)",
      '"(?<a>(?:[^"`]|`[\\s\\S]|"")*)(?:"|$)',
      "'(?<b>(?:[^']|'')*)(?:'|$)",
    ],
    '\\$\\{[^}\\n]*\\}|-?[A-Za-z_$@][\\w$:]*(?:-[A-Za-z]\\w*)*',
  ),
  hcl: language(`${slashes}|${hash}`, [double]),
  bicep: language(slashes, ["'''(?<c>[\\s\\S]*?)(?:'''|$)", single]),
  pizauth: language(slashes, [double]),
};

const number = /\d[\w.]*/y;
const mark = /=>|->|::|:=|===|!==|==|!=|<=|>=|&&|\|\||\?\.|\?\?|\+=|[^\sA-Za-z0-9]/y;
const space = /[^\S\n]+/y;
/** PowerShell and Bourne shells continue a line with their escape before its end. */
const continued = /[`\\]\r?\n/y;

/** What comments and strings of any language begin with: elsewhere their patterns need not be tried. */
const mayComment: ReadonlySet<string> = new Set('#/<');
const mayQuote: ReadonlySet<string> = new Set('"\'`@$rbfuRBFU');

export interface Tokens {
  readonly tokens: readonly Token[];
  readonly comments: readonly Comment[];
}

/** The tokens of a source text, in order. */
export function tokenize(text: string, name: CodeLanguage): Tokens {
  const rules = languages[name];
  const tokens: Token[] = [];
  const comments: Comment[] = [];
  let at = 0;
  while (at < text.length) {
    const skipped = at + lengthAt(space, text, at) || at;
    const past = skipped + lengthAt(continued, text, skipped);
    if (past > at) {
      at = past;
      continue;
    }
    const comment = mayComment.has(text[at] ?? '') ? lengthAt(rules.comment, text, at) : 0;
    if (comment > 0) {
      comments.push({ start: at, text: text.slice(at, at + comment).replace(/^(?:#|\/\/|\/\*|<#)\s*/, '') });
      at += comment;
      continue;
    }
    const token = tokenAt(rules, text, at);
    tokens.push(token);
    at = Math.max(token.end, at + 1);
  }
  return { tokens, comments };
}

function tokenAt(rules: Language, text: string, at: number): Token {
  if (text[at] === '\n') return { kind: 'newline', start: at, end: at + 1, text: '\n', inner: at };
  if (mayQuote.has(text[at] ?? '')) {
    rules.string.lastIndex = at;
    const string = rules.string.exec(text);
    if (string !== null && string[0].length > 0) return stringToken(string, at);
  }
  return (
    plainToken('word', rules.word, text, at) ??
    plainToken('number', number, text, at) ??
    plainToken('mark', mark, text, at) ?? {
      kind: 'mark',
      start: at,
      end: at + 1,
      text: text.slice(at, at + 1),
      inner: at,
    }
  );
}

function plainToken(kind: Token['kind'], pattern: RegExp, text: string, at: number): Token | undefined {
  const length = lengthAt(pattern, text, at);
  return length === 0
    ? undefined
    : { kind, start: at, end: at + length, text: text.slice(at, at + length), inner: at };
}

function stringToken(found: RegExpExecArray, at: number): Token {
  const inside = Object.values(found.groups ?? {}).find((each) => each !== undefined) ?? '';
  const opening = /^[^"'`]*(?:"""|'''|["'`])(?:\r?\n)?/.exec(found[0])?.[0] ?? '';
  const inner = found[0].slice(opening.length).startsWith(inside)
    ? at + opening.length
    : at + Math.max(0, found[0].indexOf(inside));
  return { kind: 'string', start: at, end: at + found[0].length, text: inside, inner };
}

function lengthAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex - at : 0;
}

// A small PowerShell scanner, written from about_Quoting_Rules and the language's own tokenizer, for tests alone: it
// tells code from strings and comments, with every character that PowerShell takes for a quote.

const single = new Set(["'", '\u2018', '\u2019', '\u201a', '\u201b']);
const double = new Set(['"', '\u201c', '\u201d', '\u201e']);

export interface Token {
  readonly kind: 'code' | 'string' | 'expandable' | 'comment';
  /** Source of code; value of a string; text of an expandable string or comment. */
  readonly text: string;
}

/** Tokens of a script; throws if a string or comment never ends. */
export function scan(script: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < script.length) {
    const char = script[at] ?? '';
    if (single.has(char)) {
      const { value, end } = readString(script, at);
      tokens.push({ kind: 'string', text: value });
      at = end;
    } else if (double.has(char)) {
      const end = endOfExpandable(script, at);
      tokens.push({ kind: 'expandable', text: script.slice(at + 1, end - 1) });
      at = end;
    } else if (script.startsWith('<#', at)) {
      const end = script.indexOf('#>', at);
      if (end < 0) throw new Error('comment without end');
      tokens.push({ kind: 'comment', text: script.slice(at, end + 2) });
      at = end + 2;
    } else if (char === '#' && (at === 0 || /[\s;({|,]/.test(script[at - 1] ?? ''))) {
      const line = script.slice(at).split(/[\r\n]/, 1)[0] ?? '';
      tokens.push({ kind: 'comment', text: line });
      at += line.length;
    } else {
      const code =
        script.slice(at, at + 1) + (/^[^'"\u2018-\u201e#<]*/.exec(script.slice(at + 1, at + 400))?.[0] ?? '');
      tokens.push({ kind: 'code', text: code });
      at += code.length;
    }
  }
  return tokens;
}

function readString(script: string, start: number): { readonly value: string; readonly end: number } {
  let value = '';
  for (let at = start + 1; at < script.length; at++) {
    const char = script[at] ?? '';
    if (!single.has(char)) {
      value += char;
    } else if (single.has(script[at + 1] ?? '')) {
      at += 1;
      value += script[at] ?? '';
    } else {
      return { value, end: at + 1 };
    }
  }
  throw new Error('string without end');
}

function endOfExpandable(script: string, start: number): number {
  for (let at = start + 1; at < script.length; at++) {
    const char = script[at] ?? '';
    if (char === '`') at += 1;
    else if (double.has(char)) {
      if (!double.has(script[at + 1] ?? '')) return at + 1;
      at += 1;
    }
  }
  throw new Error('expandable string without end');
}

const constant =
  /\('' \+ (?:(?:'(?:[^']|'')*'|\[char\]0x[0-9A-F]+|\[char\]::ConvertFromUtf32\(0x[0-9A-F]+\))(?: \+ )?)+\)/g;

/**
 * The script with each constant string, plain or put together from character numbers, replaced by its place in
 * `values`: two scripts of one skeleton run the same statements, whatever the strings hold.
 */
export function skeletonOf(script: string): {
  readonly skeleton: string;
  readonly values: readonly string[];
} {
  const values: string[] = [];
  const plain = script.replace(
    constant,
    (source) => `'${evaluate(source).replace(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`,
  );
  const skeleton = scan(plain)
    .map((token) => {
      if (token.kind === 'comment') return '#';
      if (token.kind !== 'string') return token.text;
      values.push(token.text);
      return "'S'";
    })
    .join('');
  return { skeleton, values };
}

function evaluate(source: string): string {
  const parts = source.matchAll(/'((?:[^']|'')*)'|\[char\](?:::ConvertFromUtf32\()?0x([0-9A-F]+)/g);
  return [...parts]
    .map(([, text, number]) =>
      number === undefined
        ? (text ?? '').replaceAll("''", "'")
        : String.fromCodePoint(Number.parseInt(number, 16)),
    )
    .join('');
}

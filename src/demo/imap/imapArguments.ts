// Reads the arguments of an IMAP command (RFC 3501 section 9): atoms, quoted strings, literals, parentheses.

export type ImapArgument = string | readonly ImapArgument[];

/** A literal that ends a line: the client sends so many bytes next, at once when `plus` (RFC 7888). */
export interface LiteralMark {
  readonly length: number;
  readonly plus: boolean;
}

/** The literal announced at the end of a line; undefined if there is none. */
export function literalMark(line: string): LiteralMark | undefined {
  const match = /\{(\d{1,9})(\+?)\}$/.exec(line);
  return match === null ? undefined : { length: Number(match[1]), plus: match[2] === '+' };
}

const maximumDepth = 8;

/**
 * Splits the text behind the command name. Literals stand in `literals` in order, their marks in the text.
 * Undefined for unbalanced quotes or parentheses.
 */
export function parseArguments(
  text: string,
  literals: readonly string[],
): readonly ImapArgument[] | undefined {
  const rest = [...literals];
  const stack: ImapArgument[][] = [[]];
  const token =
    /\s*(?:(\()|(\))|"((?:[^"\\\r\n]|\\["\\])*)"|\{\d{1,9}\+?\}(\0)|([^\s()"{]+(?:\[[^\]]*\])?(?:<[0-9.]+>)?))/y;
  const end = text.trimEnd().length;
  while (token.lastIndex < end) {
    const match = token.exec(text);
    if (match === null) return undefined;
    if (match[1] !== undefined) {
      if (stack.length > maximumDepth) return undefined;
      stack.push([]);
    } else if (match[2] !== undefined) {
      const list = stack.pop();
      const parent = stack.at(-1);
      if (list === undefined || parent === undefined) return undefined;
      parent.push(list);
    } else if (match[4] !== undefined) stack.at(-1)?.push(rest.shift() ?? '');
    else stack.at(-1)?.push(match[3]?.replace(/\\(["\\])/g, '$1') ?? match[5] ?? '');
  }
  return stack.length === 1 ? stack[0] : undefined;
}

/** The text of an argument, or an empty text for a list. */
export const textOf = (argument: ImapArgument | undefined): string =>
  typeof argument === 'string' ? argument : '';

/** Numbers of a sequence set (`1:3,5,*`) up to `last`, ascending; undefined if it is malformed. */
export function sequenceSet(text: string, last: number): ReadonlySet<number> | undefined {
  if (!/^(\d{1,9}|\*)(:(\d{1,9}|\*))?(,(\d{1,9}|\*)(:(\d{1,9}|\*))?)*$/.test(text)) return undefined;
  const numbers = new Set<number>();
  for (const part of text.split(',')) {
    const [from = 0, to = from] = part.split(':').map((value) => (value === '*' ? last : Number(value)));
    const low = Math.max(1, Math.min(from, to));
    // A range that lies wholly beyond the end still names the last message only when it was written with `*`.
    for (let value = low; value <= Math.min(Math.max(from, to), last); value += 1) numbers.add(value);
  }
  return numbers;
}

/** A quoted string for an answer; other characters than printable ASCII become `?`. */
export const quoted = (text: string): string =>
  `"${text.replace(/[^\x20-\x7e]/g, '?').replace(/(["\\])/g, '\\$1')}"`;

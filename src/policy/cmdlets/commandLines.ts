// Command lines that go on over several lines are put on one, and set apart from what they printed.
import { commandOf } from './commandSeen.ts';

/** Each command on one line between blank lines; the rest as it was. */
export function joinedCommands(lines: readonly string[]): readonly string[] {
  const out: string[] = [];
  /** Where the value of the property above stands. */
  let column = -1;
  for (let at = 0; at < lines.length; at++) {
    const first = lines[at] ?? '';
    const indent = first.length - first.trimStart().length;
    if (indent !== column) column = valueColumn(first);
    // A name or a remark may hold line breaks, and whatever looks like a prompt behind them.
    else if (indent > 0) {
      out.push(first);
      continue;
    }
    if (commandOf(first) === undefined) {
      out.push(first);
      continue;
    }
    let typed = first;
    while (at + 1 < lines.length && typed.length < 4000 && isFull(lines[at] ?? '', lines[at + 1] ?? '')) {
      // A line that ends at the window's edge ends in the middle of a word, or one before it at a space.
      typed = `${typed}${(lines[at] ?? '').length % 10 === 0 ? '' : ' '}${lines[at + 1] ?? ''}`;
      at += 1;
    }
    while (at + 1 < lines.length && goesOn(typed, lines[at + 1] ?? '')) {
      typed = `${typed.replace(/`$/, '').trimEnd()} ${withoutContinuation(lines[at + 1] ?? '')}`;
      at += 1;
    }
    out.push('', typed, '');
  }
  return out;
}

/** Format-List sets the colons of an object in one column; -1 for a line that is no property. */
const valueColumn = (line: string): number =>
  /^ {0,40}[A-Za-z]\w{0,79} *: (?=\S)/.exec(line)?.[0].length ?? -1;

/** A backtick or a pipe at the end, or the prompt for more: `>>` (about_Line_Editing). */
const goesOn = (typed: string, next: string): boolean =>
  typed.length < 4000 &&
  (/^\s*>>/.test(next) || wrapped.test(next) || (/[`|,{(]$/.test(typed) && next.trim() !== ''));

/** A terminal broke the line at its width: the rest is no property and goes on with a parameter or a pipe. */
const isFull = (line: string, next: string): boolean =>
  line.length >= 79 &&
  line.length <= 250 &&
  !/[`|,{(]$/.test(line) &&
  commandOf(next) === undefined &&
  /^[^\s:]{0,80}\s(?:-[A-Za-z]{2,40}\s|\|\s?[A-Za-z])/.test(next);

/** A mail program broke the line before a parameter or a pipe. */
const wrapped =
  /^\s{0,8}(?:[-\u2013][A-Za-z]{2,40}(?=[\s:]|$)|\|\s?(?:Format-|Select-|Where-|ConvertTo-|ft\b|fl\b|select\b|\?|%))/i;

const withoutContinuation = (line: string): string => line.replace(/^\s*>>\s?/, '').trim();

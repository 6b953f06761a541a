// What was pasted, as plain lines: colours, Markdown, quoting, indentation and prompts' line breaks are taken out first.

import { withPlainBars } from './barTables.ts';
import { isPropertyName, knownField } from './cmdletFields.ts';
import { joinedCommands } from './commandLines.ts';
import { commandOf } from './commandSeen.ts';
import { withoutHtmlTables } from './htmlTables.ts';
import { withoutPrefixes } from './linePrefixes.ts';
import { onePairALine } from './pairLines.ts';
import { withColumns } from './tabStops.ts';
import { withoutMargins } from './wrappedTables.ts';

/** Lines without what a terminal, an editor, a mail program or a web page added. */
export function pastedLines(text: string): readonly string[] {
  const lines = withoutMarks(withoutHtmlTables(text))
    .split(/\r\n|\r|\n/)
    .map((line) => line.trimEnd());
  return steps().reduce((left, step) => step(left), lines as readonly string[]);
}

type Step = (lines: readonly string[]) => readonly string[];

/** In this order: the outermost is removed first. */
const steps = (): readonly Step[] => [
  withColumns,
  (lines) => unquoted(lines),
  withoutPrefixes,
  withPlainBars,
  withoutMarkdown,
  undented,
  withoutMargins,
  joinedCommands,
  (lines) => lines.flatMap(onePairALine),
  singleSpaced,
  undented,
];

/** Colours of PowerShell 7 (ECMA-48 control sequences), byte order marks, spaces without width, HTML's entities. */
const withoutMarks = (text: string): string =>
  text
    .replace(/\u001b\[[0-9;]{0,20}[A-Za-z]/g, '')
    .replace(/[\ufeff\0\u200b-\u200d\u2060]/g, '')
    .replaceAll('\u00a0', ' ')
    // Input methods for Chinese and Japanese write a wide colon.
    .replace(/^([ \t]{0,40}[A-Za-z]{2,60}[ \t]{0,60})\uff1a[ \t]{0,40}/gm, '$1: ')
    .replace(/&(gt|lt|quot|nbsp|#39|amp);/g, (_, name: string) => entities[name] ?? ' ');

const entities: Readonly<Record<string, string>> = { gt: '>', lt: '<', quot: '"', amp: '&', '#39': "'" };

const quotedLine = /^ {0,3}>(?!>)/;
/** A reply to a reply; behind a command the same marks are the prompt for more. */
const quotedTwice = /^ {0,3}>/;

/** Replies to replies to replies. */
const mostQuotes = 30;

/** Runs of two and more quoted lines lose their marks; one such line alone may be a prompt. */
function unquoted(lines: readonly string[], depth = 0): readonly string[] {
  const out: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const mark = commandOf(lines[at - 1] ?? '') === undefined ? quotedTwice : quotedLine;
    let next = at;
    while (next < lines.length && mark.test(lines[next] ?? '')) next += 1;
    const run = lines.slice(at, next);
    const plain =
      run.length > 1 && depth < mostQuotes
        ? unquoted(
            run.map((line) => line.replace(/^ {0,3}> ?/, '')),
            depth + 1,
          )
        : run;
    for (const line of plain) out.push(line);
    if (next === at) out.push(lines[next] ?? '');
    at = Math.max(next, at + 1);
  }
  return out;
}

const fence = /^\s*(?:`{3,}|~{3,}|\{(?:noformat|code|quote|panel)(?::[^}]{0,80})?\}\s*$)/;
const tags = /<\/?(?:pre|code|p|div|span|br|blockquote)(?: [^>]{0,200})?\/?>/gi;
/**
 * What stands beside output: a comment, in which guides write the expected output, and warnings, whose word follows the
 * language of PowerShell.
 */
const beside =
  /^\s*(?:#+\s|(?:WARNING|VERBOSE|WARNUNG|AUSFÜHRLICH|AVERTISSEMENT|ADVERTENCIA|AVVISO|AVISO|WAARSCHUWING|VARNING|ADVARSEL|警告)\s?:)/;
const headingOfTranscript = /^\*{10,}$/;

const withoutMarkdown = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => {
    if (fence.test(line) || headingOfTranscript.test(line)) return '';
    if (beside.test(line)) return '';
    const inCode = /^\s*`([^`]{1,4000})`\s*$/.exec(line)?.[1];
    if (inCode !== undefined && commandOf(inCode) !== undefined) return inCode;
    const plain = line.replace(tags, '').replace(/(?<!\\)\\([*_>[\]|{}#])/g, '$1');
    return withoutBullet(plain.replace(/(?<!\t)\t+(?= ?: ?)/g, ' ')).trimEnd();
  });

/** `- AppId: …`, `**AppId:** …` and `` `AppId` : … `` are list lines once the marks are gone. */
function withoutBullet(line: string): string {
  if (!/^\s*[-*+\u2022_`]/.test(line)) return line;
  const found =
    /^(\s*)(?:[-*+\u2022]\s+)?[*_`]{0,3}(\p{L}[\p{L} ]{0,60}?)[*_`]{0,3}( {0,80}[:=])[*_`]{0,3}( ?.*)$/u.exec(
      line,
    );
  const [, indent = '', name = '', colon = '', value = ''] = found ?? [];
  if (knownField(name) === undefined && !isPropertyName(name)) return line;
  return `${indent}${name}${colon}${value.replace(/^( ?)`([^`]*)`$/, '$1$2')}`;
}

/** Blocks between blank lines lose the indentation that all their lines share. */
function undented(lines: readonly string[]): readonly string[] {
  const out: string[] = [];
  for (let at = 0; at < lines.length; ) {
    let next = at;
    while (next < lines.length && lines[next] !== '') next += 1;
    const block = lines.slice(at, next);
    const shared = block.reduce(
      (least, line) => Math.min(least, line.length - line.trimStart().length),
      1000,
    );
    for (const line of block.map((line) => line.slice(shared))) out.push(line);
    if (next < lines.length) out.push('');
    at = next + 1;
  }
  return out;
}

/** Three lines and more, each followed by one blank line, were doubled on their way through a mail or a web page. */
function singleSpaced(lines: readonly string[]): readonly string[] {
  const out: string[] = [];
  for (let at = 0; at < lines.length; ) {
    let next = at;
    while (alone(lines, next)) {
      next += 2;
      // The last line of an object has more than one blank line below it.
      if (lines[next] === '') break;
    }
    const run = (next - at) / 2;
    const above = out.findLast((line) => line !== '') ?? '';
    if (run >= 3 || (run === 2 && isSpacedPair([lines[at] ?? '', lines[at + 2] ?? ''], above))) {
      for (let index = at; index < next; index += 2) out.push(lines[index] ?? '');
      out.push('');
      at = next;
    } else {
      out.push(lines[at] ?? '');
      at += 1;
    }
  }
  return out;
}

/**
 * Two properties of one list, each between blank lines: right under a command they are of one object, since a list names
 * the same properties for each object.
 */
function isSpacedPair([first = '', second = '']: readonly string[], above: string): boolean {
  const names = [first, second].map((line) => /^([A-Za-z]{2,60})\s*:(?= |$)/.exec(line)?.[1] ?? '');
  return names.every(isPropertyName) && names[0] !== names[1] && commandOf(above) !== undefined;
}

const alone = (lines: readonly string[], at: number): boolean =>
  at < lines.length &&
  lines[at] !== '' &&
  // A command stands between blank lines of ours.
  commandOf(lines[at] ?? '') === undefined &&
  (lines[at - 1] ?? '') === '' &&
  (lines[at + 1] ?? '') === '';

// Shell scripts and Dockerfiles: assignments, and the options of commands. Nothing is run or expanded.
import type { Literal, Parsed, Range, Setting } from '../model.ts';
import type { LiteralText } from './embedded.ts';
import { type Line, linesOf, parsedSettings, settingOf, unquote } from './settings.ts';

/** `NAME=value` and `NAME = value`, after what declares a variable; Dockerfiles part `ENV NAME value` by a blank. */
const assignment =
  /^(\s*(?:(?:export|local|readonly|declare(?: -\w+)?|set|setx|typeset|ENV|ARG)\s+"?)?)([A-Za-z_]\w*)([ \t]*=[ \t]*|(?<=^\s*(?:ENV|setx)\s+\w+)[ \t]+)("(?:[^"\\]|\\.)*"|'[^']*'|\$\([^)]*\)?|`[^`]*`?|[^\s;&|#"]*)/i;

/** `--option value`, `--option=value`, `-o value`, and `NAME=value` among the words of a command. */
const option =
  /(?<=\s|^)(?:(-{1,2}[A-Za-z][\w-]*)(=|[ \t]+)|([A-Za-z_]\w*)(=))("(?:[^"\\]|\\.)*"|'[^']*'|\$\([^)]*\)?|`[^`]*`?|[^\s"'|;&<>-][^\s|;&<>]*)/g;

/** Longer lines are data that a script carries. */
const longestLine = 4_000;

/** curl's `--user name:password`. */
const pair = /^([^\s:@]+@[^\s:@]+|\$\{?\w+\}?):(.+)$/;

/** A quoted word of a command that is a pair by itself: `docker run -e "KEY=value"`, `postconf -e 'key = value'`. */
const quotedPair =
  /(?<=\s)(?<!(?:^|\s)(?:-d|-F|-H|--data[\w-]*|--form)\s{1,4})(["'])([A-Za-z_][\w.-]*)([ \t]*=[ \t]*)([^"'\n]*)\1(?=[\s;]|$)/g;

/** An address among the words of a command. */
const address = /(?<=[\s"'])(?:https?|imaps?|smtps?|pop3s?):\/\/[^\s"'|;&<>)]+/g;

/** What follows `<<EOF` up to that word is a file of its own; its name stands behind `>` or `tee` on the same line. */
const heredoc = /<<[-~]?\s*(["']?)(\w+)\1/;
const target = /(?:>|\btee\s(?:\s*-{1,2}[\w-]+\s)*)\s*"?([^\s"'<>|;&]+)"?/;

/** Reads a script; the options of one command, over continued lines too, are a block of their own. */
export function readShell(text: string): {
  readonly parsed: Parsed;
  readonly literals: readonly LiteralText[];
} {
  const settings: Setting[] = [];
  const addresses: Literal[] = [];
  const literals: LiteralText[] = [];
  let block = 0;
  let continued = false;
  let inside: { readonly end: string; readonly key: string; readonly start: number } | undefined;
  for (const line of linesOf(text)) {
    if (inside !== undefined) {
      if (line.text.trim() !== inside.end) continue;
      literals.push({
        key: inside.key,
        blocks: [],
        start: inside.start,
        end: Math.max(inside.start, line.start - 1),
      });
      inside = undefined;
      continue;
    }
    if (!continued) block += 1;
    const comment = /^\s*(?:#|rem\b|::)/i.test(line.text) || line.text.length > longestLine;
    if (!comment) {
      const own = [...(continued ? [] : assigned(line)), ...optionsOf(line, block, continued)];
      const pairs = pairsOf(line, block);
      settings.push(...own.filter((one) => !pairs.some((other) => within(other, one))), ...pairs);
      addresses.push(...addressesOf(line, block).filter((one) => !own.some((other) => within(one, other))));
    }
    const opened = comment ? null : heredoc.exec(line.text);
    if (opened !== null)
      inside = { end: opened[2] ?? '', key: target.exec(line.text)?.[1] ?? '', start: line.end + 1 };
    continued = !comment && line.text.endsWith('\\');
  }
  return { parsed: { ...parsedSettings(settings), literals: addresses }, literals };
}

const within = (one: Range, other: Range): boolean => other.start <= one.start && one.end <= other.end;

/** Postfix's settings are one file, whichever command writes them. */
function pairsOf(line: Line, block: number): Setting[] {
  const blocks = /\bpostconf\s/.test(line.text) ? [] : [block];
  return [...line.text.matchAll(quotedPair)].map((found) => {
    const [, quote = '', key = '', gap = '', value = ''] = found;
    return setting(line, found.index + quote.length, key, gap, value, blocks);
  });
}

function addressesOf(line: Line, block: number): Literal[] {
  if (!line.text.includes('://')) return [];
  return [...line.text.matchAll(address)].map((found) => {
    const start = line.start + found.index;
    return { text: found[0], start, end: start + found[0].length, blocks: [block], comment: '' };
  });
}

function assigned(line: Line): Setting[] {
  const found = assignment.exec(line.text);
  if (found === null) return [];
  const [, lead = '', key = '', gap = '', value = ''] = found;
  return [setting(line, lead.length, key, gap, value, [])];
}

function optionsOf(line: Line, block: number, continued: boolean): Setting[] {
  const from = continued ? 0 : (assignment.exec(line.text)?.[0].length ?? 0);
  option.lastIndex = from;
  const settings: Setting[] = [];
  for (let found = option.exec(line.text); found !== null; found = option.exec(line.text)) {
    const [, name, gap = '', word = '', equals = '', value = ''] = found;
    const key = name ?? word;
    const one = setting(line, found.index, key, name === undefined ? equals : gap, value, [block]);
    settings.push(...(/^--?u(?:ser)?$/.test(key) ? partsOf(one) : [pairOf(line, one) ?? one]));
  }
  return settings;
}

/** `-e KEY=value`, `--from-literal=key="value"`: an option whose value is a pair, and not what curl sends. */
function pairOf(line: Line, { key: name, text, start, blocks }: Setting): Setting | undefined {
  const found = /^([A-Za-z_][\w.-]*)(=)(.*)$/.exec(text);
  if (found === null || /^-{1,2}(?:[dFH]|data|form|header)/.test(name)) return undefined;
  const [, key = '', gap = '', value = ''] = found;
  return setting(line, start - line.start, key, gap, value, blocks);
}

/** The name and the password of one option, each by itself. */
function partsOf(whole: Setting): Setting[] {
  const [, user, password] = pair.exec(whole.text) ?? [];
  if (user === undefined || password === undefined) return [whole];
  const part = (key: string, text: string, start: number): Setting =>
    settingOf({ ...whole, key, keyStart: whole.keyRange.start, text, start, end: start + text.length });
  return [part('user', user, whole.start), part('password', password, whole.start + user.length + 1)];
}

function setting(
  line: Line,
  column: number,
  key: string,
  gap: string,
  value: string,
  blocks: readonly number[],
): Setting {
  const keyStart = line.start + column;
  return settingOf({ key, keyStart, ...unquote(value, keyStart + key.length + gap.length), blocks });
}

// YAML as configuration files use it: mappings, lists, scalars. Positions matter here and values beyond text do not,
// so lines are read by their indentation; anchors, tags and multi-line scalars are passed over.
import type { Parsed, Setting } from '../model.ts';
import type { LiteralText } from './embedded.ts';
import { type Line, linesOf, parsedSettings, settingOf, unquote } from './settings.ts';

interface Open {
  readonly indent: number;
  readonly block: number;
  readonly name: string;
}

interface Walk {
  readonly settings: Setting[];
  readonly open: Open[];
  readonly literals: (LiteralText & { end: number })[];
  nextBlock: number;
  /** Inside a literal scalar (`|`, `>`): lines indented more than this are its text. */
  scalarIndent: number | undefined;
}

// No two parts of a key can match the same letter, so that a long line costs no more than its length.
const keyPattern =
  /^(:?(?:"[^"]*"|'[^']*'|[^\s"'#{}[\],&*!|>%@`:-][^\s#:]*(?:[ ]+[^\s#:]+)*|-[^\s:]+))([ \t]*:)(?=\s|$)/;

/** Reads the keys and values of a YAML file; documents after `---` begin anew. */
export function readYaml(text: string): {
  readonly parsed: Parsed;
  readonly literals: readonly LiteralText[];
} {
  const walk: Walk = { settings: [], open: [], literals: [], nextBlock: 1, scalarIndent: undefined };
  for (const line of linesOf(text)) readLine(walk, line);
  return { parsed: parsedSettings(walk.settings), literals: walk.literals };
}

function readLine(walk: Walk, line: Line): void {
  const indent = line.text.length - line.text.trimStart().length;
  if (line.text.trim() === '') return;
  if (walk.scalarIndent !== undefined && indent > walk.scalarIndent) {
    const literal = walk.literals.at(-1);
    if (literal !== undefined) literal.end = line.end;
    return;
  }
  walk.scalarIndent = undefined;
  if (/^\s*#/.test(line.text)) return;
  if (/^---|^\.\.\./.test(line.text)) {
    walk.open.length = 0;
    return;
  }
  readNode(walk, line, indent);
}

/** A node that begins at this column: a list entry, a key, or a scalar of a list. */
function readNode(walk: Walk, line: Line, column: number): void {
  const rest = line.text.slice(column);
  const dash = /^-\s+|^-$/.exec(rest);
  if (dash !== null) {
    close(walk, column, true);
    push(walk, column + 0.5, '');
    if (dash[0].length < rest.length) readNode(walk, line, column + dash[0].length);
    return;
  }
  const key = keyPattern.exec(rest);
  if (key === null) {
    listScalar(walk, line, column);
    return;
  }
  close(walk, column, false);
  const [whole, written = ''] = key;
  const gap = /^\s*/.exec(rest.slice(whole.length))?.[0].length ?? 0;
  readValue(walk, line, { key: written, column, valueColumn: column + whole.length + gap });
}

interface Place {
  readonly key: string;
  readonly column: number;
  readonly valueColumn: number;
}

function readValue(walk: Walk, line: Line, place: Place): void {
  const { value, comment } = scalar(line.text.slice(place.valueColumn));
  const name = unquote(place.key, 0).text.replace(/^:/, '');
  if (value === '' || /^[&!]\S*$/.test(value)) {
    push(walk, place.column, name);
    return;
  }
  if (/^[|>][+-]?\d?$/.test(value)) {
    walk.scalarIndent = place.column;
    const start = line.end + 1;
    walk.literals.push({ key: name, blocks: blocksOf(walk, false), start, end: start });
    return;
  }
  add(walk, line, { ...place, key: name }, value, comment);
}

/** `- KEY=value`, as Compose's environment lists have it, is a key too. */
function listScalar(walk: Walk, line: Line, column: number): void {
  const { value, comment } = scalar(line.text.slice(column));
  const inside = unquote(value, column);
  const pair = /^([A-Za-z_][\w.]*)=(.*)$/s.exec(inside.text);
  if (pair !== null) {
    const [, key = '', text = ''] = pair;
    add(
      walk,
      line,
      { key, column: inside.start, valueColumn: inside.start + key.length + 1 },
      text,
      comment,
      'pairs',
    );
    return;
  }
  const owner = walk.open.findLast((each) => each.name !== '');
  if (owner !== undefined && value !== '')
    add(walk, line, { key: owner.name, column, valueColumn: column }, value, comment, 'list');
}

function add(
  walk: Walk,
  line: Line,
  place: Place,
  value: string,
  comment: string,
  from: 'map' | 'list' | 'pairs' = 'map',
): void {
  const listed = from === 'list';
  const paired = from === 'pairs';
  const named = walk.open.filter((each) => each.name !== '');
  walk.settings.push(
    settingOf({
      key: place.key,
      keyStart: line.start + place.column,
      ...unquote(value, line.start + place.valueColumn),
      comment,
      within: (listed ? named.slice(0, -1) : named).map((each) => each.name.toLowerCase()).join('.'),
      blocks: blocksOf(walk, paired),
    }),
  );
}

/** Entries `KEY=value` of a list belong together, as those of a mapping do. */
function blocksOf({ open }: Walk, paired: boolean): number[] {
  const those = paired && open.at(-1)?.name === '' ? open.slice(0, -1) : open;
  return those.map((each) => each.block);
}

function push(walk: Walk, indent: number, name: string): void {
  walk.open.push({ indent, block: walk.nextBlock, name });
  walk.nextBlock += 1;
}

/** Ends what is indented as much as this column or more; a list may stand in its key's own column. */
function close(walk: Walk, column: number, list: boolean): void {
  while (walk.open.length > 0) {
    const top = walk.open.at(-1);
    if (top === undefined || top.indent < column) return;
    if (list && top.indent === column) return;
    walk.open.pop();
  }
}

/** A scalar up to its comment; `#` counts after white space and outside quotes alone. */
function scalar(text: string): { readonly value: string; readonly comment: string } {
  const quoted = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*(?:#\s*(.*))?$/.exec(text.trimEnd());
  if (quoted !== null) return { value: quoted[1] ?? '', comment: quoted[2] ?? '' };
  const comment = /(?:^|\s)#(.*)$/.exec(text);
  return comment === null
    ? { value: text.trimEnd(), comment: '' }
    : { value: text.slice(0, comment.index).trimEnd(), comment: (comment[1] ?? '').trim() };
}

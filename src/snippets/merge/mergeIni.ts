// Merges INI files: a section may stand once, so new keys go into the section that is there; what they replace becomes a comment.
import {
  appended,
  type BlockMarks,
  type BlockOwner,
  blockOf,
  joinFile,
  type Merge,
  marksOf,
  setAside,
  splitFile,
  withoutBlocks,
} from './mergeBlock.ts';

interface Section {
  readonly name: string;
  /** Index of its heading, and behind its last line. */
  readonly start: number;
  readonly end: number;
}

interface Setting {
  /** Lower case: keys of these files do not tell cases apart. */
  readonly key: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** Keys that list names: the new one is added to what is there. */
const lists: readonly string[] = ['accounts'];

export function mergeIni(existing: string, rendered: string, owner: BlockOwner): Merge {
  const marks = marksOf('#', owner);
  const file = splitFile(existing);
  const base = withoutBlocks(file.lines, marks);
  const added = splitFile(rendered).lines;
  const there = sectionsOf(base);
  const twice = there.find((one, index) => there.findIndex((other) => other.name === one.name) !== index);
  if (twice !== undefined) return { ok: false, problem: `The file has the section [${twice.name}] twice.` };
  const fresh: string[] = [];
  const aside: string[] = [];
  let lines: readonly string[] = base;
  for (const section of sectionsOf(added)) {
    const same = sectionsOf(lines).find(({ name }) => name === section.name);
    const content = added.slice(section.start, section.end);
    if (same === undefined) fresh.push(...content);
    else lines = intoSection(lines, same, content.slice(1), marks, aside);
  }
  const trimmed = fresh.slice(0, fresh.findLastIndex((line) => line.trim() !== '') + 1);
  const merged = trimmed.length === 0 ? lines : appended(lines, blockOf(trimmed, marks));
  return { ok: true, text: joinFile(file, merged), setAside: aside };
}

function sectionsOf(lines: readonly string[]): readonly Section[] {
  const starts = lines.flatMap((line, index) => {
    const name = /^\[([^\]]+)\]\s*(?:[#;].*)?$/.exec(line)?.[1];
    return name === undefined ? [] : [{ name, start: index }];
  });
  return starts.map(({ name, start }, index) => ({
    name,
    start,
    end: starts[index + 1]?.start ?? lines.length,
  }));
}

/** The settings of a section; a value goes on in the lines that are indented further (Python's configparser). */
function settingsOf(lines: readonly string[], from: number, to: number): readonly Setting[] {
  const settings: Setting[] = [];
  for (let index = from; index < to; index += 1) {
    const match = /^(\s*)([^\s#;[=:][^=:]*?)\s*[=:]\s*(.*?)\s*$/.exec(lines[index] ?? '');
    if (match === null) continue;
    const indent = match[1]?.length ?? 0;
    let end = index + 1;
    while (end < to && goesOn(lines[end] ?? '', indent)) end += 1;
    settings.push({ key: (match[2] ?? '').toLowerCase(), value: match[3] ?? '', start: index, end });
    index = end - 1;
  }
  return settings;
}

const goesOn = (line: string, indent: number): boolean =>
  line.trim() !== '' && (/^\s*/.exec(line)?.[0].length ?? 0) > indent;

function intoSection(
  lines: readonly string[],
  section: Section,
  content: readonly string[],
  marks: BlockMarks,
  aside: string[],
): readonly string[] {
  const current = settingsOf(lines, section.start + 1, section.end);
  const wanted = settingsOf(content, 0, content.length);
  const replaced = new Set<number>();
  const fresh = wanted.flatMap((setting) => {
    const own = content.slice(setting.start, setting.end);
    const same = current.find(({ key }) => key === setting.key);
    if (same === undefined) return own;
    const text = lines.slice(same.start, same.end);
    if (same.value === setting.value && text.length === own.length) return [];
    for (let index = same.start; index < same.end; index += 1) replaced.add(index);
    aside.push(...text.map((line) => line.trim()));
    return lists.includes(setting.key) ? [`${setting.key} = ${joined(same.value, setting.value)}`] : own;
  });
  if (fresh.length === 0) return lines;
  // Not behind comments: those at the end of a section mostly speak of the next one.
  const last = lines.findLastIndex((line, index) => index < section.end && !/^\s*(?:[#;].*)?$/.test(line));
  return lines.flatMap((line, index) => [
    replaced.has(index) ? setAside(line, marks) : line,
    ...(index === last ? blockOf(fresh, marks) : []),
  ]);
}

function joined(before: string, name: string): string {
  const names = before.split(',').map((each) => each.trim());
  return [...names.filter((each) => each !== '' && each !== name), name].join(', ');
}

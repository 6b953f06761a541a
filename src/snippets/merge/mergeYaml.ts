// Merges YAML files by their lines: new keys beside the ones that are there, new items behind the last. What cannot be read
// with certainty is not changed.
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
import { childrenOf, type YamlEntry } from './yamlEntries.ts';

/** What happens to the lines of the file. */
interface Edits {
  readonly after: Map<number, readonly string[]>;
  readonly aside: Set<number>;
}

class Unmergeable extends Error {
  override readonly name = 'Unmergeable';
}

export function mergeYaml(existing: string, rendered: string, owner: BlockOwner): Merge {
  const marks = marksOf('#', owner);
  const file = splitFile(existing);
  const base = withoutBlocks(file.lines, marks);
  const added = splitFile(rendered).lines.filter((line) => line.trim() !== '---');
  try {
    const bare = base.map((line) => line.trimEnd());
    refuseDocuments(bare);
    const edits: Edits = { after: new Map(), aside: new Set() };
    const fresh = mergeMapping({ bare, added, marks, edits }, [0, bare.length], [0, added.length]);
    const lines = base.flatMap((line, index) => [
      edits.aside.has(index) ? setAside(line, marks) : line,
      ...(edits.after.get(index) ?? []),
    ]);
    return {
      ok: true,
      text: joinFile(file, fresh.length === 0 ? lines : appended(lines, blockOf(fresh, marks))),
      setAside: [...edits.aside].map((index) => (base[index] ?? '').trim()),
    };
  } catch (error) {
    if (error instanceof Unmergeable) return { ok: false, problem: error.message };
    throw error;
  }
}

/** Behind a second document or an end mark, a new key would belong to another document. */
function refuseDocuments(lines: readonly string[]): void {
  const first = lines.findIndex((line) => line !== '' && !/^\s*#/.test(line));
  const mark = lines.findIndex((line, index) => index > first && /^(?:---|\.\.\.)(?:\s|$)/.test(line));
  if (mark >= 0) throw new Unmergeable('The file holds several documents.');
}

interface MergeContext {
  readonly bare: readonly string[];
  readonly added: readonly string[];
  readonly marks: BlockMarks;
  readonly edits: Edits;
}

type Range = readonly [number, number];

/** Merges one mapping; gives back the lines of keys that are not there yet, indented as they are in the rendering. */
function mergeMapping(context: MergeContext, there: Range, wanted: Range): readonly string[] {
  const current = read(context.bare, there);
  const next = read(context.added, wanted);
  if (current.length > 0 && current[0]?.kind !== 'key') {
    throw new Unmergeable('The file holds a list where keys are expected.');
  }
  return next.flatMap((entry) => {
    const same = current.find(({ key }) => key === entry.key);
    if (same === undefined) return context.added.slice(entry.start, entry.end);
    mergeEntry(context, same, entry);
    return [];
  });
}

function read(lines: readonly string[], range: Range): readonly YamlEntry[] {
  const entries = childrenOf(lines, range[0], range[1]);
  if (entries === undefined) {
    throw new Unmergeable('The file is laid out in a way that cannot be merged line by line.');
  }
  return entries;
}

function mergeEntry(context: MergeContext, same: YamlEntry, entry: YamlEntry): void {
  const { bare, added } = context;
  if (same.inline === '' && entry.inline === '' && same.children && entry.children) {
    const current = read(bare, same.children);
    const next = read(added, entry.children);
    const [first, wanted] = [current[0], next[0]];
    if (first !== undefined && wanted !== undefined && first.kind === wanted.kind) {
      const fresh =
        first.kind === 'key'
          ? mergeMapping(context, same.children, entry.children)
          : newItems(context, current, next);
      insert(context, lastLine(bare, current), fresh, wanted.indent, first.indent);
      return;
    }
  }
  const before = bare.slice(same.start, same.end).map((line) => line.trim());
  const after = added.slice(entry.start, entry.end).map((line) => line.trim());
  if (before.join('\n') === after.join('\n')) return;
  if (same.children !== undefined || /^[|>&!*[{]/.test(same.inline) || /^["'][^"']*$/.test(same.inline)) {
    throw new Unmergeable(`${entry.key} is set already, with a value of several parts.`);
  }
  context.edits.aside.add(same.start);
  insert(context, same.start, added.slice(entry.start, entry.end), entry.indent, same.indent);
}

function newItems(
  context: MergeContext,
  current: readonly YamlEntry[],
  next: readonly YamlEntry[],
): readonly string[] {
  const textOf = (lines: readonly string[], { start, end }: YamlEntry): string =>
    lines
      .slice(start, end)
      .map((line) => line.trim())
      .join('\n');
  const known = current.map((entry) => textOf(context.bare, entry));
  return next
    .filter((entry) => !known.includes(textOf(context.added, entry)))
    .flatMap((entry) => context.added.slice(entry.start, entry.end));
}

const lastLine = (lines: readonly string[], entries: readonly YamlEntry[]): number =>
  lines.findLastIndex(
    (line, index) => index < (entries.at(-1)?.end ?? 0) && line !== '' && !/^\s*#/.test(line),
  );

/** Behind a line of the file, with the file's own indentation in place of the rendering's. */
function insert(
  context: MergeContext,
  after: number,
  lines: readonly string[],
  from: number,
  to: number,
): void {
  if (lines.length === 0) return;
  const indent = ' '.repeat(to);
  const moved = lines.map((line) => (line.trim() === '' ? line : indent + line.slice(from)));
  const block = blockOf(moved, context.marks, indent);
  context.edits.after.set(after, [...(context.edits.after.get(after) ?? []), ...block]);
}

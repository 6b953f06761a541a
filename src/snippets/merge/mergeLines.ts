// Merges files of which the last line counts, and files of named parts: the new lines come in one block of their own.
import {
  appended,
  type BlockOwner,
  blockOf,
  blocksIn,
  joinFile,
  type Merge,
  marksOf,
  splitFile,
} from './mergeBlock.ts';

export interface LineRules {
  readonly comment: string;
  /** A line that names a part; a name may stand in the file once. Group 1 is the name. */
  readonly opens?: RegExp;
  /** A line that is left out if the file has one that matches the same. */
  readonly once?: RegExp;
  /** First lines of a rendered file that an existing one has already, such as `<?php`. */
  readonly header?: RegExp;
}

/** The file with the rendered lines in the owner's block: in place of its earlier one, else at the end. */
export function mergeLines(existing: string, rendered: string, rules: LineRules, owner: BlockOwner): Merge {
  const marks = marksOf(rules.comment, owner);
  const file = splitFile(existing);
  const blocks = blocksIn(file.lines, marks);
  const others = file.lines.filter((_, index) => !blocks.some(([from, to]) => index >= from && index <= to));
  const twice = namesOf(splitFile(rendered).lines, rules).find((name) =>
    namesOf(others, rules).includes(name),
  );
  if (twice !== undefined) {
    return { ok: false, problem: `The file already defines ${twice}; two of that name are an error.` };
  }
  if (rules.header !== undefined && /\?>\s*$/.test(existing)) {
    return { ok: false, problem: 'The file ends with ?>, so lines after it would not be read as code.' };
  }
  const block = blockOf(contentOf(rendered, others, rules), marks);
  const [first, ...more] = blocks;
  if (first === undefined)
    return { ok: true, text: joinFile(file, appended(file.lines, block)), setAside: [] };
  const lines = file.lines.flatMap((line, index) => {
    if (index === first[0]) return block;
    return [first, ...more].some(([from, to]) => index >= from && index <= to) ? [] : [line];
  });
  return { ok: true, text: joinFile(file, lines), setAside: [] };
}

const namesOf = (lines: readonly string[], { opens }: LineRules): readonly string[] =>
  opens === undefined ? [] : lines.flatMap((line) => opens.exec(line.trimEnd())?.[1] ?? []);

function contentOf(rendered: string, others: readonly string[], rules: LineRules): readonly string[] {
  const { header, once } = rules;
  const has = (line: string): boolean => {
    const match = once?.exec(line)?.[0];
    return match !== undefined && others.some((other) => once?.exec(other)?.[0] === match);
  };
  const lines = splitFile(rendered).lines.filter(
    (line, index) => !(index === 0 && header?.test(line) === true) && !has(line),
  );
  return withoutEmptyEnds(lines);
}

function withoutEmptyEnds(lines: readonly string[]): readonly string[] {
  const from = lines.findIndex((line) => line.trim() !== '');
  return from < 0 ? [] : lines.slice(from, lines.findLastIndex((line) => line.trim() !== '') + 1);
}

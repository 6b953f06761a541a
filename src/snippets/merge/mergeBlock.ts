// Delimited blocks in files of other people's programs: found again, taken out, put in. No line of the file is dropped.

/** Who a block belongs to: one registration's rendering of one target. */
export interface BlockOwner {
  readonly registration: string;
  readonly target: string;
}

/** A merged file, or why it is not changed. */
export type Merge =
  | {
      readonly ok: true;
      readonly text: string;
      /** Lines of the file that are kept as comments, since the new ones set the same. */
      readonly setAside: readonly string[];
    }
  | { readonly ok: false; readonly problem: string };

const brand = 'Exchange OAuth2 Setup';

/** Percent-encoded: an id with a line break, `?>` or `<%` would end the comment. */
const nameOf = ({ registration, target }: BlockOwner): string =>
  `${encodeURIComponent(registration.toWellFormed())} ${encodeURIComponent(target.toWellFormed())}`;

/** How the blocks of one owner are written in a format with this line comment. */
export interface BlockMarks {
  readonly begin: string;
  readonly end: string;
  /** Stands before a line of the file that is kept as a comment. */
  readonly aside: string;
}

export function marksOf(comment: string, owner: BlockOwner): BlockMarks {
  const name = nameOf(owner);
  return {
    begin: `${comment} >>> ${brand}: ${name}`,
    end: `${comment} <<< ${brand}: ${name}`,
    aside: `${comment} set aside by ${brand} for ${name}: `,
  };
}

/** A file as lines, with what has to be the same when it is put together again. */
export interface FileLines {
  /** Without line breaks; lines with another line break than most keep their `\r`. */
  readonly lines: readonly string[];
  readonly lineBreak: '\n' | '\r\n';
  readonly byteOrderMark: string;
}

export function splitFile(text: string): FileLines {
  const byteOrderMark = text.startsWith('\ufeff') ? '\ufeff' : '';
  const body = text.slice(byteOrderMark.length);
  // Where both kinds occur, a `\r` stays part of its line, so that every line comes out as it went in.
  const everyBreak = body.match(/\r?\n/g) ?? [];
  const lineBreak = everyBreak.length > 0 && everyBreak.every((found) => found === '\r\n') ? '\r\n' : '\n';
  const lines = body.split(lineBreak);
  if (lines.at(-1) === '') lines.pop();
  return { lines, lineBreak, byteOrderMark };
}

export function joinFile(file: FileLines, lines: readonly string[]): string {
  return `${file.byteOrderMark}${lines.map((line) => `${line}${file.lineBreak}`).join('')}`;
}

/** Where the owner's blocks stand: index of the first and of the last line of each. A mark without its other half is text. */
export function blocksIn(
  lines: readonly string[],
  marks: BlockMarks,
): readonly (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  let begin = -1;
  for (const [index, line] of lines.entries()) {
    const text = line.trim();
    if (text === marks.begin) begin = index;
    if (text === marks.end && begin >= 0) {
      found.push([begin, index]);
      begin = -1;
    }
  }
  return found;
}

/** The lines as they were before the owner's earlier merge: its blocks gone, what it had set aside in force again. */
export function withoutBlocks(lines: readonly string[], marks: BlockMarks): readonly string[] {
  const blocks = blocksIn(lines, marks);
  const kept = lines.filter((_, index) => !blocks.some(([from, to]) => index >= from && index <= to));
  return kept.map((line) => {
    const at = line.indexOf(marks.aside);
    return at >= 0 && line.slice(0, at).trim() === ''
      ? line.slice(0, at) + line.slice(at + marks.aside.length)
      : line;
  });
}

/** The line as a comment, behind its own indentation. */
export function setAside(line: string, marks: BlockMarks): string {
  const indent = /^\s*/.exec(line)?.[0] ?? '';
  return `${indent}${marks.aside}${line.slice(indent.length)}`;
}

/** The new lines between the marks. */
export function blockOf(content: readonly string[], marks: BlockMarks, indent = ''): readonly string[] {
  return [`${indent}${marks.begin}`, ...content, `${indent}${marks.end}`];
}

/** Puts a block behind everything else, an empty line before it. */
export function appended(lines: readonly string[], block: readonly string[]): readonly string[] {
  const last = lines.at(-1);
  return [...lines, ...(last === undefined || last.trim() === '' ? [] : ['']), ...block];
}

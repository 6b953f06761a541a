// The keys or items of one block of YAML, by their lines. No YAML reader: what it does not know plainly, it does not take.

export interface YamlEntry {
  readonly kind: 'key' | 'item';
  /** Empty for an item. */
  readonly key: string;
  /** What stands behind the colon, without a comment. */
  readonly inline: string;
  readonly indent: number;
  /** Index of its first line, and behind its last one. */
  readonly start: number;
  readonly end: number;
  /** The lines below it that are indented further (a list under a key may stand at its own indentation). */
  readonly children?: readonly [number, number];
}

const keyLine = /^( *)(:?[A-Za-z_][\w./-]*|"[^"\\]+"|'[^']+')\s*:(?:\s+(.*))?$/;
const itemLine = /^( *)-(?:\s|$)/;

/** The entries at the outermost indentation of these lines (without trailing spaces); undefined if one is unclear. */
export function childrenOf(
  lines: readonly string[],
  from: number,
  to: number,
): readonly YamlEntry[] | undefined {
  const starts: { readonly index: number; readonly kind: YamlEntry['kind'] }[] = [];
  let indent: number | undefined;
  for (let index = from; index < to; index += 1) {
    const line = lines[index] ?? '';
    if (line === '' || /^\s*#/.test(line) || (indent === undefined && /^---$/.test(line))) continue;
    if (/^ *\t/.test(line)) return undefined;
    const here = /^ */.exec(line)?.[0].length ?? 0;
    indent ??= here;
    if (here > indent) continue;
    const kind = itemLine.test(line) ? 'item' : keyLine.test(line) ? 'key' : undefined;
    if (here < indent || kind === undefined) return undefined;
    // `key:` and its list may share one indentation.
    if (kind === 'item' && starts[0]?.kind === 'key') continue;
    if (kind === 'key' && starts[0]?.kind === 'item') return undefined;
    starts.push({ index, kind });
  }
  return starts.map(({ index, kind }, position) =>
    entryAt(lines, index, kind, starts[position + 1]?.index ?? to),
  );
}

function entryAt(lines: readonly string[], start: number, kind: YamlEntry['kind'], limit: number): YamlEntry {
  const line = lines[start] ?? '';
  const match = keyLine.exec(line);
  // Empty lines and comments before the next entry belong to that one.
  const last = lines.findLastIndex((text, index) => index < limit && text !== '' && !/^\s*#/.test(text));
  const end = Math.max(last, start) + 1;
  const indent = /^ */.exec(line)?.[0].length ?? 0;
  if (kind === 'item' || match === null) return { kind: 'item', key: '', inline: '', indent, start, end };
  const inline = /^#/.test(match[3] ?? '') ? '' : (match[3] ?? '').replace(/(?<!\s)\s+#.*$/, '');
  const key = (match[2] ?? '').replace(/^(["'])(.*)\1$/, '$2');
  return {
    kind,
    key,
    inline,
    indent,
    start,
    end,
    ...(end > start + 1 ? { children: [start + 1, end] } : {}),
  };
}

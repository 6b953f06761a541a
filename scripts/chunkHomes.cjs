// Which file each chunk that several lazy bundles have in common becomes a part of.
const path = require('node:path');

const virtualRoot = path.join(path.sep, 'split');
/** Bytes before minifying. So large a part has its own file, so that bundles that need a small one do not load it. */
const largePart = 24_000;
/** A part smaller than this is not worth a second file: it is in the first one. */
const smallPart = 2_000;
const isChunk = (file) => path.basename(file).startsWith('chunk-');

/**
 * @param outputs of esbuild's metafile @param {ReadonlyMap<string, string>} files path to text, of the same build
 * @param {Readonly<Record<string, readonly string[]>>} commonFiles as for buildWithSharedChunk
 * @returns {(file: string) => string} the common file of a chunk
 */
function homesOf(outputs, files, commonFiles) {
  const [[first, firstEntries] = ['', []], ...others] = Object.entries(commonFiles);
  const entryFiles = (entries) => entries.map((name) => path.join(virtualRoot, `${name}.js`));
  const bytesOf = new Map(Object.entries(outputs).map(([file, { bytes }]) => [path.basename(file), bytes]));
  const neededFirst = reachable(entryFiles(firstEntries), files);
  const neededBy = others.map(([name, entries]) => [name, reachable(entryFiles(entries), files)]);
  const partOf = partNames(outputs);
  const isSmall = (file) => bytesOf.get(path.basename(file)) < smallPart;
  const needsPlatform = (file) => /from "(?:node:|vscode")/.test(files.get(file));
  // The first file is run as a whole, also without Node (a window in a browser) and without VS Code (the check, the MCP
  // server): what is in it must need neither, nor have others read.
  const fitsFirst = (file) => (neededFirst.has(file) || isSmall(file)) && !needsPlatform(file);
  return (file) => {
    if (fitsFirst(file) && [...reachable([file], files)].every(fitsFirst)) return first;
    const needed = neededBy.find(([, chunks]) => chunks.has(file))?.[0];
    // Large or not, it is read whenever the first file is.
    if (neededFirst.has(file)) return needed ?? 'seldom';
    return partOf.get(path.basename(file)) ?? needed ?? 'seldom';
  };
}

/** The name of each large chunk's file, after the folder or package that most of it comes from. */
function partNames(outputs) {
  const large = Object.entries(outputs).filter(([file, { bytes }]) => isChunk(file) && bytes > largePart);
  return new Map(
    large.map(([file, { inputs }]) => {
      const sizes = {};
      for (const [input, { bytesInOutput }] of Object.entries(inputs)) {
        const [, folder = 'src'] = /^(?:src|node_modules(?:\/@[^/]+)?)\/([^/]+)\//.exec(input) ?? [];
        sizes[folder] = (sizes[folder] ?? 0) + bytesInOutput;
      }
      const [[most]] = Object.entries(sizes).toSorted(([, a], [, b]) => b - a);
      return [path.basename(file), `common-${most}`];
    }),
  );
}

/** The chunks that these files import, and what those import. */
function reachable(entries, files) {
  const found = new Set();
  const open = [...entries];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    for (const [, name] of (files.get(file) ?? '').matchAll(/(?:from|import) "\.\/(chunk-\w+\.js)"/g)) {
      const chunk = path.join(virtualRoot, name);
      if (!found.has(chunk)) open.push(chunk);
      found.add(chunk);
    }
  }
  return found;
}

module.exports = { homesOf, isChunk, virtualRoot };

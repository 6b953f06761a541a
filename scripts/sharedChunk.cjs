// Puts what the lazy bundles have in common into CommonJS files of their own, in place of a copy in each: a file for what
// certain entries need, a file for each large part of the rest (`common-advice.js`), and `seldom.js` for its small parts.
//
// esbuild splits ES modules only. So it splits into ES modules in memory first, which keeps each chunk to what is really
// used, and a second build turns the entries into CommonJS bundles and the chunks into one file or the other. A chunk is
// run at its first use.
const path = require('node:path');
const esbuild = require('esbuild');

const virtualRoot = path.join(path.sep, 'split');
/** Bytes before minifying: whoever needs one small part of the rest should not have to read a large one. */
const largePart = 24_000;
/** Nobody should have to read a second file for so little: it is in the first one. */
const smallPart = 2_000;
const isChunk = (file) => path.basename(file).startsWith('chunk-');
/** `chunk-ABCDEFGH.js` -> `cABCDEFGH`, its property in the common file. */
const propertyOf = (file) => `c${path.basename(file, '.js').slice('chunk-'.length)}`;

/**
 * @param options as for esbuild.build: CommonJS, several entries
 * @param {Readonly<Record<string, readonly string[]>>} commonFiles file, entries whose common code it holds; what an
 * earlier one holds is not in a later one. The first one has large parts too.
 * @returns the result, with the inputs of the sources
 */
async function buildWithSharedChunk(options, commonFiles) {
  const split = await esbuild.build({
    ...options,
    format: 'esm',
    splitting: true,
    minify: false,
    sourcemap: options.sourcemap ? 'inline' : false,
    supported: {},
    outdir: virtualRoot,
    write: false,
  });
  const files = new Map(split.outputFiles.map(({ path: file, text }) => [file, text]));
  const commonOf = homes(split.metafile.outputs, files, commonFiles);
  const chunks = [...files.keys()].filter(isChunk);
  const common = Object.groupBy(chunks, commonOf);
  for (const [name, members = []] of Object.entries(common)) {
    const getters = members.map(
      (file) => `get ${propertyOf(file)}() { return require(${JSON.stringify(file)}); }`,
    );
    files.set(path.join(virtualRoot, `${name}.js`), `module.exports = { ${getters.join(', ')} };`);
  }
  const entries = [...Object.keys(options.entryPoints), ...Object.keys(common)];
  const { metafile } = await esbuild.build({
    ...options,
    entryPoints: Object.fromEntries(entries.map((name) => [name, path.join(virtualRoot, `${name}.js`)])),
    plugins: [inMemory(files, commonOf)],
  });
  return { metafile: { inputs: split.metafile.inputs, outputs: metafile.outputs } };
}

/** The common file of each chunk. */
function homes(outputs, files, commonFiles) {
  const [[first, firstEntries], ...others] = Object.entries(commonFiles);
  const needs = (entries) =>
    reachable(
      entries.map((name) => path.join(virtualRoot, `${name}.js`)),
      files,
    );
  const bytesOf = new Map(Object.entries(outputs).map(([file, { bytes }]) => [path.basename(file), bytes]));
  const neededFirst = needs(firstEntries);
  const neededBy = others.map(([name, entries]) => [name, needs(entries)]);
  const partOf = partNames(outputs);
  return (file) => {
    const base = path.basename(file);
    if (neededFirst.has(file) || bytesOf.get(base) < smallPart) return first;
    return partOf.get(base) ?? neededBy.find(([, needed]) => needed.has(file))?.[0] ?? 'seldom';
  };
}

/** The name of each large chunk's file, after the room or package that most of it comes from. */
function partNames(outputs) {
  const large = Object.entries(outputs).filter(([file, { bytes }]) => isChunk(file) && bytes > largePart);
  return new Map(
    large.map(([file, { inputs }]) => {
      const sizes = {};
      for (const [input, { bytesInOutput }] of Object.entries(inputs)) {
        const [, room = 'src'] = /^(?:src|node_modules(?:\/@[^/]+)?)\/([^/]+)\//.exec(input) ?? [];
        sizes[room] = (sizes[room] ?? 0) + bytesInOutput;
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
    for (const [, name] of (files.get(file) ?? '').matchAll(
      /from "\.\/(chunk-\w+\.js)"|import "\.\/(chunk-\w+\.js)"/g,
    )) {
      const chunk = path.join(virtualRoot, name ?? '');
      if (!found.has(chunk)) open.push(chunk);
      found.add(chunk);
    }
  }
  return found;
}

/** Serves the split files; an import of a chunk from outside its common file becomes a property of that file. */
function inMemory(files, commonOf) {
  return {
    name: 'split-files',
    setup(build) {
      build.onResolve({ filter: /^\.\/[\w-]+\.js$/, namespace: 'common' }, ({ path: file }) => ({
        path: file,
        external: true,
      }));
      build.onResolve({ filter: /^(\.{0,2}\/|[A-Za-z]:\\)/ }, ({ path: asked, importer, kind }) => {
        const file = path.resolve(path.dirname(importer || virtualRoot), asked);
        if (kind === 'dynamic-import') return { path: asked, external: true };
        if (importer !== '' && isChunk(file) && homeOf(importer, commonOf) !== commonOf(file))
          return { path: file, namespace: 'common' };
        return files.has(file) ? { path: file, namespace: 'split' } : undefined;
      });
      build.onLoad({ filter: /.*/, namespace: 'split' }, ({ path: file }) => ({
        contents: files.get(file),
        loader: 'js',
        resolveDir: virtualRoot,
      }));
      build.onLoad({ filter: /.*/, namespace: 'common' }, ({ path: file }) => ({
        contents: `module.exports = require('./${commonOf(file)}.js').${propertyOf(file)};`,
        loader: 'js',
      }));
    },
  };
}

/** The output that a file becomes a part of. */
const homeOf = (file, commonOf) => (isChunk(file) ? commonOf(file) : path.basename(file, '.js'));

module.exports = { buildWithSharedChunk };

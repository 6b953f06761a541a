// Puts what the lazy bundles have in common into CommonJS files of their own, in place of a copy in each: a file for what
// certain entries need, a file for each large part of the rest (`common-advice.js`), and `seldom.js` for its small parts.
//
// esbuild splits ES modules only. So it splits into ES modules in memory first, which keeps each chunk to what is really
// used; these become CommonJS (commonJs.cjs), and a second build puts them together. The first common file is run as a
// whole, a chunk of another one at its first use.
const path = require('node:path');
const esbuild = require('esbuild');
const { commonJs } = require('./commonJs.cjs');
const { homesOf, isChunk, virtualRoot } = require('./chunkHomes.cjs');

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
  const chunks = new Map(split.outputFiles.map(({ path: file, text }) => [file, text]));
  const [whole] = Object.keys(commonFiles);
  const common = placesOf(
    split.metafile.outputs,
    homesOf(split.metafile.outputs, chunks, commonFiles),
    whole,
  );
  const files = new Map([...chunks].map(([file, text]) => [file, convert(file, text, common)]));
  for (const [home, members] of common.members) {
    if (home === whole) files.set(fileOf(home), await concatenated(members, common, files, options));
    else if (members.length === 1) files.set(fileOf(home), files.get(members[0]));
    else files.set(fileOf(home), gettersOf(members, common));
  }
  const entries = [...Object.keys(options.entryPoints), ...common.members.keys()];
  const { metafile } = await esbuild.build({
    ...options,
    entryPoints: Object.fromEntries(entries.map((name) => [name, fileOf(name)])),
    plugins: [inMemory(files)],
  });
  return { metafile: { inputs: split.metafile.inputs, outputs: metafile.outputs } };
}

const fileOf = (name) => path.join(virtualRoot, `${name}.js`);

/** Where each chunk is, and the short names under which it and what it exports are asked for. */
function placesOf(outputs, homeOf, whole) {
  const exportsOf = Object.fromEntries(
    Object.entries(outputs).map(([file, output]) => [path.basename(file), output.exports]),
  );
  const files = Object.keys(exportsOf)
    .filter(isChunk)
    .map((name) => path.join(virtualRoot, name));
  const members = new Map(Object.entries(Object.groupBy(files, homeOf)));
  const names = new Map();
  for (const [home, chunks] of members) {
    const next = counter();
    for (const chunk of chunks) {
      const own = home === whole ? next : counter();
      names.set(chunk, new Map(exportsOf[path.basename(chunk)].map((name) => [name, own()])));
    }
  }
  const properties = new Map([...members.values()].flatMap((chunks) => chunks.map(named(counter()))));
  const isWhole = (home) => home === whole || members.get(home)?.length === 1;
  return { homeOf, isWhole, members, names, properties, whole };
}

const named = (next) => (chunk) => [chunk, next()];

/** a, b … z, ba, bb … */
function counter() {
  let count = 0;
  return () => {
    const digits = (count++).toString(26);
    return [...digits].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 26))).join('');
  };
}

/** A split file as CommonJS; a part of the file that is run as a whole becomes that with the whole. */
function convert(file, text, { homeOf, isWhole, names, properties, whole }) {
  const home = isChunk(file) ? homeOf(file) : path.basename(file, '.js');
  if (home === whole) return text;
  const from = (request) => {
    const chunk = path.join(virtualRoot, request);
    if (!isChunk(chunk)) return { code: `require(${JSON.stringify(request)})` };
    const nameOf = (name) => names.get(chunk).get(name);
    const other = homeOf(chunk);
    if (other === home) return { code: `require(${JSON.stringify(chunk)})`, nameOf };
    const property = isWhole(other) ? '' : `.${properties.get(chunk)}`;
    return { code: `require("./${other}.js")${property}`, nameOf };
  };
  const exportAs = (name) => names.get(file)?.get(name) ?? name;
  return commonJs(text, { from, exportAs });
}

/** The chunks of one file in one scope. */
async function concatenated(members, { names }, files, options) {
  const lines = members.map((chunk) => {
    const pairs = [...names.get(chunk)].map(([name, short]) => `${name} as ${short}`);
    return `export { ${pairs.join()} } from ${JSON.stringify(chunk)};`;
  });
  const entry = path.join(virtualRoot, 'whole.js');
  const { outputFiles } = await esbuild.build({
    ...options,
    entryPoints: { whole: entry },
    format: 'esm',
    minify: false,
    sourcemap: options.sourcemap ? 'inline' : false,
    supported: {},
    outdir: virtualRoot,
    write: false,
    plugins: [inMemory(new Map([...files, [entry, lines.join('\n')]]))],
  });
  return commonJs(outputFiles[0].text, {});
}

/** Each chunk at its first use. */
function gettersOf(members, { properties }) {
  const getters = members.map(
    (chunk) => `get ${properties.get(chunk)}() { return require(${JSON.stringify(chunk)}); }`,
  );
  return `module.exports = { ${getters.join(', ')} };`;
}

/** Serves the split files; what they ask for by `./name.js` is another file of dist/. */
function inMemory(files) {
  return {
    name: 'split-files',
    setup(build) {
      build.onResolve({ filter: /^(\.{0,2}\/|[A-Za-z]:\\)/ }, ({ path: asked, importer }) => {
        const file = path.resolve(path.dirname(importer || virtualRoot), asked);
        if (importer !== '' && !isChunk(file)) return { path: asked, external: true };
        return files.has(file) ? { path: file, namespace: 'split' } : undefined;
      });
      build.onLoad({ filter: /.*/, namespace: 'split' }, ({ path: file }) => ({
        contents: files.get(file),
        loader: 'js',
        resolveDir: virtualRoot,
      }));
    },
  };
}

module.exports = { buildWithSharedChunk };

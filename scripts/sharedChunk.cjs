// Puts what the lazy bundles have in common into one CommonJS file, dist/shared.js, in place of a copy in each.
//
// esbuild splits ES modules only. So it splits into ES modules in memory first, which keeps each chunk to what is really
// used, and a second build turns the entries into CommonJS bundles and all chunks into one. A chunk is run at its first use.
const path = require('node:path');
const esbuild = require('esbuild');

const virtualRoot = path.join(path.sep, 'split');
const isChunk = (file) => path.basename(file).startsWith('chunk-');
/** `chunk-ABCDEFGH.js` -> `cABCDEFGH`, its property in the shared file. */
const propertyOf = (file) => `c${path.basename(file, '.js').slice('chunk-'.length)}`;

/** @param options as for esbuild.build: CommonJS, several entries. @returns the result, with the inputs of the sources */
async function buildWithSharedChunk(options) {
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
  const entries = Object.keys(options.entryPoints);
  const chunks = [...files.keys()].filter(isChunk);
  const getters = chunks.map(
    (file) => `get ${propertyOf(file)}() { return require(${JSON.stringify(file)}); }`,
  );
  files.set(path.join(virtualRoot, 'shared.js'), `module.exports = { ${getters.join(', ')} };`);
  const { metafile } = await esbuild.build({
    ...options,
    entryPoints: Object.fromEntries(
      [...entries, 'shared'].map((name) => [name, path.join(virtualRoot, `${name}.js`)]),
    ),
    plugins: [inMemory(files)],
  });
  return { metafile: { inputs: split.metafile.inputs, outputs: metafile.outputs } };
}

/** Serves the split files; an entry's import of a chunk becomes a property of the shared file. */
function inMemory(files) {
  return {
    name: 'split-files',
    setup(build) {
      build.onResolve({ filter: /^\.\/shared\.js$/, namespace: 'shared-part' }, () => ({
        path: './shared.js',
        external: true,
      }));
      build.onResolve({ filter: /^(\.{0,2}\/|[A-Za-z]:\\)/ }, ({ path: asked, importer, kind }) => {
        const file = path.resolve(path.dirname(importer || virtualRoot), asked);
        if (kind === 'dynamic-import') return { path: asked, external: true };
        const fromEntry = importer !== '' && !isChunk(importer) && path.basename(importer) !== 'shared.js';
        if (fromEntry && isChunk(file)) return { path: file, namespace: 'shared-part' };
        return files.has(file) ? { path: file, namespace: 'split' } : undefined;
      });
      build.onLoad({ filter: /.*/, namespace: 'split' }, ({ path: file }) => ({
        contents: files.get(file),
        loader: 'js',
        resolveDir: virtualRoot,
      }));
      build.onLoad({ filter: /.*/, namespace: 'shared-part' }, ({ path: file }) => ({
        contents: `module.exports = require('./shared.js').${propertyOf(file)};`,
        loader: 'js',
      }));
    },
  };
}

module.exports = { buildWithSharedChunk };

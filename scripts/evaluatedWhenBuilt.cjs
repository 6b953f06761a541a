// An esbuild plugin: modules that hold data alone are run while the extension is built, and only their result is bundled.
const { Module } = require('node:module');
const path = require('node:path');
const esbuild = require('esbuild');

const root = path.join(__dirname, '..');

/** Every export of these files is JSON. */
const modules = ['catalogue', 'keyLists', 'productNames', 'completionPattern'].map((name) =>
  path.join(root, 'src', 'products', `${name}.ts`),
);

/** Runs one module with what it imports and answers its exports. */
async function evaluate(file) {
  const result = await esbuild.build({
    entryPoints: [file],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'silent',
  });
  const evaluated = new Module(file);
  evaluated._compile(result.outputFiles[0].text, file);
  return { exports: evaluated.exports, inputs: Object.keys(result.metafile.inputs) };
}

/** Replaces each of the modules by its exports as JSON. */
const evaluatedWhenBuilt = {
  name: 'evaluated-when-built',
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/]products[\\/]\w+\.ts$/ }, async (args) => {
      if (!modules.includes(args.path)) return undefined;
      const { exports, inputs } = await evaluate(args.path);
      const lines = Object.entries(exports).map(
        ([name, value]) => `export const ${name} = ${JSON.stringify(value)};`,
      );
      return {
        contents: lines.join('\n'),
        loader: 'js',
        watchFiles: inputs.map((input) => path.resolve(input)),
      };
    });
  },
};

module.exports = { evaluatedWhenBuilt };

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

/** Shorter than this, a name is no gain (characters of JSON). */
const worthAName = 24;

/** The exports as a module, in which a part that stands in several places is written once: permissions, clouds, notices. */
function moduleOf(exports) {
  const counts = new Map();
  const count = (value) => {
    const json = JSON.stringify(value);
    if (json === undefined || json.length < worthAName) return;
    counts.set(json, (counts.get(json) ?? 0) + 1);
    if (typeof value === 'object' && counts.get(json) === 1) Object.values(value).forEach(count);
  };
  Object.values(exports).forEach(count);
  const names = new Map();
  const lines = [];
  const write = (value) => {
    const json = JSON.stringify(value);
    if (names.has(json)) return names.get(json);
    const text = literalOf(value, write);
    if ((counts.get(json) ?? 0) < 2) return text;
    const name = `part${names.size}`;
    names.set(json, name);
    lines.push(`const ${name} = ${text};`);
    return name;
  };
  const last = Object.entries(exports).map(([name, value]) => `export const ${name} = ${write(value)};`);
  return [...lines, ...last].join('\n');
}

function literalOf(value, write) {
  if (Array.isArray(value)) return `[${value.map(write).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const defined = Object.entries(value).filter(([, each]) => each !== undefined);
  return `{${defined.map(([key, each]) => `${JSON.stringify(key)}:${write(each)}`).join()}}`;
}

/** Replaces each of the modules by its exports, which are JSON. */
const evaluatedWhenBuilt = {
  name: 'evaluated-when-built',
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/]products[\\/]\w+\.ts$/ }, async (args) => {
      if (!modules.includes(args.path)) return undefined;
      const { exports, inputs } = await evaluate(args.path);
      return {
        contents: moduleOf(exports),
        loader: 'js',
        watchFiles: inputs.map((input) => path.resolve(input)),
      };
    });
  },
};

module.exports = { evaluatedWhenBuilt };

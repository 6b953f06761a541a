// Builds dist/: one CommonJS bundle for each lazily loaded part, and the webview's script.
// A dynamic import() of a bundle's entry file is a bundle boundary: it becomes a require() of that bundle,
// so activation reads extension.js alone. See ARCHITECTURE.md.
const { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const esbuild = require('esbuild');
const { evaluatedWhenBuilt } = require('./scripts/evaluatedWhenBuilt.cjs');
const { iconFont } = require('./scripts/iconFont.cjs');
const { leftOut, unreadNotes, unusedModules } = require('./scripts/leftOut.cjs');
const { renderersAlone } = require('./scripts/renderersAlone.cjs');
const { buildWithSharedChunk } = require('./scripts/sharedChunk.cjs');
const { weightsOf } = require('./scripts/weights.cjs');

/** Bundle name -> entry file. Every dynamic import() in src/ must name one of these entries. */
const hostBundles = require('./scripts/bundles.json');

const watch = process.argv.includes('--watch');
const production = process.argv.includes('--production');

const entryOf = new Map(
  Object.entries(hostBundles).map(([name, file]) => [path.join(__dirname, file), name]),
);

/** Turns import('…/entry.ts') into a require of the sibling bundle, and refuses any other dynamic import. */
const lazyBundles = {
  name: 'lazy-bundles',
  setup(build) {
    build.onResolve({ filter: /^\.{1,2}\// }, (args) => {
      if (args.kind !== 'dynamic-import') return undefined;
      const target = path.join(args.resolveDir, args.path);
      const name = entryOf.get(target);
      if (name === undefined) {
        return {
          errors: [
            {
              text: `import('${args.path}') is no bundle entry; add it to scripts/bundles.json or import it statically.`,
            },
          ],
        };
      }
      return { path: `./${name}.js`, external: true };
    });
  },
};

/** Says when a rebuild begins and when all of it has ended; the tasks in .vscode wait for these lines. */
let building = 0;
const progress = {
  name: 'progress',
  setup(build) {
    build.onStart(() => {
      building += 1;
      if (building === 1) console.log('Building');
    });
    build.onEnd(() => {
      building -= 1;
      if (building === 0) console.log('Built');
    });
  },
};

const common = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  // Texts hold typographic quotes and dashes: escaped, each would take six bytes.
  charset: 'utf8',
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  mainFields: ['module', 'main'],
};

/**
 * What opening the view loads, in two files, since programs without VS Code and windows without Node run the first one too;
 * what the first command and a test load beside it: file, entries whose common code it holds.
 */
const commonFiles = {
  shared: ['start'],
  'common-start': ['start'],
  'common-test': ['everyday', 'net', 'oauth', 'probes'],
};

/** These have their own copy of what they import: activation reads one file. */
const { extension, browser, ...lazyEntries } = hostBundles;

const hostBuild = {
  ...common,
  entryPoints: hostBundles,
  outdir: 'dist',
  platform: 'node',
  format: 'cjs',
  target: 'node22',
  external: ['vscode'],
  supported: { 'dynamic-import': false },
  plugins: [lazyBundles, leftOut, unreadNotes, unusedModules, evaluatedWhenBuilt, renderersAlone],
};

/** What a window without Node loads first; the rest of dist/ it reads by itself (src/host/web/files.ts). */
const browserBuild = {
  ...common,
  entryPoints: { browser },
  outdir: 'dist',
  platform: 'browser',
  format: 'cjs',
  target: 'es2024',
  external: ['vscode'],
};

/** Writes nothing: it fails if something that such a window may load needs one of Node's modules. */
const withoutNode = {
  ...browserBuild,
  entryPoints: { web: hostBundles.web },
  write: false,
  plugins: [evaluatedWhenBuilt],
};

/** The bundles that such a window asks for as it needs them. */
async function lazyWebFiles() {
  const { metafile } = await esbuild.build(withoutNode);
  const names = Object.entries(lazyEntries).filter(([, file]) => file in metafile.inputs);
  return names.map(([name]) => `${name}.js`).filter((name) => name !== 'web.js');
}

/** What has to be different in the archived toolkit: file, text, what stands there instead. */
const toolkitPatches = [
  // It tests for :focus-visible with an inline style, which the page's policy rightly refuses; focus rings would then
  // follow every click. Every browser that runs VS Code has :focus-visible.
  [
    /fast-web-utilities[\\/]dist[\\/]dom\.js$/,
    'export function canUseFocusVisible() {',
    'export function canUseFocusVisible() { return true;',
  ],
  // It takes over the theme's colours at `load`, which is over when the page loads it.
  [
    /webview-ui-toolkit[\\/]dist[\\/]utilities[\\/]theme[\\/]applyTheme\.js$/,
    "window.addEventListener('load', () => {",
    "((run) => document.readyState === 'complete' ? queueMicrotask(run) : window.addEventListener('load', run))(() => {",
  ],
];

const patchedToolkit = {
  name: 'patched-toolkit',
  setup(build) {
    // Styles and templates are texts, whose indentation a minifier leaves.
    build.onLoad(
      { filter: /[\\/](?:fast-foundation|webview-ui-toolkit)[\\/].*\.(?:styles|template)\.js$/ },
      (args) => ({
        contents: readFileSync(args.path, 'utf8').replaceAll(/\n\s+/g, '\n'),
        loader: 'js',
      }),
    );
    for (const [filter, found, instead] of toolkitPatches) {
      build.onLoad({ filter }, (args) => {
        const source = readFileSync(args.path, 'utf8');
        return source.includes(found)
          ? { contents: source.replace(found, instead), loader: 'js' }
          : { errors: [{ text: `${args.path} has changed; see toolkitPatches in esbuild.js.` }] };
      });
    }
  },
};

/** Scripts that stand in the HTML, and the toolkit, which the wizard loads after its first frame. */
const webviewBuild = {
  ...common,
  entryPoints: {
    wizard: 'webview-ui/main.ts',
    toolkit: 'webview-ui/toolkit.ts',
    audit: 'webview-ui/audit.ts',
  },
  outdir: 'dist/webview',
  platform: 'browser',
  format: 'iife',
  target: 'chrome140',
  loader: { '.css': 'css' },
  plugins: [patchedToolkit, iconFont(path.join(__dirname, 'webview-ui/styles/icons.css'))],
};

/** What stands in the host's sources for values that the build knows. */
async function definitions() {
  const { pageTextMarks } = await import('./scripts/l10n/pageTexts.mjs');
  return {
    productVersion: JSON.stringify(require('./package.json').version),
    // A text, not an object: esbuild would make a module of that, which every other one runs.
    pageTextMarks: JSON.stringify(JSON.stringify(await pageTextMarks())),
  };
}

/** @returns {Promise<string[]>} the tables of the window's languages, as they are shipped */
async function writeTables() {
  const { packTables } = await import('./scripts/l10n/packTables.mjs');
  mkdirSync(path.join(__dirname, 'dist/l10n'), { recursive: true });
  return Object.entries(packTables()).map(([name, text]) => {
    writeFileSync(path.join(__dirname, 'dist/l10n', name), text);
    return `dist/l10n/${name}`;
  });
}

async function main() {
  const tables = await writeTables();
  hostBuild.define = await definitions();
  browserBuild.define = { lazyWebFiles: JSON.stringify(await lazyWebFiles()) };
  if (watch) {
    // Without the shared file: it takes a second build.
    for (const build of [hostBuild, webviewBuild, browserBuild]) {
      const context = await esbuild.context({ ...build, plugins: [...(build.plugins ?? []), progress] });
      await context.watch();
    }
    return;
  }
  const results = await Promise.all([
    buildWithSharedChunk({ ...hostBuild, entryPoints: { extension } }, {}),
    buildWithSharedChunk({ ...hostBuild, entryPoints: lazyEntries }, commonFiles),
    esbuild.build(webviewBuild),
    esbuild.build(browserBuild),
  ]);
  const outputs = Object.assign({}, ...results.map((result) => result.metafile.outputs));
  const inputs = results.flatMap((result) => Object.keys(result.metafile.inputs));
  const { writeThirdParty } = await import('./scripts/package/thirdParty.mjs');
  removeStale([...Object.keys(outputs), ...tables, ...writeThirdParty(__dirname, inputs, 'dist')]);
  writeFileSync(path.join(__dirname, 'dist/sizes.json'), JSON.stringify(sizesOf(outputs), null, 2));
  if (!production) return;
  const weights = await weightsOf([{ ...hostBuild, entryPoints: lazyEntries }, webviewBuild]);
  writeFileSync(path.join(__dirname, 'dist/weights.json'), JSON.stringify(weights, null, 2));
}

/** What an earlier build left and this one did not write: renamed bundles, source maps. */
function removeStale(outputs) {
  const written = new Set(outputs.map((file) => path.join(__dirname, file)));
  for (const name of readdirSync(path.join(__dirname, 'dist'), { recursive: true })) {
    const file = path.join(__dirname, 'dist', name);
    if (statSync(file).isFile() && !written.has(file)) rmSync(file);
  }
}

function sizesOf(outputs) {
  const scripts = Object.entries(outputs).filter(([file]) => file.endsWith('.js'));
  return Object.fromEntries(scripts.map(([file, output]) => [file, output.bytes]));
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});

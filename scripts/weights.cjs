// What each folder and package weighs in the bundles, minified: why the sum of all JavaScript is what it is.
const esbuild = require('esbuild');

/**
 * @param {object[]} builds options for esbuild.build
 * @returns {Promise<Record<string, number>>} bytes by folder (`src/advice`) or package, the heaviest first
 */
async function weightsOf(builds) {
  const weights = {};
  for (const options of builds) {
    const { metafile } = await esbuild.build({
      ...options,
      format: 'esm',
      splitting: true,
      minify: true,
      supported: {},
      write: false,
    });
    const scripts = Object.entries(metafile.outputs).filter(([file]) => file.endsWith('.js'));
    for (const [, { inputs }] of scripts)
      for (const [input, { bytesInOutput }] of Object.entries(inputs))
        weights[ownerOf(input)] = (weights[ownerOf(input)] ?? 0) + bytesInOutput;
  }
  return Object.fromEntries(Object.entries(weights).toSorted(([, a], [, b]) => b - a));
}

/** `node_modules/@azure/msal-node/…` -> `@azure/msal-node`, `src/advice/…` -> `src/advice`, `webview-ui/…` -> `webview-ui`. */
const ownerOf = (input) =>
  /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\/[^@]*$/.exec(input)?.[1] ??
  /^(?:src\/\w+|webview-ui)(?=\/)/.exec(input)?.[0] ??
  'src';

module.exports = { weightsOf };

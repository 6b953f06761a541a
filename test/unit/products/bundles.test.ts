// The two bundles of this room stay within their size.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';
import { build, type Plugin } from 'esbuild';

const root = path.join(import.meta.dirname, '../../..');
/** The build's own plugin, which bundles the catalogue as data. */
const { evaluatedWhenBuilt } = createRequire(import.meta.url)('../../../scripts/evaluatedWhenBuilt.cjs') as {
  readonly evaluatedWhenBuilt: Plugin;
};

/** Bytes, minified: what lists products is kept apart from what renders them. */
const most = { registry: 130_000, renderers: 330_000 } as const;

for (const entry of ['registry', 'renderers'] as const) {
  test(`src/products/${entry}.ts is at most ${most[entry]} bytes`, async () => {
    const result = await build({
      entryPoints: [path.join(root, `src/products/${entry}.ts`)],
      bundle: true,
      minify: true,
      write: false,
      platform: 'node',
      format: 'cjs',
      legalComments: 'none',
      // The one dynamic import is a bundle boundary.
      plugins: [
        evaluatedWhenBuilt,
        {
          name: 'boundary',
          setup(options) {
            options.onResolve({ filter: /\/renderers\.ts$/ }, ({ kind }) =>
              kind === 'dynamic-import' ? { path: './renderers.js', external: true } : undefined,
            );
          },
        },
      ],
    });
    const bytes = result.outputFiles[0]?.contents.length ?? 0;
    assert.ok(bytes > 10_000 && bytes <= most[entry], `${bytes} bytes`);
  });
}

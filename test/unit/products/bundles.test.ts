// The two bundles of this room stay within their size.
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { build } from 'esbuild';

const root = path.join(import.meta.dirname, '../../..');
/** Bytes, minified. */
const most = 120_000;

for (const entry of ['registry', 'renderers'] as const) {
  test(`src/products/${entry}.ts is at most ${most} bytes`, async () => {
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
    assert.ok(bytes > 10_000 && bytes <= most, `${bytes} bytes`);
  });
}

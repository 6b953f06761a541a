// The two bundles of this room stay within their size, and the one of the renderers does what the sources do.
import assert from 'node:assert/strict';
import { createRequire, Module } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';
import { build, type Plugin } from 'esbuild';
import type { Renderer } from '../../../src/products/product.ts';
import { products, renderWith } from '../../../src/products/registry.ts';
import { renderers } from '../../../src/products/renderers.ts';
import { situationsOf } from '../../support/renderings.ts';

const root = path.join(import.meta.dirname, '../../..');
const { evaluatedWhenBuilt } = createRequire(import.meta.url)('../../../scripts/evaluatedWhenBuilt.cjs') as {
  readonly evaluatedWhenBuilt: Plugin;
};
const { renderersAlone } = createRequire(import.meta.url)('../../../scripts/renderersAlone.cjs') as {
  readonly renderersAlone: Plugin;
};

/** Bytes, minified: what lists products is kept apart from what renders them. */
const most = { registry: 130_000, renderers: 170_000 } as const;

for (const entry of ['registry', 'renderers'] as const) {
  test(`src/products/${entry}.ts is at most ${most[entry]} bytes`, async () => {
    const bytes = Buffer.byteLength(await bundled(entry));
    assert.ok(bytes > 10_000 && bytes <= most[entry], `${bytes} bytes`);
  });
}

test('the bundle of the renderers, which has no product data of its own, renders the same', async () => {
  const loaded = new Module('renderers');
  (loaded as unknown as { _compile(text: string, file: string): void })._compile(
    await bundled('renderers'),
    'renderers.js',
  );
  const built = (loaded.exports as { renderers: Readonly<Record<string, Renderer>> }).renderers;
  assert.deepEqual(Object.keys(built), Object.keys(renderers));
  for (const product of products) {
    for (const { registration, mailbox } of situationsOf(product)) {
      for (const target of product.targets) {
        const [theirs, own] = [built, renderers].map((each) =>
          renderWith(each, registration, mailbox, target),
        );
        assert.deepEqual(theirs, own, target);
      }
    }
  }
});

/** As the build makes it. */
async function bundled(entry: keyof typeof most): Promise<string> {
  const result = await build({
    entryPoints: [path.join(root, `src/products/${entry}.ts`)],
    bundle: true,
    minify: true,
    charset: 'utf8',
    write: false,
    platform: 'node',
    format: 'cjs',
    legalComments: 'none',
    // The one dynamic import is a bundle boundary.
    plugins: [
      evaluatedWhenBuilt,
      renderersAlone,
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
  return result.outputFiles[0]?.text ?? '';
}

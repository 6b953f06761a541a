// The two bundles of this room stay within their size, and the one of the renderers does what the sources do.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Renderer } from '../../../src/products/product.ts';
import { products, renderWith } from '../../../src/products/registry.ts';
import { renderers } from '../../../src/products/renderers.ts';
import { bundled, bundledText } from '../../support/bundled.ts';
import { situationsOf } from '../../support/renderings.ts';

/** Bytes, minified: what lists products is kept apart from what renders them. */
const most = { registry: 130_000, renderers: 190_500 } as const;

for (const [entry, limit] of Object.entries(most)) {
  test(`src/products/${entry}.ts is at most ${limit} bytes`, async () => {
    const bytes = Buffer.byteLength(await bundledText(`src/products/${entry}.ts`, /\/renderers\.ts$/));
    assert.ok(bytes > 10_000 && bytes <= limit, `${bytes} bytes`);
  });
}

test('the bundle of the renderers, which has no product data of its own, renders the same', async () => {
  const { renderers: built } = await bundled<{ renderers: Readonly<Record<string, Renderer>> }>(
    'src/products/renderers.ts',
  );
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

// What each target renders, read against its source and held by a golden.
import { test } from 'node:test';
import { assertGolden } from '../../support/goldenText.ts';
import { allTargets, render, renderedText, situationsOf } from '../../support/renderings.ts';

for (const { product, target } of allTargets) {
  test(`${target} renders what its golden shows`, () => {
    const text = situationsOf(product)
      .map((situation) => `######## ${situation.title}\n${renderedText(render(target, situation))}`)
      .join('\n');
    assertGolden(`products/${target}.txt`, text);
  });
}

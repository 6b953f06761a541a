// What each target renders, read against its source and held by a golden: one rendering in full, and what other
// grants, clouds and hosts change in it.
import { test } from 'node:test';
import type { RenderResult } from '../../../src/products/product.ts';
import { differenceOf } from '../../support/goldenDifference.ts';
import { assertGolden } from '../../support/goldenText.ts';
import { allTargets, render, renderedText, situationsOf } from '../../support/renderings.ts';

/** Files that come along with many targets are shown in the golden of one. */
const shownIn: Readonly<Record<string, string>> = {
  'exchange-token': 'msmtp',
  'emailproxy.config': 'emailOAuth2Proxy',
};

function withoutShared(result: RenderResult, target: string): RenderResult {
  if ('refused' in result) return result;
  const files = result.files.map((file) => {
    const shown = shownIn[file.name];
    return shown === undefined || shown === target ? file : { ...file, text: `(as in ${shown}.txt)` };
  });
  return { ...result, files };
}

for (const { product, target } of allTargets) {
  test(`${target} renders what its golden shows`, () => {
    const [first, ...others] = situationsOf(product).map((situation) => {
      const result = withoutShared(render(target, situation), target);
      return { title: situation.title, text: renderedText(result), refused: 'refused' in result };
    });
    const whole = `######## ${first?.title}\n${first?.text}`;
    const changes = others.map(
      ({ title, text, refused }) =>
        `######## ${title}\n${refused ? text : differenceOf(first?.text ?? '', text)}`,
    );
    assertGolden(`products/${target}.txt`, [whole, ...changes].join('\n'));
  });
}

// What each target renders, read against its source and held by a golden: one rendering in full, and what other
// grants, clouds and hosts change in it.
import { test } from 'node:test';
import { differenceOf } from '../../support/goldenDifference.ts';
import { assertGolden } from '../../support/goldenText.ts';
import { allTargets, render, renderedText, situationsOf } from '../../support/renderings.ts';

for (const { product, target } of allTargets) {
  test(`${target} renders what its golden shows`, () => {
    const [first, ...others] = situationsOf(product).map((situation) => {
      const result = render(target, situation);
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

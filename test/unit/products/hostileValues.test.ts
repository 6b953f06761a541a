// Values that try to become code: every target renders them as data, or says why it cannot. Other languages' own
// parsers read the same files in test/programs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRefusal } from '../../../src/products/product.ts';
import { hostileSituation, hostileValuesTried, quotingSituations } from '../../support/hostileFiles.ts';
import { allTargets, render } from '../../support/renderings.ts';

/** Lines that do not depend on the values: what is left when each value became a token. */
const shape = (text: string): number => text.split(/\r\n|[\n\r\u0085\u2028\u2029]/).length;

for (const { product, target } of allTargets) {
  test(`${target} takes hostile values as data or refuses them in words`, () => {
    const plain = quotingSituations(product).map((situation) => render(target, situation));
    for (const value of hostileValuesTried) {
      quotingSituations(product).forEach((situation, index) => {
        const result = render(target, hostileSituation(situation, value));
        if (isRefusal(result)) {
          assert.match(result.refused, /\.$/);
          return;
        }
        const expected = plain[index];
        if (expected === undefined || isRefusal(expected)) return;
        assert.deepEqual(
          result.files.map((file) => [file.name, shape(file.text)]),
          expected.files.map((file) => [file.name, shape(file.text)]),
          `${target} with ${JSON.stringify(value)} has as many lines as with plain values`,
        );
        for (const file of result.files) assert.ok(file.text.isWellFormed(), file.name);
      });
    }
  });
}

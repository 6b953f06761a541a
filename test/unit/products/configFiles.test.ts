// The table of configuration files agrees with what is rendered, and each rendering merges with itself.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { configFileOf, configFiles } from '../../../src/products/configFiles.ts';
import { isRefusal, type RenderedFile } from '../../../src/products/product.ts';
import { mergeFile } from '../../../src/snippets/merge/mergeFile.ts';
import { allTargets, render, situationsOf } from '../../support/renderings.ts';

/** Every file that a target renders in any situation. */
const filesOf = (target: string): readonly RenderedFile[] =>
  allTargets
    .filter((entry) => entry.target === target)
    .flatMap(({ product }) => situationsOf(product))
    .flatMap((situation) => {
      const result = render(target, situation);
      return isRefusal(result) ? [] : result.files;
    });

test('every file of the table is rendered by the targets it names', () => {
  const rendered = new Map(allTargets.map(({ target }) => [target, filesOf(target).map(({ name }) => name)]));
  for (const { name, targets } of configFiles) {
    for (const target of targets)
      assert.ok(rendered.get(target)?.includes(name), `${target} renders ${name}`);
    assert.ok(
      [...rendered.values()].some((names) => names.includes(name)),
      `${name} is rendered`,
    );
  }
});

test('what is rendered merges into an empty file, and a second time changes nothing', () => {
  for (const { target } of allTargets) {
    for (const file of filesOf(target)) {
      const format = configFileOf(file.name)?.format;
      if (format === undefined || format.kind === 'json') continue;
      const owner = { registration: 'contoso-capture', target };
      const first = mergeFile('', file.text, format, owner);
      assert.ok(first.ok, `${target} ${file.name}`);
      const second = mergeFile(first.text, file.text, format, owner);
      assert.equal(second.ok && second.text, first.text, `${target} ${file.name}`);
      // Beside the same text of somebody else it either fits or says why not.
      const beside = mergeFile(file.text, file.text, format, owner);
      assert.ok(beside.ok || beside.problem.length > 10, `${target} ${file.name}`);
    }
  }
});

// What is rendered holds only keys that upstream has, every key it needs, and values that it takes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keyLists } from '../../../src/products/keyLists.ts';
import type { KeyList } from '../../../src/products/keys.ts';
import { isRefusal, type Rendering } from '../../../src/products/product.ts';
import { keysOf, type RenderedKey } from '../../support/renderedKeys.ts';
import { allTargets, render, situationsOf } from '../../support/renderings.ts';
import { findKey, isValidValue } from '../../support/validKeys.ts';

/** The list of a rendered file, or of a sheet's fields. */
function listOf(lists: readonly KeyList[], file: string): KeyList {
  const list = lists.find((entry) => entry.file === file);
  assert.ok(list, `${file} has a list of keys`);
  return list;
}

function problemsOf(list: KeyList, rendered: readonly RenderedKey[]): readonly string[] {
  const names = new Set(rendered.map(({ name }) => name));
  const isRendered = (name: string): boolean =>
    [...names].some((entry) => findKey(list.keys, entry)?.name === name);
  return [
    ...[...names].filter((name) => findKey(list.keys, name) === undefined).map((name) => `unknown: ${name}`),
    ...list.keys
      .filter(({ name, required }) => required === true && !isRendered(name))
      .map(({ name }) => `missing: ${name}`),
    ...rendered.flatMap(({ name, value }) => {
      const key = findKey(list.keys, name);
      if (key === undefined || value === undefined || isValidValue(key, value)) return [];
      return [`not a ${key.values?.join('|') ?? key.type}: ${name} = ${value}`];
    }),
  ];
}

function renderedProblems(lists: readonly KeyList[], rendering: Rendering): readonly string[] {
  const isSheet = rendering.files.some(({ language }) => language === 'markdown');
  const form = rendering.fields.map(({ label }) => ({ name: label }));
  return [
    ...rendering.files
      .filter(({ language }) => language !== 'markdown')
      .flatMap((file) =>
        problemsOf(listOf(lists, file.name), keysOf(file)).map((text) => `${file.name}: ${text}`),
      ),
    ...(isSheet ? problemsOf(listOf(lists, 'form'), form) : []),
  ];
}

for (const { product, target } of allTargets) {
  test(`${target} renders upstream’s keys and no others`, () => {
    const lists = keyLists[product.id] ?? [];
    assert.ok(lists.length > 0);
    for (const situation of situationsOf(product)) {
      const result = render(target, situation);
      if (isRefusal(result)) continue;
      assert.deepEqual(renderedProblems(lists, result), [], situation.title);
    }
  });

  test(`${target} names where its keys were read, and when`, () => {
    for (const list of keyLists[product.id] ?? []) {
      assert.ok(list.source.length > 5 && list.release.length > 1, list.file);
      assert.match(list.readOn, /^20\d\d-\d\d-\d\d$/);
      assert.ok(list.keys.length > 0, list.file);
    }
  });
}

test('a key outside the list, a missing one and a value of another type are found', () => {
  const list: KeyList = {
    file: 'a.ini',
    source: 'somewhere/program docs',
    release: '1.0',
    readOn: '2026-11-29',
    keys: [
      { name: 'server.port', type: 'port', required: true },
      { name: '*.mode', type: 'text', values: ['a', 'b'] },
    ],
  };
  const problems = (text: string) => problemsOf(list, keysOf({ name: 'a.ini', language: 'ini', text }));
  assert.deepEqual(problems('[server]\nport = 993\n[x@y]\nmode = a\n'), []);
  assert.deepEqual(problems('[server]\nport = 993\nhost = b\n'), ['unknown: server.host']);
  assert.deepEqual(problems('[x]\nmode = c\n'), ['missing: server.port', 'not a a|b: x.mode = c']);
  assert.deepEqual(problems('[server]\nport = 99999\n'), ['not a port: server.port = 99999']);
});

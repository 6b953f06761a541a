// Modules that the build evaluates are shipped with the exports that their sources have, repeated parts written once.
import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'node:test';
import { build, type Plugin } from 'esbuild';
import * as catalogue from '../../../src/products/catalogue.ts';
import * as completionPattern from '../../../src/products/completionPattern.ts';
import * as keyLists from '../../../src/products/keyLists.ts';
import * as productNames from '../../../src/products/productNames.ts';

const script: string = '../../../scripts/evaluatedWhenBuilt.cjs';
const { evaluatedWhenBuilt } = (await import(script)) as { readonly evaluatedWhenBuilt: Plugin };
const products = path.join(import.meta.dirname, '../../../src/products');

async function shipped(name: string): Promise<{ text: string; exports: object }> {
  const { outputFiles } = await build({
    entryPoints: [path.join(products, `${name}.ts`)],
    bundle: true,
    write: false,
    format: 'cjs',
    logLevel: 'silent',
    plugins: [evaluatedWhenBuilt],
  });
  const text = outputFiles[0]?.text ?? '';
  const module = { exports: {} };
  new Function('module', text)(module);
  return { text, exports: module.exports };
}

const json = (value: object): unknown => JSON.parse(JSON.stringify(value));

describe('modules that are evaluated when the extension is built', () => {
  for (const [name, source] of Object.entries({ catalogue, completionPattern, keyLists, productNames })) {
    it(`${name} has the exports of its source`, async () => {
      const { exports } = await shipped(name);
      assert.deepEqual(json({ ...exports }), json({ ...source }));
    });
  }

  it('the catalogue is shorter than its JSON: a permission that many products need stands once', async () => {
    const { text } = await shipped('catalogue');
    const times = (part: string) => text.split(part).length - 1;
    // Mail.Send of Microsoft Graph, as an application's permission and with a person.
    assert.equal(times('b633e1c5-b582-4048-a93e-9f11b44c7e96'), 1);
    assert.ok(text.length < JSON.stringify(catalogue).length);
  });
});

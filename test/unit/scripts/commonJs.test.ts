// ES modules of esbuild's become CommonJS: run, they have the same exports, and lines stay where they are.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

const script: string = '../../../scripts/commonJs.cjs';
interface How {
  readonly from?: (request: string) => { code: string; nameOf?: (name: string) => string };
  readonly exportAs?: (name: string) => string;
}
const { commonJs } = (await import(script)) as { readonly commonJs: (text: string, how: How) => string };

const files: Readonly<Record<string, unknown>> = {
  './one.js': { one: 1, two: 2, c: 3 },
  'node:os': { EOL: '|', platform: 'here' },
};

/** Runs it as Node does. */
function exportsOf(text: string): Record<string, unknown> {
  const module = { exports: {} };
  const read: string[] = [];
  const load = (name: string) => {
    read.push(name);
    return files[name];
  };
  new Function('module', 'exports', 'require', text)(module, module.exports, load);
  return { ...module.exports, read };
}

describe('an ES module as CommonJS', () => {
  it('imports by name, by renamed name, as a whole and for effects alone', () => {
    const text = `import os, { EOL } from "node:os";
import * as all from "node:os";
import { one, two as deux } from "./one.js";
import "./effects.js";
var sum = one + deux;
export { sum, EOL as ending, os, all as whole };`;
    assert.deepEqual(exportsOf(commonJs(text, {})), {
      sum: 3,
      ending: '|',
      os: files['node:os'],
      whole: files['node:os'],
      read: ['node:os', 'node:os', 'node:os', './one.js', './effects.js'],
    });
  });

  it('asks once for what it imports in several places, before anything runs', () => {
    const text = `var early = one;
import { one } from "./one.js";
import { two } from "./one.js";
export { early, two };`;
    assert.deepEqual(exportsOf(commonJs(text, {})), { early: 1, two: 2, read: ['./one.js'] });
  });

  it('imports lazily where it did', async () => {
    const text = 'var load = () => import("./one.js");\nexport { load };';
    const { load, read } = exportsOf(commonJs(text, {}));
    assert.deepEqual(read, []);
    assert.equal(await (load as () => Promise<unknown>)(), files['./one.js']);
  });

  it('takes names and places that the build chose', () => {
    const changed = commonJs('import { long } from "./chunk.js";\nvar x = long;\nexport { x };', {
      from: () => ({ code: 'require("./one.js")', nameOf: () => 'c' }),
      exportAs: () => 'a',
    });
    assert.deepEqual(exportsOf(changed), { a: 3, read: ['./one.js'] });
  });

  it('keeps every line in its place', () => {
    const text = 'import {\n  one,\n  two\n} from "./one.js";\nvar here = 1;\nexport {\n  here\n};\n';
    const lines = commonJs(text, {}).split('\n');
    assert.equal(lines.length, text.split('\n').length);
    assert.equal(lines[4], 'var here = 1;');
  });

  it('refuses an export that a function changes later, since it is read once', () => {
    const text = 'var state = 1;\nfunction set() { state = 2; }\nexport { state, set };';
    assert.throws(() => commonJs(text, {}), /A function assigns state/);
  });
});

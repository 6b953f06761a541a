// Every import in src and webview-ui goes in the direction that the table allows; the checker itself is tried first.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { folderOf, folderRules, importCircles, importProblems } from './importRules.ts';
import { readImports } from './readImports.ts';
import { root, sources } from './sources.ts';

/** What the checker says of one file. */
async function problemsOf(file: string, text: string): Promise<string[]> {
  return importProblems(await readImports({ [file]: text }));
}

describe('the checker', () => {
  const refused: [string, string, string][] = [
    ['a static import', 'src/core/a.ts', `import { b } from '../host/b.ts';\nb();`],
    ['an import of a type', 'src/core/a.ts', `import type { B } from '../host/b.ts';\nexport type A = B;`],
    ['an import of a type beside others', 'src/core/a.ts', `import {\n  type B,\n} from '../host/b.ts';`],
    ['a re-export', 'src/core/a.ts', `export { b } from '../host/b.ts';`],
    ['a re-export of a type', 'src/core/a.ts', `export type { B } from '../host/b.ts';`],
    ['a re-export of everything', 'src/core/a.ts', `export * from '../host/b.ts';`],
    ['an import for its effect', 'src/core/a.ts', `import '../host/b.ts';`],
    ['a dynamic import', 'src/core/a.ts', `export const a = () => import('../host/b.ts');`],
    ['the type of a module', 'src/core/a.ts', `export type A = typeof import('../host/b.ts').b;`],
    ['a type out of a module', 'src/core/a.ts', `export type A = import('../host/b.ts').B;`],
    ['a require', 'src/core/a.ts', `const b = require('../host/b.ts');\nb();`],
    ['a Node module in a pure folder', 'src/wizard/a.ts', `import { join } from 'node:path';\njoin('a');`],
    ['a Node module without its prefix', 'src/net/a.ts', `import { connect } from 'net';\nconnect(1);`],
    ['a part of a Node module without its prefix', 'src/net/a.ts', `import fs from 'fs/promises';\nfs;`],
    ['vscode outside host', 'src/policy/a.ts', `import * as vscode from 'vscode';\nvscode;`],
    [
      'a package that is not the folder’s',
      'src/core/a.ts',
      `import * as msal from '@azure/msal-node';\nmsal;`,
    ],
    ['the demo from a probe', 'src/probes/a.ts', `import { demo } from '../demo/demoTenant.ts';\ndemo;`],
    ['a probe from the demo', 'src/demo/a.ts', `import { sasl } from '../probes/sasl.ts';\nsasl;`],
    ['the demo, at once, from the root', 'src/start.ts', `import { demo } from './demo/a.ts';\ndemo;`],
    ['a test helper', 'src/host/a.ts', `import { a } from '../../test/support/a.ts';\na;`],
    ['the host from the webview', 'webview-ui/steps/a.ts', `import { a } from '../../src/host/a.ts';\na;`],
    ['a folder that the table does not name', 'src/elsewhere/a.ts', `import { a } from '../core/a.ts';\na;`],
  ];
  for (const [what, file, text] of refused) {
    test(`refuses ${what}`, async () => assert.equal((await problemsOf(file, text)).length, 1));
  }

  const allowed: [string, string, string][] = [
    ['the own folder', 'src/core/a.ts', `import { b } from './b.ts';\nb;`],
    ['the folders of the table', 'src/policy/a.ts', `import { b } from '../probes/b.ts';\nb;`],
    ['the demo, lazily, from the root', 'src/start.ts', `export const a = () => import('./demo/a.ts');`],
    ['an import inside a string', 'src/core/a.ts', "export const a = `\nimport { b } from 'node:fs';\n`;"],
    [
      'an import inside a comment',
      'src/core/a.ts',
      `// import { b } from '../host/b.ts';\nexport const a = 1;`,
    ],
  ];
  for (const [what, file, text] of allowed) {
    test(`allows ${what}`, async () => assert.deepEqual(await problemsOf(file, text), []));
  }
});

test('every import goes in the direction of the table', async () => {
  assert.deepEqual(importProblems(await readImports(sources)), []);
});

test('the table names exactly the folders that hold sources', () => {
  const existing = readdirSync(path.join(root, 'src'), { withFileTypes: true })
    .filter(
      (entry) =>
        entry.name.endsWith('.ts') ||
        Object.keys(sources).some((file) => file.startsWith(`src/${entry.name}/`)),
    )
    .map((entry) => entry.name);
  assert.deepEqual([...existing, 'webview-ui'].sort(), Object.keys(folderRules).sort());
  for (const file of Object.keys(sources)) assert.ok(folderRules[folderOf(file)], `${file} has no row`);
});

describe('the search for circles', () => {
  const circle = async (files: Record<string, string>) => importCircles(await readImports(files));

  test('finds one that a type alone closes', async () => {
    const files = {
      'src/core/a.ts': `import { b } from './b.ts';\nexport type A = 1;\nb();`,
      'src/core/b.ts': `import { c } from './c.ts';\nexport const b = c;`,
      'src/core/c.ts': `import type { A } from './a.ts';\nexport const c = (): A => 1;`,
      'src/core/d.ts': `import { b } from './b.ts';\nb();`,
    };
    assert.deepEqual(await circle(files), [
      '3 files import each other: src/core/a.ts, src/core/b.ts, src/core/c.ts',
    ]);
  });

  test('finds one that the type of a module closes', async () => {
    const files = {
      'src/core/a.ts': `import { b } from './b.ts';\nb();`,
      'src/core/b.ts': `export const b = (): typeof import('./a.ts') => never();`,
    };
    assert.equal((await circle(files)).length, 1);
  });

  test('lets two ways to one file be', async () => {
    const files = {
      'src/core/a.ts': `import { b } from './b.ts';\nimport { c } from './c.ts';\nb(c);`,
      'src/core/b.ts': `import { c } from './c.ts';\nexport const b = c;`,
    };
    assert.deepEqual(await circle(files), []);
  });
});

test('no files import each other in a circle', async () => {
  assert.deepEqual(importCircles(await readImports(sources)), []);
});

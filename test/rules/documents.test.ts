// Lists in documents are true: folders and dependencies in ARCHITECTURE.md, scripts in CONTRIBUTING.md, links that exist.
import assert from 'node:assert/strict';
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';

const read = (file: string) => readFileSync(file, 'utf8');
const manifest = JSON.parse(read('package.json'));
const codeCells = (text: string) => [...text.matchAll(/^\| `([^`]+)` \|/gm)].map((match) => match[1] ?? '');
const section = (text: string, title: string) =>
  text.split(/^## /m).find((part) => part.startsWith(title)) ?? '';

describe('the documents', () => {
  it('name every folder of src and no other', () => {
    const listed = codeCells(section(read('ARCHITECTURE.md'), 'Map')).sort();
    const folders = readdirSync('src', { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && globSync(`src/${entry.name}/**/*.ts`).length > 0)
      .map((entry) => entry.name);
    assert.deepEqual(
      listed,
      [...folders, 'extension.ts', 'start.ts', 'startWeb.ts', 'web.ts', 'webview-ui'].sort(),
    );
  });

  it('give every shipped dependency a line', () => {
    const listed = codeCells(section(read('ARCHITECTURE.md'), 'Dependencies')).sort();
    const shipped = Object.keys(manifest.dependencies);
    assert.deepEqual(
      shipped.filter((name) => !listed.includes(name)),
      [],
    );
    const known = [...shipped, ...Object.keys(manifest.devDependencies)];
    assert.deepEqual(
      listed.filter((name) => !known.includes(name)),
      [],
    );
  });

  it('name npm scripts that exist', () => {
    const named = ['README.md', 'CONTRIBUTING.md'].flatMap((file) =>
      [...read(file).matchAll(/npm run ([a-z\d:]+)/g)].map((match) => match[1] ?? ''),
    );
    assert.ok(named.length > 0);
    assert.deepEqual(
      named.filter((name) => manifest.scripts[name] === undefined),
      [],
    );
  });

  it('link to files that exist', () => {
    const missing = [...globSync('*.md'), ...globSync('docs/**/*.md')].flatMap((file) =>
      [...read(file).matchAll(/\]\((?!https?:|#|command:)([^)#]+)[^)]*\)/g)]
        .map((match) => path.join(path.dirname(file), match[1] ?? ''))
        .filter((target) => !existsSync(target)),
    );
    assert.deepEqual(missing, []);
  });

  it('name files of src, webview-ui and test that exist', () => {
    const named = ['ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md'].flatMap((file) =>
      [...read(file).matchAll(/`((?:src|webview-ui|test|docs)\/[\w./-]+)`/g)].map((match) => match[1] ?? ''),
    );
    assert.deepEqual(
      named.filter((name) => !existsSync(name)),
      [],
    );
  });
});

describe('the performance page', () => {
  it('is generated from the figures that are kept', async () => {
    const report: string = '../../scripts/benchReport.mjs';
    const { performancePage } = await import(report);
    assert.equal(read('docs/performance.md'), performancePage(JSON.parse(read('docs/performance.json'))));
  });
});

// Documents that are written from the code say what the code says now, and the links that lead to them arrive.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { pageOf } from '../../src/check/sarif.ts';
import { codes } from '../../src/core/report/codes.ts';

const script: string = '../../scripts/docs/generated.mjs';
const { generatedDocuments } = await import(script);
const documents: Readonly<Record<string, string>> = generatedDocuments();

/** As GitHub makes the anchor of a heading: lower case, spaces as hyphens, other punctuation left out. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');

describe('the documents written from the code', () => {
  it('are up to date; if not: npm run docs', () => {
    const old = Object.keys(documents).filter((file) => readFileSync(file, 'utf8') !== documents[file]);
    assert.deepEqual(old, [], 'npm run docs writes them anew');
  });

  it('are all there is in docs/codes', () => {
    const written = Object.keys(documents).filter((file) => file.startsWith('docs/codes/'));
    const there = globSync('docs/codes/**/*.md').map((file) => file.replaceAll('\\', '/'));
    assert.deepEqual(there.sort(), written.sort());
  });

  it('are where the links of code scanning lead, for every code', () => {
    const lost = codes.filter((code) => {
      const { pathname, hash } = new URL(pageOf(code));
      const page = documents[pathname.split('/blob/main/')[1] ?? ''] ?? '';
      const anchors = [...page.matchAll(/^## (.+)$/gm)].map((match) => anchorOf(match[1] ?? ''));
      return !anchors.includes(hash.slice(1));
    });
    assert.deepEqual(lost, []);
  });
});

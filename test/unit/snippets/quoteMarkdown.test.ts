// Markdown: values stay text, and text stays readable.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cellCode, codeBlock, codeSpan, escapeMarkdown } from '../../../src/snippets/quoteMarkdown.ts';
import { hostileText } from '../../support/hostileValues.ts';

/** A code span as CommonMark section 6.1 reads it. */
function readSpan(text: string): string | undefined {
  const match = /^(`+)([\s\S]*)\1$/.exec(text);
  if (match === null || new RegExp(`(?<!\`)${match[1]}(?!\`)`).test((match[2] ?? '').replace(/^`+|`+$/g, '')))
    return undefined;
  const inner = match[2] ?? '';
  return /^ [\s\S]*\S[\s\S]* $/.test(inner) ? inner.slice(1, -1) : inner;
}

test('plain words stay as they are', () => {
  const words =
    'Grant full_access_as_app at 9:14, costs $5 (about 3.5%) - it’s done: see https://aka.ms/x & y.';
  assert.equal(escapeMarkdown(words), words);
});

for (const [name, text, escaped] of [
  ['a link', '[x](command:quit)', '\\[x\\](command:quit)'],
  ['HTML', '<script>', '\\<script>'],
  ['emphasis', '*a* _b_', '\\*a\\* \\_b\\_'],
  ['a heading', '# a', '\\# a'],
  ['a list', '- a', '\\- a'],
  ['a numbered list', '1. a', '1\\. a'],
  ['an icon', '$(alert)', '\\$(alert)'],
  ['an entity', '&lt;b&gt;', '\\&lt;b\\&gt;'],
  ['a table cell', 'a|b', 'a\\|b'],
  ['lines and controls', 'a\n# b\u202e', 'a # b'],
] as const) {
  test(`${name} is escaped`, () => {
    assert.equal(escapeMarkdown(text), escaped);
  });
}

test('a code span reads back as its line of text, whatever backticks it holds', () => {
  fc.assert(
    fc.property(hostileText, (value) => {
      const line = value
        .toWellFormed()
        .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
        .replace(/[\u202a-\u202e\u2066-\u2069]/g, '');
      if (line.trim() === '') return;
      assert.equal(readSpan(codeSpan(value)), line);
    }),
  );
});

test('a table cell holds no bar that would end it, and a block no fence that would', () => {
  fc.assert(
    fc.property(hostileText, (value) => {
      assert.doesNotMatch(cellCode(value).replaceAll('\\|', ''), /\|/);
      const block = codeBlock(value);
      const fence = /^`+/.exec(block)?.[0] ?? '';
      assert.ok(!block.slice(fence.length, -fence.length).includes(fence));
    }),
  );
});

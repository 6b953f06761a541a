// Text of servers and settings in pages and tooltips: nothing in it is a link, a picture, HTML or an icon.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { escapeMarkdown } from '../../../src/pages/markdown.ts';

/** What GFM and VS Code's preview make a link of without any mark (GFM section 6.9; linkify-it). */
const autolink = /\b(?:https?|ftp|file|vscode):\/\/|\bwww\.|(?<![/:\\])\/\/\w/i;

for (const text of [
  'see https://evil.example/x',
  'HTTPS://evil.example',
  'ftp://evil.example',
  'www.evil.example',
  '//evil.example',
  'a (https://evil.example)',
]) {
  test(`${text} is no link`, () => {
    assert.doesNotMatch(escapeMarkdown(text), autolink);
    assert.equal(escapeMarkdown(text).replace(/\\([!-/:-@[-`{-~])/g, '$1'), text);
  });
}

test('marks, HTML and icons are escaped', () => {
  assert.equal(
    escapeMarkdown('![a](command:x) <b> $(bug) `c` &lt;'),
    '\\!\\[a\\]\\(command:x\\) \\<b\\> \\$\\(bug\\) \\`c\\` \\&lt;',
  );
});

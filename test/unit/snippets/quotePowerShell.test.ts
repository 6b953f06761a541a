// PowerShell literals: what comes back from PowerShell's own rules is what went in.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { commentPowerShell, quotePowerShell } from '../../../src/snippets/quoteShell.ts';

const quotes = new Set(["'", '\u2018', '\u2019', '\u201a', '\u201b']);

/** PowerShell's tokenizer for a single-quoted string (ScanStringLiteral), written from its rules. */
function readLiteral(text: string): { value: string; rest: string } {
  assert.ok(quotes.has(text[0] ?? ''));
  let value = '';
  let index = 1;
  for (; index < text.length; index++) {
    const char = text[index] ?? '';
    if (quotes.has(char)) {
      if (!quotes.has(text[index + 1] ?? '')) break;
      index++;
      value += text[index];
      continue;
    }
    value += char;
  }
  return { value, rest: text.slice(index + 1) };
}

test('every kind of single quote is doubled', () => {
  assert.deepEqual(quotePowerShell("a'b\u2018c\u2019d\u201ae\u201bf"), {
    ok: true,
    text: "'a''b\u2018\u2018c\u2019\u2019d\u201a\u201ae\u201b\u201bf'",
  });
});

test('an injection with typographic quotes stays one string', () => {
  const hostile = 'x\u2019; Remove-Mailbox ceo -Confirm:$false; \u2018y';
  const result = quotePowerShell(hostile);
  assert.ok(result.ok);
  assert.deepEqual(readLiteral(result.text), { value: hostile, rest: '' });
});

test('what PowerShell reads is what was quoted, for any text that is not refused', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({
      unit: fc.constantFrom("'", '\u2018', '\u2019', '\u201a', '\u201b', '"', '$', '`', '\n', 'a'),
    }),
  );
  fc.assert(
    fc.property(hostile, (value) => {
      const result = quotePowerShell(value);
      if (!result.ok) return;
      assert.deepEqual(readLiteral(result.text), { value, rest: '' });
    }),
  );
});

for (const [name, value, problem] of [
  ['a line feed', 'a\nb', 'controlCharacter'],
  ['a NUL', 'a\0b', 'controlCharacter'],
  ['a C1 control', 'a\u0085b', 'controlCharacter'],
  ['a paragraph separator', 'a\u2029b', 'controlCharacter'],
  ['a right-to-left override', 'a\u202eb', 'bidiControl'],
  ['half a surrogate pair', 'a\ud800b', 'loneSurrogate'],
] as const) {
  test(`${name} is refused with its place`, () => {
    const result = quotePowerShell(value);
    assert.equal(result.ok, false);
    if (!result.ok) assert.deepEqual([result.problem, result.at], [problem, 1]);
  });
}

test('a comment stays on its line and inside its comment', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      assert.doesNotMatch(commentPowerShell(text), /[\r\n\u0085\u2028\u2029]|#>|<#/);
    }),
  );
});

// Languages whose own parser is not to be had here: readers written from their specifications read back what was quoted.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { quoteCSharp } from '../../../src/snippets/quoteCode.ts';
import {
  quoteBicep,
  quoteDotenv,
  quoteHttpFile,
  quoteSpringProperty,
  quoteTemplatedYaml,
} from '../../../src/snippets/quoteConfiguration.ts';
import type { Quoted } from '../../../src/snippets/quoted.ts';
import { quoteMbsync, quotePizauth, quotePostfixUser } from '../../../src/snippets/quoteMailPrograms.ts';
import { hostileText, hostileValues } from '../../support/hostileValues.ts';

/** Runs a reader over everything that can be quoted; the reader also fails on text after the literal. */
function readsBack(quote: (value: string) => Quoted, read: (text: string) => string): void {
  const check = (value: string): void => {
    const result = quote(value);
    if (result.ok) assert.equal(read(result.text), value);
  };
  hostileValues.forEach(check);
  fc.assert(fc.property(hostileText, check), { numRuns: 500 });
}

/** Between two delimiters, with the escapes of `escapes` (a regular expression) read by `meaning`. */
function delimited(
  text: string,
  delimiter: string,
  escapes: RegExp,
  meaning: (code: string) => string,
): string {
  assert.ok(text.startsWith(delimiter) && text.endsWith(delimiter) && text.length >= 2);
  const inner = text.slice(1, -1);
  const plain = inner.replace(escapes, '');
  assert.ok(!plain.includes(delimiter) && !plain.includes('\\'), `nothing of ${text} ends it early`);
  assert.doesNotMatch(plain, /[\n\r\u0085\u2028\u2029]/);
  return inner.replace(escapes, meaning);
}

const hex = (text: string): string =>
  String.fromCodePoint(Number.parseInt(text.replace(/[^0-9a-f]/gi, ''), 16));

test('C# reads back every literal (C# specification 6.4.5.6)', () => {
  readsBack(quoteCSharp, (text) =>
    delimited(text, '"', /\\(?:["\\]|u[0-9a-f]{4})/g, (code) =>
      code[1] === 'u' ? hex(code.slice(2)) : (code[1] ?? ''),
    ),
  );
});

test('Bicep reads back every string, and nothing is interpolated', () => {
  readsBack(quoteBicep, (text) => {
    assert.doesNotMatch(text.replace(/\\[\\$']/g, '.'), /\$\{/);
    return delimited(text, "'", /\\(?:['\\$]|u\{[0-9a-f]+\})/g, (code) =>
      code[1] === 'u' ? hex(code.slice(2)) : (code[1] ?? ''),
    );
  });
});

for (const [name, quote] of [
  ['mbsync', quoteMbsync],
  ['pizauth', quotePizauth],
] as const) {
  test(`${name} reads back every string`, () => {
    readsBack(quote, (text) => delimited(text, '"', /\\["\\]/g, (code) => code[1] ?? ''));
  });
}

test('.env values read back in Symfony’s and Laravel’s way', () => {
  readsBack(quoteDotenv, (text) => {
    if (!text.startsWith('"')) {
      assert.doesNotMatch(text, /[\s#$'"\\]/);
      return text;
    }
    assert.doesNotMatch(text.replace(/\\[\\"$]/g, '.'), /\$/);
    return delimited(text, '"', /\\[\\"$]/g, (code) => code[1] ?? '');
  });
});

test('what a template engine would run is refused', () => {
  for (const value of ['${{ secrets.X }}', 'a{{b}}']) {
    assert.equal(quoteTemplatedYaml(value).ok, false);
    assert.equal(quoteHttpFile(value).ok, false);
  }
  assert.equal(quoteSpringProperty('${HOME}').ok, false);
  assert.equal(quoteSpringProperty('#{1+1}').ok, false);
});

test('a user name that a colon would cut is refused', () => {
  assert.equal(quotePostfixUser('a:b@c').ok, false);
  assert.equal(quotePostfixUser('a b@c').ok, false);
  assert.deepEqual(quotePostfixUser("o'b+x@c"), { ok: true, text: "o'b+x@c" });
});

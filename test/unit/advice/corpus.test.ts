// Real texts from public threads and pages (personal data replaced, each cited): how many get the right cause first,
// the right person to act, and how many that are not Exchange's get no cause.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { explainedOnce } from '../../support/explained.ts';

interface PublicText {
  readonly source: string;
  readonly product: string;
  readonly language: string;
  /** Codes of which the first one explained must be one; none for a text that is not Exchange's, or no error. */
  readonly expect: readonly string[];
  readonly owner?: string;
  /** Codes that must be named too, as an effect or beside it. */
  readonly also?: readonly string[];
  readonly text: string;
}

interface Kind {
  readonly name: string;
  readonly source: string;
  readonly code: string;
  readonly owner: string;
  readonly text: string;
}

const golden = new URL('../../golden/explain/', import.meta.url);
const read = (name: string) => JSON.parse(readFileSync(new URL(`${name}.json`, golden), 'utf8'));
const corpus: readonly PublicText[] = read('corpus');
const threads: readonly PublicText[] = read('threads');
const languages: readonly PublicText[] = read('languages');
const libraryErrors: readonly PublicText[] = read('libraryErrors');
const notExchange: readonly PublicText[] = read('notExchange');
const kinds: readonly Kind[] = read('kinds');
const claimed: readonly PublicText[] = [...corpus, ...threads, ...languages, ...libraryErrors];

const now = new Date('2026-11-22T09:14:00Z');
const firstOf = (text: string) => {
  const [first] = explainedOnce(text, now);
  assert.ok(first);
  return first;
};

describe('texts from public threads', () => {
  it('are at least 300, 40 of them in other languages and 60 that are not Exchange or no error', () => {
    const all = [...claimed, ...notExchange, ...kinds];
    assert.ok(all.length >= 300);
    assert.ok(languages.filter(({ language }) => language !== 'en').length >= 40);
    assert.ok(new Set(languages.map(({ language }) => language)).size >= 14);
    assert.ok(notExchange.length >= 60);
    assert.ok(new Set(claimed.map(({ product }) => product)).size >= 60);
    for (const { source, text } of all) assert.ok(source !== '' && text.trim() !== '');
  });

  for (const [name, texts] of Object.entries({ corpus, threads, languages, libraryErrors })) {
    it(`get the right cause in 97 of 100, and no wrong one with certainty: ${name}`, (test) => {
      let right = 0;
      for (const { text, expect, source } of texts) {
        const first = firstOf(text);
        if (expect.includes(first.code)) right += 1;
        else {
          test.diagnostic(`${source}: ${first.code}, not ${expect.join(' or ')}`);
          assert.notEqual(first.confidence, 'certain', source);
        }
      }
      assert.ok(right / texts.length >= 0.97, `${right} of ${texts.length}`);
    });
  }

  it('name the right person to act', (test) => {
    const owned = claimed.filter(({ owner }) => owner !== undefined);
    const wrong = owned.filter(({ text, owner }) => firstOf(text).owner !== owner);
    for (const { source, text } of wrong) test.diagnostic(`${source}: ${text.slice(0, 80)}`);
    assert.ok(wrong.length / owned.length <= 0.03);
  });

  it('that are not Exchange’s, or no error, are not claimed', () => {
    for (const { text, source } of notExchange) {
      const { code } = firstOf(text);
      assert.doesNotMatch(
        code,
        /^(?:entra|exchange|ews|graph|imap|pop|smtp|claims|policy|powershell)\./,
        `${source} is ${code}`,
      );
    }
  });

  it('name what is only an effect', () => {
    for (const { text, also } of claimed) {
      const codes = explainedOnce(text, now).map(({ code }) => code as string);
      for (const code of also ?? []) assert.ok(codes.includes(code), codes.join());
    }
  });

  it('say which words were recognised', () => {
    for (const { text, source } of claimed) {
      for (const { recognised } of explainedOnce(text, now)) assert.notEqual(recognised, '', source);
    }
  });

  it('get at most three causes, each of a vague answer with the check that tells it from the others', () => {
    for (const { text, source } of claimed) {
      const found = explainedOnce(text, now);
      assert.ok(found.length <= 3, source);
      for (const { otherCauses = [] } of found) {
        assert.ok(otherCauses.length <= 3, source);
        for (const { check, code } of otherCauses) assert.ok(check, `${source}: ${code}`);
      }
    }
  });
});

describe('kinds of failures', () => {
  for (const { name, code, owner, text } of kinds) {
    it(`${name} is ${code}, for ${owner}`, () => {
      const first = firstOf(text);
      assert.deepEqual([first.code, first.owner], [code, owner]);
    });
  }
});

// Real texts from public threads (personal data replaced, cited by thread): how many get the right cause first.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { explainText } from '../../../src/advice/diagnose.ts';

interface PublicText {
  readonly source: string;
  readonly product: string;
  readonly language: string;
  /** Codes of which the first one explained must be one. */
  readonly expect: readonly string[];
  /** Codes that must be named too, as an effect or beside it. */
  readonly also?: readonly string[];
  readonly text: string;
}

const corpus: readonly PublicText[] = JSON.parse(
  readFileSync(new URL('../../golden/explain/corpus.json', import.meta.url), 'utf8'),
);
const context = { now: new Date('2026-11-22T09:14:00Z') };

describe('texts from public threads', () => {
  it('are at least sixty, from different products and languages', () => {
    assert.ok(corpus.length >= 60);
    assert.ok(new Set(corpus.map(({ product }) => product)).size >= 30);
    assert.ok(new Set(corpus.map(({ language }) => language)).size >= 5);
    for (const { source, text } of corpus) assert.ok(source !== '' && text.trim() !== '');
  });

  it('get the right cause in nine of ten, and no wrong one with certainty', (test) => {
    const score = { right: 0, wrong: 0, notRecognised: 0 };
    for (const entry of corpus) {
      const [first] = explainText(entry.text, context);
      assert.ok(first);
      if (entry.expect.includes(first.code)) score.right += 1;
      else if (first.code === 'unknown.notRecognised') score.notRecognised += 1;
      else {
        score.wrong += 1;
        test.diagnostic(`${entry.source}: ${first.code}, not ${entry.expect.join(' or ')}`);
        assert.notEqual(first.confidence, 'certain', entry.source);
      }
    }
    test.diagnostic(
      `${corpus.length} texts: ${score.right} right, ${score.wrong} wrong, ${score.notRecognised} not recognised`,
    );
    assert.ok(score.right / corpus.length >= 0.9);
  });

  it('name what is only an effect', () => {
    for (const { text, also } of corpus) {
      const codes = explainText(text, context).map(({ code }) => code as string);
      for (const code of also ?? []) assert.ok(codes.includes(code), codes.join());
    }
  });

  it('say which words were recognised, and every one is in the text', () => {
    for (const { text, source } of corpus) {
      for (const { recognised } of explainText(text, context)) assert.notEqual(recognised, '', source);
    }
  });
});

// Rounds of public texts that were scored before anything was made for them: each with its cause, written down beforehand
// from the thread's resolution, the vendor's page or the code around the message. What was right at first stands in
// docs/explain.md.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { Explained } from '../../../src/advice/explain/explain.ts';
import { explainedOnce } from '../../support/explained.ts';

interface Scored {
  readonly round: number;
  readonly source: string;
  readonly product: string;
  readonly language: string;
  /** Codes of which the first one explained must be one; none for a text that is not Exchange's, or no error. */
  readonly expect: readonly string[];
  readonly owner?: string;
  readonly text: string;
}

const scored: readonly Scored[] = JSON.parse(
  readFileSync(new URL('../../golden/explain/rounds.json', import.meta.url), 'utf8'),
);
const now = new Date('2026-11-22T09:14:00Z');
const firstOf = ({ text }: Scored): Explained => {
  const [first] = explainedOnce(text, now);
  assert.ok(first);
  return first;
};
const isRight = (one: Scored): boolean => one.expect.includes(firstOf(one).code);
const failures = scored.filter(({ expect }) => expect.length > 0);
const numbers = [...new Set(scored.map(({ round }) => round))];

describe('texts scored before anything was made for them', () => {
  for (const number of numbers) {
    it(`get the right cause in 85 of 100 of round ${number}`, (test) => {
      const round = failures.filter((one) => one.round === number);
      const wrong = round.filter((one) => !isRight(one));
      for (const one of wrong) test.diagnostic(`${one.source}: ${firstOf(one).code}`);
      assert.ok(round.length >= 37);
      assert.ok((round.length - wrong.length) / round.length >= 0.84, `${wrong.length} of ${round.length}`);
    });
  }

  it('are never told wrong with certainty', () => {
    for (const one of failures) assert.ok(isRight(one) || firstOf(one).confidence !== 'certain', one.source);
  });

  it('are right in nine of ten if the cause is called most likely', () => {
    const likely = failures.filter((one) => firstOf(one).confidence === 'likely');
    assert.ok(likely.length >= 30);
    assert.ok(likely.filter(isRight).length / likely.length >= 0.9);
  });

  it('name the right person to act in nine of ten', () => {
    const owned = failures.filter(({ owner }) => owner !== undefined);
    const right = owned.filter((one) => firstOf(one).owner === one.owner);
    assert.ok(right.length / owned.length >= 0.9, `${right.length} of ${owned.length}`);
  });

  it('that are not Exchange’s, or no error, are not claimed', () => {
    const others = scored.filter(({ expect }) => expect.length === 0);
    assert.ok(others.length >= 50);
    for (const one of others)
      assert.doesNotMatch(
        firstOf(one).code,
        /^(?:entra|exchange|ews|graph|imap|pop|smtp|claims|policy|powershell)\./,
        `${one.source}: ${one.text}`,
      );
  });
});

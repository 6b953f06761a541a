// Every entry of the facts on errors is reachable: as evidence from a probe, and pasted as text.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { adviceFor, diagnose } from '../../../src/advice/diagnose.ts';
import type { Code } from '../../../src/core/report/codes.ts';
import type { Evidence } from '../../../src/core/report/evidence.ts';
import { explainText } from '../../support/explained.ts';

interface RecordedFact {
  readonly entry: string;
  readonly where: string;
  readonly source: string;
  readonly confidence: string;
  readonly code: Code;
  readonly evidence?: Evidence;
  readonly pasted?: string;
  readonly others?: readonly Code[];
}

const facts: readonly RecordedFact[] = JSON.parse(
  readFileSync(new URL('../../golden/answers/facts.json', import.meta.url), 'utf8'),
);
const now = new Date('2026-11-22T09:14:00Z');

describe('the facts on errors', () => {
  it('are all there', () => assert.equal(facts.length, 179));

  for (const fact of facts) {
    it(`${fact.where}: ${fact.entry} is ${fact.code}`, () => {
      const context = fact.where === 'EWS' ? { now, protocol: 'ews' as const } : { now };
      if (fact.evidence !== undefined) {
        const codes = diagnose(fact.evidence, context);
        assert.equal(codes[0], fact.code);
        for (const other of fact.others ?? []) assert.ok(codes.includes(other), codes.join());
      }
      if (fact.pasted !== undefined) assert.equal(explainText(fact.pasted, { now })[0]?.code, fact.code);
    });
  }

  it('show what is unverified as such, with a source', () => {
    for (const fact of facts) {
      const { sources } = adviceFor(fact.code, { now });
      assert.ok(sources.length > 0, fact.code);
      if (fact.confidence === 'UNVERIFIED') {
        assert.ok(
          sources.some((source) => source.includes('UNVERIFIED')),
          fact.entry,
        );
      }
    }
  });
});

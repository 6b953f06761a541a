// Recorded answers beyond the facts: each with its source, as evidence from a probe and as pasted text.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { type AdviceContext, diagnose } from '../../../src/advice/diagnose.ts';
import type { Code } from '../../../src/core/report/codes.ts';
import type { Evidence } from '../../../src/core/report/evidence.ts';
import { explainText } from '../../support/explained.ts';

interface RecordedAnswer {
  readonly code: Code;
  readonly source: string;
  readonly evidence?: Evidence;
  readonly pasted?: string;
  readonly context?: Partial<AdviceContext>;
  readonly others?: readonly Code[];
}

const answers: readonly RecordedAnswer[] = JSON.parse(
  readFileSync(new URL('../../golden/answers/recorded.json', import.meta.url), 'utf8'),
);
const now = new Date('2026-11-22T09:14:00Z');

describe('recorded answers', () => {
  answers.forEach(({ code, source, evidence, pasted, context, others }, index) => {
    it(`number ${index + 1} is ${code} (${source})`, () => {
      if (evidence !== undefined) {
        const codes = diagnose(evidence, { now, ...context });
        assert.equal(codes[0], code, codes.join());
        for (const other of others ?? []) assert.ok(codes.includes(other), codes.join());
      }
      if (pasted !== undefined) {
        const found = explainText(pasted, { now });
        assert.equal(found[0]?.code, code, found.map((one) => `${one.code} "${one.recognised}"`).join('; '));
      }
    });
  });
});

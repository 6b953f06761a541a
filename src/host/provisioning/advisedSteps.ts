// Results of a run in the words of the contract: what failed has a code and advice.
import type { Registration } from '../../core/registration/registration.ts';
import type { Advice } from '../../core/report/advice.ts';
import type { Evidence } from '../../core/report/evidence.ts';
import type { StepResult } from '../../provisioning/carryOut.ts';

export interface AdvisedStep {
  readonly id: string;
  readonly title: string;
  readonly ok: boolean;
  readonly detail: string;
  readonly code?: string;
  readonly advice?: Advice;
}

export async function advisedSteps(
  results: readonly StepResult[],
  registration: Registration,
  redact: (text: string) => string,
): Promise<readonly AdvisedStep[]> {
  const { adviceFor, diagnose } = await import('../../advice/diagnose.ts');
  return results.map(({ evidence, detail, ...result }) => {
    if (evidence === undefined) return { ...result, detail: redact(detail) };
    const context = { registration, evidence, now: new Date() };
    const [code = 'unknown.notRecognised'] = diagnose(evidence, context);
    return { ...result, detail: redact(detail || wordsOf(evidence)), code, advice: adviceFor(code, context) };
  });
}

function wordsOf(evidence: Evidence): string {
  if (evidence.kind === 'graph') return `${evidence.status} ${evidence.code}: ${evidence.text}`;
  if (evidence.kind === 'oauth') return evidence.description;
  if (evidence.kind === 'claims') return `Expected ${evidence.expected}, seen ${evidence.seen}`;
  return 'text' in evidence ? evidence.text : evidence.kind;
}

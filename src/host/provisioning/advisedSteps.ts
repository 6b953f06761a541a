// Results of a run in the words of the contract: what failed has a code and advice.

import type { DirectoryRights } from '../../advice/context.ts';
import * as l10n from '../../core/l10n.ts';
import type { Registration } from '../../core/registration/registration.ts';
import type { Advice } from '../../core/report/advice.ts';
import type { Evidence } from '../../core/report/evidence.ts';
import type { StepResult } from '../../provisioning/carryOut.ts';
import type { PlanStep } from '../../provisioning/planStep.ts';

export interface AdvisedStep {
  readonly id: string;
  readonly title: string;
  readonly ok: boolean;
  readonly detail: string;
  /** True: it waits for something outside, and a later call goes on with it. */
  readonly waiting?: true;
  readonly code?: string;
  readonly advice?: Advice;
}

export interface AdvisedContext {
  readonly registration: Registration;
  /** The plan that was carried out. */
  readonly steps: readonly PlanStep[];
  /** Permissions of the signed-in person's token; undefined if it cannot be read. */
  readonly permissions: readonly string[] | undefined;
  readonly redact: (text: string) => string;
}

export async function advisedSteps(
  results: readonly StepResult[],
  { registration, steps, permissions, redact }: AdvisedContext,
): Promise<readonly AdvisedStep[]> {
  const { adviceFor, diagnose } = await import('../../advice/diagnose.ts');
  return results.map(({ evidence, detail, ...result }) => {
    if (evidence === undefined) return { ...result, detail: redact(detail) };
    // The person cancelled and needs no advice.
    if (evidence.kind === 'local' && evidence.problem === 'cancelled')
      return { ...result, detail: stoppedHere, code: 'local.cancelled' };
    const step = steps.find(({ id }) => id === result.id);
    const directory = rightsOf(step, permissions);
    const context = { registration, evidence, directory, now: new Date() };
    const [code = 'unknown.notRecognised'] = diagnose(evidence, context);
    return { ...result, detail: redact(detail || wordsOf(evidence)), code, advice: adviceFor(code, context) };
  });
}

const stoppedHere = l10n.record('Stopped before this step. What was done stays; the next run goes on here.');

function rightsOf(step: PlanStep | undefined, permissions: readonly string[] | undefined): DirectoryRights {
  const { needs = [], lacksRole, operation } = step ?? {};
  return {
    missingPermissions: permissions === undefined ? [] : needs.filter((name) => !permissions.includes(name)),
    ...(lacksRole === undefined ? {} : { lacksRole }),
    makesApplication: operation?.kind === 'createApplication',
  };
}

function wordsOf(evidence: Evidence): string {
  if (evidence.kind === 'graph') return `${evidence.status} ${evidence.code}: ${evidence.text}`;
  if (evidence.kind === 'oauth') return evidence.description;
  if (evidence.kind === 'claims') return `Expected ${evidence.expected}, seen ${evidence.seen}`;
  return 'text' in evidence ? evidence.text : evidence.kind;
}

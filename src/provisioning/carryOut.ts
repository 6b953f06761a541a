// Carries out one step: written down before its request, and again with what came of it.
import * as l10n from '../core/l10n.ts';
import type { Evidence } from '../core/report/evidence.ts';
import { evidenceOf } from '../core/report/failure.ts';
import type { Effects } from './effects.ts';
import { perform } from './perform.ts';
import type { Known, Outcome } from './performing.ts';
import type { Operation, PlanStep } from './planStep.ts';
import type { RunLog } from './runLog.ts';
import type { Seen } from './seen.ts';
import type { Wanted } from './wanted.ts';

export interface StepResult {
  readonly id: string;
  readonly title: string;
  readonly ok: boolean;
  readonly detail: string;
  /** True: it waits for something outside, and a later call goes on with it. */
  readonly waiting?: true;
  /** If it failed. */
  readonly evidence?: Evidence;
}

export interface Carrying {
  readonly effects: Effects;
  readonly log: RunLog;
  readonly wanted: Wanted;
  readonly seen: Seen;
  readonly known: Known;
}

/** `more`: what undoing or resuming needs beside what the operation itself tells. */
export async function carryOut(
  { effects, log, wanted, seen, known }: Carrying,
  step: PlanStep,
  more: Readonly<Record<string, unknown>> = {},
): Promise<StepResult> {
  const { id, title, operation } = step;
  if (operation === undefined) return { id, title, ok: true, detail: '' };
  effects.report(l10n.shown(title));
  const n = await log.intend({ id, title }, operation.kind, { ...beforeOf(operation, wanted), ...more });
  const outcome = await guarded(effects, () => perform({ effects, wanted, seen, known, step, operation }));
  if (outcome.ok) {
    await log.done(n, outcome.ids);
    return { id, title, ok: true, detail: outcome.detail };
  }
  // Without an answer the step stays open: the next look tells what became of it.
  if (isAnswered(outcome.evidence)) await log.failed(n);
  return { id, title, ok: false, detail: '', evidence: outcome.evidence };
}

const isAnswered = (evidence: Evidence): boolean =>
  (evidence.kind === 'graph' && evidence.status < 500) || evidence.kind === 'local';

type Guarded = Extract<Outcome, { ok: true }> | { readonly ok: false; readonly evidence: Evidence };

async function guarded(effects: Effects, work: () => Promise<Outcome>): Promise<Guarded> {
  try {
    const outcome = await work();
    return outcome.ok ? outcome : { ok: false, evidence: outcome.failure.evidence };
  } catch (error) {
    if (effects.signal.aborted) throw error;
    return { ok: false, evidence: evidenceOf(error) };
  }
}

/** What undoing needs to know of how it was. */
function beforeOf(operation: Operation, wanted: Wanted): Readonly<Record<string, unknown>> {
  switch (operation.kind) {
    case 'createApplication':
      return { clientIdBefore: wanted.clientId ?? null };
    case 'changeApplication':
      return { values: operation.before, after: operation.after };
    case 'grantScopes':
      return {
        resourceId: operation.resourceId,
        scopes: operation.scopes,
        scopeBefore: operation.existing?.scope ?? null,
      };
    default: {
      const { kind: _kind, ...values } = operation;
      return values;
    }
  }
}

// Takes back what a run did, last things first; what somebody changed since is left as it is and said so.
import * as l10n from '../core/l10n.ts';
import { evidenceOf } from '../core/report/failure.ts';
import type { StepResult } from './carryOut.ts';
import type { Effects } from './effects.ts';
import type { JournalStep } from './journal.ts';
import { nameFederationOperation } from './nameFederation.ts';
import { removeOrphans } from './removeOrphans.ts';
import { openRun } from './runLog.ts';
import { resume } from './runParts.ts';
import { unlessStopped } from './stopped.ts';
import { takeBack, type Undoing } from './takeBack.ts';
import type { SetupRequest } from './wantedNow.ts';

export interface UndoOptions {
  /** Also deletes for good what Entra would keep for 30 days; a question of its own. */
  readonly purge: boolean;
  /** IDs of the steps to take back; all if it is absent. */
  readonly steps?: readonly string[];
}

/** In this order: what depends on something goes before it. */
const order: readonly string[] = [
  'assignExchangeRole',
  'assignRole',
  'removeRole',
  'grantScopes',
  'removeSecret',
  'addSecret',
  'addCertificate',
  'addFederation',
  nameFederationOperation,
  'addOwner',
  'enablePrincipal',
  'createPrincipal',
  'changeApplication',
  'restoreApplication',
  'createApplication',
];

/** Takes back the open run. Stops at the first failure; calling it again goes on there. */
export async function undo(
  effects: Effects,
  request: SetupRequest,
  options: UndoOptions,
): Promise<readonly StepResult[]> {
  const log = await openRun(effects);
  if (log === undefined) return [];
  const { seen, known, wanted, steps } = await resume(effects, request, log);
  const orphans = await removeOrphans({ effects, log, wanted, seen, known }, steps);
  if (orphans.some(({ ok }) => !ok)) return orphans;
  const own = ownCredentials(log.state.steps, [
    ...wanted.ownKeyIds,
    wanted.held?.thumbprint ?? '',
    ...orphans.map(({ id }) => id.slice('orphan.'.length)),
  ]);
  const results: StepResult[] = [...orphans];
  for (const step of inUndoOrder(log.state.steps, options.steps)) {
    const result = await unlessStopped(effects, { id: step.step, title: step.title }, () =>
      guarded(effects, { effects, seen, known, step, purge: options.purge, own }),
    );
    results.push(result);
    if (result.evidence !== undefined) return results;
    await log.undone(step.n);
  }
  if (options.steps === undefined) await log.close();
  return results;
}

/** What undoing the open run would take back, in its order. */
export const undoable = (steps: readonly JournalStep[]): readonly JournalStep[] =>
  inUndoOrder(steps, undefined);

function inUndoOrder(
  steps: readonly JournalStep[],
  chosen: readonly string[] | undefined,
): readonly JournalStep[] {
  return steps
    .filter(
      ({ status, step, operation }) =>
        status === 'done' && order.includes(operation) && (chosen?.includes(step) ?? true),
    )
    .filter((step) => !replacesForeign(step, steps))
    .toSorted((a, b) => order.indexOf(a.operation) - order.indexOf(b.operation) || b.n - a.n);
}

/** A renewal that is over and whose old credential was not made here: taking it back would leave no credential. */
function replacesForeign({ step, n, before }: JournalStep, steps: readonly JournalStep[]): boolean {
  const over = steps.some((one) => one.step === 'rotate.remove' && one.status === 'done' && one.n > n);
  if (step !== 'rotate.add' || !over) return false;
  const old = [before['oldKeyId'], before['oldThumbprint']];
  return !steps.some(({ ids }) => old.includes(ids['keyId'] ?? '') || old.includes(ids['thumbprint'] ?? ''));
}

const ownCredentials = (steps: readonly JournalStep[], held: readonly string[]): readonly string[] => [
  ...held,
  ...steps.flatMap(({ ids }) => [ids['keyId'] ?? [], ids['thumbprint'] ?? []].flat()),
];

async function guarded(effects: Effects, undoing: Undoing): Promise<StepResult> {
  const { step } = undoing;
  const base = { id: step.step, title: step.title };
  effects.report(l10n.shown(step.title));
  try {
    const { left, detail } = await takeBack(undoing);
    return { ...base, ok: !left, detail };
  } catch (error) {
    if (effects.signal.aborted) throw error;
    return { ...base, ok: false, detail: '', evidence: evidenceOf(error) };
  }
}

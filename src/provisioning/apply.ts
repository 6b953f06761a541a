// Carries out a plan, step by step, and takes it up after any interruption where it was.
import { carryOut, type StepResult } from './carryOut.ts';
import type { Effects } from './effects.ts';
import { nameFederation } from './nameFederation.ts';
import { promote } from './performCredential.ts';
import type { Known } from './performing.ts';
import { dueSteps } from './planStep.ts';
import { openOrBeginRun } from './runLog.ts';
import { resume } from './runParts.ts';
import { unlessStopped } from './stopped.ts';
import { isRenewing, type SetupRequest } from './wantedNow.ts';

/** Carries out the due steps, and the optional ones that were chosen. Stops at the first failure; what is done stays. */
export async function apply(
  effects: Effects,
  request: SetupRequest,
  chosen: readonly string[] = [],
): Promise<readonly StepResult[]> {
  const log = await openOrBeginRun(effects, request.tenant);
  const { steps, known, ...looked } = await resume(effects, request, log);
  const afterEach = () => putIntoUse(effects, known, isRenewing(log.state));
  await afterEach();
  await nameFederation(effects, log, looked.wanted);
  const due = [
    ...dueSteps(steps),
    ...steps.filter((step) => step.optional === true && chosen.includes(step.id)),
  ];
  const results: StepResult[] = [];
  for (const step of due) {
    const result = await unlessStopped(effects, step, () =>
      carryOut({ effects, log, known, ...looked }, step),
    );
    results.push(result);
    if (!result.ok) break;
    if (changesOwnState.has(step.operation?.kind ?? '')) await afterEach();
  }
  return results;
}

const changesOwnState: ReadonlySet<string> = new Set([
  'createApplication',
  'restoreApplication',
  'addSecret',
  'addCertificate',
]);

/** The registration names the application, and the credential that was made is the one in use. May be repeated. */
async function putIntoUse(effects: Effects, { clientId }: Known, renewing: boolean): Promise<void> {
  if (clientId === undefined) return;
  await effects.useClientId(clientId);
  const promoted = renewing ? undefined : await promote(effects.vault(clientId));
  if (promoted !== undefined) await effects.credentialInUse(clientId, promoted.endsOn);
}

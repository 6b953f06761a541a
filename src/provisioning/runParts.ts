// What applying, renewing and undoing begin with: the open run, a look at the tenant, and the objects known so far.
import * as l10n from '../core/l10n.ts';
import type { Effects } from './effects.ts';
import { look } from './look.ts';
import type { Known } from './performing.ts';
import { plan } from './plan.ts';
import type { PlanStep } from './planStep.ts';
import type { RunLog } from './runLog.ts';
import { openRun } from './runLog.ts';
import type { Seen } from './seen.ts';
import { settle } from './settle.ts';
import type { Wanted } from './wanted.ts';
import { type SetupRequest, unborn, wantedNow } from './wantedNow.ts';

export interface Look {
  readonly wanted: Wanted;
  readonly seen: Seen;
  readonly steps: readonly PlanStep[];
}

/** Looks at the tenant and plans; nothing is written anywhere. */
export async function lookAndPlan(effects: Effects, request: SetupRequest): Promise<Look> {
  const log = await openRun(effects);
  const wanted = await wantedNow(effects, request, log?.state ?? unborn(effects.newId));
  const seen = await look(effects, wanted);
  return { wanted, seen, steps: plan(wanted, seen) };
}

/** The same for a run that is open; steps whose answer is not in the journal are settled by what is seen. */
export async function resume(
  effects: Effects,
  request: SetupRequest,
  log: RunLog,
): Promise<Look & { readonly known: Known }> {
  const wanted = await wantedNow(effects, request, log.state);
  const seen = await patientLook(effects, wanted, log);
  await settle(log, seen, wanted);
  return { wanted, seen, steps: plan(wanted, seen), known: knownOf(seen, log, effects.now()) };
}

/** Seconds between looks at an application that was made a moment ago and does not show yet. */
const looksAfterSeconds = [2, 4, 8, 15, 30, 60] as const;

/** What was just made may not show on the server that is asked; without it a second credential would be made. */
async function patientLook(effects: Effects, wanted: Wanted, log: RunLog): Promise<Seen> {
  let seen = await look(effects, wanted);
  const made = log.state.steps.find(
    ({ operation, status }) => operation === 'createApplication' && status === 'done',
  );
  const begun = log.state.steps.some(({ status }) => status === 'undone');
  if (made === undefined || begun) return seen;
  for (const seconds of looksAfterSeconds) {
    if (seen.application !== null || effects.now() - made.at > freshMs) break;
    effects.report(l10n.msg('Entra is still copying what was made…'));
    await effects.wait(seconds * 1000, effects.signal);
    seen = await look(effects, wanted);
  }
  return seen;
}

/** Made within these minutes: "not found" can mean "not yet". */
const freshMs = 15 * 60_000;

function knownOf(seen: Seen, log: RunLog, now: number): Known {
  const made = log.state.steps.filter(
    ({ operation, status }) =>
      (operation === 'createApplication' || operation === 'createPrincipal') && status === 'done',
  );
  const application = there(seen.application);
  const ids = Object.assign({}, ...made.map((one) => one.ids)) as Readonly<Record<string, string>>;
  const known: Known = { fresh: made.some(({ at }) => now - at < freshMs) };
  const objectId = application?.id ?? ids['objectId'];
  const clientId = application?.appId ?? ids['clientId'];
  const principalId = there(seen.principal)?.id ?? ids['principalId'];
  if (objectId !== undefined) known.objectId = objectId;
  if (clientId !== undefined) known.clientId = clientId;
  if (principalId !== undefined) known.principalId = principalId;
  return known;
}

/** The value if it was seen; undefined if it is not there or could not be looked for. */
export function there<T>(looked: T | null | 'unknown'): T | undefined {
  return looked === null || looked === 'unknown' ? undefined : looked;
}

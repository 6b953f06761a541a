// Many probes of one run: through the gate, with one token per resource, telling each outcome as it comes.
import type { ProbeOutcome } from '../core/report/probeReport.ts';
import { type GateOptions, ProbeGate, type RunOne } from './probeGate.ts';
import type { ProbeRequest } from './probeRequest.ts';
import { SharedTokens } from './sharedTokens.ts';

export interface ManyOptions extends GateOptions {
  /** Ends the run: probes under way report `cancelled`, the rest are not started. */
  readonly signal: AbortSignal;
  /** Called as each probe ends, in the order in which they end. */
  readonly onOutcome?: (outcome: ProbeOutcome, progress: Progress) => void;
}

export interface Progress {
  /** Position of the request in the list that was given. */
  readonly index: number;
  readonly done: number;
  readonly total: number;
}

/** Runs all requests. The outcome of each stands at its position; undefined where the run was cancelled before it. */
export async function runManyWith(
  runOne: RunOne,
  requests: readonly ProbeRequest[],
  options: ManyOptions,
): Promise<readonly (ProbeOutcome | undefined)[]> {
  const outcomes: (ProbeOutcome | undefined)[] = requests.map(() => undefined);
  const { signal } = options;
  const tokens = new SharedTokens(signal, options.now ?? Date.now);
  const gate = new ProbeGate(runOne, options);
  let done = 0;
  const work = requests.map(async (request, index) => {
    const shared = { ...request, signal, acquireToken: tokens.for(request) };
    const outcome = await gate.runUnlessCancelled(shared);
    if (outcome === undefined) return;
    outcomes[index] = outcome;
    done++;
    options.onOutcome?.(outcome, { index, done, total: requests.length });
  });
  await Promise.all(work);
  return outcomes;
}

// Many probes at once, politely: so many connections and no more, one token per resource, waiting where a service asks.
import type { ProbeOutcome } from '../core/probeReport.ts';
import { Lane, type LaneLimits, laneKeyOf, laneLimits } from './lanes.ts';
import { mailboxToOpen, type ProbeRequest } from './probeRequest.ts';
import { SharedTokens } from './sharedTokens.ts';
import { backOffOf } from './throttling.ts';

export interface ManyOptions extends Partial<LaneLimits> {
  /** Ends the run: probes under way report `cancelled`, the rest are not started. */
  readonly signal: AbortSignal;
  /** Called as each probe ends, in the order in which they end. */
  readonly onOutcome?: (outcome: ProbeOutcome, progress: Progress) => void;
  /** Waits; rejects where the signal aborts. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

export interface Progress {
  /** Position of the request in the list that was given. */
  readonly index: number;
  readonly done: number;
  readonly total: number;
}

/** A probe that a service turned away for its load is asked again this often. */
const mostRepeats = 3;

/** Runs one probe; `runProbe`, unless a test says otherwise. */
export type RunOne = (request: ProbeRequest) => Promise<ProbeOutcome>;

/** Runs all requests. The outcome of each stands at its position; undefined where the run was cancelled before it. */
export async function runManyWith(
  runOne: RunOne,
  requests: readonly ProbeRequest[],
  options: ManyOptions,
): Promise<readonly (ProbeOutcome | undefined)[]> {
  const outcomes: (ProbeOutcome | undefined)[] = requests.map(() => undefined);
  const tokens = new SharedTokens(options.signal, options.now ?? Date.now);
  const lanes = new Map<string, Lane>();
  let done = 0;
  const work = requests.map(async (request, index) => {
    const key = laneKeyOf(request);
    const lane = lanes.get(key) ?? new Lane(laneLimits(request, options), options);
    lanes.set(key, lane);
    const shared = { ...request, signal: options.signal, acquireToken: tokens.for(request) };
    const outcome = await runInLane(lane, () => runOne(shared), request, options);
    if (outcome === undefined) return;
    outcomes[index] = outcome;
    done++;
    options.onOutcome?.(outcome, { index, done, total: requests.length });
  });
  await Promise.all(work);
  return outcomes;
}

/** Asks again where the service was too busy; a lane that was told to wait does so with all its requests. */
async function runInLane(
  lane: Lane,
  run: () => Promise<ProbeOutcome>,
  request: ProbeRequest,
  { signal, now = Date.now }: ManyOptions,
): Promise<ProbeOutcome | undefined> {
  let last: ProbeOutcome | undefined;
  for (let attempt = 0; attempt <= mostRepeats; attempt++) {
    const leave = await lane.enter(mailboxToOpen(request));
    if (leave === undefined) return last;
    try {
      last = await run();
      const backOffMs = backOffOf(last, attempt, now());
      if (backOffMs === undefined || signal.aborted) return last;
      // Before the place is given back, so that nobody slips in.
      lane.slowDown(backOffMs);
    } finally {
      leave();
    }
  }
  return last;
}

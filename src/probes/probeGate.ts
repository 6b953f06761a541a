// The gate that every probe of a window goes through: so many at once and no more, and waiting where a service asks.

import { backOffOf } from '../core/report/backOff.ts';
import type { ProbeOutcome } from '../core/report/probeReport.ts';
import { Lane, type LaneLimits, laneKeyOf, laneLimitOf } from './lanes.ts';
import { mailboxToOpen, type ProbeRequest } from './probeRequest.ts';

/** Runs one probe; `runProbe`, unless a test says otherwise. */
export type RunOne = (request: ProbeRequest) => Promise<ProbeOutcome>;

export interface GateOptions extends Partial<LaneLimits> {
  /** Waits; rejects where the signal aborts. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

/** A probe that a service turned away for its load is asked again this often. */
const mostRepeats = 3;

export class ProbeGate {
  readonly #runOne: RunOne;
  readonly #options: GateOptions;
  readonly #lanes = new Map<string, Lane>();

  constructor(runOne: RunOne, options: GateOptions) {
    this.#runOne = runOne;
    this.#options = options;
  }

  /**
   * Runs one probe when its turn comes. One that is cancelled before connects to nothing and says so. A patient one
   * waits where the service is too busy, as long as it asks for, and tries again; otherwise that is the outcome.
   */
  async run(request: ProbeRequest, { patient = false }: { patient?: boolean } = {}): Promise<ProbeOutcome> {
    return (await this.#attempts(request, patient ? mostRepeats : 0)) ?? this.#runOne(request);
  }

  /** As a patient `run`, but undefined where it was cancelled before its turn. */
  runUnlessCancelled(request: ProbeRequest): Promise<ProbeOutcome | undefined> {
    return this.#attempts(request, mostRepeats);
  }

  async #attempts(request: ProbeRequest, repeats: number): Promise<ProbeOutcome | undefined> {
    const lane = this.#laneOf(request);
    const { signal } = request;
    let last: ProbeOutcome | undefined;
    for (let attempt = 0; attempt <= repeats; attempt++) {
      const leave = await lane.enter(mailboxToOpen(request), signal);
      if (leave === undefined) return last;
      try {
        last = await this.#runOne(request);
        const backOffMs = backOffOf(last, attempt, this.#options.now?.() ?? Date.now());
        if (backOffMs === undefined || signal.aborted || repeats === 0) return last;
        // Before the place is given back, so that nobody slips in.
        lane.slowDown(this.#options.wait(backOffMs, signal));
      } finally {
        leave();
      }
    }
    return last;
  }

  #laneOf(request: ProbeRequest): Lane {
    const key = laneKeyOf(request);
    const lane = this.#lanes.get(key) ?? new Lane(laneLimitOf(request, this.#options));
    this.#lanes.set(key, lane);
    return lane;
  }
}

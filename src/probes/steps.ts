// Records the steps of one probe run and hands them out in the contract's order.
import * as l10n from '../core/l10n.ts';
import type { Evidence, Hop } from '../core/report/evidence.ts';
import type { StepId, StepOutcome, StepStatus } from '../core/report/probeReport.ts';
import type { HopTrace } from '../net/network.ts';

export interface StepRecorder {
  /** Takes a hop of the connection as the network reports it. */
  hop(trace: HopTrace): void;
  /** Every hop that was not traced was not needed: `why` says so (kept connection, address without a name). */
  connected(why: string): void;
  /** The hop step that a failure of the connection belongs to; undefined if the connection stood. */
  openHop(evidence: Evidence): StepId | undefined;
  ok(id: StepId, durationMs: number, detail: string): void;
  fail(id: StepId, durationMs: number, detail: string, evidence: Evidence): void;
  /** Drops what was seen of a connection that is replaced by a new one. */
  forgetConnection(): void;
  /** Undefined while the step is not over. */
  status(id: StepId): StepStatus | undefined;
  /** All steps; what did not happen is `skipped`. */
  finish(): readonly StepOutcome[];
}

type HopStep = 'resolve' | 'connect' | 'tls';

const stepOfHop: Readonly<Record<Hop, HopStep>> = {
  dns: 'resolve',
  proxy: 'connect',
  tcp: 'connect',
  tls: 'tls',
};

const hopSteps = ['resolve', 'connect', 'tls'] as const;

/** Makes a recorder for the steps that this run has, in order. */
export function recordSteps(
  ids: readonly StepId[],
  onStep: ((step: StepOutcome) => void) | undefined,
): StepRecorder {
  return new OrderedSteps(ids, onStep);
}

/** Keeps each step as it is known, in whatever order, and hands it out when all before it are known. */
class OrderedSteps implements StepRecorder {
  readonly #ids: readonly StepId[];
  readonly #onStep: ((step: StepOutcome) => void) | undefined;
  readonly #settled = new Map<StepId, StepOutcome>();
  readonly #traces: HopTrace[] = [];
  #emitted = 0;
  #failed: StepId | undefined;

  constructor(ids: readonly StepId[], onStep: ((step: StepOutcome) => void) | undefined) {
    this.#ids = ids;
    this.#onStep = onStep;
  }

  hop(trace: HopTrace): void {
    this.#traces.push(trace);
    if (!trace.ok) return;
    // A proxy hop may follow a TCP hop, so `connect` is known to be over only when TLS is.
    if (trace.hop === 'dns') this.#settleHop('resolve', '');
    if (trace.hop === 'tls') for (const id of hopSteps) this.#settleHop(id, noLookUp);
  }

  connected(why: string): void {
    const reason = this.#traces.length === 0 ? why : noLookUp;
    for (const id of hopSteps) this.#settleHop(id, reason);
  }

  openHop(evidence: Evidence): StepId | undefined {
    if (evidence.kind === 'network') return stepOfHop[evidence.hop];
    return hopSteps.find((id) => !this.#settled.has(id) && this.#tracesOf(id).every(({ ok }) => !ok));
  }

  ok(id: StepId, durationMs: number, detail: string): void {
    this.#settle({ id, status: 'ok', durationMs, detail });
  }

  fail(id: StepId, durationMs: number, detail: string, evidence: Evidence): void {
    const hop = hopSteps.find((step) => step === id);
    if (hop !== undefined) {
      for (const before of hopSteps.slice(0, hopSteps.indexOf(hop))) this.#settleHop(before, noLookUp);
    }
    const ms = durationMs || total(this.#tracesOf(id));
    this.#settle({ id, status: 'failed', durationMs: ms, detail, evidence });
  }

  forgetConnection(): void {
    this.#traces.length = 0;
    for (const id of hopSteps) this.#settled.delete(id);
    this.#emitted = 0;
    this.#failed = undefined;
  }

  status(id: StepId): StepStatus | undefined {
    return this.#settled.get(id)?.status;
  }

  finish(): readonly StepOutcome[] {
    let first: StepId | undefined;
    const steps = this.#ids.map((id): StepOutcome => {
      const step = this.#settled.get(id);
      if (step === undefined || !counts(step, first)) return skipped(id, first);
      if (step.status === 'failed') first ??= id;
      return step;
    });
    for (const step of steps.slice(this.#emitted)) this.#onStep?.(step);
    this.#emitted = this.#ids.length;
    return steps;
  }

  #settle(step: StepOutcome): void {
    if (this.#settled.has(step.id)) return;
    this.#settled.set(step.id, { ...step, durationMs: Math.max(0, Math.round(step.durationMs)) });
    this.#emitReady();
  }

  #settleHop(id: HopStep, why: string): void {
    const seen = this.#tracesOf(id).filter(({ ok }) => ok);
    const detail = seen.length === 0 ? why : seen.map((trace) => trace.detail).join(' ');
    this.#settle({ id, status: 'ok', durationMs: total(seen), detail });
  }

  #tracesOf(id: StepId): readonly HopTrace[] {
    return this.#traces.filter(({ hop }) => stepOfHop[hop] === id);
  }

  #emitReady(): void {
    while (this.#emitted < this.#ids.length) {
      const id = this.#ids[this.#emitted];
      const step = id === undefined ? undefined : this.#settled.get(id);
      if (step === undefined || !counts(step, this.#failed)) return;
      if (step.status === 'failed') this.#failed ??= step.id;
      this.#emitted++;
      this.#onStep?.(step);
    }
  }
}

/**
 * The first failure ends the run, and what was seen beside it (a token while the connection failed) is not told. Only
 * claims that do not fit let the server speak too.
 */
const counts = (step: StepOutcome, failed: StepId | undefined): boolean =>
  failed === undefined || (failed === 'claims' && step.status === 'failed');

const noLookUp = l10n.msg('Nothing to do here for this address.');

const total = (traces: readonly HopTrace[]): number =>
  traces.reduce((sum, { durationMs }) => sum + durationMs, 0);

function skipped(id: StepId, failed: StepId | undefined): StepOutcome {
  const detail = failed === undefined ? l10n.msg('Not part of this run.') : l10n.msg('Not reached.');
  return { id, status: 'skipped', durationMs: 0, detail };
}

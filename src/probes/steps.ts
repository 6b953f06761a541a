// Records the steps of one probe run and hands them out in the contract's order.
import type { Evidence, Hop } from '../core/report/evidence.ts';
import type { StepId, StepOutcome, StepStatus } from '../core/report/probeReport.ts';
import type { HopTrace } from '../net/network.ts';

export interface StepRecorder {
  /** Takes a hop of the connection as the network reports it. */
  hop(trace: HopTrace): void;
  /** Every hop that was not traced was not needed: `why` says so (kept connection, address without a name). */
  connected(why: string): void;
  /** The hop step that a failure of the connection belongs to; undefined where the connection stood. */
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

const stepOfHop: Readonly<Record<Hop, 'resolve' | 'connect' | 'tls'>> = {
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
  const settled = new Map<StepId, StepOutcome>();
  const traces: HopTrace[] = [];
  let emitted = 0;
  let failed: StepId | undefined;

  const emitReady = (): void => {
    while (emitted < ids.length) {
      const id = ids[emitted];
      const step = id === undefined ? undefined : settled.get(id);
      if (step === undefined || !counts(step, failed)) return;
      if (step.status === 'failed') failed ??= step.id;
      emitted++;
      onStep?.(step);
    }
  };
  const settle = (step: StepOutcome): void => {
    if (settled.has(step.id)) return;
    settled.set(step.id, { ...step, durationMs: Math.max(0, Math.round(step.durationMs)) });
    emitReady();
  };
  const tracesOf = (id: StepId): readonly HopTrace[] => traces.filter(({ hop }) => stepOfHop[hop] === id);
  const settleHop = (id: 'resolve' | 'connect' | 'tls', why: string): void => {
    const seen = tracesOf(id).filter(({ ok }) => ok);
    const detail = seen.length === 0 ? why : seen.map((trace) => trace.detail).join(' ');
    settle({ id, status: 'ok', durationMs: total(seen), detail });
  };

  return {
    hop(trace) {
      traces.push(trace);
      if (!trace.ok) return;
      // A proxy hop may follow a TCP hop, so `connect` is known to be over only when TLS is.
      if (trace.hop === 'dns') settleHop('resolve', '');
      if (trace.hop === 'tls') for (const id of hopSteps) settleHop(id, noLookUp);
    },
    connected(why) {
      for (const id of hopSteps) settleHop(id, traces.length === 0 ? why : noLookUp);
    },
    openHop(evidence) {
      if (evidence.kind === 'network') return stepOfHop[evidence.hop];
      return hopSteps.find((id) => !settled.has(id) && tracesOf(id).every(({ ok }) => !ok));
    },
    ok(id, durationMs, detail) {
      settle({ id, status: 'ok', durationMs, detail });
    },
    fail(id, durationMs, detail, evidence) {
      const hop = hopSteps.find((step) => step === id);
      if (hop !== undefined) {
        for (const before of hopSteps.slice(0, hopSteps.indexOf(hop))) settleHop(before, noLookUp);
      }
      settle({ id, status: 'failed', durationMs: durationMs || total(tracesOf(id)), detail, evidence });
    },
    forgetConnection() {
      traces.length = 0;
      for (const id of hopSteps) settled.delete(id);
      emitted = 0;
      failed = undefined;
    },
    status: (id) => settled.get(id)?.status,
    finish() {
      let first: StepId | undefined;
      const steps = ids.map((id): StepOutcome => {
        const step = settled.get(id);
        if (step === undefined || !counts(step, first)) return skipped(id, first);
        if (step.status === 'failed') first ??= id;
        return step;
      });
      for (const step of steps.slice(emitted)) onStep?.(step);
      emitted = ids.length;
      return steps;
    },
  };
}

/**
 * The first failure ends the run, and what was seen beside it (a token while the connection failed) is not told. Only
 * claims that do not fit let the server speak too.
 */
const counts = (step: StepOutcome, failed: StepId | undefined): boolean =>
  failed === undefined || (failed === 'claims' && step.status === 'failed');

const noLookUp = 'Nothing to do here for this address.';

const total = (traces: readonly HopTrace[]): number =>
  traces.reduce((sum, { durationMs }) => sum + durationMs, 0);

function skipped(id: StepId, failed: StepId | undefined): StepOutcome {
  const detail = failed === undefined ? 'Not part of this run.' : 'Not reached.';
  return { id, status: 'skipped', durationMs: 0, detail };
}

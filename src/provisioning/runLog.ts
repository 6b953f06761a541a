// The journal while a run is under way: each line is on the disk before the next request goes out.
import type { Effects, Journal } from './effects.ts';
import {
  fold,
  isCutOff,
  type JournalLine,
  type JournalStep,
  journalLine,
  type RunState,
  readRun,
} from './journal.ts';
import type { PlanStep } from './planStep.ts';

export interface RunLog {
  readonly state: RunState;
  /** Writes down what is about to be sent; gives the number of the step. */
  intend(
    step: Pick<PlanStep, 'id' | 'title'>,
    operation: string,
    before?: Readonly<Record<string, unknown>>,
  ): Promise<number>;
  done(n: number, ids: Readonly<Record<string, string>>): Promise<void>;
  failed(n: number): Promise<void>;
  undone(n: number): Promise<void>;
  close(): Promise<void>;
}

/** The run that is open, without starting one. */
export async function openRun(effects: Pick<Effects, 'journal' | 'now'>): Promise<RunLog | undefined> {
  const text = await effects.journal.read();
  const state = readRun(text);
  return state === undefined ? undefined : runLog(effects, state, isCutOff(text));
}

/** The open run, or a new one whose unique name is on the disk before anything is sent. */
export async function openOrBeginRun(
  effects: Pick<Effects, 'journal' | 'now' | 'newId'>,
  tenant: string,
): Promise<RunLog> {
  const text = await effects.journal.read();
  const found = readRun(text);
  if (found !== undefined) return runLog(effects, found, isCutOff(text));
  const run = effects.newId();
  const begin = {
    event: 'begin',
    version: 1,
    run,
    tenant,
    uniqueName: `eo2s-${run}`,
    marker: `exchange-oauth2-setup:${run}`,
    at: effects.now(),
  } as const;
  await effects.journal.append(`${isCutOff(text) ? '\n' : ''}${journalLine(begin)}`);
  const state = fold(undefined, begin);
  if (state === undefined) throw new Error('A run that begins has a state.');
  return runLog(effects, state, false);
}

function runLog(effects: { journal: Journal; now: () => number }, first: RunState, cutOff: boolean): RunLog {
  let state = first;
  let separator = cutOff ? '\n' : '';
  const write = async (entry: JournalLine): Promise<void> => {
    await effects.journal.append(`${separator}${journalLine(entry)}`);
    separator = '';
    state = fold(state, entry) ?? state;
  };
  const at = () => effects.now();
  return {
    get state() {
      return state;
    },
    intend: async ({ id, title }, operation, before = {}) => {
      const n = Math.max(0, ...state.steps.map((one: JournalStep) => one.n)) + 1;
      await write({ event: 'intent', n, step: id, operation, title, before: { ...before }, at: at() });
      return n;
    },
    done: (n, ids) => write({ event: 'done', n, ids: { ...ids }, at: at() }),
    failed: (n) => write({ event: 'failed', n, at: at() }),
    undone: (n) => write({ event: 'undone', n, at: at() }),
    close: () => write({ event: 'closed', at: at() }),
  };
}

// The journal of a run: what was about to be sent and what came of it. No secret and no token is ever in it.
import * as v from 'valibot';
import { parseJson } from '../core/text/parseJson.ts';

const ids = v.record(v.string(), v.string());
const before = v.record(v.string(), v.unknown());
const at = v.number();

const line = v.variant('event', [
  v.object({
    event: v.literal('begin'),
    version: v.literal(1),
    run: v.string(),
    tenant: v.string(),
    uniqueName: v.string(),
    marker: v.string(),
    at,
  }),
  v.object({
    event: v.literal('intent'),
    n: v.number(),
    step: v.string(),
    operation: v.string(),
    /** For people; a line of an earlier version has none. */
    title: v.optional(v.string()),
    /** Values to set back, and IDs that undoing needs. */
    before: v.optional(before, {}),
    at,
  }),
  v.object({ event: v.literal('done'), n: v.number(), ids, at }),
  v.object({ event: v.literal('failed'), n: v.number(), at }),
  v.object({ event: v.literal('undone'), n: v.number(), at }),
  v.object({ event: v.literal('closed'), at }),
]);
export type JournalLine = v.InferOutput<typeof line>;

/** One step of a run as the journal tells it. `open`: its request may or may not have been carried out. */
export interface JournalStep {
  readonly n: number;
  readonly step: string;
  readonly operation: string;
  readonly title: string;
  readonly before: Readonly<Record<string, unknown>>;
  readonly status: 'open' | 'done' | 'failed' | 'undone';
  readonly ids: Readonly<Record<string, string>>;
  /** Of the last line about it; milliseconds since the epoch. */
  readonly at: number;
}

export interface RunState {
  readonly run: string;
  readonly tenant: string;
  readonly uniqueName: string;
  readonly marker: string;
  readonly startedAt: number;
  readonly steps: readonly JournalStep[];
}

export const journalLine = (entry: JournalLine): string => `${JSON.stringify(entry)}\n`;

/** The run that is not closed yet; undefined if there is none. A line that was cut off is left out. */
export function readRun(text: string): RunState | undefined {
  let state: RunState | undefined;
  for (const raw of text.split('\n')) {
    const parsed = v.safeParse(line, parseJson(raw));
    if (parsed.success) state = fold(state, parsed.output);
  }
  return state;
}

/** True if the last line was cut off: a line break has to come before the next one. */
export const isCutOff = (text: string): boolean => text !== '' && !text.endsWith('\n');

export function fold(state: RunState | undefined, entry: JournalLine): RunState | undefined {
  if (entry.event === 'begin') {
    const { run, tenant, uniqueName, marker } = entry;
    return { run, tenant, uniqueName, marker, startedAt: entry.at, steps: [] };
  }
  if (state === undefined || entry.event === 'closed') return undefined;
  if (entry.event === 'intent') {
    const { n, step, operation, title = step, before: values } = entry;
    const told = { n, step, operation, title, before: values };
    const added: JournalStep = { ...told, status: 'open', ids: {}, at: entry.at };
    return { ...state, steps: [...state.steps.filter((one) => one.n !== n), added] };
  }
  const change = (one: JournalStep): JournalStep =>
    one.n === entry.n
      ? { ...one, status: entry.event, ...(entry.event === 'done' ? { ids: entry.ids } : {}), at: entry.at }
      : one;
  return { ...state, steps: state.steps.map(change) };
}

// What an audit has seen so far, one JSON line for each mailbox, so that a killed run goes on where it stopped.
import * as v from 'valibot';
import { parseJson } from '../../core/text/parseJson.ts';
import type { ProbeReading } from '../check/probeAccess.ts';

/** Where the lines are kept. Appending must not lose what was appended before. */
export interface AuditJournal {
  /** Everything that was appended since it was last cleared; empty if there is nothing. */
  read(): Promise<string>;
  append(text: string): Promise<void>;
  clear(): Promise<void>;
}

export interface JournalEntry {
  readonly kind: ProbeReading['kind'];
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export interface JournalRead {
  readonly startedAt: number;
  /** By address in lower case. */
  readonly entries: ReadonlyMap<string, JournalEntry>;
  /** True if the last line was cut off: a line break has to come before the next one. */
  readonly cutOff: boolean;
}

const header = v.object({ audit: v.literal(1), key: v.string(), startedAt: v.number() });
const kinds = [
  'opened',
  'refused',
  'refusedAtSignIn',
  'missingMailbox',
  'switchedOff',
  'throttled',
  'noToken',
  'noAnswer',
  'cancelled',
  'unclear',
] as const satisfies readonly ProbeReading['kind'][];
const entry = v.object({ a: v.string(), k: v.picklist(kinds), t: v.number() });

/** First line of a journal; `key` names the registration and protocol it belongs to. */
export const journalHeader = (key: string, startedAt: number): string =>
  `${JSON.stringify({ audit: 1, key, startedAt })}\n`;

/** Line of one mailbox. */
export const journalLine = (address: string, { kind, at }: JournalEntry): string =>
  `${JSON.stringify({ a: address.toLowerCase(), k: kind, t: at })}\n`;

/** Reads a journal; undefined if it is another audit's or holds none. A line that is cut off is left out. */
export function readJournal(text: string, key: string): JournalRead | undefined {
  const [first = '', ...lines] = text.split('\n');
  const head = v.safeParse(header, parseJson(first));
  if (!head.success || head.output.key !== key) return undefined;
  const entries = new Map<string, JournalEntry>();
  for (const line of lines) {
    const parsed = v.safeParse(entry, parseJson(line));
    if (parsed.success) entries.set(parsed.output.a, { kind: parsed.output.k, at: parsed.output.t });
  }
  return { startedAt: head.output.startedAt, entries, cutOff: !text.endsWith('\n') };
}

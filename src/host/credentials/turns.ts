// One window at a time changes what is stored for an application: VS Code's secret store knows no compare-and-set. Each
// window notes under a key of its own what it is about to do, then looks whether another one does too. Of two, the one
// whose name comes later takes its note back and waits (the one-bit algorithm of L. Lamport, "The Mutual Exclusion
// Problem: Part II", Journal of the ACM 33(2), 1986). The notes are the journal as well: what a window that ended has
// left of them is made good by the next one.
import { randomUUID } from 'node:crypto';
import { createKeyedMutex, wait } from '../../core/async.ts';
import * as l10n from '../../core/l10n.ts';
import { Failure } from '../../core/report/failure.ts';
import { isAlive } from '../../provisioning/isAlive.ts';
import type { SharedState } from '../shell/stateFiles.ts';
import type { KnownApplication } from './applicationRecords.ts';

/** What a window has begun and not yet ended. */
export type Unfinished = 'storing' | 'forgetting' | 'removing';

interface Note {
  /** Undefined if only its hash is known. */
  readonly application?: KnownApplication | undefined;
  readonly unfinished: readonly Unfinished[];
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The work failed: nobody is at it any more. */
  readonly left?: true;
}

/** What windows before have begun and not ended. */
export type Left = Pick<Note, 'application' | 'unfinished'>;

export interface Turns {
  /**
   * Does the work while no other window takes a turn for the application. If it fails, or the window ends, what was
   * begun stays noted for whoever is next. Throws a Failure if another window does not come to an end.
   */
  take<T>(hash: string, intent: Intent, work: (left: Left) => Promise<T>): Promise<T>;
  /** Applications of which something was begun and is not ended. */
  hashes(): readonly string[];
}

export interface Intent {
  readonly application?: KnownApplication | undefined;
  readonly unfinished: Unfinished;
}

export interface TurnDeps {
  readonly state: SharedState;
  /** Names this window; begins with the number of its process. */
  readonly window?: string;
  /** Until it is worth looking again. */
  readonly pause?: () => Promise<void>;
}

const prefix = 'changing.v1.';
/** How long between two looks at another window's note, and how often (milliseconds). */
const pauseMs = 100;
const mostPauses = 300;
/** Longer than any work takes, with a secret store that is slow each time (milliseconds). */
const mostHeldMs = 180_000;

export function createTurns({
  state,
  window = `${process.pid}-${randomUUID()}`,
  pause = () => wait(pauseMs, new AbortController().signal),
}: TurnDeps): Turns {
  const runExclusive = createKeyedMutex();
  const inTurn = async <T>(hash: string, intent: Intent, work: (left: Left) => Promise<T>): Promise<T> => {
    const own = keyOf(hash, window);
    // What failed here before.
    const before = state.get<Note>(own)?.unfinished ?? [];
    const note = { ...intent, unfinished: [...before, intent.unfinished], at: Date.now() };
    try {
      await enter({ state, window, pause }, hash, note);
      const left = othersNotes(state, hash, window);
      const application = left.find(({ note: { application } }) => application !== undefined)?.note
        .application;
      const unfinished = [...before, ...left.flatMap((each) => each.note.unfinished)];
      const result = await work({ application, unfinished });
      for (const { key } of left) await state.update(key, undefined);
      await state.update(own, undefined);
      return result;
    } catch (error) {
      await Promise.resolve(state.update(own, { ...note, left: true })).catch(() => undefined);
      throw error;
    }
  };
  return {
    take: (hash, intent, work) => runExclusive(hash, () => inTurn(hash, intent, work)),
    hashes: () => [...new Set(state.keys(prefix).flatMap(hashIn))],
  };
}

const keyOf = (hash: string, window: string): string => `${prefix}${hash}.${window}`;

function othersNotes(state: SharedState, hash: string, window: string) {
  const beginning = keyOf(hash, '');
  return state.keys(beginning).flatMap((key) => {
    const note = key.startsWith(beginning) ? state.get<Note>(key) : undefined;
    const other = key.slice(beginning.length);
    return note === undefined || other === window ? [] : [{ key, window: other, note }];
  });
}

/** Returns when no other window is at it, and none begins before this one is done. */
async function enter({ state, window, pause }: Required<TurnDeps>, hash: string, note: Note): Promise<void> {
  const own = keyOf(hash, window);
  const held = () => othersNotes(state, hash, window).filter((each) => isHeld(each.window, each.note));
  const goFirst = () => held().some((other) => other.window < window);
  // Who comes before us by name and later in time waits for us.
  const areAtIt = () => held().some((other) => other.window > window);
  let pauses = 0;
  const pauseWhile = async (taken: () => boolean): Promise<void> => {
    for (; taken(); pauses++) {
      if (pauses >= mostPauses) throw busy();
      await pause();
    }
  };
  for (;;) {
    await state.update(own, note);
    if (!goFirst()) break;
    await state.update(own, undefined);
    await pauseWhile(goFirst);
  }
  await pauseWhile(areAtIt);
}

function hashIn(key: string): readonly string[] {
  return key.startsWith(prefix) ? [key.slice(prefix.length, key.lastIndexOf('.'))] : [];
}

/** A window that has ended holds nothing; nor does one of another computer that took too long. */
function isHeld(window: string, { at, left }: Note): boolean {
  return left === undefined && isAlive(Number.parseInt(window, 10)) && Math.abs(Date.now() - at) < mostHeldMs;
}

const busy = (): Failure =>
  new Failure({
    kind: 'local',
    problem: 'secretStoreFailed',
    text: l10n.record(
      'Another window is changing what is stored for this application and does not come to an end. Close it, then try again.',
    ),
  });

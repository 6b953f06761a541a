// How much work an unchecked file may ask for, and how that work is done without blocking the window.
import { setImmediate } from 'node:timers/promises';

/** The scheme or its parameters are not supported here. */
export class UnsupportedEncryption extends Error {}

/**
 * Rounds of all key derivations that one file may ask for. OpenSSL writes 2,048, Windows 2,000, password managers up to
 * 600,000; a file that asks for more would only keep the computer busy.
 */
const mostRounds = 1_000_000;
/** Rounds between two pauses: a few milliseconds. */
const roundsAtOnce = 5_000;

/** What one file has left. */
export class Rounds {
  #left = mostRounds;
  readonly #signal: AbortSignal | undefined;

  constructor(signal?: AbortSignal) {
    this.#signal = signal;
  }

  /** Takes the rounds off what is left, before any of them is done; throws if they are too many. */
  take(count: number): number {
    this.#signal?.throwIfAborted();
    if (!Number.isInteger(count) || count < 1 || count > this.#left)
      throw new UnsupportedEncryption('iterations');
    this.#left -= count;
    return count;
  }

  /** Lets other work of the extension host run from time to time. */
  async pause(round: number): Promise<void> {
    if (round % roundsAtOnce !== 0) return;
    await setImmediate();
    this.#signal?.throwIfAborted();
  }
}

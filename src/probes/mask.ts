// Makes server text fit to be shown: no part of the token in it, one line, nothing invisible.

import type { Secret } from '../core/credential/secret.ts';
import { createRedactor } from '../core/text/redaction.ts';
import { plainLine } from '../core/text/text.ts';

/** Shows text with at most `max` characters. */
export type Mask = (text: string, max: number) => string;

/** A piece of the token this long identifies it; shorter pieces are ordinary words. */
const windowLength = 16;
const runs = /[A-Za-z0-9+/=_~.-]{16,}/g;

/** A mask that knows the token and what was sent with it, in whatever encoding or cut a server echoes it. */
export function createMask(secrets: readonly Secret[]): Mask {
  let hide: ((text: string) => string) | undefined;
  return (text, max) => {
    // Made at the first failure only: a run that goes well never pays for it.
    hide ??= hider(secrets.map((secret) => secret.reveal()));
    return plainLine(hide(text.slice(0, max * 4)), max);
  };
}

function hider(values: readonly string[]): (text: string) => string {
  const redactor = createRedactor();
  const windows = new Set<string>();
  for (const value of values) {
    redactor.learn(value);
    for (let at = 0; at + windowLength <= value.length; at++) windows.add(value.slice(at, at + windowLength));
  }
  return (text) => redactor.redact(text.replace(runs, (run) => (touches(run, windows) ? '[masked]' : run)));
}

function touches(run: string, windows: ReadonlySet<string>): boolean {
  for (let at = 0; at + windowLength <= run.length; at++) {
    if (windows.has(run.slice(at, at + windowLength))) return true;
  }
  return false;
}

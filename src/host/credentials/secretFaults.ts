// What a secret store can do wrong, in words for people, and how long it may take.

import { withTimeout } from '../../core/deadline.ts';
import * as l10n from '../../core/l10n.ts';
import { Failure } from '../../core/report/failure.ts';

export const lost = () =>
  new Failure({
    kind: 'local',
    problem: 'secretLost',
    text: l10n.record('The credential was stored, but the secret store no longer has it.'),
  });
export const damaged = () =>
  new Failure({
    kind: 'local',
    problem: 'secretLost',
    text: l10n.record('The stored credential cannot be read by this version.'),
  });
export const notKept = () =>
  new Failure({
    kind: 'local',
    problem: 'secretStoreFailed',
    text: l10n.record('The secret store took the credential but did not give it back.'),
  });

/** Rejects instead of waiting for ever. */
export function withinTime<T>(work: Promise<T>, allowedMs: number): Promise<T> {
  const told = work.catch((error: unknown) => Promise.reject(storeFailed(error)));
  return withTimeout(told, allowedMs, () => storeFailed(new Error(l10n.record('no answer'))));
}

function storeFailed(cause: unknown): Failure {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new Failure(
    {
      kind: 'local',
      problem: 'secretStoreFailed',
      text: l10n.record('The secret store failed: {0}', reason),
    },
    { cause },
  );
}

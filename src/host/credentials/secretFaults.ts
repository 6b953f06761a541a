// What a secret store can do wrong, in words for people, and how long it may take.

import type { SecretStorage } from 'vscode';
import { withTimeout } from '../../core/deadline.ts';
import * as l10n from '../../core/l10n.ts';
import { Failure } from '../../core/report/failure.ts';

/** A store that does not answer in this time is treated as broken (milliseconds): its window may be one that nobody sees. */
const defaultAllowedMs = 10_000;

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

export const changedElsewhere = (name: string) =>
  new Failure({
    kind: 'local',
    problem: 'invalidInput',
    text: l10n.record(
      'Another window has stored another credential for {0} meanwhile. Nothing was changed here: try again if yours is the right one.',
      name,
    ),
  });

/** The same store, each of whose answers comes in time or is a Failure that says why not, so that nobody waits for ever. */
export function answering(secrets: SecretStorage, allowedMs = defaultAllowedMs): SecretStorage {
  const within = <T>(ask: () => Thenable<T>) => withinTime(ask, allowedMs);
  return {
    get: (key) => within(() => secrets.get(key)),
    store: (key, value) => within(() => secrets.store(key, value)),
    delete: (key) => within(() => secrets.delete(key)),
    keys: () => within(() => secrets.keys()),
    onDidChange: secrets.onDidChange,
  };
}

async function withinTime<T>(ask: () => Thenable<T>, allowedMs: number): Promise<T> {
  const answer = (async () => ask())();
  const told = answer.catch((error: unknown) => Promise.reject(storeFailed(error)));
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

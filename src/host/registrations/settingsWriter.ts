// Writes to the settings, one after the other in each scope, read back, and made again if another window's write
// took them away: VS Code writes a whole list and knows no compare-and-set.

import type { EventEmitter } from 'vscode';
import { createKeyedMutex, wait } from '../../core/async.ts';
import { isSameClient } from '../../core/credential/secretKey.ts';
import * as l10n from '../../core/l10n.ts';
import { canonicalText, mergeEdits } from '../../core/registration/mergeEdits.ts';
import type { NamedEntry } from '../../core/registration/namedEntry.ts';
import { parseRegistration } from '../../core/registration/parseRegistration.ts';
import type { Registration } from '../../core/registration/registration.ts';
import type { RegistrationScope } from '../../core/registration/storedRegistration.ts';
import { applyChange, type EntryChange, entryNow, rawEntry, SettingsProblem } from './settingsFile.ts';

/** What a person saw when they began: `new` means that no entry had the id. */
type SaveBase = Registration | 'new';

interface SettingsWriter {
  save(registration: Registration, scope: RegistrationScope, base?: SaveBase): Promise<void>;
  /** `seen` is what a person was asked about. */
  remove(seen: Registration, scope: RegistrationScope): Promise<void>;
}

/** How often a write is made again. */
const attempts = 8;
/**
 * After this time a write stands: windows that save at once write within moments of each other, and one that had read
 * the list before takes away what came between (milliseconds).
 */
const settledMs = 150;

export interface WriterDeps {
  /** Fires when the settings have changed. */
  readonly changed: EventEmitter<void>;
  /** Waits until another window's write that was under way has come. */
  readonly settle?: () => Promise<unknown>;
}

export function createSettingsWriter({
  changed,
  settle = () => wait(settledMs, new AbortController().signal),
}: WriterDeps): SettingsWriter {
  const runExclusive = createKeyedMutex();
  const applyOnce = async (scope: RegistrationScope, change: EntryChange): Promise<void> => {
    const seen = waitForChange(changed);
    try {
      if (await applyChange(scope, change)) await seen.promise;
    } finally {
      seen.stop();
    }
  };
  /** Applies, reads back, and does so again while another window's list takes it away. */
  const write = async (scope: RegistrationScope, changeNow: () => EntryChange): Promise<void> => {
    const line = JSON.stringify(scope);
    const { change, before, after } = await runExclusive(line, async () => {
      const now = changeNow();
      const was = textAt(scope, now);
      await applyOnce(scope, now);
      return { change: now, before: was, after: textOf(now, scope) };
    });
    for (let attempt = 1; attempt < attempts; attempt++) {
      if (textAt(scope, change) === after) await settle();
      // A value that somebody changed since then stays; only the value from before shows that the write was lost.
      if (before === after || textAt(scope, change) !== before) return;
      await runExclusive(line, () => applyOnce(scope, change));
    }
    throw new SettingsProblem(
      l10n.record(
        'Another window changes these settings at the same time, so the change could not be written. Try again.',
      ),
    );
  };
  return {
    save: (registration, scope, base) =>
      write(scope, () => ({ kind: 'save', registration: settled(registration, scope, base) })),
    remove: (seen, scope) =>
      write(scope, () => {
        refuseAnother(seen, entryNow(scope, seen.id));
        return { kind: 'remove', id: seen.id };
      }),
  };
}

/** What is written: the person's changes, applied to the current value. */
function settled(mine: Registration, scope: RegistrationScope, base: SaveBase | undefined): Registration {
  if (base === undefined) return mine;
  if (base === 'new') {
    if (entryNow(scope, mine.id) === undefined) return mine;
    throw new SettingsProblem(
      l10n.record(
        'Another window has just saved a registration with the id "{0}". Save again: this one then gets another id.',
        mine.id,
      ),
    );
  }
  const theirs = rawEntry(scope, mine.id);
  if (theirs === undefined) return mine;
  const merged = mergeEdits(shown(base, scope), mine, shown(theirs, scope));
  if (merged.ok) return merged.registration;
  throw new SettingsProblem(
    l10n.record(
      '{0} was changed elsewhere while you edited it: "{1}" has another value now. Nothing was changed. Open it again to see what it is.',
      mine.name,
      merged.field,
    ),
  );
}

/** Under the id of what was seen another window may have put another application. */
function refuseAnother(seen: NamedEntry, now: NamedEntry | undefined): void {
  if (now === undefined || (now.cloud === seen.cloud && isSameClient(now, seen))) return;
  throw new SettingsProblem(
    l10n.record(
      '{0} was changed elsewhere and names another application now. Nothing was removed. Look at it, then try again.',
      seen.name,
    ),
  );
}

/** Hosts count, and are shown, in User settings only. */
function shown(registration: Registration, scope: RegistrationScope): Registration {
  if (scope.kind === 'user') return registration;
  const { authority, endpoints, ...rest } = registration;
  return rest;
}

const idOf = (change: EntryChange): string => (change.kind === 'save' ? change.registration.id : change.id);

function textAt(scope: RegistrationScope, change: EntryChange): string | undefined {
  const entry = rawEntry(scope, idOf(change));
  return entry && canonicalText(shown(entry, scope));
}

function textOf(change: EntryChange, scope: RegistrationScope): string | undefined {
  if (change.kind === 'remove') return undefined;
  const parsed = parseRegistration(change.registration);
  return parsed.ok ? canonicalText(shown(parsed.registration, scope)) : undefined;
}

/** A written file reaches the configuration a moment later; should its event be lost, the wait ends by itself. */
function waitForChange(changed: EventEmitter<void>): {
  readonly promise: Promise<void>;
  readonly stop: () => void;
} {
  let stop = (): void => undefined;
  const promise = new Promise<void>((resolve) => {
    const listener = changed.event(() => stop());
    const timer = setTimeout(() => stop(), 1_500);
    stop = () => {
      clearTimeout(timer);
      listener.dispose();
      resolve();
    };
  });
  return { promise, stop: () => stop() };
}

// Writes to the settings, one after the other in each scope, read back, and made again where another window's write
// took them away: VS Code writes a whole list and knows no compare-and-set.
import type { EventEmitter } from 'vscode';
import { createKeyedMutex } from '../../core/async.ts';
import { canonicalText, mergeEdits } from '../../core/registration/mergeEdits.ts';
import { parseRegistration } from '../../core/registration/parseRegistration.ts';
import type { Registration } from '../../core/registration/registration.ts';
import type { RegistrationScope } from '../../core/registration/storedRegistration.ts';
import { applyChange, type EntryChange, rawEntry, SettingsProblem } from './settingsFile.ts';

/** What a person saw when they began: `new` means that no entry had the id. */
type SaveBase = Registration | 'new';

interface SettingsWriter {
  save(registration: Registration, scope: RegistrationScope, base?: SaveBase): Promise<void>;
  remove(id: string, scope: RegistrationScope): Promise<void>;
  /** Looks whether another window took back what this one wrote; called at each change of the settings. */
  check(): void;
}

/** How often a write is made again. */
const attempts = 8;
/** A write is looked after for this long: windows that save at once do so within moments (milliseconds). */
const watchedMs = 2_000;

interface Written {
  readonly scope: RegistrationScope;
  readonly change: EntryChange;
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly until: number;
}

export function createSettingsWriter(changed: EventEmitter<void>): SettingsWriter {
  const runExclusive = createKeyedMutex();
  let watched: readonly Written[] = [];
  /** The entry is what it was before this window wrote: another one wrote a list that it had read earlier. */
  const takenBack = ({ scope, change, before, after }: Written) =>
    before !== after && textAt(scope, change) === before;
  const apply = async (scope: RegistrationScope, change: EntryChange): Promise<void> => {
    const before = textAt(scope, change);
    const after = textOf(change, scope);
    for (let attempt = 0; attempt < attempts; attempt++) {
      const seen = waitForChange(changed);
      try {
        if (!(await applyChange(scope, change))) return;
        await seen.promise;
      } finally {
        seen.stop();
      }
      if (textAt(scope, change) !== after) continue;
      const until = Date.now() + watchedMs;
      watched = [
        ...watched.filter((each) => !isSame(each, scope, change)),
        { scope, change, before, after, until },
      ];
      return;
    }
    throw new SettingsProblem(
      'Another window changes these settings at the same time, so the change could not be written. Try again.',
    );
  };
  const exclusive = (scope: RegistrationScope, work: () => Promise<void>) =>
    runExclusive(JSON.stringify(scope), work);
  return {
    save: (registration, scope, base) =>
      exclusive(scope, () =>
        apply(scope, { kind: 'save', registration: settled(registration, scope, base) }),
      ),
    remove: (id, scope) => exclusive(scope, () => apply(scope, { kind: 'remove', id })),
    check: () => {
      watched = watched.filter(({ until }) => until > Date.now());
      for (const written of watched.filter(takenBack)) {
        void exclusive(written.scope, async () => {
          if (takenBack(written)) await apply(written.scope, written.change);
        }).catch(() => undefined);
      }
    },
  };
}

/** What is written: the person's changes, upon what stands there now. */
function settled(mine: Registration, scope: RegistrationScope, base: SaveBase | undefined): Registration {
  const theirs = rawEntry(scope, mine.id);
  if (base === undefined || theirs === undefined) return mine;
  if (base === 'new') {
    throw new SettingsProblem(
      `Another window has just saved a registration with the id "${mine.id}". Save again: this one then gets another id.`,
    );
  }
  const merged = mergeEdits(shown(base, scope), mine, shown(theirs, scope));
  if (merged.ok) return merged.registration;
  throw new SettingsProblem(
    `${mine.name} was changed elsewhere while you edited it: "${merged.field}" has another value now. Nothing was changed. Open it again to see what it is.`,
  );
}

/** Hosts count, and are shown, in User settings only. */
function shown(registration: Registration, scope: RegistrationScope): Registration {
  if (scope.kind === 'user') return registration;
  const { authority, endpoints, ...rest } = registration;
  return rest;
}

const idOf = (change: EntryChange): string => (change.kind === 'save' ? change.registration.id : change.id);

const isSame = (written: Written, scope: RegistrationScope, change: EntryChange): boolean =>
  JSON.stringify(written.scope) === JSON.stringify(scope) && idOf(written.change) === idOf(change);

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

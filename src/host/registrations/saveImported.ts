// Saves what was imported. Several imports may run at once, in one window or two: a new entry never takes an id that was
// given away since it was chosen, and one that replaces another loses nothing that came in meanwhile.
import type { Registration } from '../../core/registration/registration.ts';
import type { RegistrationScope } from '../../core/registration/storedRegistration.ts';
import type { RegistrationStore } from '../shell/services.ts';
import { isIdTaken } from './isIdTaken.ts';

export interface Save {
  readonly registration: Registration;
  readonly scope: RegistrationScope;
  /** What it replaces, as it was when that was decided. */
  readonly base: Registration | 'new';
}

/** How many ids are tried. */
const attempts = 50;

/** Gives what was saved, under the id that was free. */
export async function saveImported(
  { registration, scope, base }: Save,
  store: Pick<RegistrationStore, 'entries' | 'save'>,
): Promise<Registration> {
  if (base !== 'new') {
    await store.save(registration, scope, base);
    return registration;
  }
  const stem = registration.id.replace(/-\d{1,4}$/, '');
  let id = registration.id;
  for (let attempt = 2; ; attempt++) {
    while (isIdTaken(store, id)) id = `${stem}-${attempt++}`;
    try {
      await store.save({ ...registration, id }, scope, 'new');
      return { ...registration, id };
    } catch (error) {
      if (attempt > attempts || !isIdTaken(store, id)) throw error;
    }
  }
}

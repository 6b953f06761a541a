// Whether a registration of any scope names an application, so that what is stored for it stays.
import type { NamedEntry } from '../../core/registration/namedEntry.ts';
import type { InUse, RegistrationStore } from '../shell/services.ts';
import { hashOf } from './secretName.ts';

type Named = Pick<RegistrationStore, 'all' | 'entries'>;

/** The entries that use the application of a hash; the settings are read anew at each call. */
export function registrationsUsing(registrations: Named, hash: string): readonly NamedEntry[] {
  const all: readonly NamedEntry[] = [
    ...registrations.all().map(({ registration }) => registration),
    ...registrations.entries(),
  ];
  return all.filter((registration) => hashOf(registration) === hash);
}

export const applicationsInUse =
  (registrations: Named): InUse =>
  (hash) =>
    registrationsUsing(registrations, hash).length > 0;

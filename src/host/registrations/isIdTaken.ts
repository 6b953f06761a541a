// Whether an entry has an id, in any scope and also one that cannot be used: it would be hidden or replaced.
import type { RegistrationStore } from '../shell/services.ts';

export const isIdTaken = (store: Pick<RegistrationStore, 'entries'>, id: string): boolean =>
  store.entries().some((entry) => entry.id === id);

// Which registration and application an entry of the settings names, also one that has a mistake or is of a later version:
// its id is taken and its credential is in use until a person says otherwise.
import { parseRegistration } from './parseRegistration.ts';
import { cloudIds, type Registration } from './registration.ts';

export type NamedEntry = Pick<Registration, 'id' | 'name' | 'cloud' | 'authority' | 'tenantId' | 'clientId'>;

/** Undefined if the entry has no id. */
export function namedEntry(entry: unknown): NamedEntry | undefined {
  const parsed = parseRegistration(entry);
  if (parsed.ok) return parsed.registration;
  const text = (key: keyof NamedEntry): string => {
    const value: unknown = typeof entry === 'object' && entry !== null ? Reflect.get(entry, key) : undefined;
    return typeof value === 'string' ? value : '';
  };
  const id = text('id');
  if (id === '') return undefined;
  const cloud = text('cloud') === '' ? 'global' : cloudIds.find((each) => each === text('cloud'));
  return {
    id,
    name: text('name') === '' ? id : text('name'),
    // Of a cloud that this version does not know nothing can be stored.
    cloud: cloud ?? 'custom',
    authority: text('authority'),
    tenantId: text('tenantId'),
    clientId: text('clientId'),
  };
}

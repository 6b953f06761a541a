// One entry of the setting as it is written: known keys from the registration, unknown ones as they were.
import { isObject } from '../text/parseJson.ts';
import type { Mailbox, Registration } from './registration.ts';

const registrationKeys: readonly (keyof Registration)[] = [
  'id',
  'name',
  'product',
  'cloud',
  'tenantId',
  'clientId',
  'grant',
  'credentialExpiresOn',
  'federatedCredential',
  'authority',
  'endpoints',
  'mailboxes',
];
const mailboxKeys: readonly (keyof Mailbox)[] = [
  'address',
  'protocols',
  'signInAs',
  'sendAs',
  'controlMailbox',
];

/** Position of the entry with this id, -1 if there is none. */
export function indexOfEntry(entries: readonly unknown[], id: string): number {
  return entries.findIndex((entry) => isObject(entry) && entry['id'] === id);
}

/** Hosts count in User settings only; elsewhere what somebody wrote stays as it is, not changed and not removed. */
export type HostKeys = 'write' | 'leave';

const hostKeys: readonly (keyof Registration)[] = ['authority', 'endpoints'];

/** The entry to write: keys this version does not know are taken over from what stands there. */
export function entryWith(
  existing: unknown,
  registration: Registration,
  hosts: HostKeys,
): Record<string, unknown> {
  const mailboxes = isObject(existing) && Array.isArray(existing['mailboxes']) ? existing['mailboxes'] : [];
  return {
    ...unknownKeys(existing, registrationKeys),
    ...(hosts === 'write'
      ? registration
      : { ...pick(registration, (key) => !hostKeys.includes(key)), ...hostsIn(existing) }),
    mailboxes: registration.mailboxes.map((mailbox) => ({
      ...unknownKeys(
        mailboxes.find((other) => sameAddress(other, mailbox)),
        mailboxKeys,
      ),
      ...mailbox,
    })),
  };
}

function hostsIn(existing: unknown): Partial<Record<keyof Registration, unknown>> {
  return isObject(existing) ? pick(existing, (key) => hostKeys.some((host) => host === key)) : {};
}

function pick<T extends object>(value: T, wanted: (key: keyof T) => boolean): Partial<T> {
  return Object.fromEntries(Object.entries(value).filter(([key]) => wanted(key as keyof T))) as Partial<T>;
}

function sameAddress(value: unknown, mailbox: Mailbox): boolean {
  const address = isObject(value) ? value['address'] : undefined;
  return typeof address === 'string' && address.toLowerCase() === mailbox.address.toLowerCase();
}

function unknownKeys(value: unknown, known: readonly string[]): Record<string, unknown> {
  if (!isObject(value)) return {};
  return Object.fromEntries(Object.entries(value).filter(([key]) => !known.includes(key)));
}

// Which registration of this window, and which of its mailboxes, a pasted text is about.
import type { Mailbox, Registration } from '../../core/registration/registration.ts';

export interface Configured {
  readonly registration?: Registration;
  readonly mailbox?: Mailbox;
}

const mentions = (text: string, value: string): boolean =>
  value.trim().length > 3 && text.includes(value.trim().toLowerCase());

/** By client ID first, then by a mailbox's address, then by name; nothing if two registrations fit equally well. */
export function configuredIn(paste: string, registrations: readonly Registration[]): Configured {
  const text = paste.toLowerCase();
  const byMailbox = registrations.filter((one) =>
    one.mailboxes.some(({ address }) => mentions(text, address)),
  );
  const candidates = [
    registrations.filter((one) => mentions(text, one.clientId)),
    byMailbox,
    registrations.filter((one) => mentions(text, one.name) || mentions(text, one.id)),
  ].find((found) => found.length > 0);
  const narrowed = candidates?.filter((one) => byMailbox.includes(one)) ?? [];
  const [registration, second] = narrowed.length > 0 ? narrowed : (candidates ?? []);
  if (registration === undefined || second !== undefined) return {};
  const named = registration.mailboxes.filter(({ address }) => mentions(text, address));
  const mailbox = named[0] ?? (registration.mailboxes.length === 1 ? registration.mailboxes[0] : undefined);
  return { registration, ...(mailbox === undefined ? {} : { mailbox }) };
}

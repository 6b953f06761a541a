// What a hover says of an ID that a registration of this computer holds: its name and mailboxes.
import type { Registration } from '../core/registration/registration.ts';
import { isGuid } from '../core/text/text.ts';
import type { Description } from './describe.ts';

const mostMailboxes = 5;

/** The registrations with this client ID; else those of this tenant. */
export function describeRegistration(
  word: string,
  registrations: readonly Registration[],
): Description | undefined {
  if (!isGuid(word)) return undefined;
  const id = word.toLowerCase();
  const clients = registrations.filter(({ clientId }) => clientId.toLowerCase() === id);
  const own =
    clients.length > 0 ? clients : registrations.filter(({ tenantId }) => tenantId.toLowerCase() === id);
  if (own.length === 0) return undefined;
  const what = clients.length > 0 ? 'Client ID' : 'Tenant';
  return {
    title: `${what} of ${own.map(({ name }) => name).join(', ')}`,
    lines: own.map(({ name, mailboxes }) => `${name}: ${mailboxesIn(mailboxes)}`),
  };
}

function mailboxesIn(mailboxes: Registration['mailboxes']): string {
  if (mailboxes.length === 0) return 'no mailbox yet';
  const shown = mailboxes.slice(0, mostMailboxes).map(({ address }) => address);
  const more = mailboxes.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

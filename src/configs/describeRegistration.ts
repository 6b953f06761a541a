// What a hover says of an ID or domain that a registration of this computer holds: its name and mailboxes.
import * as l10n from '../core/l10n.ts';
import type { Registration } from '../core/registration/registration.ts';
import { isDomain, isGuid } from '../core/text/text.ts';
import type { Description } from './describe.ts';

const mostMailboxes = 5;

/** The registrations with this client ID; else those of this tenant, by its ID or a domain; else those with mailboxes there. */
export function describeRegistration(
  word: string,
  registrations: readonly Registration[],
): Description | undefined {
  if (!isGuid(word) && !isDomain(word)) return undefined;
  const id = word.toLowerCase();
  const kinds: readonly (readonly [string, (registration: Registration) => boolean])[] = [
    [l10n.msg('Client ID of {0}'), ({ clientId }) => clientId.toLowerCase() === id],
    [l10n.msg('Tenant of {0}'), ({ tenantId }) => tenantId.toLowerCase() === id],
    [
      l10n.msg('Domain of {0}'),
      ({ mailboxes }) => mailboxes.some(({ address }) => address.toLowerCase().endsWith(`@${id}`)),
    ],
  ];
  const found = kinds
    .map(([kind, fits]) => ({ kind, those: registrations.filter(fits) }))
    .find(({ those }) => those.length > 0);
  if (found === undefined) return undefined;
  const { kind: what, those: own } = found;
  return {
    title: l10n.t(what, own.map(({ name }) => name).join(', ')),
    lines: own.map(({ name, mailboxes }) => `${name}: ${mailboxesIn(mailboxes)}`),
  };
}

function mailboxesIn(mailboxes: Registration['mailboxes']): string {
  if (mailboxes.length === 0) return l10n.t('no mailbox yet');
  const shown = mailboxes.slice(0, mostMailboxes).map(({ address }) => address);
  const more = mailboxes.length - shown.length;
  return more > 0 ? l10n.t('{0} and {1} more', shown.join(', '), more) : shown.join(', ');
}

// What an audit is about: through which protocol, and the list of mailboxes from a file, the clipboard or the directory.

import { env, window } from 'vscode';
import * as l10n from '../../core/l10n.ts';
import type { ProtocolId, Registration } from '../../core/registration/registration.ts';
import { isMailAddress } from '../../core/text/text.ts';
import { mailboxListFrom } from '../../policy/audit/mailboxList.ts';
import { choose, needed } from '../shell/ask.ts';
import { type Call, textOf } from '../shell/call.ts';
import { withCancel } from '../shell/progress.ts';
import { readBounded } from '../shell/readBounded.ts';
import type { Services } from '../shell/services.ts';

/** Graph if it is used, since it asks twenty mailboxes at once; a person with several protocols is asked. */
export async function askProtocol(call: Call, registration: Registration): Promise<ProtocolId> {
  const used = [...new Set(registration.mailboxes.flatMap((mailbox) => mailbox.protocols))];
  const named = textOf(call, 'protocol');
  if (named !== undefined || !call.byPerson || used.length < 2) {
    return (
      used.find((protocol) => protocol === named) ??
      used.find((protocol) => protocol === 'graph') ??
      used[0] ??
      'graph'
    );
  }
  const items = used.map((protocol) => ({
    label: protocol.toUpperCase(),
    detail:
      protocol === 'graph'
        ? l10n.t('Fastest: 20 mailboxes in one request')
        : l10n.t('One connection for each mailbox'),
    protocol,
  }));
  return (await choose(items, l10n.t('Through which protocol?'))).protocol;
}

/** Addresses of the mailboxes to audit. */
export async function askList(
  call: Call,
  registration: Registration,
  services: Services,
): Promise<readonly string[]> {
  const given = call.values['mailboxes'];
  if (Array.isArray(given))
    return given.filter(
      (address): address is string => typeof address === 'string' && isMailAddress(address),
    );
  if (!call.byPerson) throw new Error('Name the mailboxes: {mailboxes: ["a@contoso.com"]}.');
  const demo = registration.cloud === 'demo' ? services.demo.sample() : undefined;
  const ways = [
    ...(demo === undefined
      ? []
      : [
          {
            label: l10n.t('$(beaker) The demo tenant’s mailboxes'),
            detail: [...demo.mailboxes, demo.controlMailbox].join(', '),
            read: async () => [...demo.mailboxes, demo.controlMailbox],
          },
        ]),
    {
      label: l10n.t('$(file) From a file'),
      detail: l10n.t('CSV or text, one address a line or in a column'),
      read: fromFile,
    },
    {
      label: l10n.t('$(clippy) From the clipboard'),
      detail: l10n.t('Addresses in any form'),
      read: async () => mailboxListFrom(await env.clipboard.readText()).addresses,
    },
    {
      label: l10n.t('$(organization) From the directory'),
      detail: l10n.t('Through Graph, if the application may list users (User.Read.All)'),
      read: () => fromDirectory(registration, services),
    },
  ];
  return (await choose(ways, l10n.t('Which mailboxes?'))).read();
}

async function fromFile(): Promise<readonly string[]> {
  const [file] =
    (await window.showOpenDialog({
      title: l10n.t('Choose the list of mailboxes'),
      filters: { 'Lists of addresses': ['csv', 'txt'] },
    })) ?? [];
  return mailboxListFrom(await readBounded(needed(file), l10n.t('a list of mailboxes'))).addresses;
}

async function fromDirectory(registration: Registration, services: Services): Promise<readonly string[]> {
  const resolved = services.connections.endpoints(registration);
  if (!resolved.ok) throw new Error(l10n.record('The registration’s hosts cannot be used.'));
  const { graph } = resolved.endpoints;
  const { directoryMailboxes } = await import('../../policy/audit/audit.ts');
  return withCancel(l10n.t('Reading the directory'), (signal, report) =>
    directoryMailboxes(
      graph,
      (path) => services.connections.graph(registration, { method: 'GET', path }, signal),
      (count) => report(l10n.t('{0} mailboxes', count)),
    ),
  );
}

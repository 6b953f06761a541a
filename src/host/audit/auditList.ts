// What an audit is about: through which protocol, and the list of mailboxes from a file, the clipboard or the directory.
import { env, window } from 'vscode';
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
    detail: protocol === 'graph' ? 'Fastest: 20 mailboxes in one request' : 'One connection for each mailbox',
    protocol,
  }));
  return (await choose(items, 'Through which protocol?')).protocol;
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
            label: '$(beaker) The demo tenant’s mailboxes',
            detail: [...demo.mailboxes, demo.controlMailbox].join(', '),
            read: async () => [...demo.mailboxes, demo.controlMailbox],
          },
        ]),
    {
      label: '$(file) From a file',
      detail: 'CSV or text, one address a line or in a column',
      read: fromFile,
    },
    {
      label: '$(clippy) From the clipboard',
      detail: 'Addresses in any form',
      read: async () => mailboxListFrom(await env.clipboard.readText()).addresses,
    },
    {
      label: '$(organization) From the directory',
      detail: 'Through Graph, if the application may list users (User.Read.All)',
      read: () => fromDirectory(registration, services),
    },
  ];
  return (await choose(ways, 'Which mailboxes?')).read();
}

async function fromFile(): Promise<readonly string[]> {
  const [file] =
    (await window.showOpenDialog({
      title: 'Choose the list of mailboxes',
      filters: { 'Lists of addresses': ['csv', 'txt'] },
    })) ?? [];
  return mailboxListFrom(await readBounded(needed(file), 'a list of mailboxes')).addresses;
}

async function fromDirectory(registration: Registration, services: Services): Promise<readonly string[]> {
  const resolved = services.connections.endpoints(registration);
  if (!resolved.ok) throw new Error('The registration’s hosts cannot be used.');
  const { graph } = resolved.endpoints;
  const { directoryMailboxes } = await import('../../policy/audit/audit.ts');
  return withCancel('Reading the directory', (signal, report) =>
    directoryMailboxes(
      graph,
      (path) => services.connections.graph(registration, { method: 'GET', path }, signal),
      (count) => report(`${count} mailboxes`),
    ),
  );
}

// aerc: mail program of the terminal; takes a token from a command.
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate, verbatim } from '../../snippets/codeTemplate.ts';
import { quoteIni } from '../../snippets/quoteConfiguration.ts';
import { anyHosts } from '../parts/cloudSets.ts';
import { configFile } from '../parts/configFile.ts';
import { mailClientGrants } from '../parts/grantSets.ts';
import { tokenCommand, tokenCommandKeys } from '../parts/tokenCommand.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

const ini = codeTemplate(quoteIni);

export const aerc: Target = {
  id: 'aerc',
  name: 'aerc',
  kind: 'library',
  summary: 'Mail program of the terminal: reads over IMAP, sends over SMTP AUTH.',
  words: ['terminal', 'mail client', 'Linux'],
  protocols: ['imap', 'smtp'],
  defaultProtocols: ['imap', 'smtp'],
  grants: mailClientGrants,
  defaultGrant: 'deviceCode',
  why: 'A person reads this mailbox, so a person signs in; the token comes from a command.',
  minimumVersion: '0.13.0',
  notices: [],
  source: 'rjarry/aerc doc/aerc-imap.5.scd, doc/aerc-smtp.5.scd and doc/aerc-accounts.5.scd (0.20.1)',
  asOf: '2026-11-29',
  clouds: anyHosts,
  cloudsWhy:
    'Mail hosts are settings, and the token comes from a script of ours with the sign-in host in it.',
  instead: ['mutt', 'himalaya'],
  targets: ['aerc'],
  keys: [
    {
      file: 'accounts.conf',
      source: 'rjarry/aerc doc/aerc-imap.5.scd, doc/aerc-smtp.5.scd and doc/aerc-accounts.5.scd',
      release: '0.20.1',
      since: '0.13.0',
      readOn: '2026-11-29',
      keys: [
        { name: 'exchange.from', type: 'address', required: true },
        { name: 'exchange.source', type: 'text', required: true },
        { name: 'exchange.source-cred-cmd', type: 'text', required: true },
        { name: 'exchange.outgoing', type: 'text', required: true },
        { name: 'exchange.outgoing-cred-cmd', type: 'text', required: true },
        { name: 'exchange.default', type: 'text', required: true },
        { name: 'exchange.cache-headers', type: 'boolean', required: true },
      ],
    },
    tokenCommandKeys,
  ],
  render: renderAerc,
};

function renderAerc(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  const token = tokenCommand(registration, context);
  const { imap, smtp } = context.endpoints;
  const user = encodeURIComponent(mailbox.address.toWellFormed());
  const scheme = smtp.security === 'startTls' ? 'smtp' : 'smtps';
  const reading = context.protocols.includes('imap')
    ? ini`source = ${`imaps+xoauth2://${user}@${imap.host}:${imap.port}`}\nsource-cred-cmd = ${token.shell}\n`
    : '';
  const sending = context.protocols.includes('smtp')
    ? ini`outgoing = ${`${scheme}+xoauth2://${user}@${smtp.host}:${smtp.port}`}\noutgoing-cred-cmd = ${token.shell}\n`
    : '';
  const text = ini`[exchange]
from = ${context.from}
${verbatim(reading)}${verbatim(sending)}default = INBOX
cache-headers = true
`;
  return configFile(
    '~/.config/aerc/accounts.conf, readable by you alone (chmod 600)',
    [{ name: 'accounts.conf', language: 'ini', text }, ...token.files],
    [
      ...token.notes,
      'No parameters stand behind the addresses: with token_endpoint aerc would take the token for a refresh token.',
      'aerc refuses accounts.conf while others can read it.',
    ],
  );
}

// mutt and neomutt: mail programs; take a token from a command for each protocol.

import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate } from '../../snippets/codeTemplate.ts';
import { quoteMuttrc } from '../../snippets/quoteMailPrograms.ts';
import type { Key } from '../keys.ts';
import { anyHosts } from '../parts/cloudSets.ts';
import { configFile } from '../parts/configFile.ts';
import { mailClientGrants } from '../parts/grantSets.ts';
import { tokenCommand, tokenCommandKeys } from '../parts/tokenCommand.ts';
import type { RenderContext, RenderResult, Target } from '../product.ts';

const muttrc = codeTemplate(quoteMuttrc);

const mechanisms = ['xoauth2', 'oauthbearer', 'login', 'plain'];

/** What both programs take, in their order. */
const readingKeys: readonly Key[] = [
  { name: 'from', type: 'address', required: true },
  { name: 'ssl_force_tls', type: 'boolean', required: true },
  { name: 'imap_user', type: 'address', required: true },
  { name: 'folder', type: 'url', required: true },
  { name: 'spoolfile', type: 'path', required: true },
  {
    name: 'imap_authenticators',
    type: 'text',
    values: mechanisms,
    required: true,
  },
  { name: 'imap_oauth_refresh_command', type: 'text', required: true },
];
const sendingKeys: readonly Key[] = [
  { name: 'ssl_starttls', type: 'boolean', required: true },
  { name: 'smtp_url', type: 'url', required: true },
  {
    name: 'smtp_authenticators',
    type: 'text',
    values: mechanisms,
    required: true,
  },
  { name: 'smtp_oauth_refresh_command', type: 'text', required: true },
];

export const mutt: Target = {
  id: 'mutt',
  name: 'mutt and NeoMutt',
  kind: 'library',
  summary: 'Mail programs of the terminal: read over IMAP or POP, send over SMTP AUTH.',
  words: ['NeoMutt', 'terminal', 'Linux'],
  protocols: ['imap', 'pop', 'smtp'],
  defaultProtocols: ['imap', 'smtp'],
  grants: mailClientGrants,
  defaultGrant: 'deviceCode',
  why: 'A person reads this mailbox, so a person signs in; the token comes from a command.',
  notices: [
    {
      id: 'neomuttPop',
      severity: 'info',
      text: 'NeoMutt’s POP knows OAUTHBEARER only, which Exchange does not offer; use IMAP there.',
      source: 'neomutt/neomutt pop/auth.c',
      confidence: 'medium',
    },
  ],
  source: 'muttmua/mutt init.h and contrib/mutt_oauth2.py.README (2026-08-12)',
  asOf: '2026-08-12',
  clouds: anyHosts,
  cloudsWhy:
    'Mail hosts are settings, and the token comes from a script of ours with the sign-in host in it.',
  targets: ['mutt', 'neomutt'],
  targetNames: { mutt: 'mutt', neomutt: 'NeoMutt' },
  instead: ['emailOAuth2Proxy'],
  keys: [
    {
      file: 'muttrc',
      source: 'muttmua/mutt init.h and contrib/mutt_oauth2.py.README',
      release: '2.2.9',
      readOn: '2026-08-12',
      keys: [
        ...readingKeys,
        { name: 'pop_user', type: 'address' },
        { name: 'pop_host', type: 'url' },
        { name: 'pop_authenticators', type: 'text', values: mechanisms },
        { name: 'pop_oauth_refresh_command', type: 'text' },
        ...sendingKeys,
      ],
    },
    {
      file: 'neomuttrc',
      source: 'neomutt/neomutt imap/config.c, send/config.c and pop/auth.c',
      release: '20220429, as Debian 12 packages it',
      readOn: '2026-08-12',
      keys: [...readingKeys, ...sendingKeys],
    },
    tokenCommandKeys,
  ],
  render: renderMutt,
};

function renderMutt(registration: Registration, mailbox: Mailbox, context: RenderContext): RenderResult {
  const neomutt = context.target === 'neomutt';
  const usesPop = context.protocols.includes('pop') && !neomutt;
  if (neomutt && context.protocols.every((protocol) => protocol === 'pop')) {
    return {
      refused: 'NeoMutt’s POP knows OAUTHBEARER only, which Exchange does not offer. Use IMAP, or mutt.',
      nearest: 'mutt',
    };
  }
  const token = tokenCommand(registration, context);
  const { imap, pop, smtp } = context.endpoints;
  const user = encodeURIComponent(mailbox.address);
  const parts = [muttrc`set from = ${context.from}\nset ssl_force_tls = yes\n`];
  if (context.protocols.includes('imap')) {
    parts.push(muttrc`set imap_user = ${mailbox.address}
set folder = ${`imaps://${imap.host}:${imap.port}/`}
set spoolfile = '+INBOX'
set imap_authenticators = 'xoauth2'
set imap_oauth_refresh_command = ${token.shell}
`);
  }
  if (usesPop) {
    parts.push(muttrc`set pop_user = ${mailbox.address}
set pop_host = ${`pops://${pop.host}:${pop.port}/`}
set pop_authenticators = 'xoauth2'
set pop_oauth_refresh_command = ${token.shell}
`);
  }
  if (context.protocols.includes('smtp')) {
    const scheme = smtp.security === 'startTls' ? 'smtp' : 'smtps';
    parts.push(muttrc`set ssl_starttls = yes
set smtp_url = ${`${scheme}://${user}@${smtp.host}:${smtp.port}/`}
set smtp_authenticators = 'xoauth2'
set smtp_oauth_refresh_command = ${token.shell}
`);
  }
  return configFile(
    neomutt ? '~/.config/neomutt/neomuttrc' : '~/.muttrc or ~/.config/mutt/muttrc',
    [
      { name: neomutt ? 'neomuttrc' : 'muttrc', language: 'plaintext', text: parts.join('\n') },
      ...token.files,
    ],
    [
      ...token.notes,
      ...(neomutt && context.protocols.includes('pop')
        ? ['POP is left out: NeoMutt knows OAUTHBEARER only there, which Exchange does not offer.']
        : []),
    ],
  );
}

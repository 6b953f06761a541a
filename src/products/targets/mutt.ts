// mutt and neomutt: mail programs; take a token from a command for each protocol.
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate } from '../../snippets/codeTemplate.ts';
import { quoteMuttrc } from '../../snippets/quoteMailPrograms.ts';
import { configFile } from '../parts/configFile.ts';
import { mailClientGrants } from '../parts/grantSets.ts';
import { tokenCommand, tokenCommandKeys } from '../parts/tokenCommand.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

const muttrc = codeTemplate(quoteMuttrc);

export const mutt: Target = {
  id: 'mutt',
  name: 'mutt and neomutt',
  kind: 'library',
  summary: 'Mail programs of the terminal: read over IMAP or POP, send over SMTP AUTH.',
  protocols: ['imap', 'pop', 'smtp'],
  defaultProtocols: ['imap', 'smtp'],
  grants: mailClientGrants,
  defaultGrant: 'deviceCode',
  why: 'A person reads this mailbox, so a person signs in; the token comes from a command.',
  notices: [
    {
      id: 'neomuttPop',
      severity: 'info',
      text: 'neomutt has no XOAUTH2 for POP; use IMAP there.',
      source: 'neomutt 20220429 on Debian 12, tried 2026-11',
      confidence: 'medium',
    },
  ],
  source: 'muttmua/mutt init.h and contrib/mutt_oauth2.py.README (2026-08-12)',
  asOf: '2026-08-12',
  targets: ['mutt'],
  instead: ['emailOAuth2Proxy'],
  keys: [
    {
      file: 'muttrc',
      source: 'muttmua/mutt init.h and contrib/mutt_oauth2.py.README',
      release: '2026-08-12',
      readOn: '2026-08-12',
      keys: [
        { name: 'from', type: 'address', required: true },
        { name: 'ssl_force_tls', type: 'boolean', required: true },
        { name: 'imap_user', type: 'address', required: true },
        { name: 'folder', type: 'url', required: true },
        { name: 'spoolfile', type: 'path', required: true },
        { name: 'imap_authenticators', type: 'text', required: true },
        { name: 'imap_oauth_refresh_command', type: 'text', required: true },
        { name: 'pop_user', type: 'address' },
        { name: 'pop_host', type: 'url' },
        { name: 'pop_authenticators', type: 'text' },
        { name: 'pop_oauth_refresh_command', type: 'text' },
        { name: 'ssl_starttls', type: 'boolean', required: true },
        { name: 'smtp_url', type: 'url', required: true },
        { name: 'smtp_authenticators', type: 'text', required: true },
        { name: 'smtp_oauth_refresh_command', type: 'text', required: true },
      ],
    },
    tokenCommandKeys,
  ],
  render: renderMutt,
};

function renderMutt(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
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
  if (context.protocols.includes('pop')) {
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
    '~/.muttrc, ~/.config/mutt/muttrc or ~/.config/neomutt/neomuttrc',
    [{ name: 'muttrc', language: 'plaintext', text: parts.join('\n') }, ...token.files],
    token.notes,
  );
}

// isync (mbsync): copies IMAP folders; takes a token from a command.

import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate } from '../../snippets/codeTemplate.ts';
import { quoteMbsync } from '../../snippets/quoteMailPrograms.ts';
import { anyHosts } from '../parts/cloudSets.ts';
import { configFile } from '../parts/configFile.ts';
import { mailClientGrants } from '../parts/grantSets.ts';
import { tokenCommand, tokenCommandKeys } from '../parts/tokenCommand.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

const mbsyncrc = codeTemplate(quoteMbsync);

export const mbsync: Target = {
  id: 'mbsync',
  name: 'isync (mbsync)',
  kind: 'library',
  summary: 'Copies mail folders between IMAP and Maildir.',
  words: ['isync', 'Maildir', 'Linux'],
  protocols: ['imap'],
  defaultProtocols: ['imap'],
  grants: mailClientGrants,
  defaultGrant: 'clientSecret',
  why: 'mbsync asks a command for a token at every run, so every grant works.',
  notices: [
    {
      id: 'saslPlugin',
      severity: 'info',
      text: 'mbsync needs a XOAUTH2 plug-in of Cyrus SASL, for example libsasl2-modules-kdexoauth2 or cyrus-sasl-xoauth2.',
      source: 'ltratt/pizauth README.md (2026-06-06)',
      confidence: 'high',
    },
  ],
  source: 'ltratt/pizauth README.md (2026-06-06); mbsync(1) of isync 1.4.4',
  asOf: '2026-06-06',
  clouds: anyHosts,
  cloudsWhy:
    'Mail hosts are settings, and the token comes from a script of ours with the sign-in host in it.',
  targets: ['mbsync'],
  instead: ['emailOAuth2Proxy'],
  keys: [
    {
      file: 'mbsyncrc',
      source: 'ltratt/pizauth README.md; mbsync(1) of isync 1.4.4',
      release: 'isync 1.4.4',
      readOn: '2026-06-06',
      keys: [
        { name: 'IMAPAccount', type: 'text', required: true },
        { name: 'Host', type: 'host', required: true },
        { name: 'Port', type: 'port', required: true },
        { name: 'User', type: 'address', required: true },
        { name: 'PassCmd', type: 'command', required: true },
        { name: 'AuthMechs', type: 'text', values: ['XOAUTH2'], required: true },
        { name: 'SSLType', type: 'text', values: ['None', 'STARTTLS', 'IMAPS'], required: true },
        { name: 'IMAPStore', type: 'text', required: true },
        { name: 'Account', type: 'text', required: true },
        { name: 'MaildirStore', type: 'text', required: true },
        { name: 'SubFolders', type: 'text', required: true },
        { name: 'Path', type: 'path', required: true },
        { name: 'Inbox', type: 'text', required: true },
        { name: 'Channel', type: 'text', required: true },
        { name: 'Far', type: 'text', required: true },
        { name: 'Near', type: 'text', required: true },
        { name: 'Patterns', type: 'text', required: true },
        { name: 'Create', type: 'text', values: ['None', 'Far', 'Near', 'Both'], required: true },
        { name: 'Sync', type: 'text', values: ['Pull', 'Push', 'None', 'All'], required: true },
        { name: 'SyncState', type: 'text', required: true },
      ],
    },
    tokenCommandKeys,
  ],
  render: renderMbsync,
};

function renderMbsync(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  const { host, port } = context.endpoints.imap;
  const token = tokenCommand(registration, context);
  const text = mbsyncrc`IMAPAccount exchange
Host ${host}
Port ${port}
User ${mailbox.address}
PassCmd ${token.shell}
AuthMechs XOAUTH2
# isync 1.5 calls it TLSType.
SSLType IMAPS

IMAPStore exchange-remote
Account exchange

MaildirStore exchange-local
SubFolders Verbatim
Path ~/Mail/exchange/
Inbox ~/Mail/exchange/INBOX

Channel exchange
Far :exchange-remote:
Near :exchange-local:
Patterns INBOX
Create Near
Sync Pull
SyncState *
`;
  return configFile(
    '~/.mbsyncrc, readable by you alone (chmod 600)',
    [{ name: 'mbsyncrc', language: 'plaintext', text }, ...token.files],
    [
      ...token.notes,
      'Create ~/Mail/exchange first, then run mbsync --list exchange and mbsync exchange.',
      'mbsync needs a XOAUTH2 plug-in of Cyrus SASL: libsasl2-modules-kdexoauth2 (Debian) or cyrus-sasl-xoauth2.',
      'With isync 1.5 or later write TLSType instead of SSLType; the old name still works with a warning.',
      unchangedServer,
    ],
  );
}

const unchangedServer =
  'Only INBOX is copied, and nothing on the server is changed; widen Patterns and Sync as you need.';

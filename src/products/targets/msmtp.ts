// msmtp: SMTP client of the command line; takes a token from a command.

import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate, literalOf, verbatim } from '../../snippets/codeTemplate.ts';
import { type Quoted, refusal } from '../../snippets/quoted.ts';
import { quoteMsmtp } from '../../snippets/quoteMailPrograms.ts';
import { anyHosts } from '../parts/cloudSets.ts';
import { configFile } from '../parts/configFile.ts';
import { mailClientGrants } from '../parts/grantSets.ts';
import { tokenCommand, tokenCommandKeys } from '../parts/tokenCommand.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

const msmtprc = codeTemplate(quoteMsmtp);

/** `from` is a pattern: %U, %H, %C and %M are replaced, `*` and `?` match anything (msmtp(1), from). */
const quoteFrom = (value: string): Quoted =>
  refusal(value, /%[UHCM]|[*?]/, 'notExpressible') ?? quoteMsmtp(value);

export const msmtp: Target = {
  id: 'msmtp',
  name: 'msmtp',
  kind: 'library',
  summary: 'Sends mail from scripts and mail programs over SMTP AUTH.',
  words: ['sendmail', 'cron', 'shell', 'Linux'],
  protocols: ['smtp'],
  defaultProtocols: ['smtp'],
  grants: mailClientGrants,
  defaultGrant: 'clientSecret',
  why: 'msmtp asks a command for a token each time it sends, so every grant works.',
  notices: [
    {
      id: 'msmtpLongToken',
      severity: 'info',
      text: 'msmtp before 1.8.24 may refuse long tokens: its command line is limited to 4094 characters.',
      source: 'msmtp 1.8.23 on Debian 12, tried 2026-11',
      confidence: 'medium',
    },
  ],
  source: 'marlam/msmtp doc/msmtp.1 (2026-07-19)',
  asOf: '2026-07-19',
  clouds: anyHosts,
  cloudsWhy:
    'Mail hosts are settings, and the token comes from a script of ours with the sign-in host in it.',
  targets: ['msmtp'],
  instead: ['emailOAuth2Proxy'],
  keys: [
    {
      file: 'msmtprc',
      source: 'marlam/msmtp doc/msmtp.1',
      release: '1.8.23 to 1.8.30',
      readOn: '2026-07-19',
      keys: [
        { name: 'account', type: 'text', required: true },
        { name: 'host', type: 'host', required: true },
        { name: 'port', type: 'port', required: true },
        { name: 'tls', type: 'boolean', values: ['on', 'off'], required: true },
        { name: 'tls_starttls', type: 'boolean', values: ['on', 'off'], required: true },
        {
          name: 'auth',
          type: 'text',
          values: ['on', 'off', 'plain', 'login', 'xoauth2', 'oauthbearer', 'scram-sha-1', 'scram-sha-256'],
          required: true,
        },
        { name: 'user', type: 'address', required: true },
        { name: 'from', type: 'address', required: true },
        { name: 'passwordeval', type: 'command', required: true },
      ],
    },
    tokenCommandKeys,
  ],
  render: renderMsmtp,
};

function renderMsmtp(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  const { host, port, security } = context.endpoints.smtp;
  const token = tokenCommand(registration, context);
  const text = msmtprc`account exchange
host ${verbatim(host)}
port ${port}
tls on
tls_starttls ${verbatim(security === 'startTls' ? 'on' : 'off')}
# xoauth2 is never chosen by itself.
auth xoauth2
user ${mailbox.address}
from ${verbatim(literalOf(quoteFrom, context.from))}
passwordeval ${token.shell}

account default : exchange
`;
  return configFile(
    '~/.msmtprc or ~/.config/msmtp/config, readable by you alone (chmod 600)',
    [{ name: 'msmtprc', language: 'plaintext', text }, ...token.files],
    [...token.notes, 'Check it with: msmtp --serverinfo --account=exchange, then send one message.'],
  );
}

// curl: the shortest real sign-in to IMAP, POP and SMTP from a shell.

import type { Mailbox, ProtocolId, Registration } from '../../core/registration/registration.ts';
import { codeTemplate, verbatim } from '../../snippets/codeTemplate.ts';
import { quoteSh } from '../../snippets/quoteShell.ts';
import { apiNames } from '../keys.ts';
import { anyHosts } from '../parts/cloudSets.ts';
import { configFile } from '../parts/configFile.ts';
import { mailClientGrants } from '../parts/grantSets.ts';
import { tokenCommand, tokenCommandKeys } from '../parts/tokenCommand.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

const sh = codeTemplate(quoteSh);

export const curl: Target = {
  id: 'curl',
  name: 'curl',
  kind: 'library',
  summary: 'One sign-in to IMAP, POP or SMTP from a shell, to see what the server says.',
  words: ['shell', 'test', 'command line'],
  protocols: ['imap', 'pop', 'smtp'],
  defaultProtocols: ['imap'],
  grants: mailClientGrants,
  defaultGrant: 'clientSecret',
  why: 'curl speaks XOAUTH2 on every mail protocol and is on nearly every computer.',
  notices: [],
  source: 'curl manual, --oauth2-bearer and --config; curl 7.88.1 on Debian 12, tried 2026-11',
  asOf: '2026-11-22',
  clouds: anyHosts,
  cloudsWhy:
    'Mail hosts are settings, and the token comes from a script of ours with the sign-in host in it.',
  targets: ['curl'],
  keys: [
    {
      file: 'exchange-curl.sh',
      source: 'curl manual, --oauth2-bearer and --config; curl 7.88.1 on Debian 12, tried 2026-11',
      release: '7.88.1',
      readOn: '2026-11-22',
      keys: apiNames(
        '-eu',
        '--silent',
        '--show-error',
        '--ssl-reqd',
        '--login-options',
        '--user',
        '--config',
        '--request',
        '--head',
        '--mail-from',
      ),
    },
    tokenCommandKeys,
  ],
  render: renderCurl,
};

function renderCurl(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  const token = tokenCommand(registration, context);
  const text = sh`#!/bin/sh
# Opens the mailbox once for each protocol. The token goes through standard input, so that no process list shows it.
set -eu
token=$(${verbatim(token.shell)})
exchange() {
  printf 'oauth2-bearer = "%s"\\n' "$token" |
    curl --silent --show-error --ssl-reqd --login-options AUTH=XOAUTH2 --user ${`${mailbox.address}:`} --config - "$@"
}
${verbatim(context.protocols.map((protocol) => call(protocol, context)).join('\n'))}
`;
  return configFile(
    'a shell',
    [{ name: 'exchange-curl.sh', language: 'shellscript', text }, ...token.files],
    [
      ...token.notes,
      'Add --verbose to see the conversation; it shows the token too, so keep that output to yourself.',
    ],
  );
}

function call(protocol: ProtocolId, context: RenderContext): string {
  if (protocol === 'smtp') {
    const { host, port, security } = context.endpoints.smtp;
    const url = `${security === 'startTls' ? 'smtp' : 'smtps'}://${host}:${port}`;
    return sh`exchange ${url} --mail-from ${context.from} --request NOOP`;
  }
  if (protocol === 'pop')
    return sh`exchange ${`pop3s://${context.endpoints.pop.host}:${context.endpoints.pop.port}/`} --request STAT --head`;
  return sh`exchange ${`imaps://${context.endpoints.imap.host}:${context.endpoints.imap.port}/INBOX`} --request 'STATUS INBOX (MESSAGES)'`;
}

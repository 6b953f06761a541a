// getmail6: fetches mail over IMAP; takes a token from a command.

import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate } from '../../snippets/codeTemplate.ts';
import { quoteIni } from '../../snippets/quoteConfiguration.ts';
import { anyHosts } from '../parts/cloudSets.ts';
import { configFile } from '../parts/configFile.ts';
import { mailClientGrants } from '../parts/grantSets.ts';
import { pythonWords, tokenCommand, tokenCommandKeys } from '../parts/tokenCommand.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

const ini = codeTemplate(quoteIni);

export const getmail6: Target = {
  id: 'getmail6',
  name: 'getmail6',
  kind: 'library',
  summary: 'Fetches mail from IMAP into Maildir or a program.',
  words: ['Maildir', 'Linux', 'fetch'],
  protocols: ['imap'],
  defaultProtocols: ['imap'],
  grants: mailClientGrants,
  defaultGrant: 'clientSecret',
  why: 'getmail asks a command for a token at every run, so every grant works.',
  notices: [
    {
      id: 'bundledHelper',
      severity: 'info',
      text: 'The helper that comes with getmail6 keeps client secret and refresh token in a plain JSON file, so it is not used here.',
      source: 'getmail6/getmail6 docs/getmailrc-examples, examples 12 to 14',
      confidence: 'high',
    },
  ],
  source: 'getmail6/getmail6 docs/getmailrc-examples and docs/configuration.txt (2026-08-18)',
  asOf: '2026-08-18',
  clouds: anyHosts,
  cloudsWhy:
    'Mail hosts are settings, and the token comes from a script of ours with the sign-in host in it.',
  targets: ['getmail6'],
  instead: ['emailOAuth2Proxy'],
  cannot:
    'XOAUTH2 for POP in the two lines that Exchange needs came with 6.19.04 (docs/CHANGELOG, 205), later than the release that distributions package; use IMAP.',
  keys: [
    {
      file: 'getmailrc',
      source: 'getmail6/getmail6 docs/getmailrc-examples and docs/configuration.txt',
      release: '6.18.11',
      readOn: '2026-08-18',
      keys: [
        {
          name: 'retriever.type',
          type: 'text',
          values: ['SimpleIMAPSSLRetriever', 'MultidropIMAPSSLRetriever'],
          required: true,
        },
        { name: 'retriever.server', type: 'host', required: true },
        { name: 'retriever.port', type: 'port', required: true },
        { name: 'retriever.username', type: 'address', required: true },
        { name: 'retriever.use_xoauth2', type: 'boolean', required: true },
        { name: 'retriever.password_command', type: 'text', required: true },
        {
          name: 'destination.type',
          type: 'text',
          values: ['Maildir', 'Mboxrd', 'MDA_external'],
          required: true,
        },
        { name: 'destination.path', type: 'path', required: true },
        { name: 'options.delete', type: 'boolean', required: true },
        { name: 'options.read_all', type: 'boolean', required: true },
      ],
    },
    tokenCommandKeys,
  ],
  render: renderGetmail6,
};

function renderGetmail6(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  const { host, port } = context.endpoints.imap;
  const token = tokenCommand(registration, context);
  const text = ini`[retriever]
type = SimpleIMAPSSLRetriever
server = ${host}
port = ${port}
username = ${mailbox.address}
use_xoauth2 = True
password_command = ${`(${pythonWords(token)},)`}

[destination]
type = Maildir
path = ~/Mail/exchange/

[options]
delete = false
read_all = false
`;
  return configFile(
    '~/.config/getmail/getmailrc',
    [{ name: 'getmailrc', language: 'ini', text }, ...token.files],
    [
      ...token.notes,
      'Create the Maildir first: mkdir -p ~/Mail/exchange/cur ~/Mail/exchange/new ~/Mail/exchange/tmp.',
    ],
  );
}

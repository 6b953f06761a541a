// OfflineIMAP: copies IMAP folders; takes a token from a Python expression that runs a command.

import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate } from '../../snippets/codeTemplate.ts';
import { quoteInterpolatedIni } from '../../snippets/quoteConfiguration.ts';
import { anyHosts } from '../parts/cloudSets.ts';
import { configFile } from '../parts/configFile.ts';
import { mailClientGrants } from '../parts/grantSets.ts';
import { pythonWords, tokenCommand, tokenCommandKeys } from '../parts/tokenCommand.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

const ini = codeTemplate(quoteInterpolatedIni);

export const offlineimap: Target = {
  id: 'offlineimap',
  name: 'OfflineIMAP',
  kind: 'library',
  summary: 'Copies mail folders between IMAP and Maildir.',
  words: ['Maildir', 'Linux', 'Python'],
  protocols: ['imap'],
  defaultProtocols: ['imap'],
  grants: mailClientGrants,
  defaultGrant: 'clientSecret',
  why: 'OfflineIMAP evaluates an expression for the token at every run, so every grant works.',
  notices: [],
  source: 'OfflineIMAP/offlineimap3 offlineimap.conf (2025-10-28)',
  asOf: '2025-10-28',
  clouds: anyHosts,
  cloudsWhy:
    'Mail hosts are settings, and the token comes from a script of ours with the sign-in host in it.',
  targets: ['offlineimap'],
  instead: ['mbsync', 'emailOAuth2Proxy'],
  keys: [
    {
      file: 'offlineimaprc',
      source: 'OfflineIMAP/offlineimap3 offlineimap.conf',
      release: '8.0.0',
      readOn: '2025-10-28',
      keys: [
        { name: 'general.accounts', type: 'text', required: true },
        { name: 'Account exchange.localrepository', type: 'text', required: true },
        { name: 'Account exchange.remoterepository', type: 'text', required: true },
        { name: 'Repository exchange-local.type', type: 'text', required: true },
        { name: 'Repository exchange-local.localfolders', type: 'text', required: true },
        { name: 'Repository exchange-remote.type', type: 'text', values: ['IMAP', 'Gmail'], required: true },
        { name: 'Repository exchange-remote.remotehost', type: 'host', required: true },
        { name: 'Repository exchange-remote.remoteport', type: 'port', required: true },
        { name: 'Repository exchange-remote.remoteuser', type: 'address', required: true },
        { name: 'Repository exchange-remote.ssl', type: 'boolean', required: true },
        { name: 'Repository exchange-remote.sslcacertfile', type: 'path', required: true },
        {
          name: 'Repository exchange-remote.auth_mechanisms',
          type: 'text',
          values: ['GSSAPI', 'XOAUTH2', 'CRAM-MD5', 'PLAIN', 'LOGIN'],
          required: true,
        },
        { name: 'Repository exchange-remote.oauth2_access_token_eval', type: 'text', required: true },
        { name: 'Repository exchange-remote.readonly', type: 'boolean', required: true },
      ],
    },
    tokenCommandKeys,
  ],
  render: renderOfflineimap,
};

function renderOfflineimap(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  const { host, port } = context.endpoints.imap;
  const token = tokenCommand(registration, context);
  const text = ini`[general]
accounts = exchange

[Account exchange]
localrepository = exchange-local
remoterepository = exchange-remote

[Repository exchange-local]
type = Maildir
localfolders = ~/Mail/exchange

[Repository exchange-remote]
type = IMAP
remotehost = ${host}
remoteport = ${port}
remoteuser = ${mailbox.address}
ssl = yes
sslcacertfile = /etc/ssl/certs/ca-certificates.crt
auth_mechanisms = XOAUTH2
oauth2_access_token_eval = ${`__import__("subprocess").check_output([${pythonWords(token)}], text=True).strip()`}
# Nothing is changed on the server while this stands.
readonly = True
`;
  return configFile(
    '~/.offlineimaprc',
    [{ name: 'offlineimaprc', language: 'ini', text }, ...token.files],
    [
      ...token.notes,
      'The token is read once, when the program starts: run offlineimap -o from a timer. One that keeps running fails after an hour, when the token ends.',
      'Change sslcacertfile if the system keeps its certificates elsewhere.',
    ],
  );
}

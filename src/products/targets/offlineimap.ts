// OfflineIMAP: copies IMAP folders; takes a token from a Python expression that runs a command.
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate, literalOf } from '../../snippets/codeTemplate.ts';
import { quotePython } from '../../snippets/quoteCode.ts';
import { quoteInterpolatedIni } from '../../snippets/quoteConfiguration.ts';
import { configFile } from '../parts/configFile.ts';
import { mailClientGrants } from '../parts/grantSets.ts';
import { tokenCommand } from '../parts/tokenCommand.ts';
import type { Product, RenderContext, Rendering } from '../product.ts';

const ini = codeTemplate(quoteInterpolatedIni);

export const offlineimap: Product = {
  id: 'offlineimap',
  name: 'OfflineIMAP',
  kind: 'library',
  summary: 'Copies mail folders between IMAP and Maildir.',
  protocols: ['imap'],
  defaultProtocols: ['imap'],
  grants: mailClientGrants,
  defaultGrant: 'clientSecret',
  why: 'OfflineIMAP evaluates an expression for the token at every run, so every grant works.',
  notices: [],
  source: 'OfflineIMAP/offlineimap3 offlineimap.conf (2025-10-28)',
  asOf: '2025-10-28',
  targets: ['offlineimap'],
  instead: ['mbsync', 'emailOAuth2Proxy'],
};

/** Renders it; see src/products/renderers.ts. */
export function renderOfflineimap(
  registration: Registration,
  mailbox: Mailbox,
  context: RenderContext,
): Rendering {
  const { host, port } = context.endpoints.imap;
  const token = tokenCommand(registration, context);
  const words = token.words.map((word) => literalOf(quotePython, word)).join(', ');
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
oauth2_access_token_eval = ${`__import__("subprocess").check_output([${words}], text=True).strip()`}
# Nothing is changed on the server while this stands.
readonly = True
`;
  return configFile(
    '~/.offlineimaprc',
    [{ name: 'offlineimaprc', language: 'ini', text }, ...token.files],
    [...token.notes, 'Change sslcacertfile where the system keeps its certificates elsewhere.'],
  );
}

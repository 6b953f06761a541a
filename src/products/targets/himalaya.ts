// himalaya: mail from the command line; takes a token from a command, also for Microsoft Graph.
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate, literalOf, verbatim } from '../../snippets/codeTemplate.ts';
import { quoteToml } from '../../snippets/quoteConfiguration.ts';
import { anyHosts } from '../parts/cloudSets.ts';
import { configFile } from '../parts/configFile.ts';
import { mailClientGrants } from '../parts/grantSets.ts';
import { tokenCommand, tokenCommandKeys } from '../parts/tokenCommand.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

const toml = codeTemplate(quoteToml);

export const himalaya: Target = {
  id: 'himalaya',
  name: 'himalaya',
  kind: 'library',
  summary: 'Mail from the command line: IMAP and SMTP AUTH, or Microsoft Graph.',
  words: ['terminal', 'Rust', 'Pimalaya', 'mail client'],
  protocols: ['imap', 'smtp', 'graph'],
  defaultProtocols: ['imap', 'smtp'],
  grants: mailClientGrants,
  defaultGrant: 'deviceCode',
  why: 'It asks a command for a token, so every grant works.',
  notices: [],
  source: 'pimalaya/himalaya config.sample.toml (2)',
  asOf: '2026-11-29',
  protocolGroups: [['imap', 'smtp'], ['graph']],
  except: (['deviceCode', 'authorizationCode'] as const).map((grant) => ({
    grant,
    protocol: 'graph' as const,
    why: 'Here oama keeps a person’s sign-in, set up for IMAP and SMTP.',
  })),
  minimumVersion: '2.0',
  clouds: anyHosts,
  cloudsWhy:
    'Mail hosts are settings, and the token comes from a script of ours with the sign-in host in it.',
  instead: ['aerc', 'mutt'],
  targets: ['himalaya'],
  keys: [
    {
      file: 'himalaya.toml',
      source: 'pimalaya/himalaya config.sample.toml',
      release: '2.1.0',
      readOn: '2026-11-29',
      since: '2.0.0',
      keys: [
        { name: 'accounts.*.default', type: 'boolean' },
        { name: 'accounts.*.email', type: 'address' },
        { name: 'accounts.*.imap.server', type: 'url' },
        { name: 'accounts.*.imap.sasl.xoauth2.username', type: 'address' },
        { name: 'accounts.*.imap.sasl.xoauth2.token.command', type: 'command' },
        { name: 'accounts.*.smtp.server', type: 'url' },
        { name: 'accounts.*.smtp.starttls', type: 'boolean' },
        { name: 'accounts.*.smtp.sasl.xoauth2.username', type: 'address' },
        { name: 'accounts.*.smtp.sasl.xoauth2.token.command', type: 'command' },
        { name: 'accounts.*.msgraph.user-id', type: 'address' },
        { name: 'accounts.*.msgraph.auth.token.command', type: 'command' },
      ],
    },
    tokenCommandKeys,
  ],
  render: renderHimalaya,
};

function renderHimalaya(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  const token = tokenCommand(registration, context);
  const command = token.words.map((word) => literalOf(quoteToml, word)).join(', ');
  const { imap, smtp } = context.endpoints;
  const parts = context.protocols.map((protocol) => {
    if (protocol === 'graph')
      return toml`msgraph.user-id = ${mailbox.address}\nmsgraph.auth.token.command = [${verbatim(command)}]\n`;
    if (protocol === 'imap')
      return toml`imap.server = ${`imaps://${imap.host}:${imap.port}`}
imap.sasl.xoauth2.username = ${mailbox.address}
imap.sasl.xoauth2.token.command = [${verbatim(command)}]
`;
    const startTls = smtp.security === 'startTls';
    return toml`smtp.server = ${`${startTls ? 'smtp' : 'smtps'}://${smtp.host}:${smtp.port}`}
smtp.starttls = ${startTls}
smtp.sasl.xoauth2.username = ${mailbox.address}
smtp.sasl.xoauth2.token.command = [${verbatim(command)}]
`;
  });
  const text = toml`[accounts.exchange]
default = true
email = ${context.from}
${verbatim(parts.join(''))}`;
  return configFile(
    '~/.config/himalaya/config.toml',
    [{ name: 'himalaya.toml', language: 'toml', text }, ...token.files],
    [
      ...token.notes,
      'himalaya 2 is needed: version 1 has other keys (backend.auth).',
      ...(context.protocols.includes('graph')
        ? ['Choose Graph with --backend msgraph if IMAP is set up too.']
        : []),
    ],
  );
}

// pizauth: a token helper that runs in the background and renews tokens by itself.

import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate, literalOf, verbatim } from '../../snippets/codeTemplate.ts';
import { quotePizauth } from '../../snippets/quoteMailPrograms.ts';
import { anyHosts } from '../parts/cloudSets.ts';
import { configFile } from '../parts/configFile.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

const conf = codeTemplate(quotePizauth);

export const pizauth: Target = {
  id: 'pizauth',
  name: 'pizauth',
  kind: 'helper',
  summary: 'Token helper that runs in the background; tokens stay in memory.',
  words: ['token helper', 'Linux', 'Rust'],
  protocols: ['imap', 'pop', 'smtp'],
  defaultProtocols: ['imap', 'smtp'],
  grants: ['authorizationCode'],
  defaultGrant: 'authorizationCode',
  why: 'pizauth signs a person in through the browser with PKCE and renews the token by itself.',
  notices: [],
  source: 'ltratt/pizauth pizauth.conf.5, src/config.l and README.md (2026-06-06)',
  asOf: '2026-06-06',
  clouds: anyHosts,
  cloudsWhy: 'Sign-in host and mail or Graph hosts are settings of the program (see its keys).',
  targets: ['pizauth'],
  instead: ['oama', 'emailOAuth2Proxy'],
  cannot: 'It knows the authorization code with PKCE only.',
  keys: [
    {
      file: 'pizauth.conf',
      source: 'ltratt/pizauth pizauth.conf.5, src/config.l and README.md',
      release: '1.1.0',
      readOn: '2026-11-29',
      keys: [
        { name: 'auth_uri', type: 'url', required: true },
        { name: 'token_uri', type: 'url', required: true },
        { name: 'client_id', type: 'guid', required: true },
        { name: 'scopes', type: 'text', required: true },
        { name: 'auth_uri_fields', type: 'text', required: true },
      ],
    },
  ],
  render: renderPizauth,
};

function renderPizauth(registration: Registration, _mailbox: Mailbox, context: RenderContext): Rendering {
  const scopes = [...context.protocols.flatMap((protocol) => context.scopesFor(protocol)), 'offline_access'];
  const text = conf`account "exchange" {
    auth_uri = ${context.authorizeUrl};
    token_uri = ${context.tokenUrl};
    client_id = ${registration.clientId};
    scopes = [
${verbatim(scopes.map((scope) => `      ${literalOf(quotePizauth, scope)}`).join(',\n'))}
    ];
    auth_uri_fields = { "login_hint": ${context.signInAs} };
}
`;
  return configFile(
    '~/.config/pizauth.conf',
    [{ name: 'pizauth.conf', language: 'plaintext', text }],
    [
      'Start it with pizauth server, sign in once with pizauth refresh exchange; pizauth show exchange prints a token from then on.',
      `Sign in as ${context.signInAs}.`,
    ],
  );
}

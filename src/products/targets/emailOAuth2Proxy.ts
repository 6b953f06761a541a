// email-oauth2-proxy: lets any program that knows only user name and password use OAuth 2.0.

import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate, literalOf, verbatim } from '../../snippets/codeTemplate.ts';
import { quoteIni, quoteIniSection } from '../../snippets/quoteConfiguration.ts';
import type { KeyList } from '../keys.ts';
import { anyHosts } from '../parts/cloudSets.ts';
import { configFile } from '../parts/configFile.ts';
import { mailClientGrants } from '../parts/grantSets.ts';
import type { RenderContext, RenderedFile, Rendering, Target } from '../product.ts';

const ini = codeTemplate(quoteIni);

/** Local ports by protocol, as in the proxy's own sample. */
export const proxyPorts = { imap: 1993, pop: 1995, smtp: 1587 } as const;

/** The options of emailproxy.config that are rendered. */
export const proxyKeys: KeyList = {
  file: 'emailproxy.config',
  source: 'simonrob/email-oauth2-proxy emailproxy.config and emailproxy.py',
  release: 'emailproxy 2026.04.21',
  readOn: '2026-11-29',
  keys: [
    { name: 'IMAP-*.server_address', type: 'host' },
    { name: 'IMAP-*.server_port', type: 'port' },
    { name: 'IMAP-*.local_address', type: 'text' },
    { name: 'POP-*.server_address', type: 'host' },
    { name: 'POP-*.server_port', type: 'port' },
    { name: 'POP-*.local_address', type: 'text' },
    { name: 'SMTP-*.server_address', type: 'host' },
    { name: 'SMTP-*.server_port', type: 'port' },
    { name: 'SMTP-*.server_starttls', type: 'boolean' },
    { name: 'SMTP-*.local_address', type: 'text' },
    { name: 'emailproxy.delete_account_token_on_password_error', type: 'boolean' },
    { name: 'emailproxy.use_login_password_as_client_credentials_secret', type: 'boolean' },
    { name: 'emailproxy.encrypt_client_secret_on_first_use', type: 'boolean' },
    { name: '*.token_url', type: 'url', required: true },
    { name: '*.permission_url', type: 'url' },
    { name: '*.oauth2_scope', type: 'scopes' },
    { name: '*.oauth2_resource', type: 'url' },
    {
      name: '*.oauth2_flow',
      type: 'text',
      values: ['client_credentials', 'password', 'device', 'authorization_code'],
    },
    { name: '*.client_id', type: 'text', required: true },
    { name: '*.client_secret', type: 'reference' },
    { name: '*.redirect_uri', type: 'url' },
    { name: '*.use_pkce', type: 'boolean' },
    { name: '*.jwt_certificate_path', type: 'path' },
    { name: '*.jwt_key_path', type: 'path' },
  ],
};

export const emailOAuth2Proxy: Target = {
  id: 'emailOAuth2Proxy',
  name: 'email-oauth2-proxy',
  kind: 'helper',
  summary:
    'Local proxy for IMAP, POP and SMTP: any program that knows only a user name and a password works through it.',
  words: [
    'proxy',
    'no OAuth',
    'user name and password only',
    'basic authentication disabled',
    'legacy program',
    'printer',
    '535 5.7.139',
  ],
  protocols: ['imap', 'pop', 'smtp'],
  defaultProtocols: ['imap', 'smtp'],
  grants: mailClientGrants,
  defaultGrant: 'clientSecret',
  why: 'It does every grant and every mail protocol, so it is the way for programs without OAuth 2.0.',
  notices: [
    {
      id: 'proxyLocalOnly',
      severity: 'warning',
      text: 'Whoever reaches the proxy with an application’s credential can open the mailbox; keep it on 127.0.0.1.',
      more: 'With client credentials nobody consents at sign-in, so the proxy cannot tell a stranger from the program it serves.',
      source: 'simonrob/email-oauth2-proxy emailproxy.config (2026-04-21)',
      confidence: 'high',
    },
  ],
  source: 'simonrob/email-oauth2-proxy emailproxy.config and README.md (2026.04.21)',
  asOf: '2026-11-29',
  clouds: anyHosts,
  cloudsWhy: 'Sign-in host and mail or Graph hosts are settings of the program (see its keys).',
  oneName: ['password'],
  oneNameWhy:
    'The proxy sends the program’s login name to the sign-in host, so the person would have to be the mailbox.',
  targets: ['emailOAuth2Proxy'],
  keys: [proxyKeys],
  render: renderEmailOAuth2Proxy,
};

function renderEmailOAuth2Proxy(
  registration: Registration,
  mailbox: Mailbox,
  context: RenderContext,
): Rendering {
  return configFile(
    'emailproxy.config beside the proxy; it must be writable, since tokens are cached in it, encrypted with the local password',
    [proxyConfiguration(registration, mailbox, context)],
    proxyNotes(registration, mailbox, context),
  );
}

/** `emailproxy.config` for one mailbox, also for targets that need the proxy. */
export function proxyConfiguration(
  registration: Registration,
  mailbox: Mailbox,
  context: RenderContext,
): RenderedFile {
  const servers = context.protocols.flatMap((protocol) => {
    if (protocol === 'ews' || protocol === 'graph') return [];
    const { host, port, security } = context.endpoints[protocol];
    const startTls = security === 'startTls' ? 'server_starttls = True\n' : '';
    return [
      ini`[${verbatim(protocol.toUpperCase())}-${proxyPorts[protocol]}]
server_address = ${host}
server_port = ${port}
${verbatim(startTls)}local_address = 127.0.0.1
`,
    ];
  });
  const useLogin =
    registration.grant === 'clientSecret' ? 'use_login_password_as_client_credentials_secret = True\n' : '';
  const text = [
    ...servers,
    `[${literalOf(quoteIniSection, mailbox.address)}]\n${account(registration, context)}`,
    `[emailproxy]\ndelete_account_token_on_password_error = False\n${useLogin}`,
  ].join('\n');
  return { name: 'emailproxy.config', language: 'ini', text };
}

function account(registration: Registration, context: RenderContext): string {
  const mail = context.protocols.filter((protocol) => protocol !== 'ews' && protocol !== 'graph');
  const scopes = [...new Set(mail.flatMap((protocol) => context.scopesFor(protocol)))];
  const scope = (context.access === 'app' ? scopes : [...scopes, 'offline_access']).join(' ');
  // 21Vianet's password grant is the older one, which takes a resource (sample entry of emailproxy.config).
  const target =
    registration.cloud === 'china' && registration.grant === 'password'
      ? ini`token_url = ${`${context.tenantAuthority}/oauth2/token`}
oauth2_resource = ${context.endpoints.exchangeResource}
`
      : ini`token_url = ${context.tokenUrl}
oauth2_scope = ${scope}
`;
  return ini`${verbatim(flow(registration, context))}${verbatim(target)}client_id = ${registration.clientId}
`;
}

function flow(registration: Registration, context: RenderContext): string {
  switch (registration.grant) {
    case 'clientSecret':
      return 'oauth2_flow = client_credentials\n';
    case 'clientCertificate':
      return `oauth2_flow = client_credentials
jwt_certificate_path = /etc/emailproxy/certificate.pem
jwt_key_path = /etc/emailproxy/key.pem
`;
    case 'password':
      return 'oauth2_flow = password\n';
    case 'deviceCode':
      return ini`permission_url = ${context.deviceCodeUrl}\noauth2_flow = device\n`;
    case 'authorizationCode':
      return ini`permission_url = ${context.authorizeUrl}\nredirect_uri = http://localhost\nuse_pkce = True\n`;
  }
}

/** What to enter in the program that uses the proxy, and what the proxy's password means. */
export function proxyNotes(
  registration: Registration,
  mailbox: Mailbox,
  context: RenderContext,
): readonly string[] {
  const ports = context.protocols.flatMap((protocol) =>
    protocol === 'ews' || protocol === 'graph'
      ? []
      : [`${protocol.toUpperCase()} 127.0.0.1 port ${proxyPorts[protocol]}`],
  );
  const password =
    registration.grant === 'clientSecret'
      ? 'The program’s password is the client secret’s Value: the proxy takes it from each login, so it is in no file of the proxy.'
      : registration.grant === 'password'
        ? 'The program’s password is the account’s own password.'
        : 'The program’s password is any password you choose: it only encrypts the tokens that the proxy keeps.';
  return [
    `In the program enter ${ports.join(', ')}, without encryption, and ${mailbox.address} as the user name.`,
    password,
    ...(registration.grant === 'authorizationCode' || registration.grant === 'deviceCode'
      ? [
          `Sign in as ${context.signInAs} when the proxy asks; the program’s user name stays ${mailbox.address}.`,
          registration.grant === 'authorizationCode'
            ? 'On a server without a screen start the proxy with --no-gui --external-auth, or with --local-server-auth; for the latter give redirect_uri a port of its own (http://localhost:8080), since port 80 needs more rights.'
            : 'On a server without a screen start the proxy with --no-gui; it prints the code.',
        ]
      : []),
    ...(registration.grant === 'clientCertificate'
      ? [
          'Put the certificate and its private key where the two paths say, readable by the proxy’s account alone.',
        ]
      : []),
  ];
}

// oama: a token helper that keeps a person's sign-in in the keyring or in GPG files.

import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate } from '../../snippets/codeTemplate.ts';
import { quoteYaml } from '../../snippets/quoteConfiguration.ts';
import { anyHosts } from '../parts/cloudSets.ts';
import { configFile } from '../parts/configFile.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

const yaml = codeTemplate(quoteYaml);

export const oama: Target = {
  id: 'oama',
  name: 'oama',
  kind: 'helper',
  summary: 'Token helper for mail programs; keeps a person’s sign-in in the keyring or encrypted with GPG.',
  words: ['token helper', 'Linux', 'keyring'],
  protocols: ['imap', 'pop', 'smtp'],
  defaultProtocols: ['imap', 'smtp'],
  grants: ['deviceCode', 'authorizationCode'],
  defaultGrant: 'deviceCode',
  why: 'Device code needs the client ID only: no secret and no redirect URI.',
  notices: [],
  source: 'pdobsan/oama lib/OAMa/Environment.hs and README.md (2025-08-29)',
  asOf: '2025-08-29',
  clouds: anyHosts,
  cloudsWhy: 'Sign-in host and mail or Graph hosts are settings of the program (see its keys).',
  targets: ['oama'],
  instead: ['emailOAuth2Proxy'],
  cannot: 'It keeps the sign-in of a person; an application’s token comes from elsewhere.',
  keys: [
    {
      file: 'config.yaml',
      source: 'pdobsan/oama lib/OAMa/Environment.hs and README.md',
      release: '0.22.0',
      readOn: '2026-11-29',
      keys: [
        { name: 'encryption.tag', type: 'text', values: ['KEYRING', 'GPG'], required: true },
        { name: 'services.microsoft.client_id', type: 'guid', required: true },
        { name: 'services.microsoft.auth_endpoint', type: 'url', required: true },
        { name: 'services.microsoft.token_endpoint', type: 'url', required: true },
        { name: 'services.microsoft.auth_scope', type: 'scopes', required: true },
        { name: 'services.microsoft.tenant', type: 'text', required: true },
      ],
    },
  ],
  render: renderOama,
};

function renderOama(registration: Registration, _mailbox: Mailbox, context: RenderContext): Rendering {
  const device = registration.grant === 'deviceCode';
  const scopes = [...context.protocols.flatMap((protocol) => context.scopesFor(protocol)), 'offline_access'];
  const text = yaml`encryption:
  tag: KEYRING
services:
  microsoft:
    client_id: ${registration.clientId}
    auth_endpoint: ${device ? context.deviceCodeUrl : context.authorizeUrl}
    token_endpoint: ${context.tokenUrl}
    auth_scope: ${scopes.join(' ')}
    tenant: ${registration.tenantId}
`;
  return configFile(
    '~/.config/oama/config.yaml',
    [{ name: 'config.yaml', language: 'yaml', text }],
    [
      `Sign in once: oama authorize microsoft ${context.signInAs}${device ? ' --device' : ''}.`,
      `oama access ${context.signInAs} prints a token from then on.`,
      'oama never stores a renewed refresh token, so the sign-in ends 90 days after it was made: run authorize again before.',
      'No client secret is needed for a public client. A confidential one belongs in client_secret_cmd, a command that prints it.',
    ],
  );
}

// Roundcube: web mail over IMAP and SMTP, a person's sign-in in the browser.

import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate } from '../../snippets/codeTemplate.ts';
import { quotePhp } from '../../snippets/quoteCode.ts';
import { apiNames } from '../keys.ts';
import { anyHosts } from '../parts/cloudSets.ts';
import { configFile } from '../parts/configFile.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

const php = codeTemplate(quotePhp);

export const roundcube: Target = {
  id: 'roundcube',
  name: 'Roundcube',
  kind: 'product',
  summary: 'Web mail: each person signs in with the browser; IMAP to read, SMTP AUTH to send.',
  words: ['webmail', 'PHP'],
  protocols: ['imap', 'smtp'],
  defaultProtocols: ['imap', 'smtp'],
  grants: ['authorizationCode'],
  defaultGrant: 'authorizationCode',
  why: 'Roundcube signs each person in through the browser.',
  minimumVersion: '1.7',
  notices: [
    {
      id: 'mixedScopes',
      severity: 'info',
      text: 'Roundcube’s own sample mixes Exchange scopes with Graph’s User.Read; a token is for one resource, so that fails.',
      source: 'roundcube/roundcubemail issue 9598',
      confidence: 'high',
    },
  ],
  source: 'roundcube/roundcubemail config/defaults.inc.php (2026-08-16)',
  asOf: '2026-08-16',
  clouds: anyHosts,
  cloudsWhy: 'Sign-in host and mail or Graph hosts are settings of the program (see its keys).',
  targets: ['roundcube'],
  cannot: 'It works with the person who signs in.',
  shapes: {
    authorizationCode: {
      accounts: 'single',
      redirects: [],
      publicClientFlows: false,
      redirectPattern: 'https://YOUR-WEBMAIL/index.php/login/oauth',
      notes: ['Add <your site>/index.php/login/oauth under Web. A client secret is needed.'],
    },
  },
  keys: [
    {
      file: 'config.inc.php',
      source: 'roundcube/roundcubemail config/defaults.inc.php',
      release: '1.7.3',
      readOn: '2026-11-29',
      keys: apiNames(
        'imap_host',
        'smtp_host',
        'oauth_provider',
        'oauth_provider_name',
        'oauth_client_id',
        'oauth_client_secret',
        'oauth_auth_uri',
        'oauth_token_uri',
        'oauth_identity_uri',
        'oauth_identity_fields',
        'oauth_scope',
        'oauth_pkce',
      ),
    },
  ],
  render: renderRoundcube,
};

function renderRoundcube(registration: Registration, _mailbox: Mailbox, context: RenderContext): Rendering {
  const { imap, smtp } = context.endpoints;
  const scopes = [
    'openid',
    'email',
    'profile',
    'offline_access',
    ...context.protocols.flatMap((protocol) => context.scopesFor(protocol)),
  ];
  const text = php`<?php
// The part of config.inc.php for Exchange Online.
$config['imap_host'] = ${`ssl://${imap.host}:${imap.port}`};
$config['smtp_host'] = ${`${smtp.security === 'startTls' ? 'tls' : 'ssl'}://${smtp.host}:${smtp.port}`};
$config['oauth_provider'] = 'outlook';
$config['oauth_provider_name'] = 'Microsoft 365';
$config['oauth_client_id'] = ${registration.clientId};
$config['oauth_client_secret'] = getenv('EXCHANGE_CLIENT_SECRET');
$config['oauth_auth_uri'] = ${context.authorizeUrl};
$config['oauth_token_uri'] = ${context.tokenUrl};
// No identity_uri: the token is for Exchange, so Graph would refuse it; the ID token names the person.
$config['oauth_identity_uri'] = null;
$config['oauth_identity_fields'] = ['preferred_username', 'email'];
$config['oauth_scope'] = ${scopes.join(' ')};
$config['oauth_pkce'] = 'S256';
`;
  return configFile(
    'config/config.inc.php',
    [{ name: 'config.inc.php', language: 'php', text }],
    [
      'Roundcube 1.7 or later: oauth_pkce is new there; with 1.6 leave that line out.',
      `Each person signs in as themselves${context.shared ? '; a shared mailbox is opened from there' : ''}.`,
      'Set EXCHANGE_CLIENT_SECRET in the environment of PHP (for PHP-FPM: env[EXCHANGE_CLIENT_SECRET] in the pool).',
      'SMTP is STARTTLS on 587; the ssl:// of Roundcube’s own sample does not answer.',
    ],
  );
}

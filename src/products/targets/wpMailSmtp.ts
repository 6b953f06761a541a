// WP Mail SMTP for WordPress: sends through Microsoft Graph with a person’s sign-in.

import { graphScopes } from '../../core/permissions/graphPermissions.ts';
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate } from '../../snippets/codeTemplate.ts';
import { quotePhp } from '../../snippets/quoteCode.ts';
import { configFile } from '../parts/configFile.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

const php = codeTemplate(quotePhp);

export const wpMailSmtp: Target = {
  id: 'wpMailSmtp',
  name: 'WP Mail SMTP (WordPress)',
  kind: 'product',
  summary: 'WordPress plug-in: sends mail through Microsoft Graph.',
  words: ['WordPress', 'WPForms', 'PHP'],
  protocols: ['graph'],
  defaultProtocols: ['graph'],
  grants: ['authorizationCode'],
  defaultGrant: 'authorizationCode',
  why: 'The plug-in (Pro) signs a person in through the browser and keeps the sign-in.',
  notices: [],
  source: 'awesomemotive/WP-Mail-SMTP src/Options.php (4)',
  asOf: '2026-11-29',
  cannot: 'It sends through Graph with a person who signs in.',
  permissions: {
    graph: { delegated: [graphScopes.mailSend, graphScopes.userRead, graphScopes.offlineAccess] },
  },
  shapes: {
    authorizationCode: {
      accounts: 'multiple',
      redirects: [],
      publicClientFlows: false,
      redirectPattern: 'as the plug-in shows it',
      notes: ['A client secret is needed, and the redirect URI belongs under Web.'],
    },
  },
  targets: ['wpMailSmtp'],
  keys: [
    {
      file: 'wp-config.php',
      source: 'awesomemotive/WP-Mail-SMTP src/Options.php',
      release: '4.8.0',
      readOn: '2026-11-29',
      keys: [
        { name: 'WPMS_ON', type: 'boolean', required: true },
        { name: 'WPMS_MAIL_FROM', type: 'address' },
        { name: 'WPMS_MAILER', type: 'text', values: ['outlook'], required: true },
        { name: 'WPMS_OUTLOOK_CLIENT_ID', type: 'guid', required: true },
        { name: 'WPMS_OUTLOOK_CLIENT_SECRET', type: 'reference', required: true },
      ],
    },
  ],
  render: renderWpMailSmtp,
};

function renderWpMailSmtp(registration: Registration, _mailbox: Mailbox, context: RenderContext): Rendering {
  const text = php`<?php
// The part of wp-config.php for WP Mail SMTP, above "That's all, stop editing".
define('WPMS_ON', true);
define('WPMS_MAIL_FROM', ${context.from});
define('WPMS_MAILER', 'outlook');
define('WPMS_OUTLOOK_CLIENT_ID', ${registration.clientId});
define('WPMS_OUTLOOK_CLIENT_SECRET', getenv('EXCHANGE_CLIENT_SECRET'));
`;
  return configFile(
    'wp-config.php',
    [{ name: 'wp-config.php', language: 'php', text }],
    [
      'Set EXCHANGE_CLIENT_SECRET in PHP’s environment.',
      'The mailer 365 / Outlook is part of WP Mail SMTP Pro.',
      `Press Allow plugin to send emails using your Microsoft account and sign in as ${context.signInAs}.`,
      'The plug-in signs in at /common, so the app registration must be multi-tenant (unverified for the newest release).',
    ],
  );
}

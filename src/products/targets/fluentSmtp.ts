// FluentSMTP for WordPress: sends through Microsoft Graph with a person’s sign-in.

import { graphScopes } from '../../core/permissions/graphPermissions.ts';
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate } from '../../snippets/codeTemplate.ts';
import { quotePhp } from '../../snippets/quoteCode.ts';
import { configFile } from '../parts/configFile.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

const php = codeTemplate(quotePhp);

export const fluentSmtp: Target = {
  id: 'fluentSmtp',
  name: 'FluentSMTP (WordPress)',
  kind: 'product',
  summary: 'WordPress plug-in: sends mail through Microsoft Graph.',
  words: ['WordPress', 'WPManageNinja', 'PHP'],
  protocols: ['graph'],
  defaultProtocols: ['graph'],
  grants: ['authorizationCode'],
  defaultGrant: 'authorizationCode',
  why: 'The plug-in signs a person in through the browser and keeps the sign-in.',
  notices: [],
  source: 'WPManageNinja/fluent-smtp app/Services/Mailer/Providers/Outlook (2.2)',
  asOf: '2026-11-29',
  cannot: 'It sends through Graph with a person who signs in.',
  permissions: { graph: { delegated: [graphScopes.mailSend, graphScopes.offlineAccess] } },
  shapes: {
    authorizationCode: {
      accounts: 'single',
      redirects: [],
      publicClientFlows: false,
      redirectPattern: 'as the plug-in shows it',
      notes: ['A client secret is needed, and the redirect URI belongs under Web.'],
    },
  },
  targets: ['fluentSmtp'],
  keys: [
    {
      file: 'wp-config.php',
      source: 'WPManageNinja/fluent-smtp app/Services/Mailer/Providers/Outlook',
      release: '2.3.1',
      readOn: '2026-11-29',
      keys: [
        { name: 'FLUENTMAIL_OUTLOOK_CLIENT_ID', type: 'guid', required: true },
        { name: 'FLUENTMAIL_OUTLOOK_CLIENT_SECRET', type: 'reference', required: true },
      ],
    },
  ],
  render: renderFluentSmtp,
};

function renderFluentSmtp(registration: Registration, _mailbox: Mailbox, context: RenderContext): Rendering {
  const text = php`<?php
// The part of wp-config.php for FluentSMTP, above "That's all, stop editing".
define('FLUENTMAIL_OUTLOOK_CLIENT_ID', ${registration.clientId});
define('FLUENTMAIL_OUTLOOK_CLIENT_SECRET', getenv('EXCHANGE_CLIENT_SECRET'));
`;
  return configFile(
    'wp-config.php',
    [{ name: 'wp-config.php', language: 'php', text }],
    [
      'Set EXCHANGE_CLIENT_SECRET in PHP’s environment.',
      `In FluentSMTP, Connections, Outlook choose the keys from wp-config.php, enter ${registration.tenantId} as Directory (tenant) ID (2.3.1 or later) and ${context.from} as From Email.`,
      `Press Authenticate with Office365, sign in as ${context.signInAs} and paste the code back.`,
    ],
  );
}

// Nextcloud Mail: the app’s Microsoft integration, IMAP and SMTP with a person’s sign-in.
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate } from '../../snippets/codeTemplate.ts';
import { quoteSh } from '../../snippets/quoteShell.ts';
import { apiNames } from '../keys.ts';
import { configFile } from '../parts/configFile.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

const sh = codeTemplate(quoteSh);

export const nextcloudMail: Target = {
  id: 'nextcloudMail',
  name: 'Nextcloud Mail',
  kind: 'product',
  summary: 'Web mail of Nextcloud: each person signs in; IMAP and SMTP AUTH.',
  words: ['Nextcloud', 'webmail', 'PHP'],
  protocols: ['imap', 'smtp'],
  defaultProtocols: ['imap', 'smtp'],
  grants: ['authorizationCode'],
  defaultGrant: 'authorizationCode',
  why: 'Nextcloud Mail signs each person in through the browser.',
  notices: [],
  source: 'nextcloud/mail lib/ConfigLexicon.php and lib/Integration/MicrosoftIntegration.php (5.5)',
  asOf: '2026-11-29',
  cannot: 'It works with the person who signs in.',
  shapes: {
    authorizationCode: {
      accounts: 'single',
      redirects: [],
      publicClientFlows: false,
      redirectPattern: 'https://YOUR-NEXTCLOUD/apps/mail/integration/microsoft-auth',
      notes: ['A client secret is needed, and the redirect URI belongs under Web.'],
    },
  },
  targets: ['nextcloudMail'],
  keys: [
    {
      file: 'nextcloud-mail.sh',
      source: 'nextcloud/mail lib/ConfigLexicon.php and lib/Integration/MicrosoftIntegration.php',
      release: '5.5',
      readOn: '2026-11-29',
      keys: apiNames('-eu', '--value'),
    },
  ],
  render: renderNextcloudMail,
};

function renderNextcloudMail(
  registration: Registration,
  mailbox: Mailbox,
  context: RenderContext,
): Rendering {
  const text = sh`#!/bin/sh
# The administrator's settings of the app Mail. The client secret is entered in the page, not here.
set -eu
php occ config:app:set mail microsoft_oauth_client_id --value=${registration.clientId}
php occ config:app:set mail microsoft_oauth_tenant_id --value=${registration.tenantId}
`;
  return configFile(
    'the folder of Nextcloud, as the web server’s user',
    [{ name: 'nextcloud-mail.sh', language: 'shellscript', text }],
    [
      'Enter the client secret’s Value in Administration settings, Groupware, Mail, Microsoft integration (microsoft_oauth_client_secret); it is stored encrypted.',
      'Without microsoft_oauth_tenant_id the app signs in at /common, which a single-tenant registration refuses.',
      `Each person adds an account for their own address; ${context.signInAs} signs in for ${mailbox.address}.`,
    ],
  );
}

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
  source: 'nextcloud/mail lib/ConfigLexicon.php and lib/Integration/MicrosoftIntegration.php (5.11.2)',
  asOf: '2026-11-29',
  clouds: ['global'],
  cloudsWhy: 'Its sign-in host, scopes and IMAP host are fixed in its code.',
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
      source: 'nextcloud/mail lib/Integration/MicrosoftIntegration.php and lib/Controller/PageController.php',
      release: '5.11.2',
      readOn: '2026-11-29',
      since: '3.0.0',
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
      'Enter the client secret’s Value in Administration settings, Groupware, Mail app, Microsoft integration, with Client ID and Tenant ID (optional) once more: the page saves the three together and encrypts the secret, so occ cannot set it.',
      'Microsoft’s sign-in is offered only if the IMAP host of the account is outlook.office365.com.',
      'Without microsoft_oauth_tenant_id the app signs in at /common, which a single-tenant registration refuses.',
      `Each person adds an account for their own address; ${context.signInAs} signs in for ${mailbox.address}.`,
    ],
  );
}

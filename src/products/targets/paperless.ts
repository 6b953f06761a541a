// Paperless-ngx: mail account with a person’s sign-in, IMAP.
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate } from '../../snippets/codeTemplate.ts';
import { quoteDotenv } from '../../snippets/quoteConfiguration.ts';
import { configFile } from '../parts/configFile.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

const dotenv = codeTemplate(quoteDotenv);

export const paperless: Target = {
  id: 'paperless',
  name: 'Paperless-ngx',
  kind: 'product',
  summary: 'Document archive: consumes attachments from a mailbox over IMAP.',
  words: ['documents', 'archive', 'scan', 'Python'],
  protocols: ['imap'],
  defaultProtocols: ['imap'],
  grants: ['authorizationCode'],
  defaultGrant: 'authorizationCode',
  why: 'Paperless-ngx signs a person in through the browser and reads over IMAP.',
  notices: [],
  source:
    'paperless-ngx/paperless-ngx docs/configuration.md, docs/usage.md and src/paperless_mail/oauth.py (2.18)',
  asOf: '2026-11-29',
  cannot: 'It reads over IMAP with a person who signs in.',
  shapes: {
    authorizationCode: {
      accounts: 'multiple',
      redirects: [],
      publicClientFlows: false,
      redirectPattern: 'https://YOUR-PAPERLESS/api/oauth/callback/',
      notes: [
        'The app registration must be multi-tenant. A client secret is needed, and the redirect URI belongs under Web.',
      ],
    },
  },
  targets: ['paperless'],
  keys: [
    {
      file: 'paperless.env',
      source:
        'paperless-ngx/paperless-ngx docs/configuration.md, docs/usage.md and src/paperless_mail/oauth.py',
      release: '2.18',
      readOn: '2026-11-29',
      keys: [
        { name: 'PAPERLESS_OAUTH_CALLBACK_BASE_URL', type: 'url', required: true },
        { name: 'PAPERLESS_OUTLOOK_OAUTH_CLIENT_ID', type: 'guid', required: true },
      ],
    },
  ],
  render: renderPaperless,
};

function renderPaperless(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  const text = dotenv`PAPERLESS_OAUTH_CALLBACK_BASE_URL=${'https://paperless.example'}
PAPERLESS_OUTLOOK_OAUTH_CLIENT_ID=${registration.clientId}
`;
  return configFile(
    'paperless.conf, or the environment of the container',
    [{ name: 'paperless.env', language: 'dotenv', text }],
    [
      'Set PAPERLESS_OUTLOOK_OAUTH_CLIENT_SECRET in the service’s environment, not in this file, and PAPERLESS_OAUTH_CALLBACK_BASE_URL to your own address.',
      `In Settings, Mail press Connect Outlook Account and sign in as ${context.signInAs}.`,
      ...(context.shared
        ? [
            `Then change the user name of the mail account to ${mailbox.address}; whether that works with a shared mailbox is unverified.`,
          ]
        : []),
      'Paperless signs in at /common, so the app registration must be multi-tenant.',
      'Choose an action of the mail rule that changes nothing on the server (mark as read at most) for the first run.',
    ],
  );
}

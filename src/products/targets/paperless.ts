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
  minimumVersion: '2.13.0',
  notices: [],
  source:
    'paperless-ngx/paperless-ngx docs/configuration.md, docs/usage.md, src/paperless_mail/oauth.py and mail.py (3.0.5)',
  asOf: '2026-11-29',
  clouds: ['global'],
  cloudsWhy: 'Its sign-in host and the scope of outlook.office.com are fixed in its code.',
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
      source: 'paperless-ngx/paperless-ngx docs/configuration.md and src/paperless/settings/__init__.py',
      release: '3.0.5',
      readOn: '2026-11-29',
      since: '2.13.0',
      keys: [
        { name: 'PAPERLESS_URL', type: 'url' },
        { name: 'PAPERLESS_OAUTH_CALLBACK_BASE_URL', type: 'url', required: true },
        { name: 'PAPERLESS_OUTLOOK_OAUTH_CLIENT_SECRET', type: 'reference' },
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
      'Set PAPERLESS_OUTLOOK_OAUTH_CLIENT_SECRET in the service’s environment, not in this file, and PAPERLESS_OAUTH_CALLBACK_BASE_URL to your own address. Without it PAPERLESS_URL is used.',
      `In Mail press Connect Outlook Account and sign in as ${context.signInAs}. Paperless then shows the new account without a user name: enter ${mailbox.address} and save, since the user name is the mailbox that it opens.`,
      'Paperless enters outlook.office365.com, port 993 and SSL itself and renews the token (2.13.0 or later).',
      'Paperless signs in at /common, so the app registration must be multi-tenant.',
      'Choose an action of the mail rule that changes nothing on the server (mark as read at most) for the first run.',
    ],
  );
}

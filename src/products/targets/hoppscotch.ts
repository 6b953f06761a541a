// Hoppscotch, self-hosted: SMTP with a person's refresh token, set in the administrators' dashboard.
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeSpan } from '../../snippets/quoteMarkdown.ts';
import { anyHosts } from '../parts/cloudSets.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';
import { renderSheet, type SheetField, secretWords } from '../settingsSheet.ts';

const source =
  'hoppscotch/hoppscotch packages/hoppscotch-backend/src/mailer/helper.ts and packages/hoppscotch-sh-admin/locales/en.json (2026.6.0)';

export const hoppscotch: Target = {
  id: 'hoppscotch',
  name: 'Hoppscotch',
  kind: 'product',
  summary: 'API client, self-hosted: sends sign-in links and invitations over SMTP AUTH.',
  words: ['Node.js', 'magic link', 'API client'],
  protocols: ['smtp'],
  defaultProtocols: ['smtp'],
  grants: ['authorizationCode'],
  defaultGrant: 'authorizationCode',
  why: 'Nodemailer inside renews a person’s refresh token.',
  minimumVersion: '2026.4.0',
  notices: [],
  source,
  asOf: '2026-11-29',
  clouds: anyHosts,
  cloudsWhy: 'Host and token URL are settings.',
  cannot: 'It renews a person’s refresh token with a client secret.',
  instead: ['emailOAuth2Proxy'],
  shapes: {
    authorizationCode: {
      accounts: 'single',
      redirects: [{ platform: 'web', uri: 'http://localhost' }],
      publicClientFlows: false,
      notes: ['A client secret is needed. The redirect URI serves only to get the first refresh token.'],
    },
  },
  targets: ['hoppscotch'],
  keys: [
    {
      file: 'form',
      source,
      release: '2026.6.0',
      readOn: '2026-11-29',
      since: '2026.4.0',
      keys: [
        { name: 'Enable SMTP', type: 'text', values: ['on'], required: true },
        { name: 'Use Custom SMTP Configurations', type: 'text', values: ['on'], required: true },
        { name: 'SMTP Host', type: 'text', required: true },
        { name: 'SMTP Port', type: 'port', required: true },
        { name: 'Mailer From Address', type: 'address', required: true },
        {
          name: 'Authentication Type',
          type: 'text',
          values: ['Basic Auth (Login)', 'OAuth 2.0'],
          required: true,
        },
        { name: 'OAuth 2.0 User', type: 'address', required: true },
        { name: 'OAuth 2.0 Client ID', type: 'guid', required: true },
        { name: 'OAuth 2.0 Client Secret', type: 'text', required: true },
        { name: 'OAuth 2.0 Refresh Token', type: 'text', required: true },
        { name: 'OAuth 2.0 Access Token URL', type: 'url', required: true },
        { name: 'SMTP Secure', type: 'text', values: ['on', 'off'], required: true },
        { name: 'SMTP Ignore TLS', type: 'text', values: ['on', 'off'], required: true },
        { name: 'TLS Reject Unauthorized', type: 'text', values: ['on', 'off'], required: true },
      ],
    },
  ],
  render: renderHoppscotch,
};

function renderHoppscotch(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  return renderSheet(registration, context, {
    title: 'Hoppscotch SMTP configurations',
    fileName: 'hoppscotch-mail.md',
    labels: 'sourceCode',
    sections: [
      {
        where: 'Admin dashboard, Settings, SMTP Configurations',
        fields: fields(registration, mailbox, context),
      },
    ],
    steps: [
      `Get a refresh token once: open the authorization address ${codeSpan(context.authorizeUrl)} for the scopes ${codeSpan([...context.scopesFor('smtp'), 'offline_access'].join(' '))} and the redirect URI ${codeSpan('http://localhost')}, sign in as ${codeSpan(context.signInAs)}, and exchange the code with the client secret.`,
      'Ask for no scope of another resource: Hoppscotch renews without naming scopes.',
      'Enter the fields and save; Hoppscotch restarts.',
    ],
    notes: [
      'Hoppscotch keeps the refresh token that was entered and drops renewed ones: enter a new one before 90 days have passed.',
      'Since 2025.7 the mail settings are in the dashboard; MAILER_ variables of .env are no longer read.',
    ],
  });
}

const turned = (label: string, value: 'on' | 'off', note?: string): SheetField => ({
  label,
  value,
  words: true,
  ...(note === undefined ? {} : { note }),
});

function fields(registration: Registration, mailbox: Mailbox, context: RenderContext): readonly SheetField[] {
  const { host, port } = context.endpoints.smtp;
  return [
    turned('Enable SMTP', 'on'),
    turned('Use Custom SMTP Configurations', 'on'),
    { label: 'SMTP Host', value: host },
    { label: 'SMTP Port', value: String(port) },
    { label: 'Mailer From Address', value: context.from },
    { label: 'Authentication Type', value: 'OAuth 2.0' },
    { label: 'OAuth 2.0 User', value: mailbox.address },
    { label: 'OAuth 2.0 Client ID', value: registration.clientId },
    { label: 'OAuth 2.0 Client Secret', value: secretWords, words: true },
    { label: 'OAuth 2.0 Refresh Token', value: 'the refresh token of the first step', words: true },
    {
      label: 'OAuth 2.0 Access Token URL',
      value: context.tokenUrl,
      note: 'Left empty, Nodemailer asks Google.',
    },
    turned('SMTP Secure', 'off', 'Port 587 begins in the clear and turns to TLS.'),
    turned('SMTP Ignore TLS', 'off'),
    turned('TLS Reject Unauthorized', 'on'),
  ];
}

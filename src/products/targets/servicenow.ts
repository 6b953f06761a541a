// ServiceNow: OAuth profile and e-mail accounts, SMTP and IMAP with client credentials.
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';
import { renderSheet, secretWords } from '../settingsSheet.ts';

export const servicenow: Target = {
  id: 'servicenow',
  name: 'ServiceNow',
  kind: 'product',
  summary: 'Service platform: reads over IMAP and sends over SMTP AUTH.',
  words: ['ITSM', 'tickets', 'Now Platform'],
  protocols: ['imap', 'smtp'],
  defaultProtocols: ['imap', 'smtp'],
  grants: ['clientSecret'],
  defaultGrant: 'clientSecret',
  why: 'The instance signs in as an application, so no person’s sign-in has to be renewed.',
  notices: [],
  source:
    'servicenow.com documentation, Configure an email account with a client ID and client secret; KB0816072 (Xanadu)',
  asOf: '2026-11-29',
  cannot: 'The sheet is for client credentials.',
  shapes: {
    clientSecret: {
      accounts: 'single',
      redirects: [],
      publicClientFlows: false,
      redirectPattern: 'https://YOUR-INSTANCE/oauth_redirect.do',
      notes: ['The vendor’s page adds the redirect URI although client credentials need none.'],
    },
  },
  targets: ['servicenow'],
  keys: [
    {
      file: 'form',
      source:
        'servicenow.com documentation, Configure an email account with a client ID and client secret; KB0816072 (Xanadu)',
      release: '2026-11-29',
      readOn: '2026-11-29',
      keys: [
        { name: 'Name', type: 'text', required: true },
        { name: 'Client ID', type: 'text', required: true },
        { name: 'Client Secret', type: 'text', required: true },
        { name: 'Default Grant type', type: 'text', required: true },
        { name: 'Token URL', type: 'text', required: true },
        { name: 'Redirect URL', type: 'text', required: true },
        { name: 'OAuth scope', type: 'text', required: true },
        { name: 'Authentication', type: 'text', required: true },
        { name: 'User name', type: 'text', required: true },
        { name: 'IMAP server', type: 'text', required: true },
        { name: 'SMTP server', type: 'text', required: true },
      ],
    },
  ],
  render: renderServicenow,
};

function renderServicenow(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  return renderSheet(registration, context, {
    title: 'ServiceNow OAuth profile and e-mail accounts',
    fileName: 'servicenow.md',
    labels: 'document',
    sections: [
      {
        where: 'System OAuth, Application Registry, New, Connect to a third party OAuth Provider',
        fields: [
          { label: 'Name', value: registration.name },
          { label: 'Client ID', value: registration.clientId },
          { label: 'Client Secret', value: secretWords, words: true },
          { label: 'Default Grant type', value: 'Client Credentials', words: true },
          { label: 'Token URL', value: context.tokenUrl },
          { label: 'Redirect URL', value: 'https://YOUR-INSTANCE/oauth_redirect.do', words: true },
          {
            label: 'OAuth scope',
            value: context.scopesFor(context.protocols[0] ?? 'imap')[0] ?? '',
            note: 'In the OAuth Entity Profile.',
          },
        ],
      },
      {
        where: 'System Mailboxes, Email Accounts',
        fields: [
          { label: 'Authentication', value: 'OAuth 2.0', words: true },
          { label: 'User name', value: mailbox.address },
          ...(context.protocols.includes('imap')
            ? [
                {
                  label: 'IMAP server',
                  value: `${context.endpoints.imap.host}:${context.endpoints.imap.port}`,
                  note: 'SSL/TLS.',
                },
              ]
            : []),
          ...(context.protocols.includes('smtp')
            ? [
                {
                  label: 'SMTP server',
                  value: `${context.endpoints.smtp.host}:${context.endpoints.smtp.port}`,
                  note: 'STARTTLS.',
                },
              ]
            : []),
        ],
      },
    ],
    steps: [
      'Install the plug-in Email - OAUTH support for IMAP and SMTP.',
      'Save the registry entry, add the scope to its OAuth Entity Profile, then choose the profile in each e-mail account.',
      'Press Test Connection in each e-mail account.',
    ],
    notes: ['The instance deletes mail from the server after reading: give it a mailbox of its own.'],
  });
}

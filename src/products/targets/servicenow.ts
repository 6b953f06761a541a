// ServiceNow: OAuth profile and e-mail accounts, SMTP and IMAP with client credentials.
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';
import { renderSheet, type SheetSection, secretWords } from '../settingsSheet.ts';

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
    'ServiceNow/ServiceNowDocs markdown/platform-administration: configure-client-id-secret-email-auth, register-oauth-cred-flow, create-email-account-smtp (Australia); KB0816072',
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
        'ServiceNow/ServiceNowDocs markdown/platform-administration: register-oauth-cred-flow, create-email-account-smtp',
      release: 'Australia',
      readOn: '2026-11-29',
      keys: [
        { name: 'Name', type: 'text', required: true },
        { name: 'Client ID', type: 'text', required: true },
        { name: 'Client Secret', type: 'text', required: true },
        { name: 'Default Grant type', type: 'text', required: true },
        { name: 'Token URL', type: 'text', required: true },
        { name: 'Redirect URL', type: 'text', required: true },
        { name: 'Scope name', type: 'text', required: true },
        { name: 'OAuth scope', type: 'text', required: true },
        { name: 'Type', type: 'text', values: ['SMTP', 'IMAP'], required: true },
        { name: 'Authentication', type: 'text', required: true },
        { name: 'Server', type: 'text', required: true },
        { name: 'Port', type: 'text', required: true },
        { name: 'Connection Security', type: 'text', required: true },
        { name: 'User name', type: 'text', required: true },
        { name: 'From', type: 'text' },
        { name: 'OAuth Profile', type: 'text', required: true },
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
        ],
      },
      {
        where: 'OAuth Entity Scopes of that entry, then the same row in its OAuth Entity Profile',
        fields: [
          { label: 'Scope name', value: 'smtp', from: 'ours', note: 'Any name; the vendor’s page has smtp.' },
          { label: 'OAuth scope', value: context.scopesFor(context.protocols[0] ?? 'imap')[0] ?? '' },
        ],
      },
      ...context.protocols.flatMap((protocol) =>
        protocol === 'imap' || protocol === 'smtp' ? [account(protocol, registration, mailbox, context)] : [],
      ),
    ],
    steps: [
      'Activate the plug-in Email:OAUTH support for IMAP, Microsoft Graph (Receiving), and SMTP (com.glide.email.oauth).',
      'Save the registry entry: that makes its OAuth Entity Profile. Add the scope to the entry, then choose it in the profile too.',
      'Make each e-mail account, submit it, and select Test Connection.',
    ],
    notes: [
      ...(context.protocols.includes('imap')
        ? [
            'ServiceNow’s pages describe client credentials for SMTP and, for reading, the account type Microsoft Graph (Receive). IMAP with client credentials is from KB0816072 (unverified).',
          ]
        : []),
      'The instance deletes mail from the server after reading: give it a mailbox of its own.',
    ],
  });
}

/** One e-mail account; a protocol has an account of its own. */
function account(
  protocol: 'imap' | 'smtp',
  registration: Registration,
  mailbox: Mailbox,
  context: RenderContext,
): SheetSection {
  const { host, port, security } = context.endpoints[protocol];
  return {
    where: `System Mailboxes, Administration, Email Accounts, New: ${protocol.toUpperCase()}`,
    fields: [
      { label: 'Type', value: protocol.toUpperCase() },
      { label: 'Authentication', value: 'OAUTH 2.0', words: true },
      { label: 'Server', value: host },
      { label: 'Port', value: String(port) },
      {
        label: 'Connection Security',
        value: security === 'startTls' ? 'STARTTLS' : 'SSL/TLS',
        words: true,
        note: 'Choose the entry of this meaning.',
      },
      { label: 'User name', value: mailbox.address, note: 'A full address.' },
      ...(protocol === 'smtp'
        ? [{ label: 'From', value: context.from, note: 'Goes before User name.' }]
        : []),
      {
        label: 'OAuth Profile',
        value: `${registration.name} default_profile`,
        note: 'The profile that was made with the registry entry.',
      },
    ],
  };
}

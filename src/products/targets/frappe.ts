// Frappe and ERPNext: a Connected App, and an e-mail account that uses it.
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeSpan } from '../../snippets/quoteMarkdown.ts';
import { anyHosts } from '../parts/cloudSets.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';
import { renderSheet, type SheetField, secretWords } from '../settingsSheet.ts';

export const frappe: Target = {
  id: 'frappe',
  name: 'Frappe and ERPNext',
  kind: 'product',
  summary: 'Business suite: reads over IMAP and sends over SMTP AUTH with a person’s sign-in.',
  words: ['ERPNext', 'ERP', 'Python'],
  protocols: ['imap', 'smtp'],
  defaultProtocols: ['imap', 'smtp'],
  grants: ['clientSecret', 'authorizationCode'],
  defaultGrant: 'authorizationCode',
  why: 'A Connected App signs a person in; the e-mail account uses that sign-in.',
  notices: [],
  source:
    'frappe/frappe frappe/integrations/doctype/connected_app/connected_app.json and frappe/email/doctype/email_account/email_account.json (15)',
  asOf: '2026-11-29',
  minimumVersion: '15',
  clouds: anyHosts,
  cloudsWhy: 'Every address is a field.',
  cannot: 'It takes a client secret, as an application or with a person who signs in.',
  shapes: {
    authorizationCode: {
      accounts: 'single',
      redirects: [],
      publicClientFlows: false,
      redirectPattern:
        'https://YOUR-FRAPPE/api/method/frappe.integrations.doctype.connected_app.connected_app.callback/APP',
      notes: ['A client secret is needed, and the redirect URI belongs under Web.'],
    },
  },
  targets: ['frappe'],
  keys: [
    {
      file: 'form',
      source:
        'frappe/frappe frappe/integrations/doctype/connected_app/connected_app.json and frappe/email/doctype/email_account/email_account.json',
      release: '15',
      readOn: '2026-11-29',
      keys: [
        { name: 'Provider Name', type: 'text', required: true },
        { name: 'Client ID', type: 'text', required: true },
        { name: 'Client Secret', type: 'text', required: true },
        { name: 'Authorization URI', type: 'text' },
        { name: 'Token URI', type: 'text', required: true },
        { name: 'Redirect URI', type: 'text' },
        { name: 'Scopes', type: 'text', required: true },
        { name: 'Email Address', type: 'text', required: true },
        { name: 'Method', type: 'text', required: true },
        { name: 'Connected App', type: 'text', required: true },
        { name: 'Connected User', type: 'text' },
        { name: 'Authenticate as Service Principal', type: 'text' },
        { name: 'Use different Email ID', type: 'text' },
        { name: 'Incoming Server', type: 'host' },
        { name: 'Port (incoming)', type: 'port' },
        { name: 'Outgoing Server', type: 'host' },
        { name: 'Port (outgoing)', type: 'port' },
      ],
    },
  ],
  render: renderFrappe,
};

function renderFrappe(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  const app = context.access === 'app';
  return renderSheet(registration, context, {
    title: 'Frappe Connected App and Email Account',
    fileName: 'frappe-email.md',
    labels: 'sourceCode',
    sections: [
      { where: 'Connected App, New', fields: connectedApp(registration, context, app) },
      { where: 'Email Account', fields: [...account(mailbox, app), ...servers(context)] },
    ],
    steps: [
      ...(app
        ? ['Save the Connected App.']
        : [
            'Save the Connected App and add its redirect URI to the app registration under Web.',
            `Press Connect to in the Connected App and sign in as ${codeSpan(context.signInAs)}; the token is stored for the Frappe user who pressed it.`,
          ]),
      'Enter the Email Account and save: Frappe signs in to IMAP and SMTP then.',
    ],
    notes: [
      'Version 15 or later is needed: in version 14 OAuth of e-mail accounts is for Gmail only.',
      ...(app
        ? [
            'A version 15 that does not show Authenticate as Service Principal needs an update (unverified from which one on).',
          ]
        : []),
    ],
  });
}

function connectedApp(
  registration: Registration,
  context: RenderContext,
  app: boolean,
): readonly SheetField[] {
  const asked = context.protocols.flatMap((protocol) => context.scopesFor(protocol));
  const scopes = app ? [...new Set(asked)] : ['offline_access', ...asked];
  return [
    { label: 'Provider Name', value: 'Microsoft 365', note: 'provider_name.' },
    { label: 'Client ID', value: registration.clientId, note: 'client_id.' },
    { label: 'Client Secret', value: secretWords, words: true, note: 'client_secret.' },
    ...(app ? [] : [{ label: 'Authorization URI', value: context.authorizeUrl, note: 'authorization_uri.' }]),
    { label: 'Token URI', value: context.tokenUrl, note: 'token_uri.' },
    ...(app
      ? []
      : [{ label: 'Redirect URI', value: 'as Frappe fills it in', words: true, note: 'redirect_uri.' }]),
    { label: 'Scopes', value: scopes.join(' '), note: 'scopes: one a row.' },
  ];
}

function account(mailbox: Mailbox, app: boolean): readonly SheetField[] {
  return [
    { label: 'Email Address', value: mailbox.address },
    { label: 'Method', value: 'OAuth', words: true, note: 'auth_method.' },
    { label: 'Connected App', value: 'the record from above', words: true, note: 'connected_app.' },
    app
      ? {
          label: 'Authenticate as Service Principal',
          value: 'on',
          words: true,
          standard: 'off',
          note: 'backend_app_flow: a token by client credentials, without a person.',
        }
      : {
          label: 'Connected User',
          value: 'the Frappe user who signs in',
          words: true,
          note: 'connected_user.',
        },
    {
      label: 'Use different Email ID',
      value: 'off',
      words: true,
      standard: 'off',
      note: 'login_id_is_different: off, so the user of the sign-in at the mail server is the mailbox.',
    },
  ];
}

function servers({ protocols, endpoints: { imap, smtp } }: RenderContext): readonly SheetField[] {
  return [
    ...(protocols.includes('imap')
      ? [
          { label: 'Incoming Server', value: imap.host, note: 'email_server, with Use IMAP and Use SSL.' },
          {
            label: 'Port (incoming)',
            value: String(imap.port),
            note: 'incoming_port.',
            from: 'ours' as const,
          },
        ]
      : []),
    ...(protocols.includes('smtp')
      ? [
          { label: 'Outgoing Server', value: smtp.host, note: 'smtp_server, with Use TLS.' },
          { label: 'Port (outgoing)', value: String(smtp.port), note: 'smtp_port.', from: 'ours' as const },
        ]
      : []),
  ];
}

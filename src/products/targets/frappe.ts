// Frappe and ERPNext: a Connected App, and an e-mail account that uses it.
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeSpan } from '../../snippets/quoteMarkdown.ts';
import { anyHosts } from '../parts/cloudSets.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';
import { renderSheet, secretWords } from '../settingsSheet.ts';

export const frappe: Target = {
  id: 'frappe',
  name: 'Frappe and ERPNext',
  kind: 'product',
  summary: 'Business suite: reads over IMAP and sends over SMTP AUTH with a person’s sign-in.',
  words: ['ERPNext', 'ERP', 'Python'],
  protocols: ['imap', 'smtp'],
  defaultProtocols: ['imap', 'smtp'],
  grants: ['authorizationCode'],
  defaultGrant: 'authorizationCode',
  why: 'A Connected App signs a person in; the e-mail account uses that sign-in.',
  notices: [],
  source:
    'frappe/frappe frappe/integrations/doctype/connected_app/connected_app.json and frappe/email/doctype/email_account/email_account.json (15)',
  asOf: '2026-11-29',
  minimumVersion: '15',
  clouds: anyHosts,
  cloudsWhy: 'Every address is a field.',
  cannot: 'It works with a person who signs in.',
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
        { name: 'Authorization URI', type: 'text', required: true },
        { name: 'Token URI', type: 'text', required: true },
        { name: 'Redirect URI', type: 'text', required: true },
        { name: 'Scopes', type: 'text', required: true },
        { name: 'Email Address', type: 'text', required: true },
        { name: 'Method', type: 'text', required: true },
        { name: 'Connected App', type: 'text', required: true },
        { name: 'Connected User', type: 'text', required: true },
        { name: 'Incoming Server', type: 'text', required: true },
        { name: 'Outgoing Server', type: 'text', required: true },
      ],
    },
  ],
  render: renderFrappe,
};

function renderFrappe(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  const scopes = ['offline_access', ...context.protocols.flatMap((protocol) => context.scopesFor(protocol))];
  const { imap, smtp } = context.endpoints;
  return renderSheet(registration, context, {
    title: 'Frappe Connected App and Email Account',
    fileName: 'frappe-email.md',
    labels: 'sourceCode',
    sections: [
      {
        where: 'Connected App, New',
        fields: [
          { label: 'Provider Name', value: 'Microsoft 365', note: 'provider_name.' },
          { label: 'Client ID', value: registration.clientId, note: 'client_id.' },
          { label: 'Client Secret', value: secretWords, words: true, note: 'client_secret.' },
          { label: 'Authorization URI', value: context.authorizeUrl, note: 'authorization_uri.' },
          { label: 'Token URI', value: context.tokenUrl, note: 'token_uri.' },
          { label: 'Redirect URI', value: 'as Frappe fills it in', words: true, note: 'redirect_uri.' },
          { label: 'Scopes', value: scopes.join(' '), note: 'scopes: one a row.' },
        ],
      },
      {
        where: 'Email Account',
        fields: [
          { label: 'Email Address', value: mailbox.address },
          { label: 'Method', value: 'OAuth', words: true, note: 'auth_method.' },
          {
            label: 'Connected App',
            value: 'the record from above',
            words: true,
            note: 'connected_app (unverified before version 15).',
          },
          {
            label: 'Connected User',
            value: 'the Frappe user who signs in',
            words: true,
            note: 'connected_user (unverified before version 15).',
          },
          { label: 'Incoming Server', value: `${imap.host}:${imap.port}`, note: 'Use IMAP and Use SSL.' },
          { label: 'Outgoing Server', value: `${smtp.host}:${smtp.port}`, note: 'Use TLS.' },
        ],
      },
    ],
    steps: [
      'Save the Connected App and add its redirect URI to the app registration under Web.',
      `Press Connect and sign in as ${codeSpan(context.signInAs)}.`,
      'Enter the Email Account and save: Frappe signs in to IMAP and SMTP then.',
    ],
    notes: ['Version 15 or later is needed: in version 14 OAuth of e-mail accounts is for Gmail only.'],
  });
}

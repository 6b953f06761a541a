// Odoo: incoming and outgoing mail servers with the module microsoft_outlook.

import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeSpan } from '../../snippets/quoteMarkdown.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';
import { renderSheet, secretWords } from '../settingsSheet.ts';

export const odoo: Target = {
  id: 'odoo',
  name: 'Odoo',
  kind: 'product',
  summary: 'Business suite: incoming (IMAP) and outgoing (SMTP) mail servers with Outlook OAuth.',
  words: ['ERP', 'CRM', 'Python'],
  protocols: ['imap', 'smtp'],
  defaultProtocols: ['imap', 'smtp'],
  grants: ['authorizationCode'],
  defaultGrant: 'authorizationCode',
  why: 'Odoo signs a person in through the browser for each mail server record.',
  notices: [],
  source: 'odoo/odoo addons/microsoft_outlook models and views (00ce372, 0ee9ad0; compare with your release)',
  asOf: '2026-11-29',
  cloudsWhy: 'The scope hosts are constants in its code (_OUTLOOK_SCOPE, outlook.office.com).',
  targets: ['odoo'],
  cannot: 'It works with a person who signs in.',
  shapes: {
    authorizationCode: {
      accounts: 'single',
      redirects: [],
      publicClientFlows: false,
      redirectPattern: 'https://YOUR-ODOO/microsoft_outlook/confirm',
      notes: ['Add <your Odoo address>/microsoft_outlook/confirm under Web. A client secret is needed.'],
    },
  },
  keys: [
    {
      file: 'form',
      source: 'odoo/odoo addons/microsoft_outlook models and views',
      release: 'commits 00ce372 and 0ee9ad0',
      readOn: '2026-11-29',
      keys: [
        { name: 'microsoft_outlook_client_id', type: 'text', required: true },
        { name: 'microsoft_outlook_client_secret', type: 'text', required: true },
        { name: 'microsoft.outlook.endpoint', type: 'text', required: true },
        { name: 'Username', type: 'text', required: true },
        { name: 'Incoming server', type: 'text', required: true },
        { name: 'Outgoing server', type: 'text', required: true },
        { name: 'FROM Filtering', type: 'text', required: true },
      ],
    },
  ],
  render: renderOdoo,
};

function renderOdoo(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  const { imap, smtp } = context.endpoints;
  return renderSheet(registration, context, {
    title: 'Odoo Outlook mail servers',
    fileName: 'odoo-outlook.md',
    labels: 'sourceCode',
    sections: [
      {
        where: 'Settings, Technical, System Parameters',
        fields: [
          { label: 'microsoft_outlook_client_id', value: registration.clientId },
          { label: 'microsoft_outlook_client_secret', value: secretWords, words: true },
          {
            label: 'microsoft.outlook.endpoint',
            value: `${context.tenantAuthority}/oauth2/v2.0/`,
            standard: 'https://login.microsoftonline.com/common/oauth2/v2.0/',
            note: 'The default works for multi-tenant apps only. Odoo 14 has no such parameter.',
          },
        ],
      },
      {
        where: 'Incoming and outgoing mail servers, type Outlook OAuth Authentication',
        fields: [
          {
            label: 'Username',
            value: mailbox.address,
            note: 'The mailbox, even if another person signs in. The password stays empty: Odoo refuses one.',
          },
          {
            label: 'Incoming server',
            value: `${imap.host}:${imap.port}`,
            note: 'SSL/TLS, which Odoo requires. It fills in imap.outlook.com itself.',
          },
          {
            label: 'Outgoing server',
            value: `${smtp.host}:${smtp.port}`,
            note: 'Connection security TLS (STARTTLS); Odoo refuses every other. It fills in smtp.outlook.com itself.',
          },
          {
            label: 'FROM Filtering',
            value: context.from,
            note: 'Odoo fills in the user name: the server is used for messages from this address only, others need the system parameter mail.default.from.',
          },
        ],
      },
    ],
    steps: [
      'Install the module microsoft_outlook, then enter ID and Secret under Settings, General Settings (Outlook), or the system parameters.',
      'Add the redirect URI https://YOUR-ODOO/microsoft_outlook/confirm to the app registration under Web.',
      `In each mail server record press Connect your Outlook account and sign in as ${codeSpan(context.signInAs)}.`,
      'Press Test & Confirm, then test here too.',
    ],
    notes: [],
  });
}

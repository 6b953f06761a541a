// FreeScout: help desk, IMAP and SMTP with a person's sign-in; client values go into the login fields.

import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeSpan } from '../../snippets/quoteMarkdown.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';
import { renderSheet, secretWords } from '../settingsSheet.ts';

export const freescout: Target = {
  id: 'freescout',
  name: 'FreeScout',
  kind: 'product',
  summary: 'Help desk: reads over IMAP and sends over SMTP AUTH.',
  words: ['help desk', 'tickets', 'PHP'],
  protocols: ['imap', 'smtp'],
  defaultProtocols: ['imap', 'smtp'],
  grants: ['authorizationCode'],
  defaultGrant: 'authorizationCode',
  why: 'FreeScout signs a person in through the browser, with the client values in its user name and password fields.',
  notices: [
    {
      id: 'multiTenantOnly',
      severity: 'warning',
      text: 'FreeScout signs in at /common, so the app registration must be multi-tenant; a single-tenant one ends with AADSTS50194.',
      source: 'freescout-help-desk/freescout app/Misc/Mail.php (1.8.235)',
      confidence: 'high',
    },
  ],
  source:
    'freescout-help-desk/freescout app/Mailbox.php, app/Misc/Mail.php and app/Http/Controllers/MailboxesController.php (1.8.235)',
  asOf: '2026-08-15',
  clouds: ['global'],
  cloudsWhy: 'Its sign-in host is fixed in its code.',
  targets: ['freescout'],
  cannot: 'It works with a person who signs in.',
  shapes: {
    authorizationCode: {
      accounts: 'multiple',
      redirects: [],
      publicClientFlows: false,
      redirectPattern: 'https://YOUR-FREESCOUT/mailbox/oauth',
      notes: [
        'FreeScout shows its redirect URI in the connection settings; add it under Web. A client secret is needed.',
      ],
    },
  },
  keys: [
    {
      file: 'form',
      source:
        'freescout-help-desk/freescout app/Mailbox.php and resources/views/mailboxes/connection.blade.php, connection_incoming.blade.php',
      release: '1.8.235',
      readOn: '2026-11-29',
      keys: [
        { name: 'Protocol', type: 'text' },
        { name: 'Server', type: 'text' },
        { name: 'Method', type: 'text' },
        { name: 'SMTP Server', type: 'text' },
        { name: 'Port', type: 'text', required: true },
        { name: 'Username', type: 'text', required: true },
        { name: 'Password', type: 'text', required: true },
        { name: 'Encryption', type: 'text', required: true },
      ],
    },
  ],
  render: renderFreescout,
};

function renderFreescout(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  const { imap, smtp } = context.endpoints;
  const { shared } = context;
  const user = shared ? `${mailbox.address}:${registration.clientId}` : registration.clientId;
  const fields = (server: string, host: string, port: number) => [
    { label: server, value: host },
    { label: 'Port', value: String(port) },
    {
      label: 'Username',
      value: user,
      note: shared
        ? 'Mailbox and client ID with a colon between them, at most 100 characters (since 1.8.198).'
        : 'The client ID, not the address.',
    },
    { label: 'Password', value: secretWords, words: true },
  ];
  return renderSheet(registration, context, {
    title: 'FreeScout mailbox connection',
    fileName: 'freescout-connection.md',
    labels: 'sourceCode',
    sections: [
      {
        where: 'Mailbox, Connection Settings, Fetching Emails',
        fields: [
          { label: 'Protocol', value: 'IMAP', words: true },
          ...fields('Server', imap.host, imap.port),
          { label: 'Encryption', value: 'SSL', words: true },
        ],
      },
      {
        where: 'Mailbox, Connection Settings, Sending Emails (SMTP)',
        fields: [
          { label: 'Method', value: 'SMTP', words: true },
          ...fields('SMTP Server', smtp.host, smtp.port),
          { label: 'Encryption', value: 'TLS', words: true },
        ],
      },
    ],
    steps: [
      'Enter the fields and save.',
      `Press Connect beside Microsoft Exchange, under Password, and sign in as ${codeSpan(context.signInAs)}. One sign-in serves reading and sending.`,
      'Check the connection there and test the mailbox here.',
    ],
    notes: [],
  });
}

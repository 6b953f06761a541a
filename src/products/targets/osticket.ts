// osTicket: the OAuth2 plugin, IMAP and SMTP with a person's sign-in.

import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeSpan } from '../../snippets/quoteMarkdown.ts';
import { anyHosts } from '../parts/cloudSets.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';
import { renderSheet, secretWords } from '../settingsSheet.ts';

export const osticket: Target = {
  id: 'osticket',
  name: 'osTicket OAuth2 plugin',
  kind: 'product',
  summary: 'Ticket system: reads over IMAP and sends over SMTP AUTH.',
  words: ['help desk', 'tickets', 'PHP'],
  protocols: ['imap', 'smtp'],
  defaultProtocols: ['imap', 'smtp'],
  grants: ['authorizationCode'],
  defaultGrant: 'authorizationCode',
  why: 'The plugin signs a person in through the browser for each mailbox.',
  minimumVersion: 'osTicket 1.18, with a plug-in built after autumn 2024 (pull request 292)',
  notices: [
    {
      id: 'oldPlugin',
      severity: 'warning',
      text: 'Plug-ins before autumn 2024 ask an address of Outlook for the person, which was switched off in 2024.',
      more: 'Install a plug-in built after pull request 292 and leave Resource Details Endpoint empty.',
      source: 'osTicket/osTicket-plugins issue 291 and pull request 292',
      confidence: 'high',
    },
  ],
  source:
    'osTicket/osTicket-plugins auth-oauth2/config.php and auth-oauth2/oauth2.php, after pull request 292; osTicket/osTicket pull request 6466',
  asOf: '2024-10-28',
  clouds: anyHosts,
  cloudsWhy: 'Sign-in host and mail or Graph hosts are settings of the program (see its keys).',
  targets: ['osticket'],
  cannot: 'It works with a person who signs in.',
  shapes: {
    authorizationCode: {
      accounts: 'single',
      redirects: [],
      publicClientFlows: false,
      redirectPattern: 'https://YOUR-OSTICKET/api/auth/oauth2',
      notes: ['The plugin shows its redirect URI in the form; add it under Web. A client secret is needed.'],
    },
  },
  keys: [
    {
      file: 'form',
      source:
        'osTicket/osTicket-plugins auth-oauth2/config.php and auth-oauth2/oauth2.php; osTicket/osTicket-plugins pull request 292',
      release: 'plug-in of osTicket 1.18, after pull request 292',
      readOn: '2026-11-29',
      since: 'osTicket 1.17',
      keys: [
        { name: 'Redirect URI', type: 'text', required: true },
        { name: 'Client Id', type: 'text', required: true },
        { name: 'Client Secret', type: 'text', required: true },
        { name: 'Authorization Endpoint', type: 'text', required: true },
        { name: 'Token Endpoint', type: 'text', required: true },
        { name: 'Resource Details Endpoint', type: 'text', required: true },
        { name: 'Scopes', type: 'text', required: true },
        { name: 'Email Address Attribute', type: 'text', required: true },
      ],
    },
  ],
  render: renderOsticket,
};

function renderOsticket(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  return renderSheet(registration, context, {
    title: 'osTicket OAuth2 settings of a mailbox',
    fileName: 'osticket-oauth2.md',
    labels: 'sourceCode',
    sections: context.protocols.map((protocol) => ({
      where: `Admin Panel, Emails, the address ${codeSpan(mailbox.address)}, ${protocol === 'imap' ? 'Remote Mailbox' : 'Outgoing (SMTP)'}, OAuth2 - Microsoft, Configure`,
      fields: [
        { label: 'Redirect URI', value: 'as the form shows it', words: true },
        { label: 'Client Id', value: registration.clientId },
        { label: 'Client Secret', value: secretWords, words: true },
        {
          label: 'Authorization Endpoint',
          value: context.authorizeUrl,
          note: 'The default /common works for multi-tenant apps only.',
        },
        { label: 'Token Endpoint', value: context.tokenUrl },
        {
          label: 'Resource Details Endpoint',
          value: 'leave it empty',
          words: true,
          note: 'The address that older plug-ins fill in was switched off in 2024.',
        },
        {
          label: 'Scopes',
          value: ['offline_access', ...context.scopesFor(protocol)].join(' '),
          note: 'Of this tab’s protocol only.',
        },
        {
          label: 'Email Address Attribute',
          value: 'leave what the form fills in',
          words: true,
          note: 'The form requires it; the plug-in reads the person from the token when no details endpoint is given.',
        },
      ],
    })),
    steps: [
      'Install and enable the OAuth2 plugin, then enter the fields.',
      signInStep(context.signInAs),
      'For a shared mailbox turn Strict Matching off, since the person who signs in has another address.',
      'Save, then test the mailbox here.',
    ],
    notes: [],
  });
}

const signInStep = (person: string): string =>
  `Press Authorize in each of the two tabs and sign in as ${codeSpan(person)}.`;

// osTicket: the OAuth2 plugin, IMAP and SMTP with a person's sign-in.
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';
import { renderSheet, secretWords } from '../settingsSheet.ts';

export const osticket: Target = {
  id: 'osticket',
  name: 'osTicket OAuth2 plugin',
  kind: 'product',
  summary: 'Ticket system: reads over IMAP and sends over SMTP AUTH.',
  protocols: ['imap', 'smtp'],
  defaultProtocols: ['imap', 'smtp'],
  grants: ['authorizationCode'],
  defaultGrant: 'authorizationCode',
  why: 'The plugin signs a person in through the browser for each mailbox.',
  notices: [],
  source:
    'osTicket/osTicket-plugins auth-oauth2/config.php and auth-oauth2/oauth2.php (2023-10-25); osTicket/osTicket pull request 6466',
  asOf: '2023-10-25',
  targets: ['osticket'],
  cannot: 'It works with a person who signs in.',
  shapes: {
    authorizationCode: {
      accounts: 'single',
      redirects: [],
      publicClientFlows: false,
      notes: ['The plugin shows its redirect URI in the form; add it under Web. A client secret is needed.'],
    },
  },
  keys: [
    {
      file: 'form',
      source:
        'osTicket/osTicket-plugins auth-oauth2/config.php and auth-oauth2/oauth2.php; osTicket/osTicket pull request 6466',
      release: '2023-10-25',
      readOn: '2023-10-25',
      keys: [
        { name: 'Email address', type: 'text', required: true },
        { name: 'Sign in as', type: 'text', required: true },
        { name: 'redirectUri', type: 'text', required: true },
        { name: 'clientId', type: 'text', required: true },
        { name: 'clientSecret', type: 'text', required: true },
        { name: 'urlAuthorize', type: 'text', required: true },
        { name: 'urlAccessToken', type: 'text', required: true },
        { name: 'urlResourceOwnerDetails', type: 'text', required: true },
        { name: 'scopes', type: 'text', required: true },
        { name: 'attr_email', type: 'text', required: true },
      ],
    },
  ],
  render: renderOsticket,
};

function renderOsticket(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  const scopes = ['offline_access', ...context.protocols.flatMap((protocol) => context.scopesFor(protocol))];
  return renderSheet(registration, context, {
    title: 'osTicket OAuth2 settings of a mailbox',
    fileName: 'osticket-oauth2.md',
    sections: [
      {
        where: 'Admin Panel, Emails, the address, Remote Mailbox, OAuth2 - Microsoft, Configure',
        fields: [
          { label: 'Email address', value: mailbox.address },
          { label: 'Sign in as', value: context.signInAs },
          { label: 'redirectUri', value: 'as the form shows it', words: true },
          { label: 'clientId', value: registration.clientId },
          { label: 'clientSecret', value: secretWords, words: true },
          {
            label: 'urlAuthorize',
            value: context.authorizeUrl,
            note: 'The default /common works for multi-tenant apps only.',
          },
          { label: 'urlAccessToken', value: context.tokenUrl },
          {
            label: 'urlResourceOwnerDetails',
            value: 'leave the default',
            words: true,
            standard: 'https://outlook.office.com/api/v2.0/me',
          },
          { label: 'scopes', value: scopes.join(' '), note: 'Separated by a space or a comma.' },
          { label: 'attr_email', value: 'leave the default', words: true },
        ],
      },
    ],
    steps: [
      'Install and enable the OAuth2 plugin, then enter the fields.',
      'Press Authorize and sign in as the person named in this registration.',
      'For a shared mailbox turn Strict Matching off, since the person who signs in has another address.',
      'Save, then test the mailbox here.',
    ],
    notes: [],
  });
}

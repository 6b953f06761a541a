// Zabbix: the media type of its e-mail provider Office365, SMTP with a person’s sign-in.
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeSpan } from '../../snippets/quoteMarkdown.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';
import { renderSheet, secretWords } from '../settingsSheet.ts';

export const zabbix: Target = {
  id: 'zabbix',
  name: 'Zabbix',
  kind: 'product',
  summary: 'Monitoring: sends alerts by SMTP AUTH.',
  words: ['monitoring', 'alerts'],
  protocols: ['smtp'],
  defaultProtocols: ['smtp'],
  grants: ['authorizationCode'],
  defaultGrant: 'authorizationCode',
  why: 'Zabbix 7.4 signs a person in for the media type and renews the token.',
  notices: [],
  source: 'zabbix/zabbix ui/app/views/oauth.edit.php; zabbix.com documentation, Media types, E-mail (7.4)',
  asOf: '2026-11-29',
  minimumVersion: '7.4',
  oneName: ['authorizationCode'],
  oneNameWhy: 'The field Email is the SMTP user and the sender, and the token must be of the same person.',
  instead: ['emailOAuth2Proxy'],
  cannot: 'It sends over SMTP with a person who signs in.',
  shapes: {
    authorizationCode: {
      accounts: 'single',
      redirects: [],
      publicClientFlows: false,
      redirectPattern: 'https://YOUR-ZABBIX/zabbix.php?action=oauth.authorize',
      notes: ['A client secret is needed, and the redirect URI belongs under Web.'],
    },
  },
  targets: ['zabbix'],
  keys: [
    {
      file: 'form',
      source: 'zabbix/zabbix ui/app/views/oauth.edit.php; zabbix.com documentation, Media types, E-mail',
      release: '7.4',
      since: '7.4',
      readOn: '2026-11-29',
      keys: [
        { name: 'Email provider', type: 'text', required: true },
        { name: 'SMTP server', type: 'host', required: true },
        { name: 'SMTP server port', type: 'port', required: true },
        { name: 'Email', type: 'address', required: true },
        { name: 'Connection security', type: 'text', required: true },
        { name: 'SSL verify peer', type: 'text', required: true },
        { name: 'SSL verify host', type: 'text', required: true },
        { name: 'Authentication', type: 'text', required: true },
        { name: 'Redirection endpoint', type: 'text', required: true },
        { name: 'Client ID', type: 'text', required: true },
        { name: 'Client secret', type: 'text', required: true },
        { name: 'Authorization endpoint', type: 'url', required: true },
        { name: 'Authorization parameters', type: 'text', required: true },
        { name: 'Authorization code', type: 'text', required: true },
        { name: 'Token endpoint', type: 'url', required: true },
      ],
    },
  ],
  render: renderZabbix,
};

function renderZabbix(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  const { host, port } = context.endpoints.smtp;
  return renderSheet(registration, context, {
    title: 'Zabbix media type, SMTP with OAuth',
    fileName: 'zabbix.md',
    labels: 'document',
    sections: [
      {
        where: 'Alerts, Media types, Create media type, Type Email',
        fields: [
          {
            label: 'Email provider',
            value: 'Generic SMTP',
            words: true,
            note: 'Office365 signs in at /common, which a single-tenant registration refuses, and shows no field for another address.',
          },
          { label: 'SMTP server', value: host },
          { label: 'SMTP server port', value: String(port) },
          {
            label: 'Email',
            value: mailbox.address,
            note: 'It is the sender and the user of the XOAUTH2 sign-in.',
          },
          { label: 'Connection security', value: 'STARTTLS', words: true },
          { label: 'SSL verify peer', value: 'on', words: true, standard: 'off' },
          { label: 'SSL verify host', value: 'on', words: true, standard: 'off' },
          { label: 'Authentication', value: 'OAuth', words: true },
        ],
      },
      {
        where: 'OAuth token, Configure',
        fields: [
          { label: 'Redirection endpoint', value: 'as Zabbix fills it in', words: true },
          { label: 'Client ID', value: registration.clientId },
          { label: 'Client secret', value: secretWords, words: true },
          {
            label: 'Authorization endpoint',
            value: context.authorizeUrl,
          },
          {
            label: 'Authorization parameters',
            value: `scope = ${[...context.scopesFor('smtp'), 'offline_access'].join(' ')}`,
            note: 'A row with scope as its name. Zabbix adds the redirect URI and the state itself.',
          },
          { label: 'Authorization code', value: 'Automatic', words: true, valid: 'Automatic, Manual' },
          { label: 'Token endpoint', value: context.tokenUrl },
        ],
      },
    ],
    steps: [
      'Add the redirection endpoint to the app registration under Web.',
      `Press Add in the OAuth window, sign in as ${codeSpan(context.signInAs)}, then add the media type.`,
      'Press Test of the media type with an address of your own.',
    ],
    notes: ['Zabbix 7.4 or later is needed; before it knows a password only.'],
  });
}

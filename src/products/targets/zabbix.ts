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
  source: 'zabbix.com documentation, Alerts, Media types, Gmail and Office365 e-mail (7.4)',
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
      source: 'zabbix.com documentation, Alerts, Media types, Gmail and Office365 e-mail',
      release: '7.4',
      readOn: '2026-11-29',
      keys: [
        { name: 'Email', type: 'text', required: true },
        { name: 'Redirection endpoint', type: 'text', required: true },
        { name: 'Client ID', type: 'text', required: true },
        { name: 'Client secret', type: 'text', required: true },
        { name: 'Authorization endpoint', type: 'text', required: true },
        { name: 'Token endpoint', type: 'text', required: true },
        { name: 'scope', type: 'text', required: true },
      ],
    },
  ],
  render: renderZabbix,
};

function renderZabbix(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  return renderSheet(registration, context, {
    title: 'Zabbix media type Office365',
    fileName: 'zabbix.md',
    labels: 'document',
    sections: [
      {
        where: 'Alerts, Media types, New, Type Email, Email provider Office365, Authentication OAuth',
        fields: [
          { label: 'Email', value: context.from },
          { label: 'Redirection endpoint', value: 'as Zabbix fills it in', words: true },
          { label: 'Client ID', value: registration.clientId },
          { label: 'Client secret', value: secretWords, words: true },
          {
            label: 'Authorization endpoint',
            value: context.authorizeUrl,
            note: 'Its parameters: scope with the two scopes of this sheet, response_type code.',
          },
          { label: 'Token endpoint', value: context.tokenUrl },
          {
            label: 'scope',
            value: [...context.scopesFor('smtp'), 'offline_access'].join(' '),
            note: 'A parameter of the authorization endpoint.',
          },
        ],
      },
    ],
    steps: [
      'Add the redirection endpoint to the app registration under Web.',
      `Press Authenticate, sign in as ${codeSpan(context.signInAs)}, then save the media type.`,
      'Press Test of the media type with an address of your own.',
    ],
    notes: [
      'Zabbix 7.4 or later is needed; before it knows a password only.',
      `The token is used for ${codeSpan(mailbox.address)}.`,
    ],
  });
}

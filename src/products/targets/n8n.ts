// n8n: the credential of its Microsoft Outlook nodes, Graph with a person’s sign-in.

import { graphScopes } from '../../core/permissions/graphPermissions.ts';
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeSpan } from '../../snippets/quoteMarkdown.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';
import { renderSheet, secretWords } from '../settingsSheet.ts';

export const n8n: Target = {
  id: 'n8n',
  name: 'n8n',
  kind: 'product',
  summary: 'Workflow automation: reads and sends through Microsoft Graph.',
  words: ['workflow', 'automation', 'low code'],
  protocols: ['graph'],
  defaultProtocols: ['graph'],
  grants: ['authorizationCode'],
  defaultGrant: 'authorizationCode',
  why: 'n8n’s Outlook nodes sign a person in through the browser and ask for fixed Graph scopes.',
  notices: [],
  source:
    'n8n-io/n8n packages/nodes-base/credentials/MicrosoftOutlookOAuth2Api.credentials.ts and MicrosoftOAuth2Api.credentials.ts (1.120)',
  asOf: '2026-11-29',
  cannot: 'Its Outlook nodes use Microsoft Graph with a person who signs in.',
  permissions: {
    graph: {
      delegated: [
        graphScopes.mailReadWrite,
        graphScopes.mailReadWriteShared,
        graphScopes.mailSend,
        graphScopes.mailSendShared,
        graphScopes.offlineAccess,
      ],
    },
  },
  shapes: {
    authorizationCode: {
      accounts: 'single',
      redirects: [],
      publicClientFlows: false,
      redirectPattern: 'https://YOUR-N8N/rest/oauth2-credential/callback',
      notes: ['A client secret is needed, and the redirect URI belongs under Web.'],
    },
  },
  targets: ['n8n'],
  keys: [
    {
      file: 'form',
      source:
        'n8n-io/n8n packages/nodes-base/credentials/MicrosoftOutlookOAuth2Api.credentials.ts and MicrosoftOAuth2Api.credentials.ts',
      release: '1.120',
      readOn: '2026-11-29',
      keys: [
        { name: 'OAuth Redirect URL', type: 'text', required: true },
        { name: 'Authorization URL', type: 'text', required: true },
        { name: 'Access Token URL', type: 'text', required: true },
        { name: 'Client ID', type: 'text', required: true },
        { name: 'Client Secret', type: 'text', required: true },
        { name: 'Use Shared Mailbox', type: 'text', required: true },
        { name: 'User Principal Name', type: 'text', required: true },
      ],
    },
  ],
  render: renderN8n,
};

function renderN8n(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  return renderSheet(registration, context, {
    title: 'n8n credential Microsoft Outlook OAuth2 API',
    fileName: 'n8n-credential.md',
    labels: 'sourceCode',
    sections: [
      {
        where: 'Credentials, New, Microsoft Outlook OAuth2 API (microsoftOutlookOAuth2Api)',
        fields: [
          { label: 'OAuth Redirect URL', value: 'as n8n shows it', words: true },
          {
            label: 'Authorization URL',
            value: context.authorizeUrl,
            note: 'authUrl; the default /common works for multi-tenant apps only.',
          },
          { label: 'Access Token URL', value: context.tokenUrl, note: 'accessTokenUrl.' },
          { label: 'Client ID', value: registration.clientId, note: 'clientId.' },
          { label: 'Client Secret', value: secretWords, words: true, note: 'clientSecret.' },
          {
            label: 'Use Shared Mailbox',
            value: context.shared ? 'on' : 'off',
            words: true,
            note: 'useShared.',
          },
          {
            label: 'User Principal Name',
            value: mailbox.address,
            note: 'userPrincipalName: shown with Use Shared Mailbox only.',
          },
        ],
      },
    ],
    steps: [
      'Add the OAuth redirect URL to the app registration under Web.',
      `Press Connect my account and sign in as ${codeSpan(context.signInAs)}.`,
      'Run a Microsoft Outlook node that reads one message.',
    ],
    notes: [
      'The Graph scopes are fixed in n8n (openid, offline_access, Mail.ReadWrite, Mail.Send and their like); all of them need consent.',
    ],
  });
}

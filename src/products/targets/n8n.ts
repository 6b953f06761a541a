// n8n: the credential of its Microsoft Outlook nodes, Graph as an application or with a person’s sign-in.

import { graphRoles, graphScopes } from '../../core/permissions/graphPermissions.ts';
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeSpan } from '../../snippets/quoteMarkdown.ts';
import { microsoftClouds } from '../parts/cloudSets.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';
import { renderSheet, type SheetField, type SheetSection, secretWords } from '../settingsSheet.ts';

export const n8n: Target = {
  id: 'n8n',
  name: 'n8n',
  kind: 'product',
  summary: 'Workflow automation: reads and sends through Microsoft Graph.',
  words: ['workflow', 'automation', 'low code'],
  protocols: ['graph'],
  defaultProtocols: ['graph'],
  grants: ['clientSecret', 'clientCertificate', 'authorizationCode'],
  defaultGrant: 'clientSecret',
  why: 'n8n’s Outlook nodes take the credential of an application, so no person has to sign in again.',
  minimumVersion: 'n8n-nodes-base 2.41',
  notices: [
    {
      id: 'n8nScopes',
      severity: 'warning',
      text: 'Unless Custom Scopes is on, n8n asks for calendars and contacts as well.',
      more: 'With Custom Scopes on, Enabled Scopes is what it asks for; this sheet names mail alone.',
      source: 'n8n-nodes-base 2.41.2 dist/credentials/MicrosoftOutlookOAuth2Api.credentials.js',
      confidence: 'high',
      grants: ['authorizationCode'],
    },
  ],
  source:
    'n8n-nodes-base 2.41.2 dist/credentials/MicrosoftOutlookOAuth2Api, MicrosoftOAuth2Api and MicrosoftEntraServicePrincipalApi',
  asOf: '2026-11-29',
  clouds: microsoftClouds,
  cloudsWhy: 'Its list of Graph addresses has these four; the sign-in host follows from it.',
  cannot: 'Its Outlook nodes use Microsoft Graph.',
  permissions: {
    graph: {
      app: [graphRoles.mailReadWrite, graphRoles.mailSend],
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
      source: 'n8n-nodes-base dist/credentials (the released package)',
      release: 'n8n-nodes-base 2.41.2',
      readOn: '2026-11-29',
      keys: [
        { name: 'Authentication', type: 'text', required: true },
        { name: 'Directory (Tenant) ID', type: 'text' },
        { name: 'Application (Client) ID', type: 'guid' },
        { name: 'Client ID', type: 'guid' },
        { name: 'Mailbox', type: 'address' },
        { name: 'Client Secret', type: 'reference' },
        { name: 'Private Key', type: 'reference' },
        { name: 'Certificate', type: 'text' },
        { name: 'OAuth Redirect URL', type: 'text' },
        { name: 'Authorization URL', type: 'url' },
        { name: 'Access Token URL', type: 'url' },
        { name: 'Custom Scopes', type: 'text' },
        { name: 'Enabled Scopes', type: 'scopes' },
        { name: 'Microsoft Graph API Base URL', type: 'text', required: true },
        { name: 'Use Shared Mailbox', type: 'text' },
        { name: 'User Principal Name', type: 'address' },
      ],
    },
  ],
  render: renderN8n,
};

/** The options of n8n’s list, by the cloud’s own Graph host. */
const baseUrls: Readonly<Partial<Record<Registration['cloud'], string>>> = {
  global: 'Global (https://graph.microsoft.com)',
  gccHigh: 'US Government (https://graph.microsoft.us)',
  dod: 'US Government DOD (https://dod-graph.microsoft.us)',
  china: 'China (https://microsoftgraph.chinacloudapi.cn)',
};

function renderN8n(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  const person = registration.grant === 'authorizationCode';
  const graph: SheetField = {
    label: 'Microsoft Graph API Base URL',
    value: baseUrls[registration.cloud] ?? '',
    standard: baseUrls.global ?? '',
    note: 'graphApiBaseUrl.',
  };
  return renderSheet(registration, context, {
    title: person
      ? 'n8n credential Microsoft Outlook OAuth2 API'
      : 'n8n credential Microsoft Entra Service Principal',
    fileName: 'n8n-credential.md',
    labels: 'sourceCode',
    sections: person
      ? personSection(registration, mailbox, context, graph)
      : appSection(registration, mailbox, graph),
    steps: [
      ...(person
        ? [
            'Add the OAuth redirect URL to the app registration under Web.',
            `Press Connect my account and sign in as ${codeSpan(context.signInAs)}.`,
          ]
        : []),
      'Run a Microsoft Outlook node that reads one message; choose this credential in the node.',
    ],
    notes: [],
  });
}

function appSection(
  registration: Registration,
  mailbox: Mailbox,
  graph: SheetField,
): readonly SheetSection[] {
  const certificate = registration.grant === 'clientCertificate';
  return [
    {
      where: 'Credentials, New, Microsoft Entra Service Principal (microsoftEntraServicePrincipalApi)',
      fields: [
        {
          label: 'Authentication',
          value: certificate ? 'Certificate' : 'Client Secret',
          words: true,
          note: 'authentication.',
        },
        { label: 'Directory (Tenant) ID', value: registration.tenantId, note: 'tenantId.' },
        { label: 'Application (Client) ID', value: registration.clientId, note: 'clientId.' },
        ...(certificate
          ? [
              {
                label: 'Private Key',
                value: 'the private key as PEM, from where you keep secrets (it is not written here)',
                words: true,
                note: 'privateKey: RSA.',
              },
              { label: 'Certificate', value: 'the certificate as PEM', words: true, note: 'certificate.' },
            ]
          : [{ label: 'Client Secret', value: secretWords, words: true, note: 'clientSecret.' }]),
        graph,
      ],
    },
    {
      where: 'Each Microsoft Outlook node',
      fields: [
        {
          label: 'Authentication',
          value: 'Microsoft Entra Service Principal (App-Only)',
          words: true,
        },
        { label: 'Mailbox', value: mailbox.address, note: 'By ID.' },
      ],
    },
  ];
}

function personSection(
  registration: Registration,
  mailbox: Mailbox,
  context: RenderContext,
  graph: SheetField,
): readonly SheetSection[] {
  const scopes = ['openid', 'offline_access', ...context.scopesFor('graph')];
  return [
    {
      where: 'Credentials, New, Microsoft Outlook OAuth2 API (microsoftOutlookOAuth2Api)',
      fields: [
        { label: 'OAuth Redirect URL', value: 'as n8n shows it', words: true },
        {
          label: 'Authentication',
          value: 'Client Secret',
          words: true,
          standard: 'Client Secret',
          valid: 'Client Secret, Certificate',
          note: 'clientCredentialType.',
        },
        { label: 'Client ID', value: registration.clientId, note: 'clientId.' },
        { label: 'Client Secret', value: secretWords, words: true, note: 'clientSecret.' },
        {
          label: 'Authorization URL',
          value: context.authorizeUrl,
          note: 'authUrl; the default /common works for multi-tenant apps only.',
        },
        { label: 'Access Token URL', value: context.tokenUrl, note: 'accessTokenUrl.' },
        { label: 'Custom Scopes', value: 'on', words: true, standard: 'off', note: 'customScopes.' },
        { label: 'Enabled Scopes', value: scopes.join(' '), note: 'enabledScopes.' },
        graph,
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
  ];
}

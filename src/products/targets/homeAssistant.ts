// Home Assistant with MS365-Mail: reads a mailbox through Microsoft Graph.

import { graphScopes } from '../../core/permissions/graphPermissions.ts';
import { delegatedPermissions } from '../../core/permissions/permissions.ts';
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeSpan } from '../../snippets/quoteMarkdown.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';
import { renderSheet, secretWords } from '../settingsSheet.ts';

export const homeAssistant: Target = {
  id: 'homeAssistant',
  name: 'Home Assistant (MS365-Mail)',
  kind: 'product',
  summary: 'Home automation: sensors of a mailbox and sending through Microsoft Graph.',
  words: ['smart home', 'HACS', 'Python'],
  protocols: ['graph'],
  defaultProtocols: ['graph'],
  grants: ['authorizationCode'],
  defaultGrant: 'authorizationCode',
  why: 'The integration signs a person in and keeps the token on the Home Assistant server.',
  notices: [],
  source: 'RogerSelwyn/MS365-Mail config_flow.py and docs/authentication.md (1.6)',
  asOf: '2026-11-29',
  cannot: 'It uses Microsoft Graph with a person who signs in.',
  permissions: {
    graph: {
      delegated: [
        delegatedPermissions.graph,
        graphScopes.mailReadShared,
        graphScopes.userRead,
        graphScopes.offlineAccess,
      ],
    },
  },
  shapes: {
    authorizationCode: {
      accounts: 'single',
      redirects: [],
      publicClientFlows: false,
      redirectPattern:
        'https://login.microsoftonline.com/common/oauth2/nativeclient, or the address that the integration shows',
      notes: ['A client secret is needed, and the redirect URI belongs under Web.'],
    },
  },
  targets: ['homeAssistant'],
  keys: [
    {
      file: 'form',
      source: 'RogerSelwyn/MS365-Mail config_flow.py and docs/authentication.md',
      release: '1.6',
      readOn: '2026-11-29',
      keys: [
        { name: 'Client ID', type: 'text', required: true },
        { name: 'Client Secret', type: 'text', required: true },
        { name: 'Tenant ID', type: 'text', required: true },
        { name: 'Shared mailbox', type: 'text', required: true },
        { name: 'Enable update', type: 'text', required: true },
        { name: 'Country', type: 'text', required: true },
      ],
    },
  ],
  render: renderHomeAssistant,
};

function renderHomeAssistant(
  registration: Registration,
  mailbox: Mailbox,
  context: RenderContext,
): Rendering {
  return renderSheet(registration, context, {
    title: 'Home Assistant integration MS365-Mail',
    fileName: 'home-assistant-ms365-mail.md',
    labels: 'sourceCode',
    sections: [
      {
        where: 'Settings, Devices & services, Add integration, MS365 Mail',
        fields: [
          { label: 'Client ID', value: registration.clientId, note: 'client_id.' },
          { label: 'Client Secret', value: secretWords, words: true, note: 'client_secret.' },
          {
            label: 'Tenant ID',
            value: registration.tenantId,
            note: 'tenant_id: for a single-tenant registration.',
          },
          {
            label: 'Shared mailbox',
            value: mailbox.address,
            note: `shared_mailbox: ${context.shared ? 'another person signs in here' : 'leave it empty, since the mailbox signs in itself'}.`,
          },
          {
            label: 'Enable update',
            value: 'off',
            words: true,
            note: 'enable_update: off asks for reading alone.',
          },
          {
            label: 'Country',
            value: 'Default',
            words: true,
            note: 'country: another one for 21Vianet (unverified).',
          },
        ],
      },
    ],
    steps: [
      'Install MS365-Mail through HACS and restart Home Assistant.',
      'Add the redirect URI to the app registration under Web.',
      `Enter the values, follow the link, sign in as ${codeSpan(context.signInAs)} and paste the address of the empty page back.`,
    ],
    notes: [],
  });
}

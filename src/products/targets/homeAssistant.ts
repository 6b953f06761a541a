// Home Assistant with MS365-Mail: reads a mailbox through Microsoft Graph.

import { graphScopes } from '../../core/permissions/graphPermissions.ts';
import { delegatedPermissions } from '../../core/permissions/permissions.ts';
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeSpan } from '../../snippets/quoteMarkdown.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';
import { renderSheet, type SheetSection, secretWords } from '../settingsSheet.ts';

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
  minimumVersion: '1.10.0',
  notices: [],
  source:
    'RogerSelwyn/MS365-Mail custom_components/ms365_mail/schema.py, translations/en.json and docs/installation_and_configuration.md (1.13.2)',
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
      source: 'RogerSelwyn/MS365-Mail custom_components/ms365_mail/schema.py and translations/en.json',
      release: '1.13.2',
      readOn: '2026-11-29',
      keys: [
        { name: 'Uniquely identifying name for the entities', type: 'text', required: true },
        { name: 'Client ID', type: 'text', required: true },
        { name: 'Client Secret', type: 'text', required: true },
        { name: 'Use alternate (more complex) authentication', type: 'text', required: true },
        { name: 'Enable update services', type: 'text', required: true },
        { name: 'Email address/ID of shared mailbox', type: 'text', required: true },
        { name: 'Enable management of autoreply', type: 'text', required: true },
        { name: 'API Country', type: 'text', required: true },
        { name: 'tenant_id', type: 'text', required: true, since: '1.10.0' },
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
          {
            label: 'Uniquely identifying name for the entities',
            value: 'a name of your own without spaces, not an address',
            words: true,
            note: 'entity_name.',
          },
          { label: 'Client ID', value: registration.clientId, note: 'client_id.' },
          { label: 'Client Secret', value: secretWords, words: true, note: 'client_secret.' },
          {
            label: 'Use alternate (more complex) authentication',
            value: 'off',
            words: true,
            note: 'alt_auth_method: on needs a Home Assistant that the browser reaches from outside.',
          },
          {
            label: 'Enable update services',
            value: 'off',
            words: true,
            standard: 'off',
            note: 'enable_update: off asks for reading alone; on adds Mail.Send.',
          },
          {
            label: 'Email address/ID of shared mailbox',
            value: context.shared ? mailbox.address : 'leave it empty',
            ...(context.shared ? {} : { words: true }),
            note: 'shared_mailbox: never the address of the person who signs in.',
          },
          {
            label: 'Enable management of autoreply',
            value: 'off',
            words: true,
            standard: 'off',
            note: 'enable_autoreply: not for shared mailboxes.',
          },
        ],
      },
      advanced(registration),
    ],
    steps: [
      'Install MS365-Mail through HACS and restart Home Assistant.',
      'Add the redirect URI to the app registration under Web.',
      `Enter the values, follow the link, sign in as ${codeSpan(context.signInAs)} and paste the address of the empty page into Returned URL.`,
    ],
    notes: [],
  });
}

const advanced = (registration: Registration): SheetSection => ({
  where: 'Advanced API options, in the same form',
  fields: [
    { label: 'API Country', value: 'Default', words: true, note: 'country.' },
    {
      label: 'tenant_id',
      value: registration.tenantId,
      note: 'Since 1.10.0. The form has no text for this field; without it the sign-in goes to /common, which a single-tenant registration refuses (AADSTS50194).',
    },
  ],
});

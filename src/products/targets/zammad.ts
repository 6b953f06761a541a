// Zammad: the Microsoft 365 channels, a person's sign-in in the browser.

import { graphScopes } from '../../core/permissions/graphPermissions.ts';
import { delegatedPermissions } from '../../core/permissions/permissions.ts';
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeSpan } from '../../snippets/quoteMarkdown.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';
import { renderSheet, secretWords } from '../settingsSheet.ts';

export const zammad: Target = {
  id: 'zammad',
  name: 'Zammad',
  kind: 'product',
  summary: 'Help desk: Microsoft 365 channels over Graph, or over IMAP and SMTP.',
  words: ['help desk', 'tickets', 'Ruby'],
  protocols: ['graph', 'imap', 'smtp'],
  protocolGroups: [['graph'], ['imap', 'smtp']],
  defaultProtocols: ['graph'],
  grants: ['authorizationCode'],
  defaultGrant: 'authorizationCode',
  why: 'Zammad signs a person in through the browser; its newer channel is Microsoft Graph.',
  notices: [],
  source:
    'zammad/zammad lib/external_credential/microsoft_base.rb, lib/external_credential/microsoft_graph.rb and app/assets/javascripts/app/views/microsoft_graph/app_config.jst.eco',
  asOf: '2026-11-29',
  clouds: ['global'],
  cloudsWhy: 'Its development branch has a choice of US Government (GCC High); no release with it was found.',
  targets: ['zammad'],
  cannot: 'It works with a person who signs in.',
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
    imap: { delegated: [delegatedPermissions.imap, graphScopes.offlineAccess] },
    smtp: { delegated: [delegatedPermissions.smtp, graphScopes.offlineAccess] },
  },
  shapes: {
    authorizationCode: {
      accounts: 'single',
      redirects: [],
      publicClientFlows: false,
      redirectPattern:
        'https://YOUR-ZAMMAD/api/v1/external_credentials/microsoft_graph/callback (microsoft365 in place of microsoft_graph for the IMAP channel)',
      notes: [
        'Zammad shows its callback URL in the dialog of the channel; add it under Web. A client secret is needed.',
      ],
    },
  },
  keys: [
    {
      file: 'form',
      source:
        'zammad/zammad app/assets/javascripts/app/views/microsoft_graph/app_config.jst.eco and lib/external_credential/microsoft_base.rb',
      release: 'development branch of 2026',
      readOn: '2026-11-29',
      since: '6.5 for the Graph channel',
      keys: [
        { name: 'Client ID', type: 'text', required: true },
        { name: 'Client Secret', type: 'text', required: true },
        { name: 'Tenant UUID/Name', type: 'text', required: true },
        { name: 'Your callback URL', type: 'text', required: true },
        { name: 'Shared mailbox', type: 'text', required: true },
      ],
    },
  ],
  render: renderZammad,
};

function renderZammad(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  const graph = context.protocols.includes('graph');
  return renderSheet(registration, context, {
    title: `Zammad channel ${graph ? 'Microsoft 365 Graph Email' : 'Microsoft 365 IMAP Email'}`,
    fileName: 'zammad-channel.md',
    labels: 'sourceCode',
    sections: [
      {
        where: 'Administration, Channels: connect the Microsoft 365 app',
        fields: [
          { label: 'Client ID', value: registration.clientId, note: 'client_id.' },
          { label: 'Client Secret', value: secretWords, words: true, note: 'client_secret.' },
          {
            label: 'Tenant UUID/Name',
            value: registration.tenantId,
            note: 'client_tenant; blank would mean common, which a single-tenant app refuses.',
          },
          {
            label: 'Your callback URL',
            value: 'shown there; add it to the app registration under Web',
            words: true,
          },
        ],
      },
      {
        where: 'Add Account',
        fields: [
          {
            label: 'Shared mailbox',
            value: mailbox.address,
            note: 'Only if it is not the mailbox of the person who signs in.',
          },
        ],
      },
    ],
    steps: [
      'Enter the app’s values and save.',
      'Add the callback URL to the app registration and let an administrator grant consent.',
      `Press Add Account and sign in as ${codeSpan(context.signInAs)}.`,
      'Choose folder and options, then send a message to the mailbox and see the ticket.',
    ],
    notes: ['Zammad asks for its scopes itself; nothing is to be entered for them.'],
  });
}

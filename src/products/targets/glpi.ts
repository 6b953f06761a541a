// GLPI: the OAuth IMAP plugin, a person's sign-in for a receiver.

import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeSpan } from '../../snippets/quoteMarkdown.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';
import { renderSheet, secretWords } from '../settingsSheet.ts';

export const glpi: Target = {
  id: 'glpi',
  name: 'GLPI OAuth IMAP plugin',
  kind: 'product',
  summary: 'Asset and service management: reads tickets from a mailbox over IMAP.',
  words: ['Teclib', 'ITSM', 'tickets', 'PHP'],
  protocols: ['imap'],
  defaultProtocols: ['imap'],
  grants: ['authorizationCode'],
  defaultGrant: 'authorizationCode',
  why: 'The plugin signs a person in through the browser and reads over IMAP.',
  minimumVersion: 'GLPI 11.0 with plug-in 1.5',
  notices: [],
  source:
    'pluginsGLPI/oauthimap inc/application.class.php and inc/provider/azure.class.php (1.5.3); pull request 9',
  asOf: '2026-07-10',
  clouds: ['global'],
  cloudsWhy: 'Its provider Azure knows the worldwide sign-in host only (unverified for others).',
  targets: ['glpi'],
  cannot: 'It reads over IMAP with a person who signs in.',
  shapes: {
    authorizationCode: {
      accounts: 'single',
      redirects: [],
      publicClientFlows: false,
      redirectPattern: 'https://YOUR-GLPI/plugins/oauthimap/front/authorization.callback.php',
      notes: [
        'The plugin shows its redirect URI in the application record; add it under Web. A client secret is needed.',
      ],
    },
  },
  keys: [
    {
      file: 'form',
      source: 'pluginsGLPI/oauthimap inc/application.class.php, inc/authorization.class.php and setup.php',
      release: '1.5.3',
      readOn: '2026-11-29',
      keys: [
        { name: 'Active', type: 'text', required: true },
        { name: 'Oauth provider', type: 'text', required: true },
        { name: 'Client ID', type: 'text', required: true },
        { name: 'Client secret', type: 'text', required: true },
        { name: 'Tenant ID', type: 'text', required: true },
        { name: 'Email', type: 'text', required: true },
        { name: 'Server', type: 'text', required: true },
        { name: 'Connection options', type: 'text', required: true },
        { name: 'Port', type: 'text', required: true },
        { name: 'Login', type: 'text', required: true },
      ],
    },
  ],
  render: renderGlpi,
};

function renderGlpi(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  return renderSheet(registration, context, {
    title: 'GLPI OAuth IMAP application and receiver',
    fileName: 'glpi-oauth-imap.md',
    labels: 'sourceCode',
    sections: [
      {
        where: 'Setup, Oauth IMAP applications',
        fields: [
          { label: 'Active', value: 'Yes', words: true, note: 'is_active.' },
          { label: 'Oauth provider', value: 'Azure', words: true, note: 'provider.' },
          { label: 'Client ID', value: registration.clientId, note: 'client_id.' },
          { label: 'Client secret', value: secretWords, words: true, note: 'client_secret.' },
          { label: 'Tenant ID', value: registration.tenantId, note: 'tenant_id; blank would mean common.' },
        ],
      },
      {
        where: 'Setup, Oauth IMAP applications, Oauth authorizations, Create an authorization, then Update',
        fields: [
          {
            label: 'Email',
            value: mailbox.address,
            note: 'The user of the XOAUTH2 sign-in. It is the person’s own address first; for a shared mailbox change it with Update.',
          },
        ],
      },
      {
        where: 'Setup, Receivers',
        fields: [
          { label: 'Server', value: context.endpoints.imap.host },
          {
            label: 'Connection options',
            value: 'IMAP, SSL, and this application as the protocol',
            words: true,
          },
          { label: 'Port', value: String(context.endpoints.imap.port) },
          {
            label: 'Login',
            value: mailbox.address,
            note: 'With the application as the protocol this is a list of its authorizations; choose the one of this address.',
          },
        ],
      },
    ],
    steps: [
      'Save the application and add its redirect URI to the app registration under Web.',
      `Create an authorization there and sign in as ${codeSpan(context.signInAs)}.`,
      'Choose it in the receiver and collect mail once.',
    ],
    notes: ['GLPI’s own proxy settings are used.'],
  });
}

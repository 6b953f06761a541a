// Graph client for JavaScript: sends one message as the application, in TypeScript.

import { graphRoles } from '../../core/permissions/graphPermissions.ts';
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate } from '../../snippets/codeTemplate.ts';
import { quoteJavaScript } from '../../snippets/quoteCode.ts';
import { apiNames } from '../keys.ts';
import { microsoftClouds } from '../parts/cloudSets.ts';
import { configFile } from '../parts/configFile.ts';
import { graphSampleNotes } from '../parts/sampleNotes.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

const ts = codeTemplate(quoteJavaScript);

export const graphJavaScript: Target = {
  id: 'graphJavaScript',
  name: 'Graph client for JavaScript',
  kind: 'library',
  summary: 'Sends mail from Node.js with Microsoft’s Graph client.',
  words: ['JavaScript', 'TypeScript', 'Node.js'],
  protocols: ['graph'],
  defaultProtocols: ['graph'],
  grants: ['clientSecret'],
  defaultGrant: 'clientSecret',
  why: '@azure/identity gets the token and the client sends.',
  notices: [],
  source:
    'microsoftgraph/msgraph-sdk-javascript README.md and docs/AuthCodeMSALBrowserAuthenticationProvider.md (3.0.7)',
  asOf: '2026-11-29',
  permissions: { graph: { app: [graphRoles.mailSend] } },
  instead: ['python', 'node'],
  cannot: 'The sample signs in as an application.',
  clouds: microsoftClouds,
  cloudsWhy: 'Sign-in host and Graph root are arguments of the SDK.',
  targets: ['graphJavaScript'],
  keys: [
    {
      file: 'graphSend.mts',
      source:
        'microsoftgraph/msgraph-sdk-javascript README.md and docs/AuthCodeMSALBrowserAuthenticationProvider.md',
      release: '3.0.7',
      readOn: '2026-11-29',
      keys: apiNames(
        'env',
        'initWithMiddleware',
        'api',
        'post',
        'authorityHost',
        'scopes',
        'baseUrl',
        'customHosts',
        'message',
        'subject',
        'body',
        'contentType',
        'content',
        'toRecipients',
        'emailAddress',
        'address',
        'saveToSentItems',
      ),
    },
  ],
  render: renderGraphJavaScript,
};

function renderGraphJavaScript(
  registration: Registration,
  mailbox: Mailbox,
  context: RenderContext,
): Rendering {
  const text = ts`// Sends one message with the Graph client. It holds no secret.
import { ClientSecretCredential } from '@azure/identity';
import { Client } from '@microsoft/microsoft-graph-client';
import { TokenCredentialAuthenticationProvider } from '@microsoft/microsoft-graph-client/authProviders/azureTokenCredentials/index.js';

const secret = process.env['EXCHANGE_CLIENT_SECRET'];
if (secret === undefined) throw new Error('Set EXCHANGE_CLIENT_SECRET in the environment.');
const credential = new ClientSecretCredential(${registration.tenantId}, ${registration.clientId}, secret, {
  authorityHost: ${context.endpoints.authority},
});
const authProvider = new TokenCredentialAuthenticationProvider(credential, {
  scopes: [${context.scopesFor('graph')[0] ?? ''}],
});
const client = Client.initWithMiddleware({
  authProvider,
  baseUrl: ${`${context.endpoints.graph}/`},
  customHosts: new Set([${new URL(context.endpoints.graph).host}]),
});
await client.api(${`/users/${encodeURIComponent(context.from.toWellFormed())}/sendMail`}).post({
  message: {
    subject: 'Test message',
    body: { contentType: 'Text', content: 'Sent with OAuth 2.0.' },
    toRecipients: [{ emailAddress: { address: ${mailbox.address} } }],
  },
  saveToSentItems: false,
});
`;
  return configFile(
    'your project; npm install @azure/identity @microsoft/microsoft-graph-client',
    [{ name: 'graphSend.mts', language: 'typescript', text }],
    graphSampleNotes,
  );
}

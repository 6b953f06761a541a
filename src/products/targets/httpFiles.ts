// .http files: a token and one Graph call from the editor, for REST Client and for httpYac.

import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate } from '../../snippets/codeTemplate.ts';
import { quoteHttpFile } from '../../snippets/quoteConfiguration.ts';
import { apiNames } from '../keys.ts';
import { anyHosts } from '../parts/cloudSets.ts';
import { configFile } from '../parts/configFile.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

const http = codeTemplate(quoteHttpFile);

export const httpFiles: Target = {
  id: 'httpFiles',
  name: 'HTTP file in the editor',
  kind: 'helper',
  summary: 'Gets a token and opens the inbox through Graph from a .http file.',
  words: ['REST Client', 'httpYac', '.http', 'test'],
  protocols: ['graph'],
  defaultProtocols: ['graph'],
  grants: ['clientSecret'],
  defaultGrant: 'clientSecret',
  why: 'A client secret from the environment is all that a .http file needs.',
  notices: [
    {
      id: 'notAadV2Token',
      severity: 'info',
      text: 'REST Client’s own $aadV2Token wants the secret in settings.json as plain text; this file reads it from the environment instead.',
      source: 'Huachao/vscode-restclient README.md (2024-10-10)',
      confidence: 'high',
    },
  ],
  source:
    'Huachao/vscode-restclient README.md (2024-10-10); AnWeber/httpyac src/plugins/oauth2/openIdConfiguration.ts (2026-03-04)',
  asOf: '2026-03-04',
  clouds: anyHosts,
  cloudsWhy: 'Every address stands in the file.',
  targets: ['restClient', 'httpYac'],
  targetNames: { restClient: 'REST Client (.http file)', httpYac: 'httpYac (.http file)' },
  cannot: 'A .http file cannot sign an assertion or keep a person’s sign-in safely.',
  keys: [
    {
      file: 'exchange.http',
      source:
        'Huachao/vscode-restclient README.md; AnWeber/httpyac src/plugins/oauth2/openIdConfiguration.ts',
      release: 'REST Client 0.25.1, httpYac 6.16.7',
      readOn: '2026-03-04',
      keys: apiNames(
        'microsoftonline',
        'com',
        'microsoft',
        'default',
        'response',
        'body',
        'access_token',
        'grant_type',
        'Authorization',
        'us',
        'partner',
        'cn',
        'chinacloudapi',
        'example',
        'env',
        'EXCHANGE_CLIENT_SECRET',
      ),
    },
  ],
  render: renderHttpFiles,
};

function renderHttpFiles(registration: Registration, mailbox: Mailbox, context: RenderContext): Rendering {
  const inbox = `${context.endpoints.graph}/v1.0/users/${encodeURIComponent(mailbox.address.toWellFormed())}/mailFolders/inbox?$select=displayName,totalItemCount`;
  const scope = context.scopesFor('graph')[0] ?? '';
  const text =
    context.target === 'httpYac'
      ? http`@exchange_tokenEndpoint=${context.tokenUrl}
@exchange_clientId=${registration.clientId}
@exchange_clientSecret={{process.env.EXCHANGE_CLIENT_SECRET}}
@exchange_scope=${scope}

### Open the inbox
GET ${inbox}
Authorization: oauth2 client_credentials exchange
`
      : http`@tokenUrl = ${context.tokenUrl}
@clientId = ${registration.clientId}
@scope = ${encodeURIComponent(scope)}

### Get a token
# @name token
POST {{tokenUrl}}
Content-Type: application/x-www-form-urlencoded

grant_type=client_credentials&client_id={{clientId}}&scope={{scope}}&client_secret={{$processEnv EXCHANGE_CLIENT_SECRET}}

### Open the inbox
GET ${inbox}
Authorization: Bearer {{token.response.body.access_token}}
`;
  return configFile(
    'exchange.http in the editor',
    [{ name: 'exchange.http', language: 'http', text }],
    [
      'Set EXCHANGE_CLIENT_SECRET in the environment that VS Code was started from.',
      ...(context.target === 'restClient'
        ? [
            'The secret goes into a form as it is: if it holds +, & or %, store it percent-encoded for this file. Send the token request first, then the other.',
          ]
        : []),
    ],
  );
}

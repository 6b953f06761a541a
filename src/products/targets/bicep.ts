// Bicep with the Microsoft Graph extension: the app registration as code.
import {
  permissionsByResource,
  requiredResourceAccess,
  resourceAppIds,
} from '../../core/permissions/permissions.ts';
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate, verbatim } from '../../snippets/codeTemplate.ts';
import { jsonDocument, quoteBicep } from '../../snippets/quoteConfiguration.ts';
import { apiNames } from '../keys.ts';
import { configFile } from '../parts/configFile.ts';
import { mailClientGrants } from '../parts/grantSets.ts';
import { shapeForGrant } from '../parts/registrationShape.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

const bicepText = codeTemplate(quoteBicep);

export const bicep: Target = {
  id: 'bicep',
  name: 'Bicep (Microsoft Graph extension)',
  kind: 'helper',
  summary: 'The app registration and its permissions as code for Azure deployments.',
  words: ['Azure', 'infrastructure as code', 'IaC', 'ARM'],
  protocols: ['graph', 'imap', 'smtp', 'pop', 'ews'],
  defaultProtocols: ['graph'],
  grants: mailClientGrants,
  defaultGrant: 'clientCertificate',
  why: 'It makes the registration; credentials are added afterwards, so none is in the template.',
  minimumVersion: 'Bicep 0.36.1',
  notices: [],
  source:
    'microsoftgraph/msgraph-bicep-types generated v1.0/1.0.0 and quickstart-templates; learn.microsoft.com/graph/templates/limitations',
  asOf: '2026-11-29',
  cloudsWhy:
    'The Microsoft Graph extension deploys to the public cloud only (Microsoft Graph Bicep feature limitations).',
  targets: ['bicep'],
  instead: ['terraform'],
  keys: [
    {
      file: 'main.bicep',
      source: 'microsoftgraph/msgraph-bicep-types generated v1.0/1.0.0/types.md and quickstart-templates',
      release: 'v1.0.0',
      readOn: '2026-11-29',
      keys: apiNames(
        'Microsoft.Graph/applications@v1.0',
        'Microsoft.Graph/servicePrincipals@v1.0',
        'appId',
        'id',
        'uniqueName',
        'displayName',
        'signInAudience',
        'isFallbackPublicClient',
        'publicClient',
        'redirectUris',
        'requiredResourceAccess',
        'resourceAppId',
        'resourceAccess',
        'type',
        'Microsoft.Graph/oauth2PermissionGrants@v1.0',
        'clientId',
        'resourceId',
        'consentType',
        'scope',
      ),
    },
    {
      file: 'bicepconfig.json',
      source: 'microsoftgraph/msgraph-bicep-types generated v1.0/1.0.0/types.md and quickstart-templates',
      release: 'v1.0.0',
      readOn: '2026-11-29',
      keys: [{ name: 'extensions.microsoftGraphV1', type: 'text', required: true }],
    },
  ],
  render: renderBicep,
};

function renderBicep(registration: Registration, _mailbox: Mailbox, context: RenderContext): Rendering {
  const shape = shapeForGrant(registration.grant);
  const access = requiredResourceAccess(context.permissions)
    .map(
      ({ resourceAppId, resourceAccess }) => `    {
      resourceAppId: '${resourceAppId}'
      resourceAccess: [
${resourceAccess.map(({ id, type }) => `        { id: '${id}', type: '${type}' }`).join('\n')}
      ]
    }`,
    )
    .join('\n');
  const redirects = shape.redirects.map(({ uri }) => bicepText`${uri}`).join(' ');
  const text = bicepText`extension microsoftGraphV1

resource application 'Microsoft.Graph/applications@v1.0' = {
  uniqueName: ${registration.id}
  displayName: ${registration.name}
  signInAudience: 'AzureADMyOrg'
  isFallbackPublicClient: ${shape.publicClientFlows}
  publicClient: { redirectUris: [${verbatim(redirects)}] }
  requiredResourceAccess: [
${verbatim(access)}
  ]
}

resource servicePrincipal 'Microsoft.Graph/servicePrincipals@v1.0' = {
  appId: application.appId
}

${verbatim(context.access === 'app' ? '' : consent(context))}output clientId string = application.appId
// For New-ServicePrincipal in Exchange Online PowerShell.
output enterpriseApplicationObjectId string = servicePrincipal.id
`;
  const config = {
    extensions: { microsoftGraphV1: 'br:mcr.microsoft.com/bicep/extensions/microsoftgraph/v1.0:1.0.0' },
  };
  return configFile(
    'main.bicep with bicepconfig.json beside it',
    [
      { name: 'main.bicep', language: 'bicep', text },
      { name: 'bicepconfig.json', language: 'json', text: jsonDocument(config) },
    ],
    [
      'Bicep 0.36.1 or later is needed for this version of the extension.',
      ...(context.access === 'app'
        ? [
            'requiredResourceAccess grants nothing: an administrator still consents, or access comes from RBAC for Applications.',
          ]
        : ['The deployment consents for everybody in the tenant; whoever runs it needs that right.']),
      'It makes a new app registration under this unique name; the client ID is in the output.',
      'Add the certificate or secret afterwards: the extension does not take secrets (passwordCredentials), and a certificate belongs in Key Vault, not in the template.',
    ],
  );
}

/** Consent for everybody in the tenant (Microsoft.Graph/oauth2PermissionGrants). */
function consent(context: RenderContext): string {
  return permissionsByResource(context.permissions)
    .map(({ resource, permissions }) => {
      const scope = permissions.map(({ value }) => value).join(' ');
      return `resource ${resource}Api 'Microsoft.Graph/servicePrincipals@v1.0' existing = {
  appId: '${resourceAppIds[resource]}'
}

resource ${resource}Consent 'Microsoft.Graph/oauth2PermissionGrants@v1.0' = {
  clientId: servicePrincipal.id
  resourceId: ${resource}Api.id
  consentType: 'AllPrincipals'
  scope: '${scope}'
}

`;
    })
    .join('');
}

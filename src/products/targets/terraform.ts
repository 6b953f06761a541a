// Terraform (hashicorp/azuread): the app registration, its permissions and consent as code.
import {
  type Permission,
  permissionsByResource,
  resourceAppIds,
} from '../../core/permissions/permissions.ts';
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import { codeTemplate, literalOf, verbatim } from '../../snippets/codeTemplate.ts';
import { quoteHcl } from '../../snippets/quoteConfiguration.ts';
import { apiNames } from '../keys.ts';
import { configFile } from '../parts/configFile.ts';
import { mailClientGrants } from '../parts/grantSets.ts';
import { shapeForGrant } from '../parts/registrationShape.ts';
import type { RenderContext, Rendering, Target } from '../product.ts';

const hcl = codeTemplate(quoteHcl);

export const terraform: Target = {
  id: 'terraform',
  name: 'Terraform',
  kind: 'helper',
  summary: 'The app registration, its permissions and the consent as code.',
  words: ['HashiCorp', 'infrastructure as code', 'IaC', 'OpenTofu'],
  protocols: ['graph', 'imap', 'smtp', 'pop', 'ews'],
  defaultProtocols: ['graph'],
  grants: mailClientGrants,
  defaultGrant: 'clientCertificate',
  why: 'With a certificate no secret gets into Terraform’s state.',
  notices: [],
  source: 'hashicorp/terraform-provider-azuread docs/index.md and docs/resources (3.9.0)',
  asOf: '2026-11-29',
  clouds: ['global', 'gccHigh', 'dod', 'china'],
  cloudsWhy:
    'The provider’s environment names Microsoft’s clouds; it makes app registrations in a real tenant.',
  targets: ['terraform'],
  instead: ['bicep'],
  keys: [
    {
      file: 'main.tf',
      source: 'hashicorp/terraform-provider-azuread docs/index.md and docs/resources',
      release: '3.9.0',
      readOn: '2026-11-29',
      keys: apiNames(
        'AccessAsApp',
        'SendAsApp',
        'Read',
        'mail',
        'client_id',
        'object_id',
        'graph',
        'exchange',
        'id',
        'azuread',
        'source',
        'version',
        'tenant_id',
        'display_name',
        'sign_in_audience',
        'fallback_public_client_enabled',
        'resource_app_id',
        'type',
        'use_existing',
        'app_role_id',
        'principal_object_id',
        'resource_object_id',
        'rotation_days',
        'application_id',
        'rotate_when_changed',
        'rotation',
        'value',
        'AccessAsUser',
        'All',
        'Send',
        'service_principal_object_id',
        'resource_service_principal_object_id',
        'claim_values',
        'redirect_uris',
        'environment',
      ),
    },
  ],
  render: renderTerraform,
};

const environments: Partial<Record<Registration['cloud'], string>> = {
  gccHigh: 'usgovernmentl4',
  dod: 'usgovernmentl5',
  china: 'china',
};

function renderTerraform(registration: Registration, _mailbox: Mailbox, context: RenderContext): Rendering {
  const shape = shapeForGrant(registration.grant);
  const environment = environments[registration.cloud];
  const text = hcl`terraform {
  required_providers {
    azuread = {
      source  = "hashicorp/azuread"
      version = "~> 3.0"
    }
  }
}

provider "azuread" {
  tenant_id = ${registration.tenantId}
${verbatim(environment === undefined ? '' : `  environment = "${environment}"\n`)}}

resource "azuread_application" "mail" {
  display_name                   = ${registration.name}
  sign_in_audience               = "AzureADMyOrg"
  fallback_public_client_enabled = ${shape.publicClientFlows}
${verbatim(shape.redirects.length === 0 ? '' : `\n  public_client {\n    redirect_uris = [${shape.redirects.map(({ uri }) => literalOf(quoteHcl, uri)).join(', ')}]\n  }\n`)}${verbatim(access(context))}}

resource "azuread_service_principal" "mail" {
  client_id = azuread_application.mail.client_id
}
${verbatim(context.access === 'app' ? consent(context) : delegatedConsent(context))}${verbatim(credential(registration))}
output "client_id" {
  value = azuread_application.mail.client_id
}

# For New-ServicePrincipal in Exchange Online PowerShell.
output "enterprise_application_object_id" {
  value = azuread_service_principal.mail.object_id
}
`;
  return configFile(
    'main.tf',
    [{ name: 'main.tf', language: 'terraform', text }],
    [
      'It makes a new app registration; import an existing one first (terraform import) to keep its client ID.',
      'Access to single mailboxes is outside this provider: use the administrator’s script of this extension with the object ID of the output.',
      ...(context.access === 'app'
        ? [
            'For access from RBAC for Applications alone, leave out the azuread_app_role_assignment blocks: a tenant-wide grant would open every mailbox.',
          ]
        : []),
      ...(registration.grant === 'clientSecret'
        ? ['Terraform keeps the client secret in its state: use an encrypted backend, or a certificate.']
        : []),
    ],
  );
}

function access(context: RenderContext): string {
  return permissionsByResource(context.permissions)
    .map(({ resource, permissions }) => {
      const entries = permissions
        .map(
          ({ id, type, value }) =>
            `    resource_access {\n      id   = "${id}" # ${value}\n      type = "${type}"\n    }\n`,
        )
        .join('');
      return `\n  required_resource_access {\n    resource_app_id = "${resourceAppIds[resource]}"\n\n${entries}  }\n`;
    })
    .join('');
}

function consent(context: RenderContext): string {
  const principals = permissionsByResource(context.permissions)
    .map(({ resource }) => `\n${principal(resource)}`)
    .join('');
  const assignments = context.permissions
    .map(
      ({ id, resource, value }) => `
# Admin consent for ${value}.
resource "azuread_app_role_assignment" "${value.toLowerCase().replace(/[^a-z0-9]+/g, '_')}" {
  app_role_id         = "${id}"
  principal_object_id = azuread_service_principal.mail.object_id
  resource_object_id  = azuread_service_principal.${resource}.object_id
}
`,
    )
    .join('');
  return principals + assignments;
}

function credential(registration: Registration): string {
  if (registration.grant === 'clientCertificate') {
    return `
resource "azuread_application_certificate" "mail" {
  application_id = azuread_application.mail.id
  type           = "AsymmetricX509Cert"
  value          = file("certificate.pem")
}
`;
  }
  if (registration.grant !== 'clientSecret') return '';
  return `
resource "time_rotating" "mail" {
  rotation_days = 180
}

resource "azuread_application_password" "mail" {
  application_id      = azuread_application.mail.id
  display_name        = "terraform"
  rotate_when_changed = { rotation = time_rotating.mail.id }
}
`;
}

/** Consent for everybody in the tenant: a person cannot give it for mail permissions. */
function delegatedConsent(context: RenderContext): string {
  return permissionsByResource(context.permissions)
    .map(
      ({ resource, permissions }) => `
${principal(resource)}
# Admin consent for everybody; user_object_id would limit it to one person.
resource "azuread_service_principal_delegated_permission_grant" "${resource}" {
  service_principal_object_id          = azuread_service_principal.mail.object_id
  resource_service_principal_object_id = azuread_service_principal.${resource}.object_id
  claim_values                         = [${permissions.map(({ value }) => `"${value}"`).join(', ')}]
}
`,
    )
    .join('');
}

/** The service principal of an API, which every tenant has already. */
const principal = (
  resource: Permission['resource'],
): string => `resource "azuread_service_principal" "${resource}" {
  client_id    = "${resourceAppIds[resource]}"
  use_existing = true
}
`;

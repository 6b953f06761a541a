// The portal checklist of an app registration as one Microsoft Graph PowerShell script. It makes no secret: a secret
// belongs on no screen and in no log, so the portal shows it to the person who stores it.
import { shownCloud } from '../core/endpoints/clouds.ts';
import { type Permission, requiredResourceAccess } from '../core/permissions/permissions.ts';
import type { CloudId } from '../core/registration/registration.ts';
import { comment, literal } from './adminScripts/scriptText.ts';

export interface RegistrationScriptValues {
  readonly name: string;
  /** Directory (tenant) ID or domain; empty if it is not known yet. */
  readonly tenant: string;
  readonly cloud: CloudId;
  readonly multiTenant: boolean;
  readonly publicClientFlows: boolean;
  readonly redirects: readonly { readonly platform: 'publicClient' | 'web'; readonly uri: string }[];
  readonly permissions: readonly Permission[];
}

/** PowerShell that registers the application with its permissions and service principal; twice makes no second one. */
export function registrationScript(values: RegistrationScriptValues): string {
  const cloud = shownCloud(values.cloud);
  const audience = values.multiTenant ? 'AzureADMultipleOrgs' : 'AzureADMyOrg';
  const tenant = values.tenant === '' ? '' : ` -TenantId ${literal(values.tenant)}`;
  return [
    comment(
      `Registers the application in Microsoft Entra, with the permissions it needs. Consent and the credential are not part of it.`,
    ),
    comment('Who runs it: an Entra administrator (Application Administrator or Application Developer).'),
    '& {',
    "  $ErrorActionPreference = 'Stop'",
    `  Connect-MgGraph -Environment ${literal(cloud.graphPowerShellEnvironment.value)}${tenant} -Scopes 'Application.ReadWrite.All' -NoWelcome`,
    `  $name = ${literal(values.name)}`,
    '  $filter = "displayName eq \'$($name.Replace("\'", "\'\'"))\'"',
    '  $app = @(Get-MgApplication -Filter $filter)',
    "  if ($app.Count -gt 0) { throw 'An application with this name exists already. Use it, or choose another name.' }",
    ...resourceAccess(values.permissions),
    '  $app = New-MgApplication -BodyParameter @{',
    '    displayName = $name',
    `    signInAudience = ${literal(audience)}`,
    '    requiredResourceAccess = $access',
    ...redirectLines(values),
    `    isFallbackPublicClient = $${values.publicClientFlows}`,
    '  }',
    '  New-MgServicePrincipal -AppId $app.AppId | Out-Null',
    '  [pscustomobject]@{',
    "    'Application (client) ID' = $app.AppId",
    "    'Directory (tenant) ID' = (Get-MgContext).TenantId",
    '  } | Format-List',
    '}',
    '',
  ].join('\n');
}

function resourceAccess(permissions: readonly Permission[]): readonly string[] {
  const rows = requiredResourceAccess(permissions).flatMap(({ resourceAppId, resourceAccess: entries }) => [
    '    @{',
    `      resourceAppId = ${literal(resourceAppId)}`,
    '      resourceAccess = @(',
    ...entries.map(({ id, type }) => `        @{ id = ${literal(id)}; type = ${literal(type)} }`),
    '      )',
    '    }',
  ]);
  return ['  $access = @(', ...rows, '  )'];
}

function redirectLines({ redirects }: RegistrationScriptValues): readonly string[] {
  return (['publicClient', 'web'] as const).flatMap((platform) => {
    const uris = redirects.filter((redirect) => redirect.platform === platform);
    return uris.length === 0
      ? []
      : [`    ${platform} = @{ redirectUris = @(${uris.map(({ uri }) => literal(uri)).join(', ')}) }`];
  });
}

// A set-up as one script for Azure CLI. It goes through `az rest` and the application's unique name: `az ad app create`
// changes an application of the same name (Azure/azure-cli issue 30427), `az ad app permission grant` drops other grants
// (issue 20974). It makes no secret.
import { shownCloud } from '../core/endpoints/clouds.ts';
import { type Permission, requiredResourceAccess, resourceAppIds } from '../core/permissions/permissions.ts';
import type { CloudId } from '../core/registration/registration.ts';
import { codeTemplate, verbatim } from './codeTemplate.ts';
import { quoteSh } from './quoteShell.ts';

const sh = codeTemplate(quoteSh);

export interface AzScriptValues {
  readonly name: string;
  /** Of the application: letters, digits and hyphens. */
  readonly uniqueName: string;
  readonly tenant: string;
  readonly cloud: CloudId;
  readonly audience: 'AzureADMyOrg' | 'AzureADMultipleOrgs';
  readonly publicClientFlows: boolean;
  readonly redirects: readonly { readonly platform: 'publicClient' | 'web'; readonly uri: string }[];
  readonly permissions: readonly Permission[];
}

/** POSIX sh: makes or changes the application, its service principal and its consent, and prints the IDs as one line of JSON. */
export function azScript(values: AzScriptValues): string {
  const cloud = shownCloud(values.cloud);
  const uris = (platform: 'publicClient' | 'web') => ({
    redirectUris: values.redirects.filter((one) => one.platform === platform).map(({ uri }) => uri),
  });
  const body = JSON.stringify({
    displayName: values.name,
    signInAudience: values.audience,
    isFallbackPublicClient: values.publicClientFlows,
    publicClient: uris('publicClient'),
    web: uris('web'),
    requiredResourceAccess: requiredResourceAccess(values.permissions),
    servicePrincipalLockConfiguration: { isEnabled: true, allProperties: true },
  });
  return sh`#!/bin/sh
# Makes the app registration, its service principal and its consent; run twice, it makes nothing twice.
# Who runs it: a Cloud Application Administrator; Graph's own permissions want a Privileged Role Administrator.
set -eu
az login --tenant ${values.tenant} --allow-no-subscriptions --output none
graph=${`${cloud.graph.value}/v1.0`}
name=${values.uniqueName}
az rest --method PATCH --url "$graph/applications(uniqueName='$name')" \
  --headers Content-Type=application/json Prefer=create-if-missing \
  --body ${body} --output none
client_id=$(az rest --method GET --url "$graph/applications(uniqueName='$name')" --query appId --output tsv)
az rest --method PATCH --url "$graph/servicePrincipals(appId='$client_id')" \
  --headers Content-Type=application/json Prefer=create-if-missing --body '{}' --output none
principal=$(az rest --method GET --url "$graph/servicePrincipals(appId='$client_id')" --query id --output tsv)
${verbatim(consentLines(values.permissions))}printf '{"clientId":"%s","servicePrincipalId":"%s"}\n' "$client_id" "$principal"
`;
}

/** Roles one by one; delegated permissions as one grant for everyone. What is there already is refused and left. */
function consentLines(permissions: readonly Permission[]): string {
  return (['exchange', 'graph'] as const)
    .map((resource) => {
      const own = permissions.filter((permission) => permission.resource === resource);
      if (own.length === 0) return '';
      const find = `resource=$(az rest --method GET --url "$graph/servicePrincipals(appId='${resourceAppIds[resource]}')" --query id --output tsv)\n`;
      const roles = own.filter(({ type }) => type === 'Role').map(({ id, value }) => roleLine(id, value));
      const scopes = own.filter(({ type }) => type === 'Scope').map(({ value }) => value);
      return `${find}${roles.join('')}${scopes.length === 0 ? '' : grantLine(scopes)}`;
    })
    .join('');
}

const post = (url: string, json: string): string =>
  `az rest --method POST --url "${url}" --headers Content-Type=application/json \\\n  --body "${json}" --output none || echo 'Not given: it may have been given already.' >&2\n`;

const roleLine = (id: string, value: string): string =>
  `# ${value}\n${post(
    '$graph/servicePrincipals/$resource/appRoleAssignedTo',
    `{\\"principalId\\":\\"$principal\\",\\"resourceId\\":\\"$resource\\",\\"appRoleId\\":\\"${id}\\"}`,
  )}`;

const grantLine = (scopes: readonly string[]): string =>
  `# ${scopes.join(', ')}\n${post(
    '$graph/oauth2PermissionGrants',
    `{\\"clientId\\":\\"$principal\\",\\"consentType\\":\\"AllPrincipals\\",\\"resourceId\\":\\"$resource\\",\\"scope\\":\\"${scopes.join(' ')}\\"}`,
  )}`;

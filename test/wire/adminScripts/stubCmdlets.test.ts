// The modules that stand for Microsoft's take what the reference takes: identities from the pipeline, and every way to connect.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type BlockStep, powerShellFor, runBlocks } from '../../support/powershell/runBlocks.ts';
import { scratchFolder } from '../../support/tools.ts';

const grants = [
  { Id: 'grant-1', PrincipalId: 'app', ResourceId: 'exchange', AppRoleId: 'role-1' },
  { Id: 'grant-2', PrincipalId: 'app', ResourceId: 'graph', AppRoleId: 'role-2' },
];
const tenant = {
  directory: {
    grants,
    servicePrincipals: [
      { Id: 'app', AppId: 'app-id' },
      { Id: 'exchange', AppId: 'exchange-id' },
    ],
    applications: [{ Id: 'registration', AppId: 'app-id' }],
  },
};

const step = (body: string): BlockStep => ({
  text: `[CmdletBinding(SupportsShouldProcess)] param()\n${body}`,
});

interface Row {
  readonly body: string;
  /** What is printed, words only. */
  readonly printed?: string;
  readonly threw?: RegExp;
}

// microsoftgraph-docs-powershell 0007010, the page of each cmdlet.
const graph: readonly Row[] = [
  {
    body: `(Get-MgServicePrincipal -InputObject @{ ServicePrincipalId = 'exchange' }).AppId`,
    printed: 'exchange-id',
  },
  { body: `(@{ ApplicationId = 'registration' } | Get-MgApplication).AppId`, printed: 'app-id' },
  {
    body: `(@{ ServicePrincipalId = 'app'; AppRoleAssignmentId = 'grant-2' } | Get-MgServicePrincipalAppRoleAssignment).AppRoleId`,
    printed: 'role-2',
  },
  {
    body: `(Get-MgServicePrincipalAppRoleAssignedTo -ServicePrincipalId exchange -AppRoleAssignmentId grant-1).AppRoleId`,
    printed: 'role-1',
  },
  {
    body: `@(@{ ServicePrincipalId = 'app' }, @{ ServicePrincipalId = 'exchange' } | Get-MgServicePrincipal).Count`,
    printed: '2',
  },
  // A service principal has Id and no ServicePrincipalId, so it is no identity.
  {
    body: `Get-MgServicePrincipal -ServicePrincipalId app | Get-MgServicePrincipal`,
    threw: /InputObject has null value for InputObject\.ServicePrincipalId/,
  },
  {
    body: `Get-MgServicePrincipal -InputObject @{ ServicePrincipalId = 'app' } -ServicePrincipalId app`,
    threw: /Parameter set cannot be resolved/,
  },
  {
    body: `New-MgServicePrincipalAppRoleAssignment -InputObject @{ ServicePrincipalId = 'app' } -BodyParameter @{ principalId = 'app'; resourceId = 'exchange'; appRoleId = 'role-3' }
(Get-MgServicePrincipalAppRoleAssignment -ServicePrincipalId app).AppRoleId -join ' '`,
    printed: 'role-1 role-2 role-3',
  },
  {
    body: `@{ ServicePrincipalId = 'app'; AppRoleAssignmentId = 'grant-1' } | Remove-MgServicePrincipalAppRoleAssignment
(Get-MgServicePrincipalAppRoleAssignment -ServicePrincipalId app).AppRoleId -join ' '`,
    printed: 'role-2 role-3',
  },
  ...[
    'Connect-MgGraph',
    `Connect-MgGraph 'Application.Read.All' contoso.com`,
    'Connect-MgGraph -ClientId a -TenantId b -CertificateThumbprint c -NoWelcome',
    'Connect-MgGraph -Identity',
    'Connect-MgGraph -TenantId a -ClientSecretCredential b',
    'Connect-MgGraph -AccessToken a -Environment USGov',
    'Connect-MgGraph -EnvironmentVariable',
  ].map((body) => ({ body, printed: '' })),
  { body: `Connect-MgGraph -AccessToken a -Scopes b`, threw: /Parameter set cannot be resolved/ },
];

// office-docs-powershell 2f1c361 and 60a472a, the page of each cmdlet.
const exchange: readonly Row[] = [
  {
    body: `Connect-ExchangeOnline -ShowBanner:$false\n(Get-ConnectionInformation).State`,
    printed: 'Connected',
  },
  {
    body: `Connect-ExchangeOnline -AppId a -CertificateThumbprint b -Organization contoso.onmicrosoft.com -Prefix Contoso
(Get-ConnectionInformation -ModulePrefix Contoso, Fabrikam).Organization`,
    printed: 'contoso.onmicrosoft.com',
  },
  {
    body: `@(Get-ConnectionInformation -ConnectionId 1a9e45e8-e7ec-498f-9ac3-0504e987fa85).Count`,
    printed: '0',
  },
  { body: `Connect-ExchangeOnline -ExchangeEnvironmentName Nowhere`, threw: /no environment Nowhere/ },
  // Without -Confirm:$false it asks, and nobody is there to answer.
  { body: 'Disconnect-ExchangeOnline', threw: /NonInteractive/ },
  { body: `Disconnect-ExchangeOnline -Confirm:$false\n@(Get-ConnectionInformation).Count`, printed: '0' },
  {
    body: `Disconnect-ExchangeOnline -ConnectionId a -ModulePrefix b`,
    threw: /Parameter set cannot be resolved/,
  },
];

for (const [name, rows] of Object.entries({ graph, exchange }))
  test(`the stand-in cmdlets of ${name} take what their pages say`, (t) => {
    const pwsh = powerShellFor(t);
    if (pwsh === undefined) return;
    const steps = rows.map(({ body }) => step(body));
    const told = runBlocks(pwsh, scratchFolder(t), [{ name, tenant, steps }]).get(name);
    for (const [index, { body, printed, threw }] of rows.entries()) {
      const one = told?.[index];
      if (threw !== undefined) assert.match([one?.threw, ...(one?.errors ?? [])].join('\n'), threw, body);
      else {
        assert.deepEqual([one?.threw, one?.errors], [null, []], body);
        assert.equal(one?.printed.trim(), printed, body);
      }
    }
  });

// The first block: a session with Exchange Online in the right cloud.
import * as l10n from '../../core/l10n.ts';
import type { AdminScript } from './adminScript.ts';
import type { ScriptPlan } from './scriptPlan.ts';
import { assemble, literal } from './scriptText.ts';

/** Connects to Exchange Online PowerShell; every other Exchange block needs it. */
export function connectExchange(plan: ScriptPlan): AdminScript {
  const environment = plan.cloud.powerShellEnvironment.value;
  return assemble({
    id: 'connectExchange',
    title: l10n.record('Connect to Exchange Online'),
    who: 'exchangeAdmin',
    why: l10n.record(
      'Every other Exchange block runs in this session. The module is installed for you alone if it is missing.',
    ),
    delay: '',
    covers: plan.protocols,
    body: [
      ...needModule,
      `Connect-ExchangeOnline -ExchangeEnvironmentName ${literal(environment)} -ShowBanner:$false`,
      '# When you are done: Disconnect-ExchangeOnline',
    ],
    undo: [],
  });
}

/**
 * Module versions and the PowerShell they need: About the Exchange Online PowerShell module, "Prerequisites" and release
 * notes. Versions before 3.0.0 need Basic authentication, which is gone. Windows PowerShell 5.1 takes them all.
 */
const needModule: readonly string[] = [
  "if (Get-Module -Name 'Microsoft.Graph.Authentication') {",
  "  throw 'Microsoft Graph PowerShell is loaded in this window, and the two modules fail together. Open a new PowerShell window for Exchange.'",
  '}',
  '$newest = { Get-Module -ListAvailable -Name ExchangeOnlineManagement | Sort-Object -Property Version -Descending | Select-Object -First 1 }',
  '$module = & $newest',
  "if (($null -eq $module) -or ($module.Version -lt [version]'3.0.0')) {",
  "  Install-Module -Name ExchangeOnlineManagement -MinimumVersion '3.0.0' -Scope CurrentUser -WhatIf:$preview",
  '  $module = & $newest',
  '  if ($null -eq $module) { return }',
  '}',
  "$needs = [version]'7.2.0'",
  "if ($module.Version -ge [version]'3.5.0') { $needs = [version]'7.4.0' }",
  "if ($module.Version -ge [version]'3.10.0') { $needs = [version]'7.6.0' }",
  '$shell = [version]($PSVersionTable.PSVersion.ToString() -split "-")[0]',
  "Write-Host ('ExchangeOnlineManagement ' + $module.Version + ', PowerShell ' + $shell)",
  'if (($shell.Major -ge 6) -and ($shell -lt $needs)) {',
  "  throw ('ExchangeOnlineManagement ' + $module.Version + ' needs PowerShell ' + $needs + ' or later. Update PowerShell, then run this block again.')",
  '}',
];

/** The same environment as a PowerShell literal. */
export const graphEnvironment = (plan: ScriptPlan): string =>
  literal(plan.cloud.graphPowerShellEnvironment.value);

/** Statements that connect to Microsoft Graph PowerShell, which needs a process without the Exchange module. */
export function connectGraph(plan: ScriptPlan, scopes: readonly string[]): readonly string[] {
  const environment = graphEnvironment(plan);
  const tenant = literal(plan.registration.tenantId);
  return [
    "if (Get-Module -Name 'ExchangeOnlineManagement') {",
    "  throw 'Exchange Online PowerShell is loaded in this window, and the two modules fail together. Open a new PowerShell window for Microsoft Graph.'",
    '}',
    'if (-not (Get-Module -ListAvailable -Name Microsoft.Graph.Applications)) {',
    "  throw 'Install Microsoft Graph PowerShell first: Install-Module Microsoft.Graph.Applications -Scope CurrentUser'",
    '}',
    `$scopes = ${scopes.map(literal).join(', ')}`,
    `Connect-MgGraph -Environment ${environment} -TenantId ${tenant} -Scopes $scopes -NoWelcome`,
  ];
}

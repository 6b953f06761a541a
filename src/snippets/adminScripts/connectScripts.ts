// The first block: a session with Exchange Online in the right cloud.
import type { AdminScript } from './adminScript.ts';
import type { ScriptPlan } from './scriptPlan.ts';
import { assemble, literal } from './scriptText.ts';

/** `-Environment` of Connect-MgGraph (Get-MgEnvironment, Microsoft Graph PowerShell reference). */
const graphEnvironments: Readonly<Record<ScriptPlan['cloud']['id'], string>> = {
  global: 'Global',
  gccHigh: 'USGov',
  dod: 'USGovDoD',
  china: 'China',
};

/** Connects to Exchange Online PowerShell; every other Exchange block needs it. */
export function connectExchange(plan: ScriptPlan): AdminScript {
  const environment = plan.cloud.powerShellEnvironment.value;
  return assemble({
    id: 'connectExchange',
    title: 'Connect to Exchange Online',
    who: 'exchangeAdmin',
    why: 'Every other Exchange block runs in this session. The module is installed for you alone where it is missing.',
    delay: '',
    covers: plan.protocols,
    body: [
      'if (-not (Get-Module -ListAvailable -Name ExchangeOnlineManagement)) {',
      '  Install-Module -Name ExchangeOnlineManagement -Scope CurrentUser -WhatIf:$preview',
      '}',
      `Connect-ExchangeOnline -ExchangeEnvironmentName ${literal(environment)} -ShowBanner:$false`,
      '# When you are done: Disconnect-ExchangeOnline',
    ],
    undo: [],
  });
}

/** Statements that connect to Microsoft Graph PowerShell where the session is not yet. */
export function connectGraph(plan: ScriptPlan, scopes: readonly string[]): readonly string[] {
  const environment = literal(graphEnvironments[plan.cloud.id]);
  const tenant = literal(plan.registration.tenantId);
  return [
    'if (-not (Get-Module -ListAvailable -Name Microsoft.Graph.Applications)) {',
    "  throw 'Install Microsoft Graph PowerShell first: Install-Module Microsoft.Graph.Applications -Scope CurrentUser'",
    '}',
    `$scopes = ${scopes.map(literal).join(', ')}`,
    `Connect-MgGraph -Environment ${environment} -TenantId ${tenant} -Scopes $scopes -NoWelcome`,
  ];
}

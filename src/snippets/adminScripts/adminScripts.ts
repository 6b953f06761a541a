// The administrator's blocks for one registration, in the order in which they run.
import type { Registration } from '../../core/registration/registration.ts';
import {
  accessPolicyMigrate,
  accessPolicyNew,
  accessPolicyRead,
  accessPolicyRemove,
} from './accessPolicyScripts.ts';
import type { AdminScript, AdminScriptOptions } from './adminScript.ts';
import { connectExchange } from './connectScripts.ts';
import { group } from './groupScript.ts';
import { mailboxPermission } from './mailboxPermissionScript.ts';
import { managementScope, roleAssignment, testRoleAssignment } from './roleScripts.ts';
import { planScripts, rolesOf, type ScriptPlan } from './scriptPlan.ts';
import { servicePrincipal } from './servicePrincipalScript.ts';
import { fullAccessRead, grantsRead, rolesRead } from './surveyScripts.ts';
import { ewsOrganization, protocolSwitches } from './switchScripts.ts';
import { removeTenantWideGrant } from './tenantWideGrantScript.ts';

/**
 * Blocks that limit the registration's access to its mailboxes: role, scope and test for EWS, Graph and SMTP; FullAccess
 * for IMAP and POP; switches; and what must be removed for the limit to count. Throws a Failure `invalidInput` if a
 * value cannot stand in a script.
 */
export function adminScripts(
  registration: Registration,
  options: AdminScriptOptions = {},
): readonly AdminScript[] {
  const plan = planScripts(registration, options);
  if (plan.protocols.length === 0) return [];
  const access = plan.access === 'app' ? applicationBlocks(plan) : [];
  const tail = plan.access === 'app' ? grantBlocks(plan) : [];
  return [
    connectExchange(plan),
    ...access,
    ...present(mailboxPermission(plan)),
    ...present(protocolSwitches(plan)),
    ...(plan.protocols.includes('ews') ? [ewsOrganization(plan)] : []),
    ...tail,
    ...(plan.access === 'app' ? surveys(plan) : []),
  ];
}

/** What only reads, over the whole tenant. */
function surveys(plan: ScriptPlan): readonly AdminScript[] {
  const byList = plan.protocols.some((protocol) => protocol !== 'ews' && protocol !== 'graph');
  return [...(byList ? [fullAccessRead(plan)] : []), rolesRead(plan), grantsRead(plan)];
}

const present = (script: AdminScript | undefined): readonly AdminScript[] =>
  script === undefined ? [] : [script];

function applicationBlocks(plan: ScriptPlan): readonly AdminScript[] {
  const roles = rolesOf(plan).length > 0;
  const byGroup = roles && plan.limit.kind === 'group';
  return [
    servicePrincipal(plan),
    ...(byGroup ? [group(plan)] : []),
    ...(byGroup && plan.existingAccessPolicy ? [accessPolicyMigrate(plan)] : []),
    ...(byGroup || (roles && plan.limit.kind === 'filter') ? [managementScope(plan)] : []),
    ...(roles ? [roleAssignment(plan), testRoleAssignment(plan)] : []),
  ];
}

/** What has to go, after the roles were tested: first the grant, then the policy that held it back. */
function grantBlocks(plan: ScriptPlan): readonly AdminScript[] {
  const policies = plan.protocols.some((protocol) => protocol === 'ews' || protocol === 'graph');
  return [
    ...(rolesOf(plan).length > 0 ? [removeTenantWideGrant(plan)] : []),
    ...(policies ? [accessPolicyRead(plan)] : []),
    ...(policies && plan.existingAccessPolicy ? [accessPolicyRemove(plan)] : []),
    ...(policies && plan.insist && plan.limit.kind === 'group' ? [accessPolicyNew(plan)] : []),
  ];
}

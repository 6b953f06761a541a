// Plans roles of RBAC for Applications through Microsoft Graph beta: offered as a preview, beside the scripts.
import type { PlanStep } from './planStep.ts';
import type { Seen } from './seen.ts';
import type { Wanted, WantedExchangeRole } from './wanted.ts';

export function exchangeSteps(wanted: Wanted, seen: Seen): readonly PlanStep[] {
  return (wanted.exchangeRoles ?? []).map((one) => assignmentStep(one, seen));
}

function assignmentStep(role: WantedExchangeRole, seen: Seen): PlanStep {
  const { roleName, directoryScope } = role;
  const base = { id: `exchange.${roleName}`, title: `Exchange role: ${roleName} (preview)` };
  const { exchange } = seen;
  const offered =
    exchange === 'unknown' ? undefined : exchange.roles.find((one) => one.displayName === roleName);
  if (exchange === 'unknown' || offered === undefined) {
    return {
      ...base,
      state: 'unknown',
      change: 'Microsoft Graph does not offer this role here. Use the script for the Exchange administrator.',
      role: 'Exchange Administrator',
    };
  }
  const found =
    seen.principal !== null && seen.principal !== 'unknown'
      ? exchange.assignments.find(
          (one) => one.roleDefinitionId === offered.id && one.directoryScopeId === directoryScope,
        )
      : undefined;
  if (found !== undefined) return { ...base, state: 'present' };
  return {
    ...base,
    state: 'missing',
    change: `Gives the application ${roleName} inside ${directoryScope}. It counts after 30 minutes to 2 hours.`,
    role: 'Exchange Administrator',
    needs: ['RoleManagement.ReadWrite.Exchange'],
    opens: 'Mailboxes inside the scope, and no others.',
    undo: 'The role assignment is removed.',
    request: {
      method: 'POST',
      version: 'beta',
      path: '/roleManagement/exchange/roleAssignments',
      body: {
        principalId: '/ServicePrincipals/{servicePrincipalId}',
        roleDefinitionId: offered.id,
        directoryScopeId: directoryScope,
        appScopeId: null,
      },
    },
    operation: { kind: 'assignExchangeRole', roleId: offered.id, roleName, directoryScope },
  };
}

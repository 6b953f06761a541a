// Plans roles of RBAC for Applications through Microsoft Graph beta: offered as a preview, beside the scripts.
import * as l10n from '../core/l10n.ts';
import type { PlanStep } from './planStep.ts';
import type { Seen } from './seen.ts';
import type { Wanted, WantedExchangeRole } from './wanted.ts';

export function exchangeSteps(wanted: Wanted, seen: Seen): readonly PlanStep[] {
  return (wanted.exchangeRoles ?? []).map((one) => assignmentStep(one, seen));
}

const notOffered = l10n.msg(
  'Microsoft Graph does not offer this role here. Use the script for the Exchange administrator.',
);

function assignmentStep(role: WantedExchangeRole, seen: Seen): PlanStep {
  const { roleName, directoryScope } = role;
  const base = { id: `exchange.${roleName}`, title: l10n.record('Exchange role: {0} (preview)', roleName) };
  const { exchange } = seen;
  const offered =
    exchange === 'unknown' ? undefined : exchange.roles.find((one) => one.displayName === roleName);
  if (exchange === 'unknown' || offered === undefined) {
    return { ...base, state: 'unknown', change: notOffered, role: 'Exchange Administrator' };
  }
  const isAssigned =
    seen.principal !== null &&
    seen.principal !== 'unknown' &&
    exchange.assignments.some(
      (one) => one.roleDefinitionId === offered.id && one.directoryScopeId === directoryScope,
    );
  if (isAssigned) return { ...base, state: 'present' };
  return {
    ...base,
    state: 'missing',
    change: l10n.record(
      'Gives the application {0} inside {1}. It counts after 30 minutes to 2 hours.',
      roleName,
      directoryScope,
    ),
    role: 'Exchange Administrator',
    needs: ['RoleManagement.ReadWrite.Exchange'],
    opens: l10n.msg('Mailboxes inside the scope, and no others.'),
    undo: l10n.msg('The role assignment is removed.'),
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

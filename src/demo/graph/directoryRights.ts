// Which directory roles people hold and what each may do: a person's right is the token's scopes and the role together
// (Microsoft Entra built-in roles, Microsoft Learn).
import type { DemoApplication } from '../applications.ts';
import type { DirectoryRoleName } from '../directory.ts';
import { graphRefusals } from './graphError.ts';
import type { GraphCall } from './graphRoute.ts';

/** Template IDs, the same in every tenant. */
export const roleTemplates: Readonly<Record<DirectoryRoleName, string>> = {
  'Global Administrator': '62e90394-69f5-4237-9190-012177145e10',
  'Privileged Role Administrator': 'e8611ab8-c189-46e8-94e1-60213ab1f814',
  'Cloud Application Administrator': '158c047a-c907-4556-b7ef-446551a6b5f7',
  'Application Developer': 'cf1c38e5-3621-4004-a7cb-879624dced7c',
  'Exchange Administrator': '29232cdf-9323-42fd-ade2-1d097af3e4de',
};

const holds = ({ caller, context }: GraphCall, ...roles: readonly DirectoryRoleName[]): boolean => {
  // An application's own token goes by its permissions alone.
  if (caller.user === undefined) return true;
  if (!context.policy().rolesActive) return false;
  return caller.user.roles.some((role) => role === 'Global Administrator' || roles.includes(role));
};

/** Throws if the person has no such active role. */
export function requireRole(request: GraphCall, role: DirectoryRoleName): void {
  if (!holds(request, role)) throw graphRefusals.directoryDenied();
}

/** Everyone, unless the tenant lets only those with a role make applications. */
export function mayCreate(request: GraphCall): void {
  if (request.context.policy().everybodyMakesApplications) return;
  if (!holds(request, 'Application Developer', 'Cloud Application Administrator'))
    throw graphRefusals.directoryDenied();
}

/** Owners and application administrators. */
export function mayChange(request: GraphCall, application: DemoApplication): void {
  const person = request.caller.user;
  const owns = person !== undefined && application.owners.includes(person.id);
  if (!owns && !holds(request, 'Cloud Application Administrator')) throw graphRefusals.directoryDenied();
}

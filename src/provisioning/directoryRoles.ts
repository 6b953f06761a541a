// The directory roles that provisioning has to know (Microsoft Entra built-in roles, Microsoft Learn).

/** By name; the value is the role's template ID, the same in every tenant. */
const directoryRoles = {
  'Global Administrator': '62e90394-69f5-4237-9190-012177145e10',
  'Privileged Role Administrator': 'e8611ab8-c189-46e8-94e1-60213ab1f814',
  'Application Administrator': '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3',
  'Cloud Application Administrator': '158c047a-c907-4556-b7ef-446551a6b5f7',
  'Application Developer': 'cf1c38e5-3621-4004-a7cb-879624dced7c',
  'Exchange Administrator': '29232cdf-9323-42fd-ade2-1d097af3e4de',
} as const;
type DirectoryRole = keyof typeof directoryRoles;

/** Roles that may do what the least one may. */
const alsoEnough: Readonly<Record<DirectoryRole, readonly DirectoryRole[]>> = {
  'Global Administrator': [],
  'Privileged Role Administrator': ['Global Administrator'],
  'Application Administrator': ['Global Administrator'],
  'Cloud Application Administrator': ['Application Administrator', 'Global Administrator'],
  'Application Developer': [
    'Cloud Application Administrator',
    'Application Administrator',
    'Global Administrator',
  ],
  'Exchange Administrator': ['Global Administrator'],
};

/** Whether one of the active roles (template IDs) is enough; undefined if they could not be read. */
export function mayAct(least: DirectoryRole, active: readonly string[] | 'unknown'): boolean | undefined {
  if (active === 'unknown') return undefined;
  const enough = [least, ...alsoEnough[least]].map((name) => directoryRoles[name] as string);
  return active.some((id) => enough.includes(id));
}

export const isDirectoryRole = (name: string | undefined): name is DirectoryRole =>
  name !== undefined && Object.hasOwn(directoryRoles, name);

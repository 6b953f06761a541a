// The permissions an app registration needs: one row per protocol and kind of access, least privilege first.
// GUIDs: permissions table of Microsoft Graph (microsoftgraph/microsoft-graph-devx-content) and the Exchange OAuth
// articles; resolve them by value at run time if the tenant can be asked.

import * as l10n from '../l10n.ts';
import type { ProtocolId } from '../registration/registration.ts';
import type { TokenResource } from './protocols.ts';

/** Office 365 Exchange Online. */
export const exchangeAppId = '00000002-0000-0ff1-ce00-000000000000';
/** Microsoft Graph. */
export const graphAppId = '00000003-0000-0000-c000-000000000000';

export const resourceNames: Readonly<Record<TokenResource, string>> = {
  exchange: 'Office 365 Exchange Online',
  graph: 'Microsoft Graph',
};

export const resourceAppIds: Readonly<Record<TokenResource, string>> = {
  exchange: exchangeAppId,
  graph: graphAppId,
};

export interface Permission {
  /** `full_access_as_app`, `IMAP.AccessAsApp`, … */
  readonly value: string;
  readonly id: string;
  readonly resource: TokenResource;
  /** `Role` = application permission, `Scope` = delegated (the manifest's words). */
  readonly type: 'Role' | 'Scope';
  readonly adminConsent: boolean;
  readonly why: string;
  readonly confidence: 'high' | 'medium' | 'unverified';
  /** RBAC for Applications role that gives the same right inside a scope; none exists for IMAP and POP. */
  readonly rbacRole?: string;
}

const role = (
  value: string,
  id: string,
  resource: TokenResource,
  why: string,
  confidence: Permission['confidence'],
  rbacRole?: string,
): Permission => ({
  value,
  id,
  resource,
  type: 'Role',
  adminConsent: true,
  why,
  confidence,
  ...(rbacRole === undefined ? {} : { rbacRole }),
});

const scope = (
  value: string,
  id: string,
  resource: TokenResource,
  why: string,
  adminConsent: boolean,
): Permission => ({
  value,
  id,
  resource,
  type: 'Scope',
  adminConsent,
  why,
  confidence: 'high',
});

/** Application permission that each protocol needs. */
export const applicationPermissions: Readonly<Record<ProtocolId, Permission>> = {
  ews: role(
    'full_access_as_app',
    'dc890d15-9560-4a4c-9b7f-a736ec74ec40',
    'exchange',
    l10n.msg('Opens mailboxes through EWS without a signed-in person.'),
    'high',
    'Application EWS.AccessAsApp',
  ),
  imap: role(
    'IMAP.AccessAsApp',
    '5e5addcd-3e8d-4e90-baf5-964efab2b20a',
    'exchange',
    l10n.msg(
      'Signs in to IMAP as the application; each mailbox also needs FullAccess for the service principal.',
    ),
    'medium',
  ),
  pop: role(
    'POP.AccessAsApp',
    'cb842b43-da6e-4506-86fe-bb12199c656d',
    'exchange',
    l10n.msg(
      'Signs in to POP as the application; each mailbox also needs FullAccess for the service principal.',
    ),
    'medium',
  ),
  smtp: role(
    'SMTP.SendAsApp',
    '7146a1f0-8703-45b3-9eae-527a64c00995',
    'exchange',
    l10n.msg('Sends through SMTP AUTH as the application.'),
    'unverified',
    'Application SMTP.SendAsApp',
  ),
  graph: role(
    'Mail.Read',
    '810c84a8-4a9e-49e6-bf7d-12d183f40d01',
    'graph',
    l10n.msg('Reads mail through Microsoft Graph without a signed-in person.'),
    'high',
    'Application Mail.Read',
  ),
};

/**
 * Delegated permission that each protocol needs. `adminConsent` is what the Microsoft-managed user consent policy
 * demands (MC1163922), not the permission's own flag.
 */
export const delegatedPermissions: Readonly<Record<ProtocolId, Permission>> = {
  ews: scope(
    'EWS.AccessAsUser.All',
    '3b5f3d61-589b-4a3c-a359-5dd4b5ee5bd5',
    'exchange',
    l10n.msg('Opens the signed-in person’s mailboxes through EWS.'),
    true,
  ),
  imap: scope(
    'IMAP.AccessAsUser.All',
    '195adc35-e27b-454b-a7ed-1ecdffa1c09f',
    'exchange',
    l10n.msg('Opens the signed-in person’s mailboxes through IMAP.'),
    true,
  ),
  pop: scope(
    'POP.AccessAsUser.All',
    'fb698133-92fa-453e-a9ed-688e10f2e5ac',
    'exchange',
    l10n.msg('Opens the signed-in person’s mailboxes through POP.'),
    true,
  ),
  smtp: scope(
    'SMTP.Send',
    '76faac2a-0f20-42f1-928a-50de5b9dbe52',
    'exchange',
    l10n.msg('Sends through SMTP AUTH as the signed-in person.'),
    false,
  ),
  graph: scope(
    'Mail.Read',
    '570282fd-fa5c-430d-a7fd-fc8dc98a9dca',
    'graph',
    l10n.msg('Reads the signed-in person’s mail through Microsoft Graph.'),
    true,
  ),
};

/** Graph roles and scopes that also let a mail folder be read, beside the least one. */
export const graphMailReaders: readonly string[] = [
  'Mail.Read',
  'Mail.ReadWrite',
  'Mail.ReadBasic',
  'Mail.ReadBasic.All',
  'Mail.Read.Shared',
  'Mail.ReadWrite.Shared',
  'Mail.ReadBasic.Shared',
];

/** The permission a protocol needs with this kind of access. */
export function permissionFor(protocol: ProtocolId, access: 'app' | 'delegated'): Permission {
  return access === 'app' ? applicationPermissions[protocol] : delegatedPermissions[protocol];
}

/** The least permissions for several protocols, each once, in the order of the protocols. */
export function permissionsFor(
  protocols: readonly ProtocolId[],
  access: 'app' | 'delegated',
): readonly Permission[] {
  const rows = protocols.map((protocol) => permissionFor(protocol, access));
  return rows.filter((row, index) => rows.findIndex((other) => other.id === row.id) === index);
}

/** The permissions of each resource that has any, Exchange first. */
export function permissionsByResource(
  permissions: readonly Permission[],
): readonly { readonly resource: Permission['resource']; readonly permissions: readonly Permission[] }[] {
  return (['exchange', 'graph'] as const)
    .map((resource) => ({
      resource,
      permissions: permissions.filter((permission) => permission.resource === resource),
    }))
    .filter((entry) => entry.permissions.length > 0);
}

/** `requiredResourceAccess` of the application manifest. */
export function requiredResourceAccess(permissions: readonly Permission[]): readonly {
  readonly resourceAppId: string;
  readonly resourceAccess: readonly { readonly id: string; readonly type: 'Role' | 'Scope' }[];
}[] {
  return permissionsByResource(permissions).map((entry) => ({
    resourceAppId: resourceAppIds[entry.resource],
    resourceAccess: entry.permissions.map(({ id, type }) => ({ id, type })),
  }));
}

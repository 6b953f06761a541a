// Microsoft Graph permissions beyond the least one, for products that need more than to read mail.
// GUIDs: microsoftgraph/microsoft-graph-devx-content permissions/permissions-descriptions.json (2026-08-07).
import * as l10n from '../l10n.ts';
import type { Permission } from './permissions.ts';

const role = (value: string, id: string, why: string): Permission => ({
  value,
  id,
  resource: 'graph',
  type: 'Role',
  adminConsent: true,
  why,
  confidence: 'high',
  rbacRole: `Application ${value}`,
});

const scope = (value: string, id: string, why: string, adminConsent: boolean): Permission => ({
  value,
  id,
  resource: 'graph',
  type: 'Scope',
  adminConsent,
  why,
  confidence: 'high',
});

/** Application permissions (type Role) by value. */
export const graphRoles = {
  mailReadWrite: role(
    'Mail.ReadWrite',
    'e2a3a72e-5f79-4c64-b1b1-878b674786c9',
    l10n.msg('Reads mail and moves, marks or deletes it through Microsoft Graph.'),
  ),
  mailSend: role(
    'Mail.Send',
    'b633e1c5-b582-4048-a93e-9f11b44c7e96',
    l10n.msg('Sends mail through Microsoft Graph.'),
  ),
} as const;

/** Delegated permissions (type Scope) by value; `adminConsent` as the Microsoft-managed consent policy demands. */
export const graphScopes = {
  userRead: scope(
    'User.Read',
    'e1fe6dd8-ba31-4d61-89e7-88639da4683d',
    l10n.msg('Reads the name of the signed-in person.'),
    false,
  ),
  mailReadWrite: scope(
    'Mail.ReadWrite',
    '024d486e-b451-40bb-833d-3e66d98c5c73',
    l10n.msg('Reads the signed-in person’s mail and moves, marks or deletes it.'),
    true,
  ),
  mailSend: scope(
    'Mail.Send',
    'e383f46e-2787-4529-855e-0e479a3ffac0',
    l10n.msg('Sends mail as the signed-in person.'),
    false,
  ),
  mailReadShared: scope(
    'Mail.Read.Shared',
    '7b9103a5-4610-446b-9670-80643382c1fa',
    l10n.msg('Reads mail in mailboxes that are shared with the signed-in person.'),
    true,
  ),
  mailReadWriteShared: scope(
    'Mail.ReadWrite.Shared',
    '5df07973-7d5d-46ed-9847-1271055cbd51',
    l10n.msg('Reads and changes mail in mailboxes that are shared with the signed-in person.'),
    true,
  ),
  mailSendShared: scope(
    'Mail.Send.Shared',
    'a367ab51-6b49-43bf-a716-a1fb06d2a174',
    l10n.msg('Sends mail from mailboxes that the signed-in person may send for.'),
    false,
  ),
  offlineAccess: scope(
    'offline_access',
    '7427e0e9-2fba-42fe-b0c0-848c9e6a8182',
    l10n.msg('Keeps the sign-in alive with a refresh token.'),
    false,
  ),
} as const;

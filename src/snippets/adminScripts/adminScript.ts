// What an administrator is handed: one PowerShell block with its reason, its delay and its undo.
import type { Mailbox, ProtocolId } from '../../core/registration/registration.ts';

/** Stable ids, in the order in which the blocks run. */
export const adminScriptIds = [
  'connectExchange',
  'servicePrincipal',
  'group',
  'accessPolicyMigrate',
  'managementScope',
  'roleAssignment',
  'testRoleAssignment',
  'mailboxPermission',
  'protocolSwitches',
  'ewsOrganization',
  'removeTenantWideGrant',
  'accessPolicyRead',
  'accessPolicyRemove',
  'accessPolicyNew',
  'fullAccessRead',
  'rolesRead',
  'grantsRead',
] as const;
export type AdminScriptId = (typeof adminScriptIds)[number];

export interface AdminScript {
  readonly id: AdminScriptId;
  readonly title: string;
  readonly who: 'exchangeAdmin' | 'entraAdmin';
  /** Which module's session it runs in; the two modules fail together in one PowerShell process. */
  readonly runsIn: 'exchange' | 'graph';
  /** What it does and why it is needed, in a sentence or two. */
  readonly why: string;
  /** How long until it is in force, in words; empty if it changes nothing. */
  readonly delay: string;
  /** PowerShell that takes it back; empty if it changes nothing. */
  readonly undo: string;
  /** PowerShell: runs as a file or pasted, twice as well as once, and with `-WhatIf`. */
  readonly text: string;
  readonly covers: readonly ProtocolId[];
}

/** What decides which mailboxes an Exchange role reaches. */
export type AccessLimit =
  /** Mail-enabled security group by address; made if it does not exist. */
  | { readonly kind: 'group'; readonly address: string }
  /** A group that is there already, by address; Exchange takes it as the limit itself and no scope is made. */
  | { readonly kind: 'recipientGroup'; readonly address: string }
  /** Recipients by a filter in OPATH, `CustomAttribute1 -eq 'capture'`; no group is made. */
  | { readonly kind: 'filter'; readonly filter: string }
  /** Entra administrative unit by object ID. */
  | { readonly kind: 'administrativeUnit'; readonly id: string };

export interface AdminScriptOptions {
  /** Default: the registration's own. */
  readonly mailboxes?: readonly Mailbox[];
  /** Default: every protocol of those mailboxes. */
  readonly protocols?: readonly ProtocolId[];
  /** Default: the first one named by a mailbox. */
  readonly controlMailbox?: string;
  /** Object ID of the enterprise application, if it is known: an application token's `oid`. Looked up otherwise. */
  readonly enterpriseAppObjectId?: string;
  /** Default: a group named after the registration. */
  readonly limit?: AccessLimit;
  /** Graph application permissions in use (`Mail.ReadWrite`, `Mail.Send`); default `Mail.Read`. */
  readonly graphPermissions?: readonly string[];
  /** True if an Application Access Policy exists for the application and is to be replaced. */
  readonly existingAccessPolicy?: boolean;
  /** True if somebody insists on a new Application Access Policy although Microsoft advises against it. */
  readonly insist?: boolean;
}

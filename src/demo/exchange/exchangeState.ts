// What Exchange Online of the demo tenant holds about access: the objects that an administrator's cmdlets make.

/** Stands for every mailbox in a permission, and for every application in an access policy. */
export const everyone = '*';

/** `New-ServicePrincipal`: Exchange knows the application by both ids, and a token must fit both. */
export interface ExchangePrincipal {
  readonly appId: string;
  /** Should be the enterprise application's object ID. */
  readonly objectId: string;
  readonly displayName: string;
}

/** A mail-enabled security group. */
export interface AccessGroup {
  readonly name: string;
  readonly alias: string;
  /** Mailboxes by the local part of their address. */
  readonly members: readonly string[];
  /** Names of groups that are members. */
  readonly groups: readonly string[];
}

/** An administrative unit of Microsoft Entra. */
export interface AdministrativeUnit {
  readonly name: string;
  readonly description: string;
  /** Mailboxes by the local part of their address. */
  readonly members: readonly string[];
}

/** `New-ManagementScope`; Graph beta calls it a custom app scope. */
export interface ManagementScope {
  readonly id: string;
  readonly name: string;
  readonly exclusive: boolean;
  /** OPATH; see recipientFilter.ts. */
  readonly filter: string;
}

/** `New-ManagementRoleAssignment` to an application; without a scope of either kind it covers the organization. */
export interface RoleAssignment {
  readonly name: string;
  readonly role: string;
  /** Object ID of the Exchange service principal. */
  readonly assignee: string;
  readonly scope: string | undefined;
  /** In place of a management scope: `/Groups/{id}`, `/AdministrativeUnits/{id}`, `/Users/{id}` (Graph beta). */
  readonly directoryScope?: string;
}

/** `New-ApplicationAccessPolicy`. */
export interface AccessPolicy {
  /** A client ID, or `*`. */
  readonly appId: string;
  readonly right: 'RestrictAccess' | 'DenyAccess';
  readonly group: string;
}

/** `Add-MailboxPermission` (FullAccess) and `Add-RecipientPermission` (SendAs). */
export interface MailboxPermission {
  /** Local part of the mailbox's address, or `*`. */
  readonly mailbox: string;
  /** Object ID of an Exchange service principal, or the local part of a person's sign-in name. */
  readonly trustee: string;
  readonly right: 'FullAccess' | 'SendAs';
}

export interface OrganizationSwitches {
  /** Undefined: the switch is not set (`$null`). */
  readonly ewsEnabled: boolean | undefined;
  readonly ewsAllowedAppIds: readonly string[];
  readonly smtpClientAuthenticationDisabled: boolean;
}

/** `Set-CASMailbox` on every mailbox. */
export interface MailboxSwitches {
  readonly ewsEnabled: boolean;
  readonly imapEnabled: boolean;
  readonly popEnabled: boolean;
  /** Undefined: the mailbox follows the organization. */
  readonly smtpClientAuthenticationDisabled: boolean | undefined;
}

export interface ExchangeState {
  readonly principals: readonly ExchangePrincipal[];
  readonly groups: readonly AccessGroup[];
  readonly units: readonly AdministrativeUnit[];
  /** `CustomAttribute1` to `CustomAttribute15` of mailboxes, by the local part of the address. */
  readonly attributes: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly scopes: readonly ManagementScope[];
  readonly assignments: readonly RoleAssignment[];
  readonly accessPolicies: readonly AccessPolicy[];
  readonly permissions: readonly MailboxPermission[];
  readonly organization: OrganizationSwitches;
  readonly switches: MailboxSwitches;
  /** False: a Kiosk or F licence, which has no EWS. */
  readonly ewsLicensed: boolean;
}

// What the demo tenant allows and refuses right now. A scenario is this record with a few values changed.

/** Control that limits which mailboxes the application reaches through EWS and Graph. */
export type LimitKind = 'accessPolicy' | 'rbac';

export interface DemoPolicy {
  // Microsoft Entra
  readonly tenant: 'known' | 'unknown';
  readonly application: 'known' | 'unknown' | 'disabled' | 'withoutServicePrincipal';
  readonly secret: 'valid' | 'wrong' | 'expired';
  /** Number of an AADSTS refusal that every token request gets; a row of entra/refusals.ts. */
  readonly tokenRefusal: number | undefined;
  /** Application permissions that an administrator consented to. */
  readonly exchangeRoles: readonly string[];
  readonly graphRoles: readonly string[];
  /** `swapped`: the token is for the other resource, as when a client asks with the wrong scope host. */
  readonly audience: 'asked' | 'swapped';
  /** How Exchange and Graph judge the dates of every token, also of those that were issued before. */
  readonly tokens: 'accepted' | 'expired' | 'notYetValid';

  // Which mailboxes
  readonly limitKind: LimitKind;
  /** `scoped`: the group's mailboxes only; `absent`, `tooWide`: the control mailbox too; `tooNarrow`: none. */
  readonly limit: 'scoped' | 'absent' | 'tooWide' | 'tooNarrow';
  readonly mailbox: 'present' | 'missing' | 'unlicensed';
  /** False: nobody ran New-ServicePrincipal, so IMAP, POP and SMTP know no such application. */
  readonly servicePrincipal: boolean;
  /** False: Add-MailboxPermission is missing on every mailbox. */
  readonly fullAccess: boolean;

  // Protocol switches
  readonly ews: 'allowed' | 'disabled' | 'blocked' | 'kiosk';
  readonly imapEnabled: boolean;
  readonly popEnabled: boolean;
  readonly smtpAuth: 'enabled' | 'tenantDisabled' | 'mailboxDisabled';
  readonly sendAs: 'allowed' | 'denied';

  // Health
  readonly service: 'up' | 'throttled' | 'unavailable' | 'down';
  /** Milliseconds added to every answer. */
  readonly slowMs: number;
}

/** Everything set up as it should be: least privilege, limited to the group, all switches open. */
export const healthyPolicy: DemoPolicy = {
  tenant: 'known',
  application: 'known',
  secret: 'valid',
  tokenRefusal: undefined,
  exchangeRoles: ['full_access_as_app', 'IMAP.AccessAsApp', 'POP.AccessAsApp', 'SMTP.SendAsApp'],
  graphRoles: ['Mail.Read'],
  audience: 'asked',
  tokens: 'accepted',
  limitKind: 'accessPolicy',
  limit: 'scoped',
  mailbox: 'present',
  servicePrincipal: true,
  fullAccess: true,
  ews: 'allowed',
  imapEnabled: true,
  popEnabled: true,
  smtpAuth: 'enabled',
  sendAs: 'allowed',
  service: 'up',
  slowMs: 0,
};

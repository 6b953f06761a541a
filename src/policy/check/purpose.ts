// What a limit is a limit of, and what other permissions of the token open beside it.
import * as l10n from '../../core/l10n.ts';
import type { ProtocolId } from '../../core/registration/registration.ts';

/** What the check opened, in words: a verdict holds for this and for nothing else. */
const purposes: Readonly<Record<ProtocolId, string>> = {
  ews: l10n.msg('everything in the mailbox through EWS'),
  imap: l10n.msg('reading and changing mail through IMAP'),
  pop: l10n.msg('reading mail through POP'),
  smtp: l10n.msg('sending through SMTP'),
  graph: l10n.msg('reading mail through Microsoft Graph'),
};

export const purposeOf = (protocol: ProtocolId): string => purposes[protocol];

/** Application permissions that open mailboxes, and what for (Microsoft Graph permissions reference; EWS documentation). */
const openings: readonly (readonly [RegExp, string])[] = [
  [/^full_access_as_app$/, 'everything in every mailbox through EWS'],
  [/^Mail\.Send/, 'sending as every mailbox'],
  [/^Mail[.-]/, 'the mail of every mailbox'],
  [/^MailboxSettings\./, 'the settings of every mailbox'],
  [/^Mailbox(?:Item|Folder|ConfigItem)\./, 'folders and items of every mailbox'],
  [/^Calendars\./, 'every calendar'],
  [/^Contacts\./, 'the contacts of every mailbox'],
];

/** What a permission opens tenant wide; undefined for one that opens no mailbox, or one mailbox at a time. */
export const opensTenantWide = (permission: string): string | undefined =>
  openings.find(([pattern]) => pattern.test(permission))?.[1];

/** Permissions that an Application Access Policy narrows (Limiting application permissions, Microsoft Graph documentation). */
export const accessPolicyNarrows = (permission: string): boolean =>
  /^(?:full_access_as_app|(?:Mail|MailboxSettings|Calendars|Contacts)\..+)$/.test(permission);

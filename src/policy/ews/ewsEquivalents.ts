// What takes the place of EWS, by what a program does with it.
// Sources: Migrate EWS apps to Microsoft Graph and EWS to Graph API mapping, Microsoft Graph documentation; Role Based
// Access Control for Applications in Exchange Online, Microsoft Learn.
import * as l10n from '../../core/l10n.ts';

export interface EwsEquivalent {
  /** What the program does, in people's words. */
  readonly task: string;
  /** EWS operations that do it now. */
  readonly operations: readonly string[];
  readonly graph: {
    /** Least Graph permission; delegated and application permissions bear the same name. */
    readonly permission: string;
    /** Exchange role that gives it inside a scope; application access only. */
    readonly role?: string;
  };
  /** The mail protocol that does it as well; absent if there is none. */
  readonly mail?: 'IMAP' | 'SMTP';
}

interface Row extends Omit<EwsEquivalent, 'graph'> {
  readonly permission: string;
}

const rows: readonly Row[] = [
  {
    task: l10n.msg('Read mail and attachments'),
    operations: ['GetFolder', 'FindItem', 'GetItem', 'GetAttachment'],
    permission: 'Mail.Read',
    mail: 'IMAP',
  },
  {
    task: l10n.msg('Move, flag or delete mail after reading it'),
    operations: ['MoveItem', 'UpdateItem', 'DeleteItem'],
    permission: 'Mail.ReadWrite',
    mail: 'IMAP',
  },
  {
    task: l10n.msg('Send mail'),
    operations: ['CreateItem', 'SendItem'],
    permission: 'Mail.Send',
    mail: 'SMTP',
  },
  {
    task: l10n.msg('Learn of new mail'),
    operations: ['Subscribe', 'GetEvents', 'GetStreamingEvents', 'SyncFolderItems'],
    permission: 'Mail.Read',
    mail: 'IMAP',
  },
  {
    task: l10n.msg('Read and change calendars'),
    operations: ['FindItem', 'CreateItem', 'GetUserAvailability'],
    permission: 'Calendars.ReadWrite',
  },
  {
    task: l10n.msg('Read and change contacts'),
    operations: ['FindItem', 'CreateItem', 'ResolveNames'],
    permission: 'Contacts.ReadWrite',
  },
  {
    task: l10n.msg('Read mailbox settings such as automatic replies'),
    operations: ['GetUserOofSettings', 'SetUserOofSettings'],
    permission: 'MailboxSettings.ReadWrite',
  },
];

/** The rows for one kind of access; the Exchange role is for applications alone. */
export function ewsEquivalents(access: 'app' | 'delegated'): readonly EwsEquivalent[] {
  return rows.map(({ permission, ...row }) => ({
    ...row,
    graph: { permission, ...(access === 'app' ? { role: `Application ${permission}` } : {}) },
  }));
}

// Uses of Exchange Web Services in code, and what takes their place in Microsoft Graph before EWS ends on 1 April 2027.
// Source: Exchange Web Services (EWS) to Microsoft Graph API mappings, Microsoft Learn; permissions: the Graph reference
// of each call; RBAC roles: Role Based Access Control for Applications in Exchange Online, Microsoft Learn.
import type { Description } from './describe.ts';

export interface EwsOperation {
  /** The SOAP name. */
  readonly name: string;
  /** The names that libraries give it, beside the SOAP name. */
  readonly also: RegExp | undefined;
  /** The Graph call; undefined where there is none. */
  readonly graph: string | undefined;
  /** Least application permission of that call. */
  readonly permission: string | undefined;
  /** What the Graph call does otherwise, or why there is none. */
  readonly note?: string;
}

const op = (
  name: string,
  also: RegExp | undefined,
  graph: string | undefined,
  permission: string | undefined,
  note?: string,
): EwsOperation => ({ name, also, graph, permission, ...(note === undefined ? {} : { note }) });

/** Ordered so that longer names come first. */
const ewsOperations: readonly EwsOperation[] = [
  op(
    'FindItem',
    /\.FindItems\b|\.findItems\b|\.inbox\.(?:all|filter)\b|\.filter\(.*datetime_received/,
    'GET /users/{id}/mailFolders/{id}/messages',
    'Mail.ReadBasic.All',
    'Use Mail.Read if the body is read.',
  ),
  op('GetItem', /EmailMessage\.Bind|Item\.Bind|\.bindToItem/, 'GET /users/{id}/messages/{id}', 'Mail.Read'),
  op(
    'SendItem',
    /\.SendAndSaveCopy\b|\.send_and_save\b|\.sendAndSaveCopy\b/,
    'POST /users/{id}/sendMail',
    'Mail.Send',
  ),
  op(
    'CreateItem',
    /new EmailMessage\(|\bMessage\(\s*account=|CalendarItem\(\s*account=/,
    'POST /users/{id}/sendMail, or POST /users/{id}/messages for a draft',
    'Mail.Send',
    'Drafts need Mail.ReadWrite, events Calendars.ReadWrite.',
  ),
  op(
    'UpdateItem',
    /\.Update\(ConflictResolutionMode|\.save\(update_fields/,
    'PATCH /users/{id}/messages/{id}',
    'Mail.ReadWrite',
  ),
  op(
    'DeleteItem',
    /\.Delete\(DeleteMode|\.move_to_trash\b|\.soft_delete\b/,
    'DELETE /users/{id}/messages/{id}',
    'Mail.ReadWrite',
  ),
  op('MoveItem', undefined, 'POST /users/{id}/messages/{id}/move', 'Mail.ReadWrite'),
  op('CopyItem', undefined, 'POST /users/{id}/messages/{id}/copy', 'Mail.ReadWrite'),
  op(
    'FindFolder',
    /\.FindFolders\b|\.findFolders\b|\.root\.walk\(/,
    'GET /users/{id}/mailFolders',
    'Mail.ReadBasic.All',
  ),
  op('GetFolder', /Folder\.Bind|\.bindToFolder/, 'GET /users/{id}/mailFolders/{id}', 'Mail.ReadBasic.All'),
  op('CreateFolder', undefined, 'POST /users/{id}/mailFolders', 'Mail.ReadWrite'),
  op('UpdateFolder', undefined, 'PATCH /users/{id}/mailFolders/{id}', 'Mail.ReadWrite'),
  op('DeleteFolder', undefined, 'DELETE /users/{id}/mailFolders/{id}', 'Mail.ReadWrite'),
  op(
    'GetAttachment',
    /FileAttachment\b.{0,200}\.Load\(|\.LoadPropertiesForItems\b/,
    'GET /users/{id}/messages/{id}/attachments/{id}',
    'Mail.Read',
  ),
  op(
    'CreateAttachment',
    /\.Attachments\.AddFileAttachment\b/,
    'POST /users/{id}/messages/{id}/attachments',
    'Mail.ReadWrite',
    'Above 3 MB with an upload session.',
  ),
  op(
    'SyncFolderItems',
    /\.sync_items\b/,
    'GET /users/{id}/mailFolders/{id}/messages/delta',
    'Mail.ReadBasic.All',
  ),
  op('SyncFolderHierarchy', /\.sync_hierarchy\b/, 'GET /users/{id}/mailFolders/delta', 'Mail.ReadBasic.All'),
  op(
    'Subscribe',
    /SubscribeTo(?:Push|Pull|Streaming)Notifications\b|StreamingSubscriptionConnection\b|subscribe_to_(?:pull|push|streaming)/,
    'POST /subscriptions',
    'Mail.ReadBasic.All',
    'Change notifications go to a web address or Event Hubs; there are no pull or streaming subscriptions.',
  ),
  op(
    'GetUserAvailability',
    /GetUserAvailabilityRequest|get_free_busy_info\b/,
    'POST /users/{id}/calendar/getSchedule',
    'Calendars.ReadBasic',
  ),
  op(
    'FindAppointments',
    /\.FindAppointments\b|\.calendar\.view\(/,
    'GET /users/{id}/calendarView',
    'Calendars.ReadBasic',
  ),
  op('ResolveNames', /\.ResolveName\b|resolve_names\b/, 'GET /users?$search', 'User.ReadBasic.All'),
  op('ExpandDL', /\.ExpandGroup\b|expand_dl\b/, 'GET /groups/{id}/members', 'GroupMember.Read.All'),
  op(
    'GetUserOofSettings',
    /\.GetUserOofSettings\b|oof_settings\b/,
    'GET /users/{id}/mailboxSettings',
    'MailboxSettings.Read',
  ),
  op(
    'SetUserOofSettings',
    /\.SetUserOofSettings\b/,
    'PATCH /users/{id}/mailboxSettings',
    'MailboxSettings.ReadWrite',
  ),
  op('GetInboxRules', undefined, 'GET /users/{id}/mailFolders/inbox/messageRules', 'MailboxSettings.Read'),
  op(
    'UpdateInboxRules',
    undefined,
    'POST /users/{id}/mailFolders/inbox/messageRules',
    'MailboxSettings.ReadWrite',
  ),
  op(
    'ExportItems',
    undefined,
    'POST /admin/exchange/mailboxes/{id}/exportItems',
    'MailboxItem.ImportExport.All',
  ),
  op(
    'UploadItems',
    undefined,
    'POST /admin/exchange/mailboxes/{id}/createImportSession',
    'MailboxItem.ImportExport.All',
  ),
  op(
    'GetDelegate',
    /\.GetDelegates\b/,
    undefined,
    undefined,
    'No Graph call reads delegates of a mailbox; use Get-MailboxPermission and Get-MailboxFolderPermission.',
  ),
  op('GetServerTimeZones', undefined, 'GET /users/{id}/outlook/supportedTimeZones', 'User.Read.All'),
  op(
    'ArchiveItem',
    undefined,
    undefined,
    undefined,
    'Graph has no archive mailbox call that moves single items.',
  ),
];

/** The role of RBAC for Applications that gives a permission inside a scope. */
export function rbacRole(permission: string): string | undefined {
  return /^(?:Mail|MailboxSettings|Calendars|Contacts)\./.test(permission)
    ? `Application ${permission.replace(/^Mail\.ReadBasic\.All$/, 'Mail.ReadBasic')}`
    : undefined;
}

const library =
  /Microsoft\.Exchange\.WebServices|ExchangeService\b|\bexchangelib\b|microsoft\.exchange\.webservices|ews-javascript-api|node-ews|\bphp-ews\b|PhpEws|EWS\/Exchange\.asmx|services\/2006\/messages/i;

export interface EwsUse {
  /** 1-based. */
  readonly line: number;
  readonly operation: EwsOperation;
}

/** The operations that a file uses, each line once; nothing in a file without a mark of EWS. */
export function findEwsUse(text: string): EwsUse[] {
  if (!speaksEws(text)) return [];
  return text
    .split('\n')
    .flatMap((line, at) => operationsIn(line).map((operation) => ({ line: at + 1, operation })));
}

const speaksEws = (text: string): boolean => text.length <= 1_000_000 && library.test(text);

function operationsIn(line: string): readonly EwsOperation[] {
  if (line.length > 2_000 || /^\s*(?:#|\/\/|\*|--)/.test(line)) return [];
  return ewsOperations
    .filter(
      ({ name, also }) =>
        new RegExp(`\\b${name}(?:Type|Request)?\\b`).test(line) || also?.test(line) === true,
    )
    .slice(0, 3);
}

/** What a hover says of one line's EWS use: the Graph call and its permission; undefined where it uses none. */
export function describeEwsUse(text: string, line: string): Description | undefined {
  const operations = speaksEws(text) ? operationsIn(line) : [];
  if (operations.length === 0) return undefined;
  return {
    title: `EWS: ${operations.map(({ name }) => name).join(', ')}`,
    lines: [
      'EWS ends in Exchange Online on 1 April 2027.',
      ...operations.map(({ name, graph, permission, note }) => {
        const instead =
          graph === undefined ? 'has no equivalent in Microsoft Graph' : `in Microsoft Graph: ${graph}`;
        const needs = graph === undefined || permission === undefined ? '' : `, with ${permission}`;
        return `${name} ${instead}${needs}.${note === undefined ? '' : ` ${note}`}`;
      }),
    ],
  };
}

/** Least application permissions of Graph calls about mail, by the call's address. */
const graphCalls: readonly (readonly [RegExp, string])[] = [
  [/\/sendMail\b|Send-MgUserMail\b|\.SendMail\b/, 'Mail.Send'],
  [
    /\/(?:createReply|createForward|createUploadSession|move|copy)\b|Update-MgUserMessage|Remove-MgUserMessage|New-MgUserMessage/,
    'Mail.ReadWrite',
  ],
  [/\/mailboxSettings\b|Get-MgUserMailboxSetting/, 'MailboxSettings.Read'],
  [/\/calendarView\b|\/events\b|Get-MgUserEvent/, 'Calendars.Read'],
  [/\/mailFolders\b|\/messages\b|Get-MgUserMessage|Get-MgUserMailFolder/, 'Mail.Read'],
];

/** The least permissions that a file's own Graph calls about mail need. */
export function graphPermissionsOf(text: string): readonly string[] {
  if (text.length > 1_000_000 || !/graph\.microsoft|MgUser|GraphServiceClient/i.test(text)) return [];
  const needed = new Set<string>();
  for (const line of text.split('\n')) {
    if (line.length > 2_000) continue;
    const row = graphCalls.find(([call]) => call.test(line));
    if (row !== undefined) needed.add(row[1]);
  }
  return [...needed];
}

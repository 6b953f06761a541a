// The operations of Exchange Web Services, by the names that code gives them, with what Microsoft Graph has instead.
// Sources: Exchange Web Services (EWS) to Microsoft Graph API mappings, Microsoft Learn; permissions: the Graph reference
// of each call; names: the references of the EWS Managed API and of exchangelib.

export interface EwsOperation {
  /** The SOAP name. */
  readonly name: string;
  /** The names that libraries give it, beside the SOAP name. */
  readonly also: RegExp | undefined;
  /** The Graph call; undefined if there is none. */
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

const messages = '/users/{id}/messages';
const folders = '/users/{id}/mailFolders';

const items: readonly EwsOperation[] = [
  op(
    'FindItem',
    /\.[Ff]indItems\b|\.(?:inbox|sent|drafts|trash|junk|outbox|tasks|contacts|calendar)\.(?:all|filter|exclude|get|order_by)\b|\.filter\(.*datetime_received/,
    `GET ${folders}/{id}/messages`,
    'Mail.ReadBasic.All',
    'Use Mail.Read if the body is read.',
  ),
  op(
    'GetItem',
    /\b(?:EmailMessage|Item|Appointment|Contact|Task|MeetingRequest)\]?(?:::|\.)[Bb]ind\b|\.[Bb]indToItems?\b|\.[Ll]oadPropertiesForItems\b|(?<![Aa]ttachment\w{0,20})\.[Ll]oad\((?:\)|(?:new )?(?:\w+\.)?PropertySet|\$\w*[Pp]rop)|\b(?:a|acc|account|mailbox)\.fetch\(/,
    `GET ${messages}/{id}`,
    'Mail.Read',
  ),
  op(
    'SendItem',
    /\.[Ss]endAndSaveCopy\b|\.send_and_save\b|\bbulk_send\(|\b\$?(?:\w*(?:msg|message|mail|email|reply|draft)|m|item)\.[Ss]end\(\s*\)/i,
    'POST /users/{id}/sendMail',
    'Mail.Send',
  ),
  op(
    'CreateItem',
    /new (?:\w+\.)?(?:EmailMessage|Appointment)\(|New-Object\s+Microsoft\.Exchange\.WebServices\.Data\.(?:EmailMessage|Appointment|Contact|Task)\b|(?<![\w.])(?:Message|CalendarItem|Contact|Task)\(\s*(?:account=|folder=|$)|\bbulk_create\(/i,
    `POST /users/{id}/sendMail, or POST ${messages} for a draft`,
    'Mail.Send',
    'Drafts need Mail.ReadWrite, events Calendars.ReadWrite.',
  ),
  op(
    'UpdateItem',
    /\.[Uu]pdate\(\[?[\w.]*ConflictResolution|\.save\(update_fields|\bbulk_update\(|\b(?:item|msg|message|mail|email|m|event)\.save\(\s*\)/,
    `PATCH ${messages}/{id}`,
    'Mail.ReadWrite',
  ),
  op(
    'DeleteItem',
    /(?<!folder)\.delete\(\[?[\w.]*DeleteMode|\.move_to_trash\b|\.soft_delete\b|\bbulk_delete\(/i,
    `DELETE ${messages}/{id}`,
    'Mail.ReadWrite',
  ),
  op(
    'MoveItem',
    /\.move\((?:to_folder|\$?\w*folder|(?:\w+\.)?WellKnownFolderName|\[[\w.]*WellKnownFolderName|new (?:\w+\.)?FolderId)|\.[Mm]oveItems\(|\bbulk_move\(/i,
    `POST ${messages}/{id}/move`,
    'Mail.ReadWrite',
  ),
  op(
    'CopyItem',
    /\.copy\((?:to_folder|(?:\w+\.)?WellKnownFolderName|new (?:\w+\.)?FolderId)|\.[Cc]opyItems\(|\bbulk_copy\(/i,
    `POST ${messages}/{id}/copy`,
    'Mail.ReadWrite',
  ),
  op(
    'GetAttachment',
    /attachment\w{0,20}\.(?:[Ll]oad\(|content\b)/i,
    `GET ${messages}/{id}/attachments/{id}`,
    'Mail.Read',
  ),
  op(
    'CreateAttachment',
    /\.[Aa]ttachments\.[Aa]dd\w*Attachment\b|\b(?:msg|message|mail|email|m|item)\.attach\(/,
    `POST ${messages}/{id}/attachments`,
    'Mail.ReadWrite',
    'Above 3 MB with an upload session.',
  ),
  op('DeleteAttachment', undefined, `DELETE ${messages}/{id}/attachments/{id}`, 'Mail.ReadWrite'),
  op(
    'SyncFolderItems',
    /\.sync_items\b|\.syncFolderItems\b/,
    `GET ${folders}/{id}/messages/delta`,
    'Mail.ReadBasic.All',
  ),
  op('GetEvents', undefined, `GET ${folders}/{id}/messages/delta`, 'Mail.ReadBasic.All'),
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
    'ArchiveItem',
    undefined,
    undefined,
    undefined,
    'Graph has no archive mailbox call that moves single items.',
  ),
];

const ofFolders: readonly EwsOperation[] = [
  op(
    'FindFolder',
    /\.[Ff]indFolders\b|\.(?:root|inbox|msg_folder_root)\b.{0,40}\.(?:walk|glob)\(/,
    `GET ${folders}`,
    'Mail.ReadBasic.All',
  ),
  op(
    'GetFolder',
    /\b\w*Folder\]?(?:::|\.)[Bb]ind\b|\.bindToFolder/,
    `GET ${folders}/{id}`,
    'Mail.ReadBasic.All',
  ),
  op('CreateFolder', /folder\w{0,60}\.save\(/i, `POST ${folders}`, 'Mail.ReadWrite'),
  op('UpdateFolder', /folder\w{0,60}\.update\(\s{0,20}\)/i, `PATCH ${folders}/{id}`, 'Mail.ReadWrite'),
  op('DeleteFolder', /folder\.delete\(/i, `DELETE ${folders}/{id}`, 'Mail.ReadWrite'),
  op('MoveFolder', undefined, `POST ${folders}/{id}/move`, 'Mail.ReadWrite'),
  op('CopyFolder', undefined, `POST ${folders}/{id}/copy`, 'Mail.ReadWrite'),
  op(
    'SyncFolderHierarchy',
    /\.sync_hierarchy\b|\.syncFolderHierarchy\b/,
    `GET ${folders}/delta`,
    'Mail.ReadBasic.All',
  ),
  op(
    'Subscribe',
    /[Ss]ubscribeTo(?:Push|Pull|Streaming)Notifications\b|StreamingSubscriptionConnection\b|subscribe_to_(?:pull|push|streaming)/,
    'POST /subscriptions',
    'Mail.ReadBasic.All',
    'Change notifications go to a web address or Event Hubs; there are no pull or streaming subscriptions.',
  ),
];

const calendarsAndPeople: readonly EwsOperation[] = [
  op(
    'GetUserAvailability',
    /GetUserAvailabilityRequest|get_free_busy_info\b/,
    'POST /users/{id}/calendar/getSchedule',
    'Calendars.ReadBasic',
  ),
  op(
    'FindAppointments',
    /\.[Ff]indAppointments\b|\.calendar\.view\(/,
    'GET /users/{id}/calendarView',
    'Calendars.ReadBasic',
  ),
  op('GetRoomLists', /\bget_roomlists\(/, 'GET /places/microsoft.graph.roomList', 'Place.Read.All'),
  op('GetRooms', /\bget_rooms\(/, 'GET /places/microsoft.graph.room', 'Place.Read.All'),
  op('ResolveNames', /\.[Rr]esolveName\b|resolve_names\b/, 'GET /users?$search', 'User.ReadBasic.All'),
  op('ExpandDL', /\.[Ee]xpandGroup\b|expand_dl\b/, 'GET /groups/{id}/members', 'GroupMember.Read.All'),
];

const settings: readonly EwsOperation[] = [
  op(
    'GetUserOofSettings',
    /oof_settings\b(?!\s*=(?!=))/,
    'GET /users/{id}/mailboxSettings',
    'MailboxSettings.Read',
  ),
  op(
    'SetUserOofSettings',
    /\boof_settings\s*=(?!=)/,
    'PATCH /users/{id}/mailboxSettings',
    'MailboxSettings.ReadWrite',
  ),
  op('GetInboxRules', undefined, `GET ${folders}/inbox/messageRules`, 'MailboxSettings.Read'),
  op('UpdateInboxRules', undefined, `POST ${folders}/inbox/messageRules`, 'MailboxSettings.ReadWrite'),
  op('GetMailTips', undefined, 'POST /users/{id}/getMailTips', 'Mail.Read'),
  op(
    'ConvertId',
    /\.[Cc]onvertIds?\(/,
    'POST /users/{id}/translateExchangeIds',
    undefined,
    'The call takes no application permission; a person needs User.ReadBasic.All.',
  ),
  op(
    'GetDelegate',
    /\.[Gg]etDelegates\b/,
    undefined,
    undefined,
    'No Graph call reads delegates of a mailbox; use Get-MailboxPermission and Get-MailboxFolderPermission.',
  ),
  op('GetServerTimeZones', undefined, 'GET /users/{id}/outlook/supportedTimeZones', 'User.Read.All'),
];

/** Every operation that is looked for. */
export const ewsOperations: readonly EwsOperation[] = [
  ...items,
  ...ofFolders,
  ...calendarsAndPeople,
  ...settings,
];

// The EWS operations that probes and libraries need: GetFolder, FindFolder, FindItem, GetItem.
import type { Caller } from '../access.ts';
import type { DemoContext } from '../context.ts';
import type { DemoUser } from '../directory.ts';
import { type DemoMessage, inboxOf } from '../messages.ts';
import { escapeXml, type ResponseMessage } from './soapReply.ts';
import type { SoapFolder, SoapRequest } from './soapRequest.ts';

export interface OperationCall {
  readonly context: DemoContext;
  readonly caller: Caller;
  readonly user: DemoUser;
  readonly request: SoapRequest;
}

type Operation = (call: OperationCall) => readonly ResponseMessage[];

/** By the name of the element in the SOAP body. */
export const operations: Readonly<Record<string, Operation>> = {
  GetFolder: (call) => named(call).map((folder) => withFolder(call, folder, getFolder)),
  FindFolder: (call) => named(call).map((folder) => withFolder(call, folder, findFolder)),
  FindItem: (call) => named(call).map((folder) => withFolder(call, folder, findItem)),
  GetItem: (call) => call.request.itemIds.map((id) => getItem(call, id)),
};

/** DistinguishedFolderId -> display name and class (DistinguishedFolderIdNameType). */
const folders: Readonly<Record<string, readonly [displayName: string, folderClass: string]>> = {
  root: ['', ''],
  msgfolderroot: ['Top of Information Store', 'IPF'],
  inbox: ['Inbox', 'IPF.Note'],
  sentitems: ['Sent Items', 'IPF.Note'],
  drafts: ['Drafts', 'IPF.Note'],
  deleteditems: ['Deleted Items', 'IPF.Note'],
};

const named = (call: OperationCall): readonly SoapFolder[] => call.request.folders;

function withFolder(
  call: OperationCall,
  folder: SoapFolder,
  handle: (call: OperationCall, name: string) => string,
): ResponseMessage {
  const name = Object.keys(folders).find((id) =>
    folder.kind === 'distinguished' ? id === folder.id : folderId(call.user, id) === folder.id,
  );
  if (name === undefined) {
    return {
      ok: false,
      code: 'ErrorFolderNotFound',
      text: 'The specified folder could not be found in the store.',
    };
  }
  return { ok: true, content: handle(call, name) };
}

const getFolder = (call: OperationCall, name: string): string =>
  `<m:Folders>${folderXml(call, name)}</m:Folders>`;

function findFolder(call: OperationCall, name: string): string {
  const inside =
    name === 'msgfolderroot' ? Object.keys(folders).slice(2) : name === 'root' ? ['msgfolderroot'] : [];
  return (
    `<m:RootFolder TotalItemsInView="${inside.length}" IncludesLastItemInRange="true" IndexedPagingOffset="${inside.length}">` +
    `<t:Folders>${inside.map((id) => folderXml(call, id)).join('')}</t:Folders></m:RootFolder>`
  );
}

function findItem(call: OperationCall, name: string): string {
  const all = messagesOf(call, name).toReversed();
  const { offset, pageSize } = call.request;
  const shown = all.slice(offset, offset + (pageSize ?? 1000));
  const end = offset + shown.length;
  return (
    `<m:RootFolder IndexedPagingOffset="${end}" TotalItemsInView="${all.length}" IncludesLastItemInRange="${end >= all.length}">` +
    `<t:Items>${shown.map((message) => itemXml(call, message)).join('')}</t:Items></m:RootFolder>`
  );
}

function getItem(call: OperationCall, id: string): ResponseMessage {
  const message = messagesOf(call, 'inbox').find((item) => itemId(call.user, item) === id);
  if (message === undefined) {
    return { ok: false, code: 'ErrorItemNotFound', text: 'The specified object was not found in the store.' };
  }
  return { ok: true, content: `<m:Items>${itemXml(call, message)}</m:Items>` };
}

const messagesOf = (call: OperationCall, name: string): readonly DemoMessage[] =>
  name === 'inbox' ? inboxOf(call.user, call.context.startedAt) : [];

function folderXml(call: OperationCall, name: string): string {
  const [displayName, folderClass] = folders[name] ?? ['', ''];
  const messages = messagesOf(call, name);
  const unread = messages.filter((message) => !message.seen).length;
  const children = name === 'msgfolderroot' ? Object.keys(folders).length - 2 : 0;
  return (
    `<t:Folder><t:FolderId Id="${folderId(call.user, name)}" ChangeKey="AQAAAA=="/>` +
    `<t:ParentFolderId Id="${folderId(call.user, name === 'msgfolderroot' ? 'root' : 'msgfolderroot')}" ChangeKey="AQAAAA=="/>` +
    (folderClass === '' ? '' : `<t:FolderClass>${folderClass}</t:FolderClass>`) +
    `<t:DisplayName>${escapeXml(displayName)}</t:DisplayName><t:TotalCount>${messages.length}</t:TotalCount>` +
    `<t:ChildFolderCount>${children}</t:ChildFolderCount><t:UnreadCount>${unread}</t:UnreadCount></t:Folder>`
  );
}

function itemXml(call: OperationCall, message: DemoMessage): string {
  const received = new Date(message.receivedAt).toISOString().replace(/\.\d+Z$/, 'Z');
  return (
    `<t:Message><t:ItemId Id="${itemId(call.user, message)}" ChangeKey="CQAAAA=="/>` +
    `<t:ParentFolderId Id="${folderId(call.user, 'inbox')}" ChangeKey="AQAAAA=="/>` +
    `<t:ItemClass>IPM.Note</t:ItemClass><t:Subject>${escapeXml(message.subject)}</t:Subject>` +
    `<t:DateTimeReceived>${received}</t:DateTimeReceived><t:Size>${message.source.length}</t:Size>` +
    `<t:HasAttachments>false</t:HasAttachments>` +
    `<t:From><t:Mailbox><t:Name>${escapeXml(message.from.name)}</t:Name>` +
    `<t:EmailAddress>${escapeXml(message.from.address)}</t:EmailAddress></t:Mailbox></t:From>` +
    `<t:InternetMessageId>${escapeXml(message.messageId)}</t:InternetMessageId>` +
    `<t:IsRead>${message.seen}</t:IsRead></t:Message>`
  );
}

const folderId = (user: DemoUser, name: string): string =>
  Buffer.from(`folder/${user.id}/${name}`).toString('base64');

const itemId = (user: DemoUser, message: DemoMessage): string =>
  Buffer.from(`item/${user.id}/${message.uid}`).toString('base64');

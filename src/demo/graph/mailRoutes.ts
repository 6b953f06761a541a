// Graph's mail routes: folders and messages of a mailbox, with the refusals that Exchange gives behind Graph.

import { openMailbox, permissionOf } from '../access.ts';
import type { DemoUser } from '../directory.ts';
import { type HttpReply, json } from '../httpSurface.ts';
import { type DemoMessage, inboxOf } from '../messages.ts';
import { graphRefusals } from './graphError.ts';
import type { GraphCall, GraphRoute } from './graphRoute.ts';
import { page, select } from './odata.ts';

export const mailRoutes: readonly GraphRoute[] = [
  { method: 'GET', path: /^\/(me|users\/[^/]+)\/mailFolders$/i, handle: listFolders },
  { method: 'GET', path: /^\/(me|users\/[^/]+)\/mailFolders\/([^/]+)$/i, handle: readFolder },
  { method: 'GET', path: /^\/(me|users\/[^/]+)\/mailFolders\/([^/]+)\/messages$/i, handle: listMessages },
  {
    method: 'GET',
    path: /^\/(me|users\/[^/]+)\/messages$/i,
    handle: (request, owner = '') => listMessages(request, owner, 'inbox'),
  },
];

const folders: readonly (readonly [id: string, displayName: string])[] = [
  ['inbox', 'Inbox'],
  ['sentitems', 'Sent Items'],
  ['drafts', 'Drafts'],
  ['deleteditems', 'Deleted Items'],
  ['archive', 'Archive'],
];

function listFolders(request: GraphCall, owner = ''): HttpReply {
  const user = mailboxOf(request, owner);
  return page(
    request,
    folders.map((folder) => folderBody(request, user, folder)),
    '#users/mailFolders',
  );
}

function readFolder(request: GraphCall, owner = '', name = ''): HttpReply {
  const user = mailboxOf(request, owner);
  const folder = folderOf(user, name);
  return json(200, {
    '@odata.context': `${request.call.origin}/v1.0/$metadata#users('${user.id}')/mailFolders/$entity`,
    ...select(request, folderBody(request, user, folder)),
  });
}

function listMessages(request: GraphCall, owner = '', name = ''): HttpReply {
  const user = mailboxOf(request, owner);
  const [id] = folderOf(user, name);
  const messages = id === 'inbox' ? inboxOf(user, request.context.startedAt).toReversed() : [];
  return page(
    request,
    messages.map((message) => messageBody(user, message)),
    '#users/messages',
  );
}

function folderOf(user: DemoUser, name: string): readonly [string, string] {
  const wanted = name.toLowerCase();
  const folder = folders.find(([id]) => id === wanted || folderId(user, id) === name);
  if (folder === undefined) throw graphRefusals.itemNotFound();
  return folder;
}

/** The mailbox of `me` or `users/{name}`, if the caller may open it; else the service's refusal. */
function mailboxOf(request: GraphCall, owner: string): DemoUser {
  const { context, caller } = request;
  const permission = permissionOf(context, caller, 'graph');
  if (permission === 'none') throw graphRefusals.noPermissions();
  if (permission === 'notEnough') throw graphRefusals.accessDenied();
  const name = owner.toLowerCase() === 'me' ? caller.user?.id : owner.slice('users/'.length);
  if (name === undefined) throw graphRefusals.meWithoutUser();
  const verdict = openMailbox(context, caller, 'graph', name);
  if (verdict.kind === 'open') return verdict.user;
  if (verdict.kind === 'accessPolicy') throw graphRefusals.accessPolicy();
  if (verdict.kind === 'unlicensed') throw graphRefusals.mailboxNotEnabled();
  if (verdict.kind === 'noMailbox') {
    throw context.directory.find(name) === undefined || context.policy().mailbox === 'missing'
      ? graphRefusals.invalidUser(name.slice(0, 200))
      : graphRefusals.mailboxNotEnabled();
  }
  throw graphRefusals.accessDenied();
}

function folderBody(
  request: GraphCall,
  user: DemoUser,
  [id, displayName]: readonly [string, string],
): object {
  const messages = id === 'inbox' ? inboxOf(user, request.context.startedAt) : [];
  return {
    id: folderId(user, id),
    displayName,
    parentFolderId: folderId(user, 'msgfolderroot'),
    childFolderCount: 0,
    unreadItemCount: messages.filter((message) => !message.seen).length,
    totalItemCount: messages.length,
    sizeInBytes: messages.reduce((sum, message) => sum + message.source.length, 0),
    isHidden: false,
  };
}

function messageBody(user: DemoUser, message: DemoMessage): object {
  const received = new Date(message.receivedAt).toISOString();
  const to = { emailAddress: { name: user.displayName, address: message.to } };
  return {
    id: Buffer.from(`${user.id}/${message.uid}`).toString('base64url'),
    receivedDateTime: received,
    sentDateTime: received,
    hasAttachments: false,
    internetMessageId: message.messageId,
    subject: message.subject,
    isRead: message.seen,
    from: { emailAddress: message.from },
    sender: { emailAddress: message.from },
    toRecipients: [to],
    body: { contentType: 'text', content: message.text },
  };
}

const folderId = (user: DemoUser, folder: string): string =>
  Buffer.from(`${user.id}/${folder}`).toString('base64url');

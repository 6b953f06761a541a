// The selected mailbox of one IMAP session: its messages with flags, as sequence numbers and UIDs see them.
import type { DemoUser } from '../directory.ts';
import { type DemoMessage, inboxOf } from '../messages.ts';
import { sequenceSet } from './imapArguments.ts';

export interface ImapMessage {
  readonly message: DemoMessage;
  readonly flags: Set<string>;
}

/** IMAP names of the folders with their special use (RFC 6154); the hierarchy separator is `/`. */
export const folderNames: readonly (readonly [name: string, attributes: string])[] = [
  ['Archive', '\\HasNoChildren'],
  ['Deleted Items', '\\HasNoChildren \\Trash'],
  ['Drafts', '\\HasNoChildren \\Drafts'],
  ['INBOX', '\\Marked \\HasNoChildren'],
  ['Sent Items', '\\HasNoChildren \\Sent'],
];

/** INBOX is INBOX in any case (RFC 3501 section 5.1); other names compare as they stand. */
export function findFolder(name: string): string | undefined {
  const wanted = name.toUpperCase() === 'INBOX' ? 'INBOX' : name;
  return folderNames.find(([folder]) => folder === wanted)?.[0];
}

/** Messages of a folder with fresh flags; changes last as long as the session. */
export function openFolder(user: DemoUser, name: string, startedAt: number): ImapMessage[] {
  if (name !== 'INBOX') return [];
  return inboxOf(user, startedAt).map((message) => ({
    message,
    flags: new Set(message.seen ? ['\\Seen'] : []),
  }));
}

/** One message with its sequence number. */
export interface NumberedMessage extends ImapMessage {
  readonly sequence: number;
}

/** The messages that a set of sequence numbers or UIDs names; undefined if the set is malformed. */
export function pick(
  messages: readonly ImapMessage[],
  set: string,
  byUid: boolean,
): readonly NumberedMessage[] | undefined {
  const last = byUid ? (messages.at(-1)?.message.uid ?? 0) : messages.length;
  const numbers = sequenceSet(set, last);
  if (numbers === undefined) return undefined;
  return messages
    .map((item, index) => ({ ...item, sequence: index + 1 }))
    .filter((item) => numbers.has(byUid ? item.message.uid : item.sequence));
}

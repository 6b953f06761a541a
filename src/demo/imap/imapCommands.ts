// The IMAP commands (RFC 3501 section 6, RFC 2177, 2342, 2971, 3691, 4959, 6851), one row each.
import { type ImapArgument, quoted, textOf } from './imapArguments.ts';
import { fetchItems, fetchLine } from './imapFetch.ts';
import { findFolder, folderNames, openFolder, pick } from './imapMailbox.ts';
import { search } from './imapSearch.ts';
import type { ImapSession } from './imapSession.ts';

export interface ImapCommand {
  /** `before` the sign-in, `after` it, with a folder `selected`, or in `any` state. */
  readonly state: 'any' | 'before' | 'after' | 'selected';
  /** Gives the text of the tagged reply; undefined if the reply comes later or the connection ends. */
  readonly run: (
    session: ImapSession,
    rest: readonly ImapArgument[],
    tag: string,
  ) => string | undefined | Promise<string | undefined>;
}

const argumentError = 'BAD Command Argument Error. 12';
const flagsLine = '(\\Seen \\Answered \\Flagged \\Deleted \\Draft $MDNSent)';
const uidValidity = 14;

/** By name; UID variants have the prefix. */
export const imapCommands: Readonly<Record<string, ImapCommand>> = {
  CAPABILITY: {
    state: 'any',
    run: (session) => {
      session.untagged(`CAPABILITY ${session.capabilities}`);
      return 'OK CAPABILITY completed.';
    },
  },
  LOGOUT: {
    state: 'any',
    run: (session, _rest, tag) => {
      session.connection.end(
        `* BYE Microsoft Exchange Server IMAP4 server signing off.\r\n${tag} OK LOGOUT completed.\r\n`,
      );
      return undefined;
    },
  },
  ID: {
    state: 'any',
    run: (session) => {
      session.untagged('ID ("name" "Microsoft.Exchange.Imap4.Imap4Server" "version" "15.20")');
      return 'OK ID completed';
    },
  },
  LOGIN: { state: 'before', run: () => 'NO LOGIN failed.' },
  AUTHENTICATE: { state: 'before', run: authenticate },
  NOOP: { state: 'after', run: () => 'OK NOOP completed.' },
  CHECK: { state: 'selected', run: () => 'OK CHECK completed.' },
  NAMESPACE: {
    state: 'after',
    run: (session) => {
      session.untagged('NAMESPACE (("" "/")) NIL NIL');
      return 'OK NAMESPACE completed.';
    },
  },
  LIST: { state: 'after', run: (session, rest) => list(session, rest, 'LIST') },
  LSUB: { state: 'after', run: (session, rest) => list(session, rest, 'LSUB') },
  STATUS: { state: 'after', run: status },
  SELECT: { state: 'after', run: (session, rest) => select(session, rest, false) },
  EXAMINE: { state: 'after', run: (session, rest) => select(session, rest, true) },
  SUBSCRIBE: { state: 'after', run: () => 'OK SUBSCRIBE completed.' },
  UNSUBSCRIBE: { state: 'after', run: () => 'OK UNSUBSCRIBE completed.' },
  IDLE: { state: 'after', run: idle },
  CLOSE: { state: 'selected', run: (session) => leave(session, 'CLOSE') },
  UNSELECT: { state: 'selected', run: (session) => leave(session, 'UNSELECT') },
  EXPUNGE: { state: 'selected', run: expunge },
  FETCH: { state: 'selected', run: (session, rest) => fetch(session, rest, false) },
  'UID FETCH': { state: 'selected', run: (session, rest) => fetch(session, rest, true) },
  SEARCH: { state: 'selected', run: (session, rest) => find(session, rest, false) },
  'UID SEARCH': { state: 'selected', run: (session, rest) => find(session, rest, true) },
  STORE: { state: 'selected', run: (session, rest) => store(session, rest, false) },
  'UID STORE': { state: 'selected', run: (session, rest) => store(session, rest, true) },
};

async function authenticate(
  session: ImapSession,
  rest: readonly ImapArgument[],
  tag: string,
): Promise<string | undefined> {
  const [mechanism, initial] = rest.map(textOf);
  if (mechanism?.toUpperCase() !== 'XOAUTH2') return 'NO AUTHENTICATE failed.';
  if (initial !== undefined) return session.authenticate(initial);
  session.continueWith('', async (line) => {
    session.reply(tag, line === '*' ? 'BAD AUTHENTICATE cancelled.' : await session.authenticate(line));
  });
  return undefined;
}

function list(session: ImapSession, rest: readonly ImapArgument[], name: string): string {
  const [reference, pattern] = rest.map(textOf);
  if (reference === undefined || pattern === undefined) return argumentError;
  if (pattern === '') session.untagged(`${name} (\\Noselect) "/" ""`);
  else {
    const wanted = wildcard(`${reference}${pattern}`);
    for (const [folder, attributes] of folderNames) {
      const shown = folder.includes(' ') ? quoted(folder) : folder;
      if (wanted.test(folder)) session.untagged(`${name} (${attributes}) "/" ${shown}`);
    }
  }
  return `OK ${name} completed.`;
}

/** `*` and `%` (RFC 3501 section 6.3.8); the demo has one level, so both mean the same. */
function wildcard(pattern: string): RegExp {
  const escaped = pattern
    .slice(0, 200)
    .replace(/[*%]+/g, '*')
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*');
  return new RegExp(`^${escaped}$`, 'i');
}

function status(session: ImapSession, rest: readonly ImapArgument[]): string {
  const [folderName, asked] = rest;
  const folder = findFolder(textOf(folderName));
  if (!Array.isArray(asked)) return argumentError;
  if (folder === undefined || session.user === undefined) return 'NO STATUS failed, no such folder.';
  const messages = openFolder(session.user, folder, session.context.startedAt);
  const values: Readonly<Record<string, number>> = {
    MESSAGES: messages.length,
    RECENT: 0,
    UIDNEXT: messages.length + 1,
    UIDVALIDITY: uidValidity,
    UNSEEN: messages.filter((item) => !item.flags.has('\\Seen')).length,
  };
  const names = asked.map((item) => textOf(item).toUpperCase());
  if (names.some((name) => !Object.hasOwn(values, name))) return argumentError;
  session.untagged(`STATUS ${quoted(folder)} (${names.map((name) => `${name} ${values[name]}`).join(' ')})`);
  return 'OK STATUS completed.';
}

function select(session: ImapSession, rest: readonly ImapArgument[], readOnly: boolean): string {
  const name = findFolder(textOf(rest[0]));
  session.selected = undefined;
  if (session.user === undefined || name === undefined) {
    const shown = textOf(rest[0])
      .slice(0, 100)
      .replace(/[^\x20-\x7e]/g, '?');
    return `NO ${shown} doesn't exist.`;
  }
  const messages = openFolder(session.user, name, session.context.startedAt);
  session.selected = { name, readOnly, messages };
  const unseen = messages.findIndex((item) => !item.flags.has('\\Seen'));
  session.untagged(`${messages.length} EXISTS`);
  session.untagged('0 RECENT');
  session.untagged(`FLAGS ${flagsLine}`);
  session.untagged(`OK [PERMANENTFLAGS ${readOnly ? '()' : flagsLine}] Permanent flags`);
  if (unseen >= 0) session.untagged(`OK [UNSEEN ${unseen + 1}] Is the first unseen message`);
  session.untagged(`OK [UIDVALIDITY ${uidValidity}] UIDVALIDITY value`);
  session.untagged(`OK [UIDNEXT ${messages.length + 1}] The next unique identifier value`);
  return readOnly ? 'OK [READ-ONLY] EXAMINE completed.' : 'OK [READ-WRITE] SELECT completed.';
}

function idle(session: ImapSession, _rest: readonly ImapArgument[], tag: string): undefined {
  session.continueWith(' IDLE accepted, awaiting DONE command.', async (line) =>
    session.reply(tag, line.toUpperCase() === 'DONE' ? 'OK IDLE completed.' : argumentError),
  );
}

function leave(session: ImapSession, name: string): string {
  session.selected = undefined;
  return `OK ${name} completed.`;
}

function expunge(session: ImapSession): string {
  const messages = session.selected?.messages ?? [];
  for (let index = messages.length - 1; index >= 0; index -= 1) {
    if (messages[index]?.flags.has('\\Deleted') !== true || session.selected?.readOnly === true) continue;
    messages.splice(index, 1);
    session.untagged(`${index + 1} EXPUNGE`);
  }
  return 'OK EXPUNGE completed.';
}

function fetch(session: ImapSession, rest: readonly ImapArgument[], byUid: boolean): string {
  const [set, ...asked] = rest;
  const picked = pick(session.selected?.messages ?? [], textOf(set), byUid);
  const names = fetchItems(asked, byUid);
  if (picked === undefined || names === undefined) return argumentError;
  for (const item of picked) session.connection.write(fetchLine(item, names));
  return 'OK FETCH completed.';
}

function find(session: ImapSession, rest: readonly ImapArgument[], byUid: boolean): string {
  const found = search(session.selected?.messages ?? [], rest);
  if (found === undefined || rest.length === 0) return argumentError;
  const numbers = found.map((item) => (byUid ? item.message.uid : item.sequence));
  session.untagged(`SEARCH${numbers.map((number) => ` ${number}`).join('')}`);
  return 'OK SEARCH completed.';
}

/** Flags change for this session only: the demo's messages stay as they are. */
function store(session: ImapSession, rest: readonly ImapArgument[], byUid: boolean): string {
  const [set, action, ...flags] = rest;
  const picked = pick(session.selected?.messages ?? [], textOf(set), byUid);
  const mode = /^([+-]?)FLAGS(\.SILENT)?$/i.exec(textOf(action));
  if (picked === undefined || mode === null) return argumentError;
  if (session.selected?.readOnly === true) return 'NO STORE failed, the folder is read-only.';
  const named = flags.flat().map((flag) => textOf(flag as ImapArgument).slice(0, 50));
  for (const item of picked) {
    if (mode[1] === '') item.flags.clear();
    for (const flag of named) mode[1] === '-' ? item.flags.delete(flag) : item.flags.add(flag);
    if (mode[2] === undefined)
      session.connection.write(fetchLine(item, byUid ? ['UID', 'FLAGS'] : ['FLAGS']));
  }
  return 'OK STORE completed.';
}

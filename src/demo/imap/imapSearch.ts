// SEARCH (RFC 3501 section 6.4.4) over the few messages of a demo mailbox.
import { type ImapArgument, textOf } from './imapArguments.ts';
import { type ImapMessage, type NumberedMessage, pick } from './imapMailbox.ts';

type Test = (item: NumberedMessage) => boolean;

const flag =
  (name: string, wanted: boolean): (() => Test) =>
  () =>
  ({ flags }) =>
    flags.has(name) === wanted;

/** Keys without an argument. */
const plainKeys: Readonly<Record<string, () => Test>> = {
  ALL: () => () => true,
  SEEN: flag('\\Seen', true),
  UNSEEN: flag('\\Seen', false),
  DELETED: flag('\\Deleted', true),
  UNDELETED: flag('\\Deleted', false),
  FLAGGED: flag('\\Flagged', true),
  UNFLAGGED: flag('\\Flagged', false),
  ANSWERED: flag('\\Answered', true),
  UNANSWERED: flag('\\Answered', false),
  DRAFT: flag('\\Draft', true),
  UNDRAFT: flag('\\Draft', false),
  RECENT: () => () => false,
  NEW: () => () => false,
  OLD: () => () => true,
};

/** Keys with one argument. */
const textKeys: Readonly<
  Record<string, (text: string, messages: readonly ImapMessage[]) => Test | undefined>
> = {
  FROM: (text) => contains((item) => `${item.message.from.name} <${item.message.from.address}>`, text),
  TO: (text) => contains((item) => item.message.to, text),
  CC: (text) => contains(() => '', text),
  BCC: (text) => contains(() => '', text),
  SUBJECT: (text) => contains((item) => item.message.subject, text),
  BODY: (text) => contains((item) => item.message.text, text),
  TEXT: (text) => contains((item) => item.message.source, text),
  UID: (text, messages) => setTest(messages, text, true),
  SINCE: (text) => dated(text, (day, limit) => day >= limit),
  SENTSINCE: (text) => dated(text, (day, limit) => day >= limit),
  BEFORE: (text) => dated(text, (day, limit) => day < limit),
  SENTBEFORE: (text) => dated(text, (day, limit) => day < limit),
  ON: (text) => dated(text, (day, limit) => day === limit),
  LARGER: (text) => (item) => item.message.source.length > Number(text),
  SMALLER: (text) => (item) => item.message.source.length < Number(text),
  KEYWORD:
    (text) =>
    ({ flags }) =>
      flags.has(text),
  UNKEYWORD:
    (text) =>
    ({ flags }) =>
      !flags.has(text),
};

/** The messages that fit all keys; undefined if a key is unknown or malformed. */
export function search(
  messages: readonly ImapMessage[],
  keys: readonly ImapArgument[],
): readonly NumberedMessage[] | undefined {
  const queue = [...keys];
  if (textOf(queue[0]).toUpperCase() === 'CHARSET') queue.splice(0, 2);
  const test = all(messages, queue);
  if (test === undefined) return undefined;
  return messages.map((item, index) => ({ ...item, sequence: index + 1 })).filter(test);
}

function all(messages: readonly ImapMessage[], queue: ImapArgument[]): Test | undefined {
  const tests: Test[] = [];
  while (queue.length > 0) {
    const test = next(messages, queue);
    if (test === undefined) return undefined;
    tests.push(test);
  }
  return (item) => tests.every((test) => test(item));
}

function next(messages: readonly ImapMessage[], queue: ImapArgument[]): Test | undefined {
  const key = queue.shift();
  if (key === undefined) return undefined;
  if (typeof key !== 'string') return all(messages, [...key]);
  const name = key.toUpperCase();
  if (name === 'NOT') {
    const test = next(messages, queue);
    return test === undefined ? undefined : (item) => !test(item);
  }
  if (name === 'OR') {
    const left = next(messages, queue);
    const right = next(messages, queue);
    return left === undefined || right === undefined ? undefined : (item) => left(item) || right(item);
  }
  if (name === 'HEADER') return headerTest(textOf(queue.shift()), textOf(queue.shift()));
  if (Object.hasOwn(plainKeys, name)) return plainKeys[name]?.();
  if (Object.hasOwn(textKeys, name)) return textKeys[name]?.(textOf(queue.shift()), messages);
  return setTest(messages, key, false);
}

function setTest(messages: readonly ImapMessage[], set: string, byUid: boolean): Test | undefined {
  const picked = pick(messages, set, byUid)?.map((item) => item.sequence);
  return picked === undefined ? undefined : (item) => picked.includes(item.sequence);
}

function headerTest(field: string, text: string): Test {
  const prefix = `${field.toLowerCase()}:`;
  return ({ message }) =>
    message.source
      .split('\r\n\r\n', 1)
      .join('')
      .split('\r\n')
      .some(
        (line) => line.toLowerCase().startsWith(prefix) && line.toLowerCase().includes(text.toLowerCase()),
      );
}

const contains =
  (read: (item: NumberedMessage) => string, text: string): Test =>
  (item) =>
    read(item).toLowerCase().includes(text.toLowerCase());

function dated(text: string, compare: (day: number, limit: number) => boolean): Test | undefined {
  if (!/^\d{1,2}-[A-Z][a-z]{2}-\d{4}$/i.test(text)) return undefined;
  const limit = Date.parse(`${text.replaceAll('-', ' ')} UTC`);
  if (Number.isNaN(limit)) return undefined;
  return ({ message }) => compare(Math.floor(message.receivedAt / 86_400_000) * 86_400_000, limit);
}

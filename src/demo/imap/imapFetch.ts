// FETCH answers (RFC 3501 section 7.4.2): the data items that mail clients ask for.
import { type ImapArgument, quoted } from './imapArguments.ts';
import type { NumberedMessage } from './imapMailbox.ts';

/** RFC 3501 section 6.4.5. */
const macros: Readonly<Record<string, readonly string[]>> = {
  ALL: ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE', 'ENVELOPE'],
  FAST: ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE'],
  FULL: ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE', 'ENVELOPE', 'BODY'],
};

type Item = (item: NumberedMessage) => string;

const items: Readonly<Record<string, Item>> = {
  UID: ({ message }) => `UID ${message.uid}`,
  FLAGS: ({ flags }) => `FLAGS (${[...flags].join(' ')})`,
  INTERNALDATE: ({ message }) => `INTERNALDATE "${internalDate(message.receivedAt)}"`,
  'RFC822.SIZE': ({ message }) => `RFC822.SIZE ${message.source.length}`,
  ENVELOPE: (item) => `ENVELOPE ${envelope(item)}`,
  BODY: (item) => `BODY ${structure(item)}`,
  BODYSTRUCTURE: (item) => `BODYSTRUCTURE ${structure(item)}`,
  RFC822: (item) => literal('RFC822', item.message.source),
  'RFC822.HEADER': (item) => literal('RFC822.HEADER', split(item).header),
  'RFC822.TEXT': (item) => literal('RFC822.TEXT', split(item).body),
};

/** Names of the items asked for, macros expanded; undefined if one is unknown. */
export function fetchItems(
  argument: readonly ImapArgument[],
  withUid: boolean,
): readonly string[] | undefined {
  const flat = joinSections(argument);
  const names = flat.flatMap((name) => macros[name.toUpperCase()] ?? [name]);
  const known = names.every((name) => Object.hasOwn(items, name.toUpperCase()) || section.test(name));
  if (!known || names.length === 0) return undefined;
  return withUid && !names.some((name) => name.toUpperCase() === 'UID') ? ['UID', ...names] : names;
}

/** `* n FETCH (…)`. Reading a body without PEEK sets \Seen (RFC 3501 section 6.4.5). */
export function fetchLine(item: NumberedMessage, names: readonly string[]): string {
  if (names.some((name) => /^(?:BODY\[|RFC822(?:\.TEXT)?$)/i.test(name))) item.flags.add('\\Seen');
  const parts = names.map((name) => (items[name.toUpperCase()] ?? ((one) => sectionText(one, name)))(item));
  return `* ${item.sequence} FETCH (${parts.join(' ')})\r\n`;
}

const section = /^BODY(\.PEEK)?\[([^\]]*)\](?:<(\d{1,9})\.(\d{1,9})>)?$/i;

/**
 * `BODY[HEADER.FIELDS (A B)]` arrives in pieces, since its parentheses look like a list; this puts it together.
 */
function joinSections(argument: readonly ImapArgument[]): readonly string[] {
  const names: string[] = [];
  for (const part of argument) {
    const last = names.at(-1);
    const open = last?.includes('[') === true && !last.includes(']');
    if (typeof part !== 'string') {
      if (!open || last === undefined) names.push(...joinSections(part));
      else names[names.length - 1] = `${last} (${part.filter((name) => typeof name === 'string').join(' ')})`;
    } else if (open && last !== undefined) {
      names[names.length - 1] = part.startsWith(']') ? `${last}${part}` : `${last} ${part}`;
    } else names.push(part);
  }
  return names;
}

function sectionText(item: NumberedMessage, name: string): string {
  const match = section.exec(name);
  const wanted = (match?.[2] ?? '').trim().toUpperCase();
  const whole = sectionBody(item, wanted);
  const label = `BODY[${wanted}]`;
  if (match?.[3] === undefined) return literal(label, whole);
  const start = Number(match[3]);
  return literal(`${label}<${start}>`, whole.slice(start, start + Number(match[4])));
}

function sectionBody(item: NumberedMessage, wanted: string): string {
  const { header, body } = split(item);
  if (wanted === '') return item.message.source;
  if (wanted === 'TEXT' || wanted === '1') return body;
  if (wanted === 'HEADER') return header;
  if (wanted === 'MIME' || wanted === '1.MIME') return 'Content-Type: text/plain; charset=us-ascii\r\n\r\n';
  const fields = /^HEADER\.FIELDS(\.NOT)? \(([^)]*)\)$/.exec(wanted);
  if (fields === null) return '';
  const names = (fields[2] ?? '').split(' ');
  const lines = header.split('\r\n').filter((line) => {
    const listed = names.includes((line.split(':')[0] ?? '').toUpperCase());
    return line !== '' && listed === (fields[1] === undefined);
  });
  return `${[...lines, ''].join('\r\n')}\r\n`;
}

function split({ message }: NumberedMessage): { readonly header: string; readonly body: string } {
  const at = message.source.indexOf('\r\n\r\n') + 4;
  return { header: message.source.slice(0, at), body: message.source.slice(at) };
}

function envelope({ message }: NumberedMessage): string {
  const from = address(message.from.name, message.from.address);
  const to = address('', message.to);
  const date = /^Date: (.*)$/m.exec(message.source)?.[1]?.trim() ?? '';
  return `(${quoted(date)} ${quoted(message.subject)} (${from}) (${from}) (${from}) (${to}) NIL NIL NIL ${quoted(message.messageId)})`;
}

function address(name: string, full: string): string {
  const [user = '', host = ''] = full.split('@');
  return `(${name === '' ? 'NIL' : quoted(name)} NIL ${quoted(user)} ${quoted(host)})`;
}

function structure(item: NumberedMessage): string {
  const { body } = split(item);
  return `("text" "plain" ("charset" "us-ascii") NIL NIL "7bit" ${body.length} ${body.split('\r\n').length - 1})`;
}

const literal = (label: string, text: string): string => `${label} {${Buffer.byteLength(text)}}\r\n${text}`;

/** RFC 3501 section 9, date-time: `dd-Mon-yyyy hh:mm:ss +0000`. */
function internalDate(time: number): string {
  const [, day = '01', month = 'Jan', year = '1970', clock = '00:00:00'] = new Date(time)
    .toUTCString()
    .split(' ');
  return `${day}-${month}-${year} ${clock} +0000`;
}

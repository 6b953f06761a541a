// What a word of a file stands for: permissions, resources, well-known clients, hosts, scopes, error codes.

import { clouds } from '../core/endpoints/clouds.ts';
import * as l10n from '../core/l10n.ts';
import { endsWithEws } from '../core/permissions/ewsEnd.ts';
import { permissionIds } from '../core/permissions/permissionIds.ts';
import { exchangeAppId, graphAppId } from '../core/permissions/permissions.ts';
import { isGuid } from '../core/text/text.ts';
import { wellKnownClient } from './facts/wellKnownClients.ts';
import type { Range } from './model.ts';

export interface Description {
  readonly title: string;
  readonly lines: readonly string[];
}

const types = { Role: l10n.msg('application permission'), Scope: l10n.msg('delegated permission') };
const apis = { exchange: 'Office 365 Exchange Online', graph: 'Microsoft Graph' };

/** What the permission opens, and until when. */
function rightsOf(value: string): string[] {
  const lines: string[] = [];
  if (endsWithEws(value))
    lines.push(l10n.t('Opens mailboxes through EWS, which ends in Exchange Online on 1 April 2027.'));
  else if (/AccessAsApp$/.test(value))
    lines.push(l10n.t('Each mailbox also needs FullAccess for the service principal in Exchange Online.'));
  else if (/^Mail\.(?:Read|ReadWrite|Send|ReadBasic)/.test(value))
    lines.push(
      l10n.t('As an application permission it reaches every mailbox until RBAC for Applications limits it.'),
    );
  return lines;
}

function describeGuid(id: string): Description | undefined {
  const known = permissionIds.filter((each) => each.id === id.toLowerCase());
  const [first] = known;
  if (first !== undefined)
    return {
      title: first.value,
      lines: [
        ...known.map((each) => `${apis[each.resource]}, ${l10n.t(types[each.type])}`),
        ...rightsOf(first.value),
      ],
    };
  if (id === exchangeAppId)
    return { title: apis.exchange, lines: [l10n.t('The API whose permissions follow.')] };
  if (id === graphAppId) return { title: apis.graph, lines: [l10n.t('The API whose permissions follow.')] };
  const client = wellKnownClient(id);
  if (client === undefined) return undefined;
  return {
    title: l10n.t('Client ID of {0}', client.owner),
    lines: [l10n.t('It belongs to another product, whose owner or your administrator can withdraw it.')],
  };
}

const hosts: readonly (readonly [string, string])[] = [
  [
    'outlook.office365.com',
    l10n.msg('IMAP on 993 and POP on 995 with TLS from the first byte; EWS until 1 April 2027.'),
  ],
  [
    'smtp.office365.com',
    l10n.msg('SMTP AUTH client submission on 587 with STARTTLS; nothing answers on 465.'),
  ],
  ['smtp-mail.outlook.com', l10n.msg('SMTP for Outlook.com on 587 with STARTTLS.')],
  ['smtp-hve.office365.com', l10n.msg('High Volume Email, for recipients inside the organization.')],
  ['graph.microsoft.com', l10n.msg('Microsoft Graph; takes tokens for Graph and no others.')],
  ['login.microsoftonline.com', l10n.msg('Sign-in of the worldwide cloud.')],
  ['login.windows.net', l10n.msg('Old name of the sign-in host; use login.microsoftonline.com.')],
  ...Object.values(clouds)
    .filter((cloud) => cloud.id !== 'global')
    .flatMap((cloud): (readonly [string, string])[] => [
      [cloud.imap.value.split(':')[0] ?? '', l10n.record('IMAP and POP of {0}.', cloud.label)],
      [new URL(cloud.authority.value).host, l10n.record('Sign-in of {0}.', cloud.label)],
    ]),
];

function describeWord(word: string): Description | undefined {
  const scope = /^(?:https:\/\/[\w.]+\/)?([A-Za-z_]+(?:\.[A-Za-z_]+)+|full_access_as_app)$/.exec(word)?.[1];
  const rows = permissionIds.filter((each) => each.value.toLowerCase() === scope?.toLowerCase());
  const [first] = rows;
  if (first !== undefined)
    return {
      title: first.value,
      lines: [
        ...rows.map((each) => `${apis[each.resource]}, ${l10n.t(types[each.type])}: ${each.id}`),
        ...rightsOf(first.value),
      ],
    };
  const host = hosts.find(([name]) => word.toLowerCase().includes(name));
  return host === undefined ? undefined : { title: host[0], lines: [l10n.shown(host[1])] };
}

/** The word at an offset, and what it stands for; an ID inside an address explains itself. */
export function describeAt(text: string, offset: number): DescribedPlace | undefined {
  for (const { word, start, end } of wordsAt(text, offset)) {
    const description = isGuid(word) ? describeGuid(word) : describeWord(word);
    if (description !== undefined) return { ...description, start, end };
  }
  return undefined;
}

/** The part of the word at an offset that stands between its slashes and colons, and the whole word. */
export function wordsAt(text: string, offset: number): readonly WordPlace[] {
  const place = wordAt(text, offset);
  if (place === undefined) return [];
  const { word, start } = place;
  const at = offset - start;
  const from = Math.max(word.lastIndexOf('/', at - 1), word.lastIndexOf(':', at - 1)) + 1;
  const length = word.slice(from).search(/[/:]/);
  const part = length === -1 ? word.slice(from) : word.slice(from, from + length);
  return part === word || part === ''
    ? [place]
    : [{ word: part, start: start + from, end: start + from + part.length }, place];
}

export interface DescribedPlace extends Description, Range {}

interface WordPlace extends Range {
  readonly word: string;
}

/** The word at an offset; undefined on lines too long to be written by hand. */
function wordAt(text: string, offset: number): WordPlace | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const lineEnd = text.indexOf('\n', offset);
  const line = text.slice(lineStart, lineEnd === -1 ? undefined : lineEnd);
  if (line.length > 5_000) return undefined;
  for (const found of line.matchAll(/[\w.:/@-]+/g)) {
    const start = lineStart + found.index;
    const word = found[0];
    if (offset < start || offset > start + word.length) continue;
    return { word, start, end: start + word.length };
  }
  return undefined;
}

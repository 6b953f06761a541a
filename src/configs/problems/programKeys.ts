// Keys that a program does not read, comments in formats that have none, and files that do not parse.
import * as l10n from '../../core/l10n.ts';
import type { Range, Setting } from '../model.ts';
import { type Case, type Found, found, replaceWith } from './case.ts';

interface KeyList {
  readonly program: string;
  /** Which settings the list is about. */
  readonly within: RegExp;
  readonly known: RegExp;
  /** What was meant. */
  readonly instead?: Readonly<Record<string, string>>;
}

/** Lists that are complete in the program's own documentation or source. */
const keyLists: readonly KeyList[] = [
  {
    program: 'emailproxy',
    within: /^(?:imap|pop|smtp)-\d+\./,
    known:
      /^(?:server_(?:address|port|starttls)|local_(?:address|starttls|certificate_path|key_path)|documentation)$/,
    instead: {
      starttls: 'server_starttls',
      address: 'server_address',
      port: 'server_port',
      server_start_tls: 'server_starttls',
    },
  },
  {
    program: 'emailproxy',
    within: /^[^.@]*@[^=]*\.(?=[^.]*$)/,
    known:
      /^(?:permission_url|token_url|oauth2_(?:scope|flow|resource)|redirect_(?:uri|listen_address)|client_(?:id|secret)|client_secret_encrypted|use_pkce|jwt_(?:certificate|key)_path|token_salt|token_iterations|access_token|access_token_expiry|refresh_token|last_activity|documentation)$/,
    instead: {
      redirect_list_address: 'redirect_listen_address',
      scope: 'oauth2_scope',
      oauth2_scopes: 'oauth2_scope',
      redirect_url: 'redirect_uri',
      flow: 'oauth2_flow',
    },
  },
  {
    program: 'gitlab',
    within: /^service_desk_inbox_(?:method|options)$/,
    known: /^$/,
    instead: {
      service_desk_inbox_method: 'service_desk_email_inbox_method',
      service_desk_inbox_options: 'service_desk_email_inbox_options',
    },
  },
  {
    program: 'parsedmarc',
    within: /^msgraph\./,
    known:
      /^(?:auth_method|user|password|client_(?:id|secret|assertion)|certificate_(?:path|password)|tenant_id|mailbox|graph_url|token_file|allow_unencrypted_storage)$/,
  },
  { program: 'smtp2graph', within: /^send\.appreg\.[^.]+$/, known: /^(?:tenant|id|secret|certificate)$/ },
  {
    program: 'saslXoauth2',
    within: /^[^.]+$/,
    known:
      /^(?:client_(?:id|secret)|token_endpoint|proxy|refresh_window|ca_bundle_file|ca_certs_dir|log_to_syslog_on_failure|log_full_trace_on_failure|always_log_to_syslog|use_client_credentials|grant_type|client_credentials_scope)$/,
  },
  {
    program: 'pizauth',
    within: /^/,
    known:
      /^(?:auth_uri|token_uri|client_(?:id|secret)|scopes|auth_uri_fields|redirect_uri|login_hint|refresh_before_expiry|refresh_at_least|refresh_retry|auth_notify_cmd|auth_notify_interval|error_notify_cmd|http_listen|https_listen|token_event_cmd|transient_error_if_cmd)$/,
  },
];

/** Keys outside the program's list. */
export function unknownKeys(the: Case): Found[] {
  const { kind, parsed } = the.scene;
  const lists = keyLists.filter((list) => list.program === kind.program);
  return [
    ...parsed.settings.flatMap((setting) => lists.flatMap((list) => unknownIn(list, setting))),
    ...nodemailerKeys(the),
  ];
}

function unknownIn(list: KeyList, setting: Setting): Found[] {
  if (setting.key === '[section]' || !list.within.test(setting.path) || list.known.test(setting.name))
    return [];
  const right = list.instead?.[setting.name];
  return [
    found(
      'unknown-key',
      setting.keyRange,
      right === undefined ? {} : { fix: replaceWith(setting.keyRange, right) },
    ),
  ];
}

/** nodemailer's OAuth2 (lib/xoauth2): no grant of its own for applications, and Google's token address unless told. */
function nodemailerKeys(the: Case): Found[] {
  const { parsed, text } = the.scene;
  if (the.scene.kind.format !== 'javascript' || !/nodemailer|createTransport/.test(text)) return [];
  return parsed.settings
    .filter((setting) => setting.name === 'type' && /^OAuth2$/i.test(setting.text))
    .slice(0, 20)
    .flatMap((type) => {
      const beside = parsed.settings.filter((each) => each.blocks.at(-1) === type.blocks.at(-1));
      const has = (name: RegExp): Setting | undefined => beside.find((each) => name.test(each.key));
      const grant = has(/^(?:grantType|grant_type|scope|tenantId|tenant)$/);
      const hosted = the.hosts.some(
        (host) =>
          host.provider === 'exchange' && host.item.blocks.every((block, at) => type.blocks[at] === block),
      );
      if (!hosted) return [];
      const unread =
        grant === undefined
          ? []
          : [
              found('unknown-key', grant.keyRange, {
                message: l10n.msg(
                  'nodemailer has no client credentials grant and does not read this key. Get the token with MSAL and pass it as accessToken.',
                ),
              }),
            ];
      if (
        has(/^(?:accessUrl|accessToken|provisionCallback|serviceClient)$/) !== undefined ||
        has(/^refreshToken$/) === undefined
      )
        return unread;
      return [
        ...unread,
        found('wrong-host', type, {
          message: l10n.msg(
            'Without accessUrl, nodemailer asks Google for the token. Set accessUrl to the token endpoint of your tenant.',
          ),
        }),
      ];
    });
}

/** Where the blanks before a `#` with a text behind it begin; -1 if there is none. */
function commentAt(text: string): number {
  const at = text.search(/\s#\s{0,20}\S/);
  return at === -1 ? -1 : text.slice(0, at + 1).trimEnd().length;
}

/** `#` behind a value of a properties file. */
export function inlineComments(the: Case): Found[] {
  if (the.scene.kind.format !== 'properties' && the.scene.kind.format !== 'mainCf') return [];
  const lines = new Map<number, Range>();
  const known = mailSettings(the);
  for (const setting of the.scene.parsed.settings) {
    const comment = commentAt(setting.text);
    if (comment === -1 || !(known.has(setting) || isNamedForMail(setting))) continue;
    const start = setting.start + comment;
    lines.set(start, { start, end: setting.end });
  }
  return [...lines.values()].map((place) =>
    found('inline-comment', place, {
      fix: { title: l10n.msg('Remove the comment'), edits: [{ ...place, text: '' }] },
    }),
  );
}

/** What Exchange's facts and hosts are read from; a password may hold a `#`. */
function mailSettings({ facts, hosts }: Case): ReadonlySet<Setting | undefined> {
  return new Set([
    ...facts.filter(({ role }) => role !== 'password').map(({ item }) => item.setting),
    ...hosts.map(({ item }) => item.setting),
  ]);
}

const isNamedForMail = ({ path }: Setting): boolean => /mail/.test(path) && !/pass/.test(path);

/** Where a strict reader stops. */
export function malformed(the: Case): Found[] {
  return the.scene.parsed.malformed
    .slice(0, 1)
    .map((place) => found('malformed', beforeClosing(the.scene.text, place)));
}

/** A comma before a closing bracket is the mistake, and not the bracket. */
function beforeClosing(text: string, place: Range): Range {
  let at = place.start - 1;
  while (at > 0 && /\s/.test(text[at] ?? '')) at -= 1;
  return text[at] === ',' && /[}\]]/.test(text[place.start] ?? '') ? { start: at, end: at + 1 } : place;
}

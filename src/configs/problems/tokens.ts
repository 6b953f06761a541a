// Token requests: scopes, the authority, and whether they fit the grant.
import * as l10n from '../../core/l10n.ts';
import { permissionIds } from '../../core/permissions/permissionIds.ts';
import type { ScopeFact } from '../facts/facts.ts';
import { isCode } from '../facts/signals.ts';
import { isAnyTenant, isMailPermission } from '../facts/urls.ts';
import { type Case, type Found, found, related, replaceWith } from './case.ts';

const signInScopes = /^(?:openid|profile|email|offline_access)$/i;

/** The mail protocols that take a token for Exchange; a file that calls Graph's mail as well is no mistake. */
function speaksMailProtocol(the: Case): boolean {
  return (
    the.hosts.some((host) => host.provider === 'exchange') &&
    !/graph\.microsoft\.com\/v1\.0\/[^"'\s]*(?:sendMail|messages)/i.test(the.scene.text)
  );
}

/** Scopes of Graph if a mail protocol is spoken, and both APIs in one request. */
export function wrongScopes(the: Case): Found[] {
  const mail = speaksMailProtocol(the);
  return the.scopes.flatMap((scope) => {
    if (scope.resource === 'ps')
      return [
        found('wrong-scope', scope, {
          fix: replaceWith(scope, scope.text.replace('ps.outlook.com', 'outlook.office365.com')),
        }),
      ];
    const graph =
      scope.resource === 'graph' ||
      (scope.resource === 'none' &&
        isNamedPermission(scope.permission) &&
        !signInScopes.test(scope.permission));
    if (!graph) return [];
    const together = the.scopes.some((other) => other.resource === 'exchange' && sameRequest(scope, other));
    if (together)
      return [
        found('wrong-scope', scope, {
          severity: 'warning',
          message: l10n.msg(
            'Scopes of Exchange Online and of Microsoft Graph cannot be in one token request. Ask for them one after the other.',
          ),
        }),
      ];
    if (!mail || isOfGraph(scope) || otherwiseRight(the, scope)) return [];
    return [found('wrong-scope', scope, exchangeScopeFor(scope))];
  });
}

/** The block is named after Graph: `"Graph": { "Scopes": "Mail.Send" }`. */
const isOfGraph = ({ item }: ScopeFact): boolean =>
  /(?:^|[._])(?:ms_?)?graph[._]/.test(item.setting?.path ?? '');

/** Graph is asked for beside a request of its own for Exchange: the file does both. */
function otherwiseRight(the: Case, scope: ScopeFact): boolean {
  if (!isCode(the.scene)) return false;
  return the.scopes.some((other) => other.resource === 'exchange' && other.item !== scope.item);
}

function isNamedPermission(text: string): boolean {
  return /^[A-Z]\w*(?:\.\w+)+$/.test(text);
}

function sameRequest(one: ScopeFact, other: ScopeFact): boolean {
  if (one.item === other.item) return true;
  const [first, second] = [one.item.setting, other.item.setting];
  return first !== undefined && second !== undefined && first.keyRange.start === second.keyRange.start;
}

function exchangeScopeFor(scope: ScopeFact): Pick<Found, 'fix'> {
  const { permission } = scope;
  if (permission === '.default') return { fix: replaceWith(scope, 'https://outlook.office365.com/.default') };
  return /^(?:IMAP|POP|SMTP|EWS)\./.test(permission)
    ? { fix: replaceWith(scope, `https://outlook.office.com/${permission}`) }
    : {};
}

/** Named delegated scopes if only `/.default` is possible. */
export function appOnlyScopes(the: Case): Found[] {
  return the.scopes
    .filter(
      (scope) =>
        (scope.resource === 'exchange' || scope.resource === 'graph') &&
        /^[A-Z]\w*\.\w/.test(scope.permission),
    )
    .filter((scope) => the.appOnly({ ...scope, blocks: scope.item.blocks }))
    .map((scope) => found('app-only-needs-default', scope));
}

/** Delegated scopes without offline_access, in programs that do not add it themselves. */
export function missingOfflineAccess(the: Case): Found[] {
  const { program } = the.scene.kind;
  const asksItself =
    /^(?:emailproxy|pizauth|roundcube)$/.test(program) ||
    (isCode(the.scene) &&
      /authorization_code|\/authorize\b/.test(the.scene.text) &&
      !/msal|PublicClientApplication|ConfidentialClientApplication|refresh_token/i.test(the.scene.text));
  if (!asksItself) return [];
  const named = the.scopes.filter(
    (scope) =>
      scope.resource === 'exchange' &&
      isMailPermission(scope.permission) &&
      !the.appOnly({ ...scope, blocks: scope.item.blocks }),
  );
  const seen = new Set<number>();
  return named.flatMap((scope) => {
    const place = scope.item.setting?.keyRange.start ?? scope.item.start;
    const together = the.scopes.filter((other) => sameRequest(scope, other));
    if (seen.has(place) || together.some(({ item }) => /\boffline_access\b/i.test(item.text))) return [];
    seen.add(place);
    return [found('missing-offline-access', scope.item.setting?.keyRange ?? scope.item)];
  });
}

const known = [
  ...new Set([...permissionIds.map((each) => each.value), 'full_access_as_app', 'user_impersonation']),
];

/** Names of permissions that do not exist, near to one that does. */
export function scopeTypos(the: Case): Found[] {
  return the.scopes.flatMap((scope) => {
    const { permission } = scope;
    if (scope.resource !== 'exchange' && scope.resource !== 'graph') return [];
    if (!isNamedPermission(permission) || permission.length > 60) return [];
    if (known.some((each) => each.toLowerCase() === permission.toLowerCase())) return [];
    const near = known.find((each) => isNear(each, permission));
    if (near === undefined) return [];
    const start = scope.end - permission.length;
    return [found('scope-typo', scope, { fix: replaceWith({ start, end: scope.end }, near) })];
  });
}

/** One is the other's beginning up to `.All`, or they differ by two letters at most. */
function isNear(name: string, written: string): boolean {
  const [one, other] = [name.toLowerCase(), written.toLowerCase()];
  if (/^(?:imap|pop|smtp|ews)\./.test(one) && (one === `${other}.all` || other === `${one}.all`)) return true;
  return (
    /^(?:imap|pop|smtp|ews|eas|mail)\w*\./.test(one) &&
    Math.abs(one.length - other.length) <= 2 &&
    distance(one, other) <= 2
  );
}

function distance(one: string, other: string): number {
  let previous = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1] ? 0 : 1;
      current[column] = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + same,
      );
    }
    previous = current;
  }
  return previous.at(-1) ?? 0;
}

/** An authority without a tenant if the grant needs one. */
export function commonAuthority(the: Case): Found[] {
  return the.logins
    .filter(
      (login) => isAnyTenant(login.tenant.text) && !/\/authorize|devicecode|nativeclient/.test(login.path),
    )
    .filter((login) => the.appOnly({ ...login, blocks: login.item.blocks }))
    .map((login) => found('common-authority', login.tenant.text === '' ? login : login.authority));
}

/** Tenant and client ID in each other's place: another line of the file names one of the two. */
export function swappedIds(the: Case): Found[] {
  const tenants = new Map(the.logins.map((login) => [login.tenant.text.toLowerCase(), login]));
  return the.facts.flatMap((fact) => {
    if (fact.role !== 'clientId' || !/^[0-9a-f-]{36}$/i.test(fact.text)) return [];
    const login = tenants.get(fact.text.toLowerCase());
    const tenant = the.facts.find(
      (each) => each.role === 'tenant' && related(each.item.blocks, fact.item.blocks),
    );
    if (login === undefined || tenant?.text.toLowerCase() === fact.text.toLowerCase()) return [];
    if (tenant === undefined || tenant.placeholder)
      return [
        found('id-swap', fact, {
          related: [{ ...login.tenant, message: l10n.msg('This is used as the tenant here.') }],
        }),
      ];
    const fix = {
      title: l10n.msg('Swap tenant ID and client ID'),
      edits: [
        { start: tenant.start, end: tenant.end, text: fact.text },
        { start: fact.start, end: fact.end, text: tenant.text },
      ],
    };
    const message = l10n.msg('This is used as the tenant here.');
    const used = [{ start: login.tenant.start, end: login.tenant.end, message }];
    return [found('id-swap', tenant, { fix, related: used }), found('id-swap', fact, { fix, related: used })];
  });
}

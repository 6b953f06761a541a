// Addresses of Microsoft's services in values: sign-in, EWS, Graph, the retired Outlook REST API, and scopes.
import { clouds } from '../../core/endpoints/clouds.ts';
import type { Range } from '../model.ts';

const ewsHosts = Object.values(clouds).map((cloud) => new URL(cloud.ews.value).host.replaceAll('.', '\\.'));
const ewsUrl = new RegExp(
  `^https?://(?:${ewsHosts.join('|')}|outlook\\.office\\.com)/(?:exchange)?ews(?:[/?#]|$)`,
  'i',
);

/** EWS of Exchange Online, and not of a server of one's own. */
export function isCloudEwsUrl(text: string): boolean {
  return ewsUrl.test(text);
}

/** login.windows.net and login.microsoft.com are older names of the worldwide authority; the last one is of China. */
const loginUrl =
  /https?:\/\/((?:login\.microsoftonline\.(?:com|us|de|cn)|login\.partner\.microsoftonline\.cn|login\.windows\.net|login\.microsoft\.com|sts\.windows\.net|login\.chinacloudapi\.cn))(?:\/([^\s"'`/?#,;]*))?((?:\/[^\s"'`?#,;]*)?)/i;

export interface LoginUrl extends Range {
  readonly host: string;
  /** The tenant segment, as it is written; empty if a variable is joined on. */
  readonly tenant: { readonly text: string } & Range;
  /** From the scheme to the tenant. */
  readonly authority: { readonly text: string } & Range;
  readonly path: string;
  readonly url: string;
}

/** The sign-in address in a text, if there is one. */
export function loginUrlIn(text: string, start: number): LoginUrl | undefined {
  if (!text.includes('login.') && !text.includes('sts.')) return undefined;
  const found = loginUrl.exec(text);
  if (found === null) return undefined;
  const [url, host = '', tenant = '', path = ''] = found;
  const from = start + found.index;
  const tenantStart = from + url.indexOf(host) + host.length + 1;
  const authority = url.slice(0, url.length - path.length);
  return {
    url,
    host: host.toLowerCase(),
    path,
    start: from,
    end: from + url.length,
    tenant: { text: tenant, start: tenantStart, end: tenantStart + tenant.length },
    authority: { text: authority, start: from, end: from + authority.length },
  };
}

const tenantFree = /^(?:common|organizations|consumers)$/i;

/** `common`, `organizations`, `consumers`: no tenant of one's own. */
export function isAnyTenant(tenant: string): boolean {
  return tenantFree.test(tenant);
}

export type ScopeResource = 'exchange' | 'graph' | 'ps' | 'other' | 'none';

export interface ScopePart extends Range {
  readonly text: string;
  readonly resource: ScopeResource;
  /** What stands after the resource: `.default`, `IMAP.AccessAsUser.All`. */
  readonly permission: string;
}

const exchangeResources = new Set([
  'outlook.office365.com',
  'outlook.office.com',
  ...Object.values(clouds).map((cloud) => new URL(cloud.exchangeResource.value).host),
]);
const graphResources = new Set(Object.values(clouds).map((cloud) => new URL(cloud.graph.value).host));

/** The scopes in a text, which are parted by white space or commas. */
export function scopeParts(text: string, start: number): ScopePart[] {
  return [...text.matchAll(/[^\s,;"'[\]()+]+/g)].map((found) => {
    const [part] = found;
    const at = start + found.index;
    return { text: part, start: at, end: at + part.length, ...scopeOf(part) };
  });
}

function scopeOf(part: string): Pick<ScopePart, 'resource' | 'permission'> {
  const found = /^https?:\/\/([\w.-]+)\/+(.*)$/.exec(part);
  if (found === null) return { resource: 'none', permission: part };
  const [, host = '', permission = ''] = found;
  const name = host.toLowerCase();
  if (exchangeResources.has(name)) return { resource: 'exchange', permission };
  if (graphResources.has(name)) return { resource: 'graph', permission };
  return { resource: name === 'ps.outlook.com' ? 'ps' : 'other', permission };
}

const mailPermission =
  /^(?:\.default|(?:IMAP|POP|EWS|EAS)\.AccessAs\w+(?:\.All)?|SMTP\.Send(?:AsApp)?|SMPT\.\w+|full_access_as_app|user_impersonation|Mail(?:box\w*)?\.\w+(?:\.\w+)?|Exchange\.Manage\w*|Calendars\.\w+(?:\.\w+)?|Contacts\.\w+(?:\.\w+)?)$/i;

/** A whole scope of Exchange, as the value of a scope parameter holds it. */
export function isExchangeScope(part: ScopePart): boolean {
  return (
    (part.resource === 'exchange' || part.resource === 'ps') &&
    !/^(?:api|(?:exchange)?ews|owa|mapi|mail|calendar|powershell[\w-]*)$|[/?#*]/i.test(part.permission)
  );
}

/** The name of a permission that concerns mail. */
export function isMailPermission(permission: string): boolean {
  return mailPermission.test(permission) && permission !== '.default';
}

/** The Outlook REST API, which is shut down (v1.0, v2.0, beta under outlook.office.com/api). */
export const outlookRest = /https?:\/\/outlook\.office(?:365)?\.com\/api\/(?:v1\.0|v2\.0|beta)\b/i;

/** Graph's calls about mail. */
export const graphMail =
  /graph\.microsoft\.(?:com|us)\/[^\s"']*(?:sendMail|\/messages|\/mailFolders|\/mailboxSettings|\/inferenceClassification)/i;

// Field validators: each says what is wrong and what was meant, in words for the person who is typing.
import { parseHostPort, parseHttpsUrl } from '../core/endpoints/hosts.ts';
import { hasInvisible, isDomain, isGuid, isMailAddress } from '../core/text/text.ts';

/** Longest text of a single-line field; more than this was not typed by hand. */
const longestText = 512;
/** Longest client secret that is accepted; Entra's have 40 characters. */
export const longestSecret = 4096;

export interface Problem {
  readonly text: string;
  /** True for a field that is empty: shown only after the person tried to go on. */
  readonly required?: true;
  /** What was meant, to be put into the field with one press. */
  readonly fix?: { readonly label: string; readonly value: string };
}

export type Validator = (text: string) => Problem | undefined;

const typographic = /[\u2018-\u201f\u2032-\u2036\u00ab\u00bb\u02bc\uff02\uff07]/;
const quotes =
  /^["'`\u2018-\u201f\u2032-\u2036\u00ab\u00bb\u02bc\uff02\uff07]|["'`\u2018-\u201f\u2032-\u2036\u00ab\u00bb\u02bc\uff02\uff07]$/g;
const dashes = /[\u2010-\u2015\u2212]/g;
const allInvisible =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

/** The text as it was probably meant: no invisible characters, outer spaces, quotes or typographic dashes. */
function tidy(text: string): string {
  return text
    .slice(0, longestText)
    .replace(allInvisible, '')
    .trim()
    .replace(quotes, '')
    .replace(dashes, '-')
    .trim();
}

/** Problems that any single line can have, before its own rules are asked. */
function lineProblem(text: string): Problem | undefined {
  if (text.length > longestText) {
    return {
      text: `This has ${text.length} characters, which is too long for this field. Enter the value alone.`,
    };
  }
  if (hasInvisible(text)) {
    return {
      text: 'This holds invisible or control characters, which often come with a copied text.',
      fix: { label: 'Remove them', value: tidy(text) },
    };
  }
  return undefined;
}

/** Runs the rules of a required field in order. */
function required(text: string, whenEmpty: string, own: Validator): Problem | undefined {
  if (text.trim() === '') return { text: whenEmpty, required: true };
  return lineProblem(text) ?? own(text.trim());
}

/** Runs the rules of an optional field. */
function optional(text: string, own: Validator): Problem | undefined {
  return text.trim() === '' ? undefined : (lineProblem(text) ?? own(text.trim()));
}

/** A correction, if tidying the text alone makes it right. */
function fixBy(text: string, right: (candidate: string) => boolean): Pick<Problem, 'fix'> {
  const candidate = tidy(text).replace(/^\{|\}$/g, '');
  return candidate !== text && right(candidate)
    ? { fix: { label: `Use ${candidate}`, value: candidate } }
    : {};
}

const personalDomains =
  /^(?:outlook|hotmail|live|msn|passport|windowslive)\.[a-z.]+$|^(?:gmail|googlemail|yahoo|icloud|me|aol|gmx|web|proton|protonmail)\.(?:com|de|net|me|co\.uk)$/i;

/** True for the domains of personal Microsoft accounts and other consumer mail services. */
function isPersonalDomain(domain: string): boolean {
  return personalDomains.test(domain);
}

/** Display name of the app registration. */
export const nameProblem: Validator = (text) =>
  required(text, 'Enter a name, so that you recognise this connection later.', (name) =>
    name.length > 120
      ? { text: 'This name is longer than the 120 characters that the portal takes.' }
      : undefined,
  );

const tenantAliases = ['common', 'organizations', 'consumers'];

/** Directory (tenant) ID or a verified domain. */
export const tenantProblem: Validator = (text) =>
  required(text, 'Enter the directory (tenant) ID or a domain of the tenant.', (tenant) => {
    if (isGuid(tenant)) return undefined;
    if (tenantAliases.includes(tenant.toLowerCase())) {
      return {
        text: `"${tenant.toLowerCase()}" names no tenant. An application signs in to one tenant: enter its directory (tenant) ID or a domain.`,
      };
    }
    if (tenant.includes('@')) return addressAsTenant(tenant);
    if (isPersonalDomain(tenant)) return personalTenant(tenant);
    if (isDomain(tenant)) return undefined;
    return {
      text: guidProblemText(tenant, 'directory (tenant) ID', ' or a domain such as contoso.com'),
      ...fixBy(tenant, isTenant),
    };
  });

const isTenant = (text: string): boolean => isGuid(text) || (isDomain(text) && !isPersonalDomain(text));

function addressAsTenant(text: string): Problem {
  const domain = text.slice(text.lastIndexOf('@') + 1);
  if (isPersonalDomain(domain)) return personalTenant(domain);
  return {
    text: 'This is a mail address. Only its domain names the tenant.',
    ...(isDomain(domain) ? { fix: { label: `Use ${domain}`, value: domain } } : {}),
  };
}

const personalTenant = (domain: string): Problem => ({
  text: `${domain} is a domain of personal accounts, which have no tenant. Enter a domain of your organization, or its directory (tenant) ID.`,
});

/** Application (client) ID. */
export const clientIdProblem: Validator = (text) =>
  required(text, 'Enter the application (client) ID.', (clientId) => {
    if (isGuid(clientId)) return undefined;
    if (looksLikeSecret(clientId)) {
      return {
        text: 'This looks like a client secret. Here goes the application (client) ID, a GUID on the Overview page; the secret is asked for in the next step.',
      };
    }
    if (/^api:\/\//i.test(clientId)) {
      return {
        text: 'This is the Application ID URI. Here goes the application (client) ID, a GUID on the Overview page.',
        ...fixBy(clientId.replace(/^api:\/\//i, ''), isGuid),
      };
    }
    return { text: guidProblemText(clientId, 'application (client) ID', ''), ...fixBy(clientId, isGuid) };
  });

function guidProblemText(text: string, what: string, or: string): string {
  const digits = text.replace(/[^0-9a-f]/gi, '').length;
  const likeGuid = /^[0-9a-f{}()\s‐-―−-]+$/i.test(text);
  if (likeGuid && digits > 0 && digits < 32) {
    return `This is not a GUID: ${32 - digits} of its 32 hexadecimal digits are missing. Copy the ${what} again.`;
  }
  if (likeGuid && digits > 32) {
    return `This is not a GUID: it has ${digits} hexadecimal digits instead of 32. Copy the ${what} again.`;
  }
  return `This is not a GUID. The ${what} looks like 11111111-2222-3333-4444-555555555555${or}.`;
}

/** True for the shape that Entra gives secret values: three characters, a digit, `Q~` and 34 more. */
export function looksLikeSecret(text: string): boolean {
  return /^[A-Za-z0-9_~.-]{3}\dQ~[A-Za-z0-9_~.-]{20,40}$/.test(text);
}

/** Tenant and client beside each other: equal, or one in the other's field. */
export function pairProblem(tenant: string, clientId: string): Problem | undefined {
  const same = tenant.trim().toLowerCase() === clientId.trim().toLowerCase();
  if (same && isGuid(clientId.trim())) {
    return {
      text: 'This is the same value as the directory (tenant) ID. The two stand below each other on the Overview page; copy each from its own line.',
    };
  }
  if (isDomain(clientId.trim()) && isGuid(tenant.trim())) {
    return { text: 'This is a domain, which belongs in the tenant field; the two look swapped.' };
  }
  return undefined;
}

/** Expiry date of the credential; empty is allowed. `today` is an ISO date. */
export function expiryProblem(text: string, today: string): Problem | undefined {
  return optional(text, (date) => {
    if (!isCalendarDate(date))
      return { text: 'This is not a date. Write it as year-month-day, for example 2027-05-01.' };
    if (date < today) {
      return {
        text: 'This date is in the past: the credential has expired. Create a new one and enter its date.',
      };
    }
    return undefined;
  });
}

/** True for a day of the calendar written as YYYY-MM-DD. */
function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** A mail address in a field that must not stay empty. */
export const addressProblem: Validator = (text) =>
  required(text, 'Enter the address of the mailbox.', (address) => addressRules(address));

/** A mail address in a field that may stay empty. */
export const optionalAddressProblem: Validator = (text) => optional(text, (address) => addressRules(address));

function addressRules(address: string): Problem | undefined {
  if (isMailAddress(address) && !typographic.test(address)) return undefined;
  const meant = tidy(address)
    .replace(/^mailto:/i, '')
    .replace(/^.*<([^<>]+)>$/, '$1');
  return {
    text: `"${address.length > 60 ? `${address.slice(0, 59)}…` : address}" is not a mail address. Write it as name@contoso.com.`,
    ...(meant !== address && isMailAddress(meant) ? { fix: { label: `Use ${meant}`, value: meant } } : {}),
  };
}

/** Redirect URI of the admin-consent link; empty is allowed. */
export const redirectUriProblem: Validator = (text) =>
  optional(text, (uri) =>
    parseHttpsUrl(uri) !== undefined || /^http:\/\/localhost(?::\d{1,5})?(?:\/[\x21-\x7e]*)?$/.test(uri)
      ? undefined
      : {
          text: 'This is not a redirect URI. It starts with https:// (or http://localhost) and stands in the app registration exactly as here.',
        },
  );

/** Sign-in host of a cloud of one's own. */
export const authorityProblem: Validator = (text) =>
  required(text, 'Enter the address of the sign-in host.', (authority) =>
    parseHttpsUrl(authority)?.pathname === '/'
      ? undefined
      : {
          text: 'This is not the address of a sign-in host. Write it as https://login.example.com, without a path.',
        },
  );

/** https address of EWS or Graph on a server of one's own. */
export const httpsProblem: Validator = (text) =>
  optional(text, (url) =>
    parseHttpsUrl(url) === undefined
      ? { text: 'This is not a plain https address, for example https://mail.example.com/EWS/Exchange.asmx.' }
      : undefined,
  );

/** `host:port` of a mail server of one's own. */
export const hostPortProblem: Validator = (text) =>
  optional(text, (host) =>
    parseHostPort(host) === undefined
      ? { text: 'This is not a host and a port. Write it as mail.example.com:993.' }
      : undefined,
  );

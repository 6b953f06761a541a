// Field validators: each says what is wrong and what was meant, in words for the person who is typing.

import { parseHostPort, parseHttpsUrl } from '../core/endpoints/hosts.ts';
import * as l10n from '../core/l10n.ts';
import { isCalendarDate } from '../core/text/dates.ts';
import { isDomain, isGuid, isMailAddress } from '../core/text/text.ts';
import {
  fixBy,
  isPersonalDomain,
  optional,
  type Problem,
  required,
  tidy,
  typographic,
  type Validator,
} from './fieldRules.ts';

/** Longest client secret that is accepted; Entra's have 40 characters. */
export const longestSecret = 4096;

/** Display name of the app registration. */
export const nameProblem: Validator = (text) =>
  required(text, l10n.t('Enter a name, so that you recognise this connection later.'), (name) => {
    if (looksLikeSecret(name)) {
      return {
        text: l10n.t(
          'This looks like a client secret, and a name is shown everywhere. The secret is asked for in a step of its own.',
        ),
      };
    }
    return name.length > 120
      ? { text: l10n.t('This name is longer than the 120 characters that the portal takes.') }
      : undefined;
  });

const tenantAliases = ['common', 'organizations', 'consumers'];

/** Directory (tenant) ID or a verified domain. */
export const tenantProblem: Validator = (text) =>
  required(text, l10n.t('Enter the directory (tenant) ID or a domain of the tenant.'), (tenant) => {
    if (isGuid(tenant)) return undefined;
    if (tenantAliases.includes(tenant.toLowerCase())) {
      return {
        text: l10n.t(
          '"{0}" names no tenant. An application signs in to one tenant: enter its directory (tenant) ID or a domain.',
          tenant.toLowerCase(),
        ),
      };
    }
    if (tenant.includes('@')) return addressAsTenant(tenant);
    if (isPersonalDomain(tenant)) return personalTenant(tenant);
    if (isDomain(tenant)) return undefined;
    return {
      text: guidProblemText(
        tenant,
        l10n.t('directory (tenant) ID'),
        l10n.t(
          'This is not a GUID. The directory (tenant) ID looks like 11111111-2222-3333-4444-555555555555 or a domain such as contoso.com.',
        ),
      ),
      ...fixBy(tenant, isTenant),
    };
  });

const isTenant = (text: string): boolean => isGuid(text) || (isDomain(text) && !isPersonalDomain(text));

function addressAsTenant(text: string): Problem {
  const domain = text.slice(text.lastIndexOf('@') + 1);
  if (isPersonalDomain(domain)) return personalTenant(domain);
  return {
    text: l10n.t('This is a mail address. Only its domain names the tenant.'),
    ...(isDomain(domain) ? { fix: { label: l10n.t('Use {0}', domain), value: domain } } : {}),
  };
}

const personalTenant = (domain: string): Problem => ({
  text: l10n.t(
    '{0} is a domain of personal accounts, which have no tenant. Enter a domain of your organization, or its directory (tenant) ID.',
    domain,
  ),
});

/** Application (client) ID. */
export const clientIdProblem: Validator = (text) =>
  required(text, l10n.t('Enter the application (client) ID.'), (clientId) => {
    if (isGuid(clientId)) return undefined;
    if (looksLikeSecret(clientId)) {
      return {
        text: l10n.t(
          'This looks like a client secret. Here goes the application (client) ID, a GUID on the Overview page; the secret is asked for in the next step.',
        ),
      };
    }
    if (/^api:\/\//i.test(clientId)) {
      return {
        text: l10n.t(
          'This is the Application ID URI. Here goes the application (client) ID, a GUID on the Overview page.',
        ),
        ...fixBy(clientId.replace(/^api:\/\//i, ''), isGuid),
      };
    }
    return {
      text: guidProblemText(
        clientId,
        l10n.t('application (client) ID'),
        l10n.t(
          'This is not a GUID. The application (client) ID looks like 11111111-2222-3333-4444-555555555555.',
        ),
      ),
      ...fixBy(clientId, isGuid),
    };
  });

function guidProblemText(text: string, what: string, otherwise: string): string {
  const digits = text.replace(/[^0-9a-f]/gi, '').length;
  const likeGuid = /^[0-9a-f{}()\s‐-―−-]+$/i.test(text);
  if (likeGuid && digits > 0 && digits < 32) {
    return l10n.t(
      'This is not a GUID: {0} of its 32 hexadecimal digits are missing. Copy the {1} again.',
      32 - digits,
      what,
    );
  }
  if (likeGuid && digits > 32) {
    return l10n.t(
      'This is not a GUID: it has {0} hexadecimal digits instead of 32. Copy the {1} again.',
      digits,
      what,
    );
  }
  return otherwise;
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
      text: l10n.t(
        'This is the same value as the directory (tenant) ID. The two stand below each other on the Overview page; copy each from its own line.',
      ),
    };
  }
  if (isDomain(clientId.trim()) && isGuid(tenant.trim())) {
    return { text: l10n.t('This is a domain, which belongs in the tenant field; the two look swapped.') };
  }
  return undefined;
}

/** Expiry date of the credential; empty is allowed. `today` is an ISO date. */
export function expiryProblem(text: string, today: string): Problem | undefined {
  return optional(text, (date) => {
    if (!isCalendarDate(date))
      return { text: l10n.t('This is not a date. Write it as year-month-day, for example 2027-05-01.') };
    if (date < today) {
      return {
        text: l10n.t(
          'This date is in the past: the credential has expired. Create a new one and enter its date.',
        ),
      };
    }
    return undefined;
  });
}

/** A mail address in a field that must not stay empty. */
export const addressProblem: Validator = (text) =>
  required(text, l10n.t('Enter the address of the mailbox.'), (address) => addressRules(address));

/** A mail address in a field that may stay empty. */
export const optionalAddressProblem: Validator = (text) => optional(text, (address) => addressRules(address));

function addressRules(address: string): Problem | undefined {
  if (isMailAddress(address) && !typographic.test(address)) return undefined;
  const meant = tidy(address)
    .replace(/^mailto:/i, '')
    .replace(/^.*<([^<>]+)>$/, '$1');
  return {
    text: l10n.t(
      '"{0}" is not a mail address. Write it as name@contoso.com.',
      address.length > 60 ? `${address.slice(0, 59)}…` : address,
    ),
    ...(meant !== address && isMailAddress(meant)
      ? { fix: { label: l10n.t('Use {0}', meant), value: meant } }
      : {}),
  };
}

/** Redirect URI of the admin-consent link; empty is allowed. */
export const redirectUriProblem: Validator = (text) =>
  optional(text, (uri) =>
    parseHttpsUrl(uri) !== undefined || /^http:\/\/localhost(?::\d{1,5})?(?:\/[\x21-\x7e]*)?$/.test(uri)
      ? undefined
      : {
          text: l10n.t(
            'This is not a redirect URI. It starts with https:// (or http://localhost) and stands in the app registration exactly as here.',
          ),
        },
  );

/** Sign-in host of a cloud of one's own. */
export const authorityProblem: Validator = (text) =>
  required(text, l10n.t('Enter the address of the sign-in host.'), (authority) =>
    parseHttpsUrl(authority)?.pathname === '/'
      ? undefined
      : {
          text: l10n.t(
            'This is not the address of a sign-in host. Write it as https://login.example.com, without a path.',
          ),
        },
  );

/** https address of EWS or Graph on a server of one's own. */
export const httpsProblem: Validator = (text) =>
  optional(text, (url) =>
    parseHttpsUrl(url) === undefined
      ? {
          text: l10n.t(
            'This is not a plain https address, for example https://mail.example.com/EWS/Exchange.asmx.',
          ),
        }
      : undefined,
  );

/** `host:port` of a mail server of one's own. */
export const hostPortProblem: Validator = (text) =>
  optional(text, (host) =>
    parseHostPort(host) === undefined
      ? { text: l10n.t('This is not a host and a port. Write it as mail.example.com:993.') }
      : undefined,
  );

// Reads registrations out of settings that anybody may have edited by hand: what is wrong is named, never guessed.

import * as v from 'valibot';
import { parseHostPort, parseHttpsUrl } from '../endpoints/hosts.ts';
import * as l10n from '../l10n.ts';
import { isCalendarDate } from '../text/dates.ts';
import { hasInvisible, isDomain, isGuid, isMailAddress, plainLine } from '../text/text.ts';
import {
  cloudIds,
  type EndpointOverrides,
  federationName,
  grantIds,
  type Mailbox,
  protocolIds,
  type Registration,
} from './registration.ts';

/** More mailboxes than this in one registration are refused rather than drawn. */
const maxMailboxes = 10_000;
export const maxRegistrations = 1_000;

const line = (what: string, max: number) =>
  v.pipe(
    v.string(l10n.record('{0} must be text in quotes.', what)),
    v.check((text) => text.trim() !== '', l10n.record('{0} is empty.', what)),
    v.maxLength(max, l10n.record('{0} is longer than {1} characters.', what, max)),
    v.check(
      (text) => !hasInvisible(text),
      l10n.record('{0} holds an invisible or control character; type it again.', what),
    ),
  );

const address = (what: string) =>
  v.pipe(
    line(what, 320),
    v.check(isMailAddress, (issue) =>
      l10n.record('{0} "{1}" is not a mail address.', what, plainLine(issue.input, 80)),
    ),
  );

const hostPort = (what: string) =>
  v.pipe(
    line(what, 300),
    v.check(
      (text) => parseHostPort(text) !== undefined,
      l10n.record('{0} must be a host and a port, for example mail.example.com:993.', what),
    ),
  );
const httpsUrl = (what: string) =>
  v.pipe(
    line(what, 500),
    v.check(
      (text) => parseHttpsUrl(text) !== undefined,
      l10n.record('{0} must be a plain https address, for example https://mail.example.com.', what),
    ),
  );

const mailbox = v.object({
  address: address(l10n.msg('The mailbox address')),
  protocols: v.pipe(
    v.array(
      v.picklist(protocolIds, l10n.record('A protocol must be one of {0}.', protocolIds.join(', '))),
      l10n.msg('protocols must be a list.'),
    ),
    v.minLength(1, l10n.msg('A mailbox needs at least one protocol.')),
  ),
  signInAs: v.optional(address('signInAs')),
  sendAs: v.optional(address('sendAs')),
  controlMailbox: v.optional(address(l10n.msg('The control mailbox'))),
});

const federatedCredential = v.object({
  name: v.pipe(
    line('federatedCredential.name', 120),
    v.regex(
      federationName,
      l10n.msg('federatedCredential.name has 3 to 120 letters, digits, hyphens and underscores.'),
    ),
  ),
  issuer: httpsUrl('federatedCredential.issuer'),
  subject: line('federatedCredential.subject', 600),
});

const registration = v.object({
  id: line('id', 100),
  name: v.optional(line('name', 200)),
  product: v.optional(line('product', 100)),
  cloud: v.optional(v.picklist(cloudIds, l10n.record('cloud must be one of {0}.', cloudIds.join(', ')))),
  tenantId: v.pipe(
    line('tenantId', 253),
    v.check(
      (text) => isGuid(text) || isDomain(text),
      l10n.msg('tenantId is neither a directory (tenant) ID (a GUID) nor a domain.'),
    ),
  ),
  clientId: v.pipe(
    line('clientId', 100),
    v.check(isGuid, l10n.msg('clientId is not an application (client) ID: it must be a GUID.')),
  ),
  grant: v.optional(v.picklist(grantIds, l10n.record('grant must be one of {0}.', grantIds.join(', ')))),
  credentialExpiresOn: v.optional(
    v.pipe(
      line('credentialExpiresOn', 10),
      v.check(isCalendarDate, l10n.msg('credentialExpiresOn must be a date such as 2027-05-01.')),
    ),
  ),
  federatedCredential: v.optional(federatedCredential),
  authority: v.optional(
    v.pipe(
      httpsUrl('authority'),
      v.check(
        (text) => parseHttpsUrl(text)?.pathname === '/',
        l10n.msg('authority is the address of the sign-in host only, without a path.'),
      ),
    ),
  ),
  endpoints: v.optional(
    v.object({
      ews: v.optional(httpsUrl('endpoints.ews')),
      graph: v.optional(httpsUrl('endpoints.graph')),
      imap: v.optional(hostPort('endpoints.imap')),
      pop: v.optional(hostPort('endpoints.pop')),
      smtp: v.optional(hostPort('endpoints.smtp')),
    }),
  ),
  mailboxes: v.optional(
    v.pipe(
      v.array(mailbox, l10n.msg('mailboxes must be a list.')),
      v.maxLength(maxMailboxes, l10n.record('mailboxes holds more than {0} entries.', maxMailboxes)),
    ),
  ),
});

export type ParsedRegistration =
  | { readonly ok: true; readonly registration: Registration }
  /** `entry` names it for people: its name, id or nothing usable. */
  | { readonly ok: false; readonly entry: string; readonly problem: string };

/** Reads one entry of `exchangeOAuth.registrations`; unknown keys are left out of the result, not refused. */
export function parseRegistration(value: unknown): ParsedRegistration {
  const result = v.safeParse(registration, value);
  if (!result.success) return { ok: false, entry: entryName(value), problem: problemOf(result.issues[0]) };
  const { name, product, cloud, grant, mailboxes, endpoints, ...rest } = result.output;
  const complete = {
    ...rest,
    name: name ?? rest.id,
    product: product ?? 'ownApplication',
    cloud: cloud ?? 'global',
    grant: grant ?? 'clientSecret',
    ...(endpoints === undefined ? {} : { endpoints: dropUndefined(endpoints) as EndpointOverrides }),
    mailboxes: (mailboxes ?? []).map((box) => dropUndefined(box) as Mailbox),
  };
  return customProblem(dropUndefined(complete) as Registration);
}

/** Rules between fields, once each field is well formed. */
function customProblem(parsed: Registration): ParsedRegistration {
  const fail = (problem: string): ParsedRegistration => ({ ok: false, entry: parsed.name, problem });
  if (parsed.tenantId.toLowerCase() === parsed.clientId.toLowerCase()) {
    return fail(l10n.record('tenantId and clientId are the same; one of them was pasted twice.'));
  }
  const twice = firstRepeated(parsed.mailboxes.map((box) => box.address.toLowerCase()));
  if (twice !== undefined) return fail(l10n.record('The mailbox {0} is listed twice.', twice));
  return { ok: true, registration: parsed };
}

function problemOf(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue as v.BaseIssue<unknown>);
  if (issue.message.startsWith('Invalid type') || issue.message.startsWith('Invalid key')) {
    if (path === null) return l10n.record('The entry is not an object with an id, tenantId and clientId.');
    return issue.received === 'undefined'
      ? l10n.record('{0} is missing.', path)
      : l10n.record('{0} has the wrong type.', path);
  }
  return path?.startsWith('mailboxes.')
    ? `${issue.message} (mailbox ${Number(path.split('.')[1]) + 1})`
    : issue.message;
}

function entryName(value: unknown): string {
  if (typeof value !== 'object' || value === null) return '';
  for (const key of ['name', 'id'] as const) {
    const found: unknown = Reflect.get(value, key);
    if (typeof found === 'string' && found.trim() !== '') return plainLine(found, 60);
  }
  return '';
}

function dropUndefined<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}

function firstRepeated(texts: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return texts.find((text) => seen.size === seen.add(text).size);
}

// Reads registrations out of settings that anybody may have edited by hand: what is wrong is named, never guessed.
import * as v from 'valibot';
import { parseHostPort, parseHttpsUrl } from '../endpoints/hosts.ts';
import { hasInvisible, isDomain, isGuid, isMailAddress, plainLine } from '../text/text.ts';
import {
  cloudIds,
  type EndpointOverrides,
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
    v.string(`${what} must be text in quotes.`),
    v.check((text) => text.trim() !== '', `${what} is empty.`),
    v.maxLength(max, `${what} is longer than ${max} characters.`),
    v.check((text) => !hasInvisible(text), `${what} holds an invisible or control character; type it again.`),
  );

const address = (what: string) =>
  v.pipe(
    line(what, 320),
    v.check(isMailAddress, (issue) => `${what} "${plainLine(issue.input, 80)}" is not a mail address.`),
  );

const hostPort = (what: string) =>
  v.pipe(
    line(what, 300),
    v.check(
      (text) => parseHostPort(text) !== undefined,
      `${what} must be a host and a port, for example mail.example.com:993.`,
    ),
  );
const httpsUrl = (what: string) =>
  v.pipe(
    line(what, 500),
    v.check(
      (text) => parseHttpsUrl(text) !== undefined,
      `${what} must be a plain https address, for example https://mail.example.com.`,
    ),
  );

const mailbox = v.object({
  address: address('The mailbox address'),
  protocols: v.pipe(
    v.array(
      v.picklist(protocolIds, `A protocol must be one of ${protocolIds.join(', ')}.`),
      'protocols must be a list.',
    ),
    v.minLength(1, 'A mailbox needs at least one protocol.'),
  ),
  signInAs: v.optional(address('signInAs')),
  sendAs: v.optional(address('sendAs')),
  controlMailbox: v.optional(address('The control mailbox')),
});

const registration = v.object({
  id: line('id', 100),
  name: v.optional(line('name', 200)),
  product: v.optional(line('product', 100)),
  cloud: v.optional(v.picklist(cloudIds, `cloud must be one of ${cloudIds.join(', ')}.`)),
  tenantId: v.pipe(
    line('tenantId', 253),
    v.check(
      (text) => isGuid(text) || isDomain(text),
      'tenantId is neither a directory (tenant) ID (a GUID) nor a domain.',
    ),
  ),
  clientId: v.pipe(
    line('clientId', 100),
    v.check(isGuid, 'clientId is not an application (client) ID: it must be a GUID.'),
  ),
  grant: v.optional(v.picklist(grantIds, `grant must be one of ${grantIds.join(', ')}.`)),
  credentialExpiresOn: v.optional(
    v.pipe(
      line('credentialExpiresOn', 10),
      v.check(isCalendarDate, 'credentialExpiresOn must be a date such as 2027-05-01.'),
    ),
  ),
  authority: v.optional(
    v.pipe(
      httpsUrl('authority'),
      v.check(
        (text) => parseHttpsUrl(text)?.pathname === '/',
        'authority is the address of the sign-in host only, without a path.',
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
      v.array(mailbox, 'mailboxes must be a list.'),
      v.maxLength(maxMailboxes, `mailboxes holds more than ${maxMailboxes} entries.`),
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
    return fail('tenantId and clientId are the same; one of them was pasted twice.');
  }
  const twice = firstRepeated(parsed.mailboxes.map((box) => box.address.toLowerCase()));
  if (twice !== undefined) return fail(`The mailbox ${twice} is listed twice.`);
  return { ok: true, registration: parsed };
}

function problemOf(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue as v.BaseIssue<unknown>);
  if (issue.message.startsWith('Invalid type') || issue.message.startsWith('Invalid key')) {
    if (path === null) return 'The entry is not an object with an id, tenantId and clientId.';
    return issue.received === 'undefined' ? `${path} is missing.` : `${path} has the wrong type.`;
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

function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function dropUndefined<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}

function firstRepeated(texts: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return texts.find((text) => seen.size === seen.add(text).size);
}

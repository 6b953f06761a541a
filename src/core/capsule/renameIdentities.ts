// Takes identities out of a value, each renamed the same way everywhere, so that a failure stays what it was.
import type { Registration } from '../registration/registration.ts';
import { redactJson } from '../text/redactJson.ts';

/** Domains of services and of documentation, which identify nobody and which the advice reads. */
const publicDomains =
  /(?:^|\.)(?:microsoftonline\.(?:com|us)|office365\.(?:com|us)|office\.com|outlook\.(?:com|office365\.us)|microsoft\.(?:com|us)|chinacloudapi\.cn|partner\.outlook\.cn|windows\.net|azure\.(?:com|us|cn)|live\.com|hotmail\.com|msn\.com|example(?:\.(?:com|org|net))?|localhost)$/i;

/** GUIDs that are the same in every tenant and that the advice reads: Exchange, Graph, Microsoft's own tenant. */
const publicIds: ReadonlySet<string> = new Set([
  '00000002-0000-0ff1-ce00-000000000000',
  '00000003-0000-0000-c000-000000000000',
  'f8cdef31-a31e-4b4a-93e4-5f571e91255a',
  '9188040d-6c67-4c5b-b112-36a304b66dad',
]);

const guid = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi;
// Letters of every language: what is left of a name that was torn still names somebody.
const address =
  /(?<![\p{L}\p{N}_])[\p{L}\p{N}_][\p{L}\p{N}_.!#$%&'*+/=?^`{|}~-]{0,63}@((?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,63})(?![\p{L}\p{N}_])/giu;
const hostName =
  /(?<![\p{L}\p{N}_])(?:[\p{L}\p{N}_-]{1,63}\.){1,8}(?:\p{L}{2,24}|xn--[a-z0-9-]{1,59})(?![\p{L}\p{N}_])/giu;
const ipv4 = /\b(?:\d{1,3}\.){3}\d{1,3}\b/g;

/** What may be an IPv6 address: two colons at least, which a time has too. */
const maybeIpv6 = /(?<![\w:.])(?=[0-9a-f]{0,4}:[0-9a-f]{0,4}:)[0-9a-f:]{2,39}(?:\.\d{1,3}){0,3}(?![\w:])/gi;

type Named = Pick<Registration, 'name' | 'tenantId' | 'clientId'>;

/** The value with every address, domain, host, GUID and IP address renamed, and the names of the registration. */
export function renameIdentities<T>(value: T, registration: Named): T {
  const names = new Names(registration);
  return redactJson(value, (text) => names.rename(text));
}

class Names {
  /** The registration's name; a short one would hit ordinary words. */
  readonly #name: string | undefined;
  readonly #known = new Map<string, string>();
  #count = { address: 0, host: 0, guid: 0, ip: 0, ipv6: 0 };

  constructor({ name, tenantId, clientId }: Named) {
    this.#known.set(tenantId.toLowerCase(), '11111111-2222-3333-4444-555555555555');
    this.#known.set(clientId.toLowerCase(), '66666666-7777-8888-9999-000000000000');
    this.#name = name.length >= 6 ? name : undefined;
  }

  rename(text: string): string {
    const unnamed = this.#name === undefined ? text : text.replaceAll(this.#name, 'Capsule');
    return unnamed
      .replace(guid, (found) => (publicIds.has(found.toLowerCase()) ? found : this.#get(found, 'guid')))
      .replace(address, (found, domain: string) =>
        isPublic(domain) && !personal.test(domain) ? found : this.#get(found, 'address'),
      )
      .replace(hostName, (found) => this.#host(found))
      .replace(maybeIpv6, (found) => (isIpv6(found) ? this.#get(found, 'ipv6') : found))
      .replace(ipv4, (found) => (found.startsWith('127.') ? found : this.#get(found, 'ip')));
  }

  #host(found: string): string {
    // A version, a code or a property is not a host.
    if (
      isPublic(found) ||
      /^[\d.]+$/.test(found) ||
      !/\.(?:[a-z]{2}|com|org|net|info|biz|io|dev|app|cloud|local|lan|corp|internal|intern|home|edu|gov|mil|int|test|eu|xn--[a-z0-9-]+)$/i.test(
        found,
      )
    )
      return found;
    return this.#get(found, 'host');
  }

  #get(found: string, kind: keyof typeof made): string {
    const key = found.toLowerCase();
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.#count[kind] += 1;
    const renamed = made[kind](this.#count[kind], found);
    this.#known.set(key, renamed);
    return renamed;
  }
}

const made = {
  address: (count: number, found: string) =>
    /@(?:live|hotmail|msn|outlook)\.com$/i.test(found)
      ? `person${count}${found.slice(found.indexOf('@'))}`
      : `mailbox${count}@contoso.example`,
  host: (count: number) => `host${count}.example`,
  guid: (count: number) => `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`,
  // RFC 5737: addresses for documentation.
  ip: (count: number) => `192.0.2.${((count - 1) % 254) + 1}`,
  // RFC 3849: likewise.
  ipv6: (count: number) => `2001:db8::${count.toString(16)}`,
} as const;

/** The address of this computer itself identifies nobody. */
const isIpv6 = (text: string): boolean =>
  text !== '::' && text !== '::1' && URL.canParse(`http://[${text}]/`);

/** Domains of personal accounts, and of documentation, in front of which a person's name stands. */
const personal = /(?:^|\.)(?:live|hotmail|msn|outlook)\.com$|(?:^|\.)example(?:\.(?:com|org|net))?$/i;

const isPublic = (domain: string): boolean => publicDomains.test(domain);

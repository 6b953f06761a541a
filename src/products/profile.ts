// The portable profile: registrations of many customers in one file, without secrets, to take along or keep in a repository.
import { freeId } from '../core/registration/freeId.ts';
import { hostsOf } from '../core/registration/namedHosts.ts';
import { maxRegistrations, parseRegistration } from '../core/registration/parseRegistration.ts';
import type { Mailbox, Registration } from '../core/registration/registration.ts';
import { parseJson } from '../core/text/parseJson.ts';
import { plainLine } from '../core/text/text.ts';

/** Format of the file; a newer one is refused. */
const profileVersion = 1;
const profileFormat = 'exchange-oauth2-setup-profile';
/** Larger files are refused before they are read (bytes of UTF-8, counted as UTF-16 units). */
const maxProfileLength = 16_000_000;

export interface ExportedProfile {
  /** The file's text: JSON with a line break at its end. */
  readonly text: string;
  /** Names of registrations whose hosts of one's own were left out. */
  readonly withoutHosts: readonly string[];
}

/**
 * Writes registrations as a profile. Only the fields of a registration are written, so a secret that stands in an
 * unknown key by mistake stays behind; so do hosts of one's own, unless they are asked for: whoever imports them sends
 * tokens there.
 */
export function exportProfile(
  registrations: readonly Registration[],
  options: { readonly customer?: string; readonly exportedOn: string; readonly includeHosts?: boolean },
): ExportedProfile {
  const kept = registrations.filter(({ cloud }) => cloud !== 'demo');
  const withHosts = (registration: Registration): boolean =>
    registration.authority !== undefined || registration.endpoints !== undefined;
  const profile = {
    format: profileFormat,
    version: profileVersion,
    exportedOn: options.exportedOn,
    ...(options.customer === undefined ? {} : { customer: options.customer }),
    registrations: kept.map((registration) => known(registration, options.includeHosts === true)),
  };
  return {
    text: `${JSON.stringify(profile, null, 2)}\n`,
    withoutHosts: options.includeHosts === true ? [] : kept.filter(withHosts).map(({ name }) => name),
  };
}

function known(registration: Registration, includeHosts: boolean): Registration {
  const { id, name, product, cloud, tenantId, clientId, grant, authority, endpoints } = registration;
  const { credentialExpiresOn, federatedCredential } = registration;
  return {
    id,
    name,
    product,
    cloud,
    tenantId,
    clientId,
    grant,
    ...(credentialExpiresOn === undefined ? {} : { credentialExpiresOn }),
    ...(federatedCredential === undefined ? {} : { federatedCredential }),
    ...(includeHosts && authority !== undefined ? { authority } : {}),
    ...(includeHosts && endpoints !== undefined ? { endpoints } : {}),
    mailboxes: registration.mailboxes.map(knownMailbox),
  };
}

const knownMailbox = ({ address, protocols, signInAs, sendAs, controlMailbox }: Mailbox): Mailbox => ({
  address,
  protocols,
  ...(signInAs === undefined ? {} : { signInAs }),
  ...(sendAs === undefined ? {} : { sendAs }),
  ...(controlMailbox === undefined ? {} : { controlMailbox }),
});

export interface ImportedProfile {
  readonly customer?: string;
  /** Ready to save; ids are made unique against those that exist. */
  readonly registrations: readonly Registration[];
  /** Entries that cannot be used, and why. */
  readonly problems: readonly { readonly entry: string; readonly problem: string }[];
  /** Hosts of one's own in the file: show them before saving, since tokens are sent there. */
  readonly hosts: readonly string[];
  /** Ids that were taken: old id, new id. */
  readonly renamed: readonly (readonly [string, string])[];
}

export type ProfileReading =
  | { readonly ok: true; readonly profile: ImportedProfile }
  | { readonly ok: false; readonly problem: string };

interface Envelope {
  readonly version: number;
  readonly customer?: string;
  readonly registrations: readonly unknown[];
}

/** The frame of the file; the entries in it are read one by one afterwards. */
function readEnvelope(value: unknown): Envelope | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { format, version, customer, registrations } = value as Record<string, unknown>;
  if (format !== profileFormat || typeof version !== 'number') return undefined;
  // A newer format may hold anything; it is refused.
  if (version > profileVersion) return { version, registrations: [] };
  if (!Array.isArray(registrations)) return undefined;
  if (registrations.length > maxRegistrations) return undefined;
  const named = typeof customer === 'string' ? plainLine(customer, 200) : '';
  return { version, registrations, ...(named === '' ? {} : { customer: named }) };
}

/** Reads a profile's text. Nothing is saved here; a secret in it is never read. */
export function importProfile(text: string, existingIds: readonly string[]): ProfileReading {
  if (text.length > maxProfileLength)
    return { ok: false, problem: 'The file is larger than a profile can be.' };
  const envelope = readEnvelope(parseJson(text.replace(/^\ufeff/, '')));
  if (envelope === undefined) {
    return {
      ok: false,
      problem: 'The file is not a profile of this extension. Choose a file that it exported.',
    };
  }
  const { version, customer, registrations } = envelope;
  if (version > profileVersion) {
    return {
      ok: false,
      problem: 'The profile was written by a newer version of this extension. Update it, then import again.',
    };
  }
  const entries = registrations.map((entry) => parseRegistration(entry));
  const good = entries.flatMap((entry) => (entry.ok ? [entry.registration] : []));
  const problems = entries.flatMap((entry) =>
    entry.ok ? [] : [{ entry: entry.entry, problem: entry.problem }],
  );
  const { unique, renamed } = uniqueIds(good, existingIds);
  return {
    ok: true,
    profile: {
      ...(customer === undefined ? {} : { customer }),
      registrations: unique,
      problems,
      hosts: [...new Set(unique.flatMap(hostsOf))],
      renamed,
    },
  };
}

function uniqueIds(
  registrations: readonly Registration[],
  existingIds: readonly string[],
): { readonly unique: readonly Registration[]; readonly renamed: readonly (readonly [string, string])[] } {
  const taken = new Set(existingIds);
  const renamed: (readonly [string, string])[] = [];
  const unique = registrations.map((registration) => {
    const id = freeId(registration.id, (other) => taken.has(other));
    taken.add(id);
    if (id !== registration.id) renamed.push([registration.id, id]);
    return { ...registration, id };
  });
  return { unique, renamed };
}

// Merges the setting's values of every scope by id, since VS Code replaces arrays instead of merging them.
import * as l10n from '../l10n.ts';
import { hostsOf } from './namedHosts.ts';
import { maxRegistrations, parseRegistration } from './parseRegistration.ts';
import type { Registration } from './registration.ts';

/** One scope's raw value of `exchangeOAuth.registrations`. `trustsHosts` is true for User settings only. */
export interface ScopedValue<Scope> {
  readonly scope: Scope;
  readonly trustsHosts: boolean;
  readonly value: unknown;
}

export interface MergedRegistration<Scope> {
  readonly registration: Registration;
  readonly scope: Scope;
  /** Hosts that a workspace named and that are not agreed to in User settings. */
  readonly ignoredHosts: readonly string[];
}

export interface EntryProblem<Scope> {
  readonly scope: Scope;
  readonly entry: string;
  readonly problem: string;
}

export interface MergedSettings<Scope> {
  readonly registrations: readonly MergedRegistration<Scope>[];
  readonly problems: readonly EntryProblem<Scope>[];
}

/**
 * Values in the order User, Workspace, Folder: a later scope's entry replaces an earlier one with the same id, but
 * hosts (`authority`, `endpoints`) count only from a scope that `trustsHosts`, and for the application they stand with.
 */
export function mergeRegistrations<Scope>(values: readonly ScopedValue<Scope>[]): MergedSettings<Scope> {
  const merged = new Map<string, MergedRegistration<Scope>>();
  const trusted = new Map<string, Registration>();
  const problems: EntryProblem<Scope>[] = [];
  for (const scoped of values) {
    const seen = new Set<string>();
    for (const [position, entry] of entriesOf(scoped, problems).entries()) {
      const parsed = parseRegistration(entry);
      if (!parsed.ok) {
        problems.push({
          scope: scoped.scope,
          entry: parsed.entry || `entry ${position + 1}`,
          problem: parsed.problem,
        });
        continue;
      }
      const secretKey = secretKeyIn(entry);
      if (secretKey !== undefined) {
        problems.push({
          scope: scoped.scope,
          entry: parsed.registration.name,
          problem: l10n.record(
            '"{0}" does not belong in settings and is not used. Remove it, then run "Set Credential". Renew it if others can read this file.',
            secretKey,
          ),
        });
      }
      const { registration } = parsed;
      if (seen.has(registration.id)) {
        problems.push({
          scope: scoped.scope,
          entry: registration.name,
          problem: l10n.record('The id "{0}" is used twice; the first entry counts.', registration.id),
        });
        continue;
      }
      seen.add(registration.id);
      if (scoped.trustsHosts) trusted.set(registration.id, registration);
      merged.set(registration.id, agreedHosts(registration, scoped, trusted.get(registration.id)));
    }
  }
  return { registrations: [...merged.values()], problems };
}

/** Names under which people put a secret into settings. */
const secretKeys = [
  'clientSecret',
  'client_secret',
  'secret',
  'password',
  'privateKey',
  'privateKeyPem',
  'refreshToken',
  'accessToken',
];

function secretKeyIn(entry: unknown): string | undefined {
  return typeof entry === 'object' && entry !== null
    ? secretKeys.find((key) => Object.hasOwn(entry, key))
    : undefined;
}

function entriesOf<Scope>(scoped: ScopedValue<Scope>, problems: EntryProblem<Scope>[]): readonly unknown[] {
  const { value, scope } = scoped;
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) {
    problems.push({
      scope,
      entry: 'exchangeOAuth.registrations',
      problem: l10n.record('The setting must be a list in square brackets.'),
    });
    return [];
  }
  if (value.length > maxRegistrations) {
    problems.push({
      scope,
      entry: 'exchangeOAuth.registrations',
      problem: l10n.record('Only the first {0} entries are used.', maxRegistrations),
    });
  }
  return value.slice(0, maxRegistrations);
}

function agreedHosts<Scope>(
  registration: Registration,
  scoped: ScopedValue<Scope>,
  agreed: Registration | undefined,
): MergedRegistration<Scope> {
  if (scoped.trustsHosts) return { registration, scope: scoped.scope, ignoredHosts: [] };
  const { authority, endpoints, ...rest } = registration;
  const named = hostsOf(registration);
  // A person agreed for one application: under its id, another one's tokens would go to hosts that were not meant for it.
  const same = agreed !== undefined && applicationOf(agreed) === applicationOf(registration);
  const allowed = same ? hostsOf(agreed) : [];
  return {
    registration: {
      ...rest,
      ...(same && agreed.authority !== undefined ? { authority: agreed.authority } : {}),
      ...(same && agreed.endpoints !== undefined ? { endpoints: agreed.endpoints } : {}),
    },
    scope: scoped.scope,
    ignoredHosts: named.filter((host) => !allowed.includes(host)),
  };
}

const applicationOf = ({ cloud, tenantId, clientId }: Registration): string =>
  [cloud, tenantId, clientId].join('\n').toLowerCase();

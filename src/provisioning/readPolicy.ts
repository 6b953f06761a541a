// Reads the tenant's application management policy (tenantAppManagementPolicy, Microsoft Graph v1.0).
import * as v from 'valibot';
import type { SeenPolicy } from './seen.ts';

const restriction = v.looseObject({
  restrictionType: v.string(),
  maxLifetime: v.optional(v.nullable(v.string()), null),
  state: v.optional(v.nullable(v.string()), 'enabled'),
});
const restrictions = v.object({
  passwordCredentials: v.optional(v.array(restriction), []),
  keyCredentials: v.optional(v.array(restriction), []),
});
const shape = v.object({
  isEnabled: v.optional(v.boolean(), false),
  applicationRestrictions: v.optional(v.nullable(restrictions), null),
});

const none: SeenPolicy = {
  secretsForbidden: false,
  longestSecretDays: undefined,
  longestCertificateDays: undefined,
};

export function readPolicy(
  part: { readonly status: number; readonly body: unknown } | undefined,
): SeenPolicy | 'unknown' {
  const parsed = v.safeParse(shape, part?.body);
  if (part?.status !== 200 || !parsed.success) return 'unknown';
  const { isEnabled, applicationRestrictions: found } = parsed.output;
  if (!isEnabled || found === null) return none;
  const inForce = (list: (typeof found)['passwordCredentials']) =>
    list.filter(({ state }) => state !== 'disabled');
  const passwords = inForce(found.passwordCredentials);
  const lifeOf = (list: typeof passwords, type: string): number | undefined =>
    daysOf(list.find(({ restrictionType }) => restrictionType === type)?.maxLifetime ?? null);
  return {
    secretsForbidden: passwords.some(({ restrictionType }) => restrictionType === 'passwordAddition'),
    longestSecretDays: lifeOf(passwords, 'passwordLifetime'),
    longestCertificateDays: lifeOf(inForce(found.keyCredentials), 'asymmetricKeyLifetime'),
  };
}

/** Whole days of an ISO 8601 duration; undefined if it is none or shorter than a day. */
function daysOf(duration: string | null): number | undefined {
  const match = /^P(?:(\d{1,3})Y)?(?:(\d{1,4})M)?(?:(\d{1,5})D)?(?:T.*)?$/.exec(duration ?? '');
  if (match === null) return undefined;
  const [years, months, days] = match.slice(1).map((text) => Number(text ?? 0));
  const total = (years ?? 0) * 365 + (months ?? 0) * 30 + (days ?? 0);
  return total > 0 ? total : undefined;
}

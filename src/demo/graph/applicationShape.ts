// An application as Graph shows it and as a request changes it (Application resource type, Microsoft Graph v1.0).
import { randomUUID, X509Certificate } from 'node:crypto';
import type { DemoApplication, DemoCertificate, DemoSecret, KeptProperties } from '../applications.ts';
import { graphRefusals } from './graphError.ts';

type Body = Readonly<Record<string, unknown>>;

/** Takes over what a body names. PATCH replaces whole arrays, keyCredentials too, and merges nested objects. */
export function applyChanges(application: DemoApplication, body: Body, now: number): void {
  if (typeof body['displayName'] === 'string') application.displayName = body['displayName'].slice(0, 256);
  if (typeof body['signInAudience'] === 'string') application.signInAudience = body['signInAudience'];
  const fallback = body['isFallbackPublicClient'];
  if (typeof fallback === 'boolean' || fallback === null) application.fallbackPublicClient = fallback;
  if (Array.isArray(body['requiredResourceAccess']))
    application.requiredResourceAccess = body['requiredResourceAccess'];
  const { publicClient, web } = application.redirects;
  application.redirects = {
    publicClient: redirects(body['publicClient']) ?? publicClient,
    web: redirects(body['web']) ?? web,
  };
  application.kept = keep(application.kept, body);
  if (Array.isArray(body['keyCredentials'])) {
    application.certificates = body['keyCredentials'].map((entry) =>
      readKeyCredential(application, entry, now),
    );
  }
}

function keep(kept: KeptProperties, body: Body): KeptProperties {
  const changed = Object.entries(kept).map(([name, value]) => [
    name,
    name in body ? merged(value, body[name]) : value,
  ]);
  return Object.fromEntries(changed) as unknown as KeptProperties;
}

const isObject = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const merged = (before: unknown, after: unknown): unknown =>
  isObject(before) && isObject(after) ? { ...before, ...after } : after;

function redirects(platform: unknown): readonly string[] | undefined {
  const uris = (platform as { redirectUris?: unknown } | undefined)?.redirectUris;
  return Array.isArray(uris) ? uris.filter((uri) => typeof uri === 'string').slice(0, 250) : undefined;
}

/** An entry without `key` names one that is there already, and may not change it. */
export function readKeyCredential(
  application: DemoApplication,
  value: unknown,
  now: number,
): DemoCertificate {
  const { key, keyId, displayName, usage, endDateTime } = (value ?? {}) as Record<string, unknown>;
  const known = application.certificates.find((one) => one.keyId === keyId);
  if (known !== undefined) return unchanged(known, value as Body);
  if (usage !== undefined && usage !== 'Verify') {
    throw graphRefusals.directoryBadRequest(
      'The value for the property "usage" in one of your credentials is invalid. Acceptable values are Sign, Verify.',
    );
  }
  const read = readCertificate(key);
  if (typeof endDateTime === 'string' && Date.parse(endDateTime) > Date.parse(read.validTo) + 1000) {
    throw graphRefusals.directoryBadRequest('Key credential end date is invalid.');
  }
  return {
    keyId: randomUUID(),
    pem: read.toString(),
    displayName: typeof displayName === 'string' ? displayName : null,
    addedAt: now,
  };
}

function readCertificate(key: unknown): X509Certificate {
  try {
    return new X509Certificate(Buffer.from(String(key), 'base64'));
  } catch {
    throw graphRefusals.directoryBadRequest('Key value of credential is invalid.');
  }
}

function unchanged(known: DemoCertificate, value: Body): DemoCertificate {
  const shown = certificateBody(known) as Body;
  const differs = ['customKeyIdentifier', 'endDateTime', 'usage'].some(
    (name) => value[name] !== undefined && value[name] !== shown[name],
  );
  if (!differs) return known;
  throw graphRefusals.keyNotUpdatable(known.keyId);
}

export function applicationBody(application: DemoApplication): Body {
  return {
    id: application.objectId,
    appId: application.appId,
    displayName: application.displayName,
    uniqueName: application.uniqueName,
    createdDateTime: new Date(application.createdAt).toISOString(),
    signInAudience: application.signInAudience,
    isFallbackPublicClient: application.fallbackPublicClient,
    publicClient: { redirectUris: application.redirects.publicClient },
    web: { redirectUris: application.redirects.web },
    requiredResourceAccess: application.requiredResourceAccess,
    ...application.kept,
    passwordCredentials: application.secrets.map(secretBody),
    keyCredentials: application.certificates.map(certificateBody),
  };
}

export const secretBody = (secret: DemoSecret): object => ({
  keyId: secret.keyId,
  displayName: secret.displayName,
  hint: secret.value.slice(0, 3),
  startDateTime: new Date(secret.startsAt).toISOString(),
  endDateTime: new Date(secret.endsAt).toISOString(),
  secretText: null,
});

export function certificateBody({ keyId, pem, displayName }: DemoCertificate): object {
  const read = new X509Certificate(pem);
  return {
    keyId,
    displayName: displayName ?? read.subject,
    type: 'AsymmetricX509Cert',
    usage: 'Verify',
    customKeyIdentifier: read.fingerprint.replaceAll(':', ''),
    startDateTime: new Date(read.validFrom).toISOString(),
    endDateTime: new Date(read.validTo).toISOString(),
    key: null,
  };
}

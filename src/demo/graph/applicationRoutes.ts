// Graph's app registrations: read, create, change, delete, secrets (Application resource type, Microsoft Graph v1.0).

import { randomUUID, X509Certificate } from 'node:crypto';
import {
  blankApplication,
  type DemoApplication,
  type DemoCertificate,
  type DemoSecret,
  newSecret,
} from '../applications.ts';
import { type HttpReply, json } from '../httpSurface.ts';
import { requireAny } from './directoryRoutes.ts';
import { graphRefusals } from './graphError.ts';
import type { GraphCall, GraphRoute } from './graphRoute.ts';
import { equalsFilter, page, readBody, select } from './odata.ts';

export const applicationReaders: readonly string[] = [
  'Application.Read.All',
  'Application.ReadWrite.All',
  'Directory.Read.All',
];
export const applicationWriters: readonly string[] = ['Application.ReadWrite.All'];

const byId = /^\/applications\/([0-9a-f-]{36})$/i;

export const applicationRoutes: readonly GraphRoute[] = [
  { method: 'GET', path: /^\/applications$/i, handle: list },
  { method: 'POST', path: /^\/applications$/i, handle: create },
  { method: 'GET', path: /^\/applications\(appId='([^']+)'\)$/i, handle: readByAppId },
  { method: 'GET', path: byId, handle: (request, id) => read(request, find(request, id)) },
  { method: 'PATCH', path: byId, handle: change },
  { method: 'DELETE', path: byId, handle: remove },
  { method: 'POST', path: /^\/applications\/([0-9a-f-]{36})\/addPassword$/i, handle: addPassword },
  { method: 'POST', path: /^\/applications\/([0-9a-f-]{36})\/removePassword$/i, handle: removePassword },
];

const maximumApplications = 250;
const yearMs = 365 * 86_400_000;

function list(request: GraphCall): HttpReply {
  requireAny(request, applicationReaders);
  const wanted = equalsFilter(request, ['appId', 'displayName']);
  const items = request.context.directory.applications.all.map(applicationBody).filter(wanted);
  return page(request, items, '#applications');
}

function readByAppId(request: GraphCall, appId = ''): HttpReply {
  const found = request.context.directory.applications.byAppId(appId);
  if (found === undefined) throw graphRefusals.resourceNotFound(appId.slice(0, 200));
  return read(request, found);
}

function read(request: GraphCall, application: DemoApplication): HttpReply {
  requireAny(request, applicationReaders);
  return json(200, select(request, applicationBody(application)));
}

function find(request: GraphCall, id = ''): DemoApplication {
  const found = request.context.directory.applications.byObjectId(id);
  if (found === undefined) throw graphRefusals.resourceNotFound(id);
  return found;
}

function create(request: GraphCall): HttpReply {
  requireAny(request, applicationWriters);
  const body = readBody(request);
  const name = body['displayName'];
  if (typeof name !== 'string' || name === '') throw graphRefusals.badRequest('displayName is required.');
  if ('passwordCredentials' in body) {
    throw graphRefusals.badRequest('New password credentials must be generated with service actions.');
  }
  const { applications } = request.context.directory;
  if (applications.all.length >= maximumApplications) throw graphRefusals.quotaExceeded();
  const application = blankApplication(name.slice(0, 256));
  // The documented answer to a request without an audience (flows: Registration by Microsoft Graph).
  application.signInAudience = 'AzureADandPersonalMicrosoftAccount';
  apply(application, body);
  applications.add(application);
  return json(201, applicationBody(application));
}

function change(request: GraphCall, id = ''): HttpReply {
  requireAny(request, applicationWriters);
  apply(find(request, id), readBody(request));
  return { status: 204 };
}

function remove(request: GraphCall, id = ''): HttpReply {
  requireAny(request, applicationWriters);
  request.context.directory.applications.remove(find(request, id));
  return { status: 204 };
}

function addPassword(request: GraphCall, id = ''): HttpReply {
  requireAny(request, applicationWriters);
  const application = find(request, id);
  const wanted = (readBody(request)['passwordCredential'] ?? {}) as Record<string, unknown>;
  const now = request.context.now();
  const name = typeof wanted['displayName'] === 'string' ? wanted['displayName'].slice(0, 120) : null;
  const end = Date.parse(String(wanted['endDateTime'] ?? ''));
  const secret = newSecret(name, now, Number.isNaN(end) ? now + 2 * yearMs : end);
  application.secrets = [...application.secrets, secret];
  // The only answer that ever holds the value.
  return json(200, { ...secretBody(secret), secretText: secret.value });
}

function removePassword(request: GraphCall, id = ''): HttpReply {
  requireAny(request, applicationWriters);
  const application = find(request, id);
  const keyId = readBody(request)['keyId'];
  if (!application.secrets.some((secret) => secret.keyId === keyId)) {
    throw graphRefusals.badRequest('No password credential found with keyId.');
  }
  application.secrets = application.secrets.filter((secret) => secret.keyId !== keyId);
  return { status: 204 };
}

/** Takes over what a body names; PATCH replaces whole arrays, keyCredentials too. */
function apply(application: DemoApplication, body: Readonly<Record<string, unknown>>): void {
  if (typeof body['displayName'] === 'string') application.displayName = body['displayName'].slice(0, 256);
  if (typeof body['signInAudience'] === 'string') application.signInAudience = body['signInAudience'];
  if (typeof body['isFallbackPublicClient'] === 'boolean') {
    application.fallbackPublicClient = body['isFallbackPublicClient'];
  }
  if (Array.isArray(body['requiredResourceAccess']))
    application.requiredResourceAccess = body['requiredResourceAccess'];
  const { publicClient, web } = application.redirects;
  application.redirects = {
    publicClient: redirects(body['publicClient']) ?? publicClient,
    web: redirects(body['web']) ?? web,
  };
  if (Array.isArray(body['keyCredentials'])) {
    application.certificates = body['keyCredentials'].map((entry) => certificate(application, entry));
  }
}

function redirects(platform: unknown): readonly string[] | undefined {
  const uris = (platform as { redirectUris?: unknown } | undefined)?.redirectUris;
  return Array.isArray(uris) ? uris.filter((uri) => typeof uri === 'string').slice(0, 250) : undefined;
}

/** An entry without `key` names one that is there already. */
function certificate(application: DemoApplication, value: unknown): DemoCertificate {
  const { key, keyId, displayName } = (value ?? {}) as Record<string, unknown>;
  const known = application.certificates.find((one) => one.keyId === keyId);
  if (known !== undefined) return known;
  try {
    const pem = new X509Certificate(Buffer.from(String(key), 'base64')).toString();
    return { keyId: randomUUID(), pem, displayName: typeof displayName === 'string' ? displayName : null };
  } catch {
    throw graphRefusals.badRequest('Key value of credential is invalid.');
  }
}

function applicationBody(application: DemoApplication): Readonly<Record<string, unknown>> {
  return {
    id: application.objectId,
    appId: application.appId,
    displayName: application.displayName,
    signInAudience: application.signInAudience,
    isFallbackPublicClient: application.fallbackPublicClient,
    publicClient: { redirectUris: application.redirects.publicClient },
    web: { redirectUris: application.redirects.web },
    requiredResourceAccess: application.requiredResourceAccess,
    passwordCredentials: application.secrets.map(secretBody),
    keyCredentials: application.certificates.map(certificateBody),
  };
}

const secretBody = (secret: DemoSecret): object => ({
  keyId: secret.keyId,
  displayName: secret.displayName,
  hint: secret.value.slice(0, 3),
  startDateTime: new Date(secret.startsAt).toISOString(),
  endDateTime: new Date(secret.endsAt).toISOString(),
  secretText: null,
});

function certificateBody({ keyId, pem, displayName }: DemoCertificate): object {
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

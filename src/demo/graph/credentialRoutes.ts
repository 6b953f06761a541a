// What hangs on an app registration in Graph: secrets, federated credentials, owners (Microsoft Graph v1.0).
import { randomUUID } from 'node:crypto';
import { type DemoFederation, newSecret } from '../applications.ts';
import { type HttpReply, json } from '../httpSurface.ts';
import { applicationReaders, applicationWriters, findOne, oneApplication } from './applicationRoutes.ts';
import { secretBody } from './applicationShape.ts';
import { mayChange } from './directoryRights.ts';
import { requireAny } from './directoryRoutes.ts';
import { graphRefusals } from './graphError.ts';
import type { GraphCall, GraphRoute } from './graphRoute.ts';
import { page, readBody } from './odata.ts';

const below = (rest: string): RegExp => new RegExp(`^${oneApplication}${rest}$`, 'i');

export const credentialRoutes: readonly GraphRoute[] = [
  { method: 'POST', path: below(String.raw`\/addPassword`), handle: addPassword },
  { method: 'POST', path: below(String.raw`\/removePassword`), handle: removePassword },
  { method: 'GET', path: below(String.raw`\/federatedIdentityCredentials`), handle: listFederations },
  { method: 'POST', path: below(String.raw`\/federatedIdentityCredentials`), handle: addFederation },
  {
    method: 'PATCH',
    path: below(String.raw`\/federatedIdentityCredentials\(name='([^']+)'\)`),
    handle: upsertFederation,
  },
  {
    method: 'DELETE',
    path: below(String.raw`\/federatedIdentityCredentials\/([^/]+)`),
    handle: removeFederation,
  },
  { method: 'GET', path: below(String.raw`\/owners`), handle: listOwners },
  { method: 'POST', path: below(String.raw`\/owners\/\$ref`), handle: addOwner },
  { method: 'DELETE', path: below(String.raw`\/owners\/([0-9a-f-]{36})\/\$ref`), handle: removeOwner },
];

const dayMs = 86_400_000;
const twoYearsMs = 2 * 365 * dayMs;
const shortLifeDays = 90;
const mostFederations = 20;

function changeable(request: GraphCall, id?: string, appId?: string) {
  requireAny(request, applicationWriters);
  const application = findOne(request, id, appId);
  mayChange(request, application);
  return application;
}

function addPassword(request: GraphCall, id?: string, appId?: string): HttpReply {
  const application = changeable(request, id, appId);
  const { secretPolicy } = request.context.policy();
  if (secretPolicy === 'forbidden') throw graphRefusals.secretsForbidden();
  const wanted = (readBody(request)['passwordCredential'] ?? {}) as Record<string, unknown>;
  const now = request.context.now();
  const name = typeof wanted['displayName'] === 'string' ? wanted['displayName'].slice(0, 120) : null;
  const end = Date.parse(String(wanted['endDateTime'] ?? ''));
  const endsAt = Number.isNaN(end) ? now + twoYearsMs : end;
  if (secretPolicy === 'short' && endsAt > now + shortLifeDays * dayMs + 60_000)
    throw graphRefusals.lifetimeTooLong();
  const secret = newSecret(name, now, endsAt);
  application.secrets = [...application.secrets, secret];
  // The only answer that ever holds the value.
  return json(200, { ...secretBody(secret), secretText: secret.value });
}

function removePassword(request: GraphCall, id?: string, appId?: string): HttpReply {
  const application = changeable(request, id, appId);
  const keyId = readBody(request)['keyId'];
  if (!application.secrets.some((secret) => secret.keyId === keyId)) {
    throw graphRefusals.directoryBadRequest('No password credential found with keyId.');
  }
  application.secrets = application.secrets.filter((secret) => secret.keyId !== keyId);
  return { status: 204 };
}

function listFederations(request: GraphCall, id?: string, appId?: string): HttpReply {
  requireAny(request, applicationReaders);
  return page(
    request,
    findOne(request, id, appId).federations.map(federationBody),
    '#federatedIdentityCredentials',
  );
}

const federationBody = ({ addedAt: _addedAt, ...shown }: DemoFederation): object => ({
  ...shown,
  description: null,
});

function addFederation(request: GraphCall, id?: string, appId?: string): HttpReply {
  const name = readBody(request)['name'];
  if (typeof name !== 'string' || name === '') throw graphRefusals.directoryBadRequest('name is required.');
  return putFederation(request, changeable(request, id, appId), name);
}

function upsertFederation(request: GraphCall, id?: string, appId?: string, name = ''): HttpReply {
  const application = changeable(request, id, appId);
  const found = application.federations.find((one) => one.name === name);
  if (found === undefined && request.call.headers['prefer'] !== 'create-if-missing') {
    throw graphRefusals.resourceNotFound(name);
  }
  return putFederation(request, application, name);
}

function putFederation(
  request: GraphCall,
  application: ReturnType<typeof changeable>,
  name: string,
): HttpReply {
  const body = readBody(request);
  const old = application.federations.find((one) => one.name === name);
  const others = application.federations.filter((one) => one !== old);
  const { issuer, subject, audiences } = { ...old, ...body };
  if (typeof issuer !== 'string' || typeof subject !== 'string' || !Array.isArray(audiences)) {
    throw graphRefusals.directoryBadRequest('issuer, subject and audiences are required.');
  }
  if (others.some((one) => one.issuer === issuer && one.subject === subject)) {
    throw graphRefusals.directoryBadRequest(
      'FederatedIdentityCredential with the same issuer and subject already exists.',
    );
  }
  if (old === undefined && others.length >= mostFederations) {
    throw graphRefusals.directoryBadRequest(
      'The application has the maximum number of federated identity credentials.',
    );
  }
  const made = {
    id: old?.id ?? randomUUID(),
    name,
    issuer,
    subject,
    audiences: audiences.map(String),
    addedAt: request.context.now(),
  };
  application.federations = [...others, made];
  return old === undefined ? json(201, federationBody(made)) : { status: 204 };
}

function removeFederation(request: GraphCall, id?: string, appId?: string, entry = ''): HttpReply {
  const application = changeable(request, id, appId);
  const kept = application.federations.filter((one) => one.id !== entry && one.name !== entry);
  if (kept.length === application.federations.length) throw graphRefusals.resourceNotFound(entry);
  application.federations = kept;
  return { status: 204 };
}

function listOwners(request: GraphCall, id?: string, appId?: string): HttpReply {
  requireAny(request, applicationReaders);
  const owners = findOne(request, id, appId).owners.map((owner) => ({
    '@odata.type': '#microsoft.graph.user',
    id: owner,
    displayName: request.context.directory.find(owner)?.displayName ?? null,
  }));
  return page(request, owners, '#directoryObjects');
}

function addOwner(request: GraphCall, id?: string, appId?: string): HttpReply {
  const application = changeable(request, id, appId);
  const reference = String(readBody(request)['@odata.id'] ?? '');
  const owner = /\/directoryObjects\/([0-9a-f-]{36})$/i.exec(reference)?.[1] ?? '';
  if (request.context.directory.find(owner) === undefined) throw graphRefusals.resourceNotFound(owner);
  if (application.owners.includes(owner)) throw graphRefusals.ownerExists();
  application.owners = [...application.owners, owner];
  return { status: 204 };
}

function removeOwner(request: GraphCall, id?: string, appId?: string, owner = ''): HttpReply {
  const application = changeable(request, id, appId);
  if (!application.owners.includes(owner)) throw graphRefusals.resourceNotFound(owner);
  application.owners = application.owners.filter((one) => one !== owner);
  return { status: 204 };
}

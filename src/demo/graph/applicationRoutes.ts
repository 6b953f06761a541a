// Graph's app registrations: read, create, upsert by name, change, delete (Microsoft Graph v1.0).
import { X509Certificate } from 'node:crypto';
import { blankApplication, type DemoApplication } from '../applications.ts';
import { type HttpReply, json } from '../httpSurface.ts';
import { applicationBody, applyChanges, certificateBody } from './applicationShape.ts';
import { mayChange, mayCreate } from './directoryRights.ts';
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

/** An application by object ID, or by client ID in brackets. */
export const oneApplication = String.raw`\/applications(?:\/([0-9a-f-]{36})|\(appId='([^']+)'\))`;
const byId = new RegExp(`^${oneApplication}$`, 'i');
const byName = /^\/applications\(uniqueName='([^']+)'\)$/i;

export const applicationRoutes: readonly GraphRoute[] = [
  { method: 'GET', path: /^\/applications$/i, handle: list },
  { method: 'POST', path: /^\/applications$/i, handle: (request) => create(request, null) },
  { method: 'GET', path: byName, handle: (request, name) => read(request, named(request, name)) },
  { method: 'PATCH', path: byName, handle: upsert },
  { method: 'GET', path: byId, handle: (request, id, appId) => read(request, findOne(request, id, appId)) },
  { method: 'PATCH', path: byId, handle: change },
  { method: 'DELETE', path: byId, handle: remove },
];

const maximumApplications = 250;

function list(request: GraphCall): HttpReply {
  requireAny(request, applicationReaders);
  const wanted = equalsFilter(request, ['appId', 'displayName', 'uniqueName']);
  const items = request.context.directory.applications.all.map(applicationBody).filter(wanted);
  return page(request, items, '#applications');
}

function read(request: GraphCall, application: DemoApplication): HttpReply {
  requireAny(request, applicationReaders);
  return json(
    200,
    select(request, { ...applicationBody(application), ...keysSelected(request, application) }),
  );
}

/** `key` is shown if `$select` names the property of one object (keyCredential resource type), else null. */
function keysSelected({ call }: GraphCall, { certificates }: DemoApplication): object {
  const names = call.query.get('$select')?.split(',') ?? [];
  if (!names.some((name) => name.trim() === 'keyCredentials')) return {};
  const keyCredentials = certificates.map((one) => ({
    ...certificateBody(one),
    key: new X509Certificate(one.pem).raw.toString('base64'),
  }));
  return { keyCredentials };
}

/** The application of a path; what was made a moment ago is not everywhere yet. */
export function findOne({ context }: GraphCall, id: string | undefined, appId?: string): DemoApplication {
  const { applications } = context.directory;
  const found = id === undefined ? applications.byAppId(appId ?? '') : applications.byObjectId(id);
  if (found === undefined || !context.copied(found.objectId, found.createdAt)) {
    throw graphRefusals.resourceNotFound(id ?? appId ?? '');
  }
  return found;
}

function named({ context }: GraphCall, name = ''): DemoApplication {
  const found = context.directory.applications.byUniqueName(name);
  if (found === undefined || !context.copied(found.objectId, found.createdAt)) {
    throw graphRefusals.resourceNotFound(name.slice(0, 200));
  }
  return found;
}

function create(request: GraphCall, uniqueName: string | null): HttpReply {
  requireAny(request, applicationWriters);
  mayCreate(request);
  const { context, caller } = request;
  const body = readBody(request);
  const name = body['displayName'];
  if (typeof name !== 'string' || name === '')
    throw graphRefusals.directoryBadRequest('displayName is required.');
  if ('passwordCredentials' in body) {
    throw graphRefusals.directoryBadRequest(
      'New password credentials must be generated with service actions.',
    );
  }
  if (context.policy().serviceReference && !body['serviceManagementReference'])
    throw graphRefusals.serviceTreeMissing();
  const { applications } = context.directory;
  // Deleted ones count too (Recoverability FAQ, Microsoft Entra).
  if (applications.all.length + applications.deleted(context.now()).length >= maximumApplications) {
    throw graphRefusals.quotaExceeded();
  }
  const application = blankApplication(name.slice(0, 256), context.now());
  // The documented answer to a request without an audience (flows: Registration by Microsoft Graph).
  application.signInAudience = 'AzureADandPersonalMicrosoftAccount';
  application.uniqueName = uniqueName;
  applyChanges(application, body, context.now());
  // A person who may only make applications owns what was made; an administrator does not.
  if (caller.user !== undefined && !caller.user.administrator) application.owners = [caller.user.id];
  applications.add(application);
  return json(201, applicationBody(application));
}

/** Makes it with `Prefer: create-if-missing`, else changes what is there (application: upsert). */
function upsert(request: GraphCall, name = ''): HttpReply {
  requireAny(request, applicationWriters);
  const { context, call } = request;
  const { applications } = context.directory;
  const wanted = call.headers['prefer'] === 'create-if-missing';
  const found = applications.byUniqueName(name);
  const copied = found !== undefined && context.copied(found.objectId, found.createdAt);
  if (found !== undefined && copied) {
    mayChange(request, found);
    applyChanges(found, readBody(request), context.now());
    return { status: 204 };
  }
  if (!wanted) throw graphRefusals.resourceNotFound(name.slice(0, 200));
  const taken = applications
    .deleted(context.now())
    .some((item) => item.kind === 'application' && item.application.uniqueName === name);
  // The server that was asked does not show it yet, and knows that the name is taken.
  if (found !== undefined || taken) throw graphRefusals.uniqueNameTaken();
  return create(request, name);
}

function change(request: GraphCall, id?: string, appId?: string): HttpReply {
  requireAny(request, applicationWriters);
  const application = findOne(request, id, appId);
  mayChange(request, application);
  applyChanges(application, readBody(request), request.context.now());
  return { status: 204 };
}

function remove(request: GraphCall, id?: string, appId?: string): HttpReply {
  requireAny(request, applicationWriters);
  const application = findOne(request, id, appId);
  mayChange(request, application);
  request.context.directory.applications.remove(application, request.context.now());
  return { status: 204 };
}

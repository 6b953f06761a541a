// Graph's service principals: list, read, create, upsert by client ID, change, delete (Microsoft Graph v1.0).
import { randomUUID } from 'node:crypto';
import type { DemoApplication } from '../applications.ts';
import { type HttpReply, json } from '../httpSurface.ts';
import { applicationReaders, applicationWriters } from './applicationRoutes.ts';
import { mayChange } from './directoryRights.ts';
import { requireAny } from './directoryRoutes.ts';
import { graphRefusals } from './graphError.ts';
import type { GraphCall, GraphRoute } from './graphRoute.ts';
import { equalsFilter, page, readBody, select } from './odata.ts';
import { resourcePrincipals } from './resourcePrincipals.ts';

const byId = /^\/servicePrincipals\/([0-9a-f-]{36})$/i;
const byAppId = /^\/servicePrincipals\(appId='([^']+)'\)$/i;

export const principalRoutes: readonly GraphRoute[] = [
  { method: 'GET', path: /^\/servicePrincipals$/i, handle: list },
  {
    method: 'POST',
    path: /^\/servicePrincipals$/i,
    handle: (request) => create(request, readBody(request)['appId']),
  },
  { method: 'GET', path: byAppId, handle: (request, appId) => read(request, 'appId', appId) },
  { method: 'PATCH', path: byAppId, handle: upsert },
  { method: 'GET', path: byId, handle: (request, id) => read(request, 'id', id) },
  { method: 'PATCH', path: byId, handle: change },
  { method: 'DELETE', path: byId, handle: remove },
];

type Body = Readonly<Record<string, unknown>>;

function bodies(request: GraphCall): readonly Body[] {
  const { directory, policy } = request.context;
  const own = directory.applications.all
    .filter((application) => application.servicePrincipalId !== undefined && isCopied(request, application))
    .map((application) => ({
      id: application.servicePrincipalId,
      appId: application.appId,
      displayName: application.displayName,
      appOwnerOrganizationId: directory.tenantId,
      servicePrincipalType: 'Application',
      appRoleAssignmentRequired: false,
      tags: application.kept.tags,
      notes: null,
      accountEnabled:
        application.principalEnabled && (!application.ready || policy().application !== 'disabled'),
    }));
  return [...own, ...resourcePrincipals.map((principal) => ({ ...principal }))];
}

const isCopied = (
  { context }: GraphCall,
  { servicePrincipalId, servicePrincipalSince }: DemoApplication,
): boolean => context.copied(servicePrincipalId ?? '', servicePrincipalSince);

function list(request: GraphCall): HttpReply {
  requireAny(request, applicationReaders);
  const wanted = equalsFilter(request, ['appId', 'displayName']);
  return page(request, bodies(request).filter(wanted), '#servicePrincipals');
}

function read(request: GraphCall, property: 'id' | 'appId', value = ''): HttpReply {
  requireAny(request, applicationReaders);
  const found = bodies(request).find((body) => body[property] === value.toLowerCase());
  if (found === undefined) throw graphRefusals.resourceNotFound(value.slice(0, 200));
  return json(200, select(request, found));
}

function create(request: GraphCall, appId: unknown): HttpReply {
  requireAny(request, applicationWriters);
  const { context } = request;
  const application = context.directory.applications.byAppId(String(appId));
  if (application === undefined || !context.copied(application.objectId, application.createdAt)) {
    throw graphRefusals.principalTooEarly(String(appId).slice(0, 100));
  }
  mayChange(request, application);
  if (application.servicePrincipalId !== undefined) throw graphRefusals.conflict();
  const id = randomUUID();
  application.servicePrincipalId = id;
  application.servicePrincipalSince = context.now();
  application.principalEnabled = true;
  return json(201, {
    id,
    appId: application.appId,
    displayName: application.displayName,
    appOwnerOrganizationId: context.directory.tenantId,
    servicePrincipalType: 'Application',
    accountEnabled: true,
  });
}

/** Makes it with `Prefer: create-if-missing`, else changes what is there (servicePrincipal: upsert). */
function upsert(request: GraphCall, appId = ''): HttpReply {
  requireAny(request, applicationWriters);
  const application = request.context.directory.applications.byAppId(appId);
  if (application?.servicePrincipalId !== undefined) return change(request, application.servicePrincipalId);
  if (request.call.headers['prefer'] !== 'create-if-missing') throw graphRefusals.resourceNotFound(appId);
  return create(request, appId);
}

function change(request: GraphCall, id = ''): HttpReply {
  requireAny(request, applicationWriters);
  const application = clientOf(request, id);
  mayChange(request, application);
  const enabled = readBody(request)['accountEnabled'];
  if (typeof enabled === 'boolean') application.principalEnabled = enabled;
  return { status: 204 };
}

function remove(request: GraphCall, id = ''): HttpReply {
  requireAny(request, applicationWriters);
  const { context } = request;
  const application = clientOf(request, id);
  mayChange(request, application);
  context.directory.applications.removePrincipal(application, context.now());
  return { status: 204 };
}

/** The application behind a service principal of this tenant's own. */
export function clientOf(request: GraphCall, id: unknown): DemoApplication {
  const application = request.context.directory.applications.byServicePrincipal(String(id));
  if (application === undefined) throw graphRefusals.resourceNotFound(String(id).slice(0, 200));
  return application;
}

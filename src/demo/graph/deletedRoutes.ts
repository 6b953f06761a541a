// Graph's deleted items: kept for 30 days, restored, or deleted for good (directory: deletedItems, Microsoft Graph v1.0).

import { type HttpReply, json } from '../httpSurface.ts';
import type { DeletedObject } from '../tenantApplications.ts';
import { applicationWriters } from './applicationRoutes.ts';
import { applicationBody } from './applicationShape.ts';
import { requireRole } from './directoryRights.ts';
import { requireAny } from './directoryRoutes.ts';
import { graphRefusals } from './graphError.ts';
import type { GraphCall, GraphRoute } from './graphRoute.ts';
import { equalsFilter, page, select } from './odata.ts';

const base = String.raw`^\/directory\/deletedItems`;

export const deletedRoutes: readonly GraphRoute[] = [
  {
    method: 'GET',
    path: new RegExp(String.raw`${base}\/microsoft\.graph\.(application|servicePrincipal)$`, 'i'),
    handle: list,
  },
  { method: 'GET', path: new RegExp(String.raw`${base}\/([0-9a-f-]{36})$`, 'i'), handle: read },
  { method: 'POST', path: new RegExp(String.raw`${base}\/([0-9a-f-]{36})\/restore$`, 'i'), handle: restore },
  { method: 'DELETE', path: new RegExp(String.raw`${base}\/([0-9a-f-]{36})$`, 'i'), handle: purge },
];

const bodyOf = (item: DeletedObject): Readonly<Record<string, unknown>> => ({
  ...(item.kind === 'application'
    ? applicationBody(item.application)
    : { id: item.id, appId: item.appId, displayName: item.displayName }),
  '@odata.type': `#microsoft.graph.${item.kind}`,
  deletedDateTime: new Date(item.at).toISOString(),
});

function list(request: GraphCall, kind = ''): HttpReply {
  requireAny(request, applicationWriters);
  const wanted = equalsFilter(request, ['appId', 'displayName']);
  const { context } = request;
  const items = context.directory.applications
    .deleted(context.now())
    .filter((item) => item.kind.toLowerCase() === kind.toLowerCase())
    .map(bodyOf);
  return page(request, items.filter(wanted), '#directoryObjects');
}

function find({ context }: GraphCall, id = ''): DeletedObject {
  const found = context.directory.applications
    .deleted(context.now())
    .find((item) => item.id === id.toLowerCase());
  if (found === undefined) throw graphRefusals.resourceNotFound(id);
  return found;
}

function read(request: GraphCall, id?: string): HttpReply {
  requireAny(request, applicationWriters);
  return json(200, select(request, bodyOf(find(request, id))));
}

function restore(request: GraphCall, id?: string): HttpReply {
  requireAny(request, applicationWriters);
  requireRole(request, 'Cloud Application Administrator');
  const found = find(request, id);
  request.context.directory.applications.restore(found);
  return json(200, bodyOf(found));
}

function purge(request: GraphCall, id?: string): HttpReply {
  requireAny(request, applicationWriters);
  requireRole(request, 'Cloud Application Administrator');
  request.context.directory.applications.purge(find(request, id));
  return { status: 204 };
}

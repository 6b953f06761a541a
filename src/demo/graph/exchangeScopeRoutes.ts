// Management scopes through Graph beta (customAppScope resource type; unifiedrbacapplication-post-customappscope).
import { randomUUID } from 'node:crypto';
import type { ManagementScope } from '../exchange/exchangeState.ts';
import { readRecipientFilter } from '../exchange/recipientFilter.ts';
import { type HttpReply, json } from '../httpSurface.ts';
import { customScope, exchangeBase, requireOffered } from './exchangeRoleRoutes.ts';
import { graphRefusals } from './graphError.ts';
import type { GraphCall, GraphRoute } from './graphRoute.ts';
import { equalsFilter, page, readBody } from './odata.ts';

const all = new RegExp(String.raw`${exchangeBase}\/customAppScopes$`, 'i');
const one = new RegExp(String.raw`${exchangeBase}\/customAppScopes\/([0-9a-f-]{36})$`, 'i');

export const exchangeScopeRoutes: readonly GraphRoute[] = [
  { method: 'GET', path: all, handle: list },
  { method: 'POST', path: all, handle: create },
  { method: 'GET', path: one, handle: read },
  { method: 'PATCH', path: one, handle: change },
  { method: 'DELETE', path: one, handle: remove },
];

type Body = Readonly<Record<string, unknown>>;

const bodyOf = ({ id, name, exclusive, filter }: ManagementScope): Body => ({
  id,
  type: 'RecipientScope',
  displayName: name,
  customAttributes: { Exclusive: exclusive, RecipientFilter: filter },
});

function list(request: GraphCall): HttpReply {
  requireOffered(request);
  const wanted = equalsFilter(request, ['displayName', 'type']);
  const items = request.context.policy().exchange.scopes.map(bodyOf);
  return page(request, items.filter(wanted), '#roleManagement/exchange/customAppScopes');
}

function read(request: GraphCall, id = ''): HttpReply {
  requireOffered(request);
  return json(200, bodyOf(customScope(request, id)));
}

function create(request: GraphCall): HttpReply {
  requireOffered(request, true);
  const { context } = request;
  const body = readBody(request);
  if (body['type'] !== 'RecipientScope')
    throw graphRefusals.badRequest('The type of the scope is not supported.');
  const made = changed({ id: randomUUID(), name: '', exclusive: false, filter: '' }, body);
  if (made.name === '' || made.filter === '')
    throw graphRefusals.badRequest('displayName and RecipientFilter are required.');
  if (context.policy().exchange.scopes.some(({ name }) => name.toLowerCase() === made.name.toLowerCase()))
    throw graphRefusals.badRequest(`The management scope ${made.name} already exists.`);
  context.changeExchange((state) => ({ ...state, scopes: [...state.scopes, made] }));
  return json(201, bodyOf(made));
}

function change(request: GraphCall, id = ''): HttpReply {
  requireOffered(request, true);
  const before = customScope(request, id);
  const after = changed(before, readBody(request));
  request.context.changeExchange((state) => ({
    ...state,
    scopes: state.scopes.map((scope) => (scope === before ? after : scope)),
  }));
  return { status: 204 };
}

function changed(scope: ManagementScope, body: Body): ManagementScope {
  const { displayName, customAttributes } = body;
  const attributes = (
    typeof customAttributes === 'object' && customAttributes !== null ? customAttributes : {}
  ) as Body;
  const { Exclusive: exclusive = scope.exclusive, RecipientFilter: filter = scope.filter } = attributes;
  if (typeof filter !== 'string' || (filter !== '' && readRecipientFilter(filter) === undefined))
    throw graphRefusals.badRequest('The recipient filter is not valid.');
  return {
    ...scope,
    name: typeof displayName === 'string' ? displayName.slice(0, 64) : scope.name,
    exclusive: exclusive === true,
    filter,
  };
}

/** A scope in use stays (Remove-ManagementScope). */
function remove(request: GraphCall, id = ''): HttpReply {
  requireOffered(request, true);
  const found = customScope(request, id);
  const { context } = request;
  if (context.policy().exchange.assignments.some(({ scope }) => scope === found.name))
    throw graphRefusals.badRequest('The management scope is in use by a role assignment.');
  context.changeExchange((state) => ({ ...state, scopes: state.scopes.filter((scope) => scope !== found) }));
  return { status: 204 };
}

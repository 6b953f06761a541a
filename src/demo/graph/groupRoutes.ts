// Groups and administrative units, whose IDs scopes of Exchange roles name (group and administrativeUnit resource types,
// Microsoft Graph v1.0).
import { type DemoUser, shortName } from '../directory.ts';
import type { AccessGroup, AdministrativeUnit } from '../exchange/exchangeState.ts';
import { guidOf } from '../exchange/madeIds.ts';
import { type HttpReply, json } from '../httpSurface.ts';
import { requireAny } from './directoryRoutes.ts';
import { graphRefusals } from './graphError.ts';
import type { GraphCall, GraphRoute } from './graphRoute.ts';
import { equalsFilter, page, select } from './odata.ts';

const groupReaders: readonly string[] = ['GroupMember.Read.All', 'Group.Read.All', 'Directory.Read.All'];
const unitReaders: readonly string[] = ['AdministrativeUnit.Read.All', 'Directory.Read.All'];
const id = '([0-9a-f-]{36})';
const units = String.raw`\/directory\/administrativeUnits`;

export const groupRoutes: readonly GraphRoute[] = [
  { method: 'GET', path: /^\/groups$/i, handle: listGroups },
  { method: 'GET', path: new RegExp(String.raw`^\/groups\/${id}$`, 'i'), handle: readGroup },
  { method: 'GET', path: new RegExp(String.raw`^\/groups\/${id}\/members$`, 'i'), handle: listGroupMembers },
  { method: 'GET', path: new RegExp(`^${units}$`, 'i'), handle: listUnits },
  { method: 'GET', path: new RegExp(String.raw`^${units}\/${id}$`, 'i'), handle: readUnit },
  { method: 'GET', path: new RegExp(String.raw`^${units}\/${id}\/members$`, 'i'), handle: listUnitMembers },
];

type Body = Readonly<Record<string, unknown>>;

/** A mail-enabled security group, as Exchange makes it: Graph can read and not change it. */
const groupBody = ({ context }: GraphCall, { name, alias }: AccessGroup): Body => ({
  id: guidOf(name),
  deletedDateTime: null,
  createdDateTime: new Date(context.startedAt).toISOString(),
  description: null,
  displayName: name,
  groupTypes: [],
  mail: `${alias}@${context.directory.domain}`,
  mailEnabled: true,
  mailNickname: alias,
  securityEnabled: true,
});

const unitBody = ({ name, description }: AdministrativeUnit): Body => ({
  id: guidOf(name),
  deletedDateTime: null,
  displayName: name,
  description,
  visibility: null,
});

const personBody = (user: DemoUser): Body => ({
  '@odata.type': '#microsoft.graph.user',
  id: user.id,
  displayName: user.displayName,
  mail: user.userPrincipalName,
  userPrincipalName: user.userPrincipalName,
});

function find<T extends { readonly name: string }>(items: readonly T[], wanted: string): T {
  const found = items.find(({ name }) => guidOf(name) === wanted.toLowerCase());
  if (found === undefined) throw graphRefusals.resourceNotFound(wanted);
  return found;
}

const people = ({ context }: GraphCall, members: readonly string[]): readonly Body[] =>
  context.directory.users.filter((user) => members.includes(shortName(user))).map(personBody);

function listGroups(request: GraphCall): HttpReply {
  requireAny(request, groupReaders);
  const wanted = equalsFilter(request, ['mail', 'displayName', 'mailNickname']);
  const items = request.context.policy().exchange.groups.map((group) => groupBody(request, group));
  return page(request, items.filter(wanted), '#groups');
}

function readGroup(request: GraphCall, wanted = ''): HttpReply {
  requireAny(request, groupReaders);
  const group = find(request.context.policy().exchange.groups, wanted);
  return json(200, select(request, groupBody(request, group)));
}

/** Direct members: people, and groups as they are. */
function listGroupMembers(request: GraphCall, wanted = ''): HttpReply {
  requireAny(request, groupReaders);
  const { groups } = request.context.policy().exchange;
  const { members, groups: inside } = find(groups, wanted);
  const nested = groups
    .filter(({ name }) => inside.includes(name))
    .map((group) => ({ '@odata.type': '#microsoft.graph.group', ...groupBody(request, group) }));
  return page(request, [...people(request, members), ...nested], '#directoryObjects');
}

function listUnits(request: GraphCall): HttpReply {
  requireAny(request, unitReaders);
  const wanted = equalsFilter(request, ['displayName']);
  const items = request.context.policy().exchange.units.map(unitBody);
  return page(request, items.filter(wanted), '#directory/administrativeUnits');
}

function readUnit(request: GraphCall, wanted = ''): HttpReply {
  requireAny(request, unitReaders);
  return json(200, select(request, unitBody(find(request.context.policy().exchange.units, wanted))));
}

function listUnitMembers(request: GraphCall, wanted = ''): HttpReply {
  requireAny(request, unitReaders);
  const { members } = find(request.context.policy().exchange.units, wanted);
  return page(request, people(request, members), '#directoryObjects');
}

// The few OData query options the demo's Graph understands: $top, $skiptoken, $select, $count.

import { type HttpReply, json } from '../httpSurface.ts';
import { graphRefusals } from './graphError.ts';
import type { GraphCall } from './graphRoute.ts';

const defaultPage = 100;
const maximumPage = 999;

/** One page of a collection, with `@odata.nextLink` if more follows. */
export function page(request: GraphCall, items: readonly object[], metadata: string): HttpReply {
  const { query, origin, path } = request.call;
  const size = pageSize(query.get('$top'));
  const start = pageStart(query.get('$skiptoken'));
  const value = items.slice(start, start + size).map((item) => select(request, item));
  const more = start + size < items.length;
  return json(200, {
    '@odata.context': `${origin}/v1.0/$metadata${metadata}`,
    ...(query.get('$count') === 'true' ? { '@odata.count': items.length } : {}),
    ...(more ? { '@odata.nextLink': nextLink(origin, path, query, start + size) } : {}),
    value,
  });
}

/** Keeps `id` and the properties of `$select`; everything if nothing was selected. */
export function select(request: GraphCall, item: object): object {
  const names = request.call.query
    .get('$select')
    ?.split(',')
    .map((name) => name.trim());
  if (names === undefined) return item;
  return Object.fromEntries(Object.entries(item).filter(([name]) => name === 'id' || names.includes(name)));
}

function pageSize(top: string | null): number {
  if (top === null) return defaultPage;
  const size = /^\d{1,4}$/.test(top) ? Number(top) : 0;
  if (size < 1 || size > maximumPage) {
    throw graphRefusals.badRequest(
      `Invalid page size specified: '${top.slice(0, 20)}'. Must be between 1 and 999 inclusive.`,
    );
  }
  return size;
}

function pageStart(token: string | null): number {
  if (token === null) return 0;
  const text = Buffer.from(token, 'base64url').toString('latin1');
  if (!/^\d{1,9}$/.test(text)) throw graphRefusals.badRequest('Invalid skip token.');
  return Number(text);
}

function nextLink(origin: string, path: string, query: URLSearchParams, start: number): string {
  const next = new URLSearchParams(query);
  next.set('$skiptoken', Buffer.from(String(start)).toString('base64url'));
  const prefix = path.startsWith('/v1.0') || path.startsWith('/beta') ? '' : '/v1.0';
  return `${origin}${prefix}${path}?${next.toString().replaceAll('%24', '$').replaceAll('%2C', ',')}`;
}

/** A `$filter` of the form `property eq 'value'`, on one of the properties; everything if there is none. */
export function equalsFilter(
  request: GraphCall,
  properties: readonly string[],
): (item: Readonly<Record<string, unknown>>) => boolean {
  const filter = request.call.query.get('$filter');
  if (filter === null) return () => true;
  const match = /^(\w+) eq '((?:[^']|'')*)'$/.exec(filter);
  const property = properties.find((name) => name === match?.[1]);
  if (match === null || property === undefined) throw graphRefusals.badRequest('Invalid filter clause');
  const value = (match[2] ?? '').replaceAll("''", "'");
  return (item) => item[property] === value;
}

/** The JSON object of a request's body. */
export function readBody(request: GraphCall): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(request.call.body);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // Refused below.
  }
  throw graphRefusals.badRequest('Unable to read JSON request payload.');
}

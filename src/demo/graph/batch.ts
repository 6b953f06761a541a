// JSON batching (Combine multiple HTTP requests using JSON batching, Microsoft Learn): at most 20 requests.
import type { HttpCall, HttpReply } from '../httpSurface.ts';
import { graphRefusals } from './graphError.ts';

const maximumRequests = 20;

interface BatchItem {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Answers each request of a batch by itself; a malformed batch is refused as a whole. */
export async function batch(
  call: HttpCall,
  answer: (inner: HttpCall) => Promise<HttpReply>,
): Promise<{ readonly responses: readonly unknown[] }> {
  const items = readItems(call.body);
  const responses = await Promise.all(
    items.map(async (item) => {
      const url = new URL(item.url.startsWith('/') ? item.url : `/${item.url}`, call.origin);
      const inner: HttpCall = {
        ...call,
        method: item.method,
        path: decodeURIComponent(url.pathname),
        query: url.searchParams,
        headers: { ...call.headers, ...item.headers },
        body: item.body,
      };
      const reply = await answer(inner);
      const body: unknown =
        reply.body === undefined || reply.body === '' ? undefined : JSON.parse(reply.body);
      return { id: item.id, status: reply.status, headers: itemHeaders(reply), body };
    }),
  );
  return { responses };
}

function itemHeaders(reply: HttpReply): Readonly<Record<string, string>> {
  const retry = reply.headers?.['retry-after'];
  return {
    'Content-Type': 'application/json',
    ...(typeof retry === 'string' ? { 'Retry-After': retry } : {}),
  };
}

function readItems(body: string): readonly BatchItem[] {
  const requests = parse(body);
  if (!Array.isArray(requests)) throw graphRefusals.badRequest('Invalid batch payload format.');
  if (requests.length > maximumRequests) {
    throw graphRefusals.badRequest(
      `Number of batch request steps exceeds the maximum value of ${maximumRequests}.`,
    );
  }
  const items = requests.map(readItem);
  if (new Set(items.map((item) => item.id)).size !== items.length) {
    throw graphRefusals.badRequest('Invalid batch payload format.');
  }
  return items;
}

function parse(body: string): unknown {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null
      ? (value as { requests?: unknown }).requests
      : undefined;
  } catch {
    return undefined;
  }
}

function readItem(value: unknown): BatchItem {
  const { id, method, url, headers, body } = (value ?? {}) as Record<string, unknown>;
  const fits = typeof id === 'string' && typeof method === 'string' && typeof url === 'string';
  if (!fits || !/^\/?[\x21-\x7e]*$/.test(url) || /%(?![0-9a-f]{2})/i.test(url) || url.startsWith('//')) {
    throw graphRefusals.badRequest('Invalid batch payload format.');
  }
  return {
    id,
    method: method.toUpperCase(),
    url,
    headers: innerHeaders(headers),
    body: body === undefined || body === null ? '' : JSON.stringify(body),
  };
}

/** A request inside a batch has headers of its own; the token is the batch's. */
function innerHeaders(headers: unknown): Readonly<Record<string, string>> {
  if (typeof headers !== 'object' || headers === null) return {};
  const own = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)] as const);
  return Object.fromEntries(own.filter(([name]) => name !== 'authorization'));
}

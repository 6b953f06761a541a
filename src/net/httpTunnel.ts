// An HTTP proxy's tunnel (CONNECT, RFC 9110 section 9.3.6).

import type { Socket } from 'node:net';
import type { HostPort } from '../core/endpoints/hosts.ts';
import * as l10n from '../core/l10n.ts';
import type { ProxyHop } from './network.ts';
import { excerpt, networkFailure } from './networkFailures.ts';
import { readUntil, TooLong } from './readUntil.ts';

/** Longest head of a proxy's answer, in bytes. */
const maxHeadBytes = 16 * 1024;

/** Asks the proxy for the way to the target; the socket is then connected to the target. */
export async function httpTunnel(socket: Socket, target: HostPort, hop: ProxyHop): Promise<void> {
  const authority = target.host.includes(':')
    ? `[${target.host}]:${target.port}`
    : `${target.host}:${target.port}`;
  const authorization = hop.setting.authorization?.reveal();
  const head = [
    `CONNECT ${authority} HTTP/1.1`,
    `Host: ${authority}`,
    ...(authorization === undefined ? [] : [`Proxy-Authorization: ${authorization}`]),
    '\r\n',
  ].join('\r\n');
  socket.write(head, 'latin1');
  const answer = await readHead(socket, target, hop);
  const status = /^HTTP\/1\.[01] (\d{3})(?: |\r\n)/.exec(answer)?.[1];
  if (status === undefined) {
    throw networkFailure(
      'proxy',
      target,
      new Error(l10n.record('The proxy answered: {0}', excerpt(answer))),
      {
        proxy: hop.name,
        code: 'PROXY_ANSWER_NOT_HTTP',
      },
    );
  }
  if (!status.startsWith('2')) {
    const line = answer.slice(0, answer.indexOf('\r\n'));
    throw networkFailure('proxy', target, new Error(l10n.record('The proxy answered: {0}', excerpt(line))), {
      proxy: hop.name,
      code: 'PROXY_REFUSED',
      status: Number(status),
    });
  }
}

async function readHead(socket: Socket, target: HostPort, hop: ProxyHop): Promise<string> {
  try {
    const bytes = await readUntil(socket, endOfHead, maxHeadBytes);
    return bytes.toString('latin1');
  } catch (error) {
    const code = error instanceof TooLong ? { code: 'PROXY_ANSWER_TOO_LONG' } : {};
    throw networkFailure('proxy', target, error, { proxy: hop.name, ...code });
  }
}

function endOfHead(bytes: Buffer): number | undefined {
  // What does not begin as HTTP will never end as HTTP: it is reported now, not at the deadline.
  const start = bytes.subarray(0, 5).toString('latin1');
  if (!'HTTP/'.startsWith(start)) return bytes.length;
  const end = bytes.indexOf('\r\n\r\n');
  return end === -1 ? undefined : end + 4;
}

// A SOCKS5 proxy's tunnel (RFC 1928), with user name and password if they are set (RFC 1929).

import type { Socket } from 'node:net';
import type { HostPort } from '../core/endpoints/hosts.ts';
import * as l10n from '../core/l10n.ts';
import type { ProxyHop } from './network.ts';
import { networkFailure } from './networkFailures.ts';
import { readUntil } from './readUntil.ts';

const version = 5;
const noAuthentication = 0;
const userAndPassword = 2;
/** Address type "domain name": the proxy resolves it. */
const domainName = 3;

/** REP field, RFC 1928 section 6. */
const replies: readonly string[] = [
  'succeeded',
  'general failure',
  'connection not allowed by ruleset',
  'network unreachable',
  'host unreachable',
  'connection refused',
  'TTL expired',
  'command not supported',
  'address type not supported',
];

/** Asks the proxy for the way to the target; the socket is then connected to the target. */
export async function socksTunnel(socket: Socket, target: HostPort, hop: ProxyHop): Promise<void> {
  const login = loginOf(hop.setting.authorization?.reveal());
  const methods = login === undefined ? [noAuthentication] : [noAuthentication, userAndPassword];
  socket.write(Buffer.from([version, methods.length, ...methods]));
  const [answered, method] = await read(socket, exactly(2), target, hop);
  if (answered !== version)
    throw refused(target, hop, 'NOT_SOCKS5', l10n.record('The proxy does not speak SOCKS5.'));
  if (method === userAndPassword && login !== undefined) await signIn(socket, login, target, hop);
  else if (method !== noAuthentication)
    throw refused(
      target,
      hop,
      'SOCKS5_AUTHENTICATION',
      l10n.record('The proxy asks for a sign-in that is not set.'),
    );
  const host = Buffer.from(target.host, 'latin1');
  const port = Buffer.from([target.port >> 8, target.port & 0xff]);
  socket.write(Buffer.concat([Buffer.from([version, 1, 0, domainName, host.length]), host, port]));
  const reply = await read(socket, endOfReply, target, hop);
  const code = reply[1] ?? 1;
  if (code !== 0)
    throw refused(
      target,
      hop,
      'PROXY_REFUSED',
      l10n.record('The proxy says: {0}.', replies[code] ?? `reply ${code}`),
    );
}

async function signIn(socket: Socket, login: Buffer, target: HostPort, hop: ProxyHop): Promise<void> {
  socket.write(login);
  const answer = await read(socket, exactly(2), target, hop);
  if (answer[1] !== 0)
    throw refused(
      target,
      hop,
      'SOCKS5_AUTHENTICATION',
      l10n.record('The proxy refuses its user name or password.'),
    );
}

/** The RFC 1929 request for a `Basic` Proxy-Authorization value; undefined for none or another scheme. */
function loginOf(authorization: string | undefined): Buffer | undefined {
  const encoded = /^Basic +([A-Za-z0-9+/=]+)$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const pair = Buffer.from(encoded, 'base64');
  const colon = pair.indexOf(':');
  const user = pair.subarray(0, colon);
  const password = pair.subarray(colon + 1);
  if (colon < 1 || user.length > 255 || password.length === 0 || password.length > 255) return undefined;
  return Buffer.concat([Buffer.from([1, user.length]), user, Buffer.from([password.length]), password]);
}

const exactly =
  (length: number) =>
  (bytes: Buffer): number | undefined =>
    bytes.length >= length ? length : undefined;

/** Bytes of a reply up to its end, which depends on the kind of address it carries (RFC 1928 section 6). */
function endOfReply(bytes: Buffer): number | undefined {
  const kind = bytes[3];
  const first = bytes[4];
  if (kind === undefined || first === undefined)
    return bytes.length >= 2 && bytes[0] !== version ? 2 : undefined;
  const addressBytes = kind === domainName ? 1 + first : kind === 4 ? 16 : 4;
  return exactly(4 + addressBytes + 2)(bytes);
}

async function read(
  socket: Socket,
  enough: (bytes: Buffer) => number | undefined,
  target: HostPort,
  hop: ProxyHop,
): Promise<Buffer> {
  try {
    return await readUntil(socket, enough, 512);
  } catch (error) {
    throw networkFailure('proxy', target, error, { proxy: hop.name });
  }
}

const refused = (target: HostPort, hop: ProxyHop, code: string, text: string) =>
  networkFailure('proxy', target, new Error(text), { proxy: hop.name, code });

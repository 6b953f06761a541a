// The hops DNS and TCP: every address of the name is raced (RFC 8305, Happy Eyeballs, as Node does it).

import type { LookupAddress } from 'node:dns';
import * as net from 'node:net';
import type { HostPort } from '../core/endpoints/hosts.ts';
import * as l10n from '../core/l10n.ts';
import type { Attempt } from './attempt.ts';
import type { HopTrace, Lookup } from './network.ts';
import { networkFailure } from './networkFailures.ts';

/** How long one address may take before the next is tried as well. Node's 250 ms drops slow but working links. */
const addressAttemptMs = 500;

/** Resolves and connects; reports the hops `dns` and `tcp`. */
export async function connectTcp(target: HostPort, attempt: Attempt, lookup: Lookup): Promise<net.Socket> {
  const addresses = await resolve(target, attempt, lookup);
  attempt.signal.throwIfAborted();
  attempt.waitForHop('connection');
  return traced('tcp', attempt, async () => {
    const socket = net.connect({
      host: target.host,
      port: target.port,
      noDelay: true,
      autoSelectFamily: true,
      autoSelectFamilyAttemptTimeout: addressAttemptMs,
      lookup: lookupOf(addresses),
    });
    attempt.own(socket);
    // The next owner of the socket gets 'close'; an error in between must not end the extension host.
    socket.on('error', () => {});
    try {
      await connected(socket);
    } catch (error) {
      throw networkFailure('tcp', target, error);
    }
    const { remoteAddress } = socket;
    return {
      value: socket,
      detail: l10n.record('Connected to {0}, port {1}.', remoteAddress ?? target.host, target.port),
    };
  });
}

async function resolve(
  target: HostPort,
  attempt: Attempt,
  lookup: Lookup,
): Promise<readonly LookupAddress[]> {
  const family = net.isIP(target.host);
  if (family !== 0) {
    const detail = l10n.record('{0} is an address.', target.host);
    attempt.onHop({ hop: 'dns', ok: true, durationMs: 0, detail });
    return [{ address: target.host, family }];
  }
  attempt.waitForHop('name lookup');
  return traced('dns', attempt, async () => {
    try {
      const found = await lookup(target.host);
      if (found.length === 0)
        throw Object.assign(new Error(`no address for ${target.host}`), { code: 'ENODATA' });
      const shown = found.slice(0, 3).map((entry) => entry.address);
      const more = found.length > 3 ? ` and ${found.length - 3} more` : '';
      return { value: found, detail: `${target.host} is ${shown.join(', ')}${more}.` };
    } catch (error) {
      throw networkFailure('dns', target, error);
    }
  });
}

/** Hands the addresses that were found to net.connect, so that the name is looked up once. */
function lookupOf(addresses: readonly LookupAddress[]): net.LookupFunction {
  return (_name, options, callback) => {
    const [first] = addresses;
    if (options.all === true) callback(null, [...addresses]);
    else callback(null, first?.address ?? '', first?.family);
  };
}

function connected(socket: net.Socket): Promise<void> {
  return new Promise((resolvePromise, reject) => {
    const closed = () => reject(Object.assign(new Error('closed while connecting'), { code: 'ECONNRESET' }));
    socket.once('error', reject);
    socket.once('close', closed);
    socket.once('connect', () => {
      socket.removeListener('error', reject);
      socket.removeListener('close', closed);
      resolvePromise();
    });
  });
}

/** Runs a hop and reports it with its duration, whether it worked or not. */
export async function traced<T>(
  hop: HopTrace['hop'],
  { onHop }: Pick<Attempt, 'onHop'>,
  run: () => Promise<{ readonly value: T; readonly detail: string }>,
): Promise<T> {
  const started = performance.now();
  const report = (ok: boolean, detail: string) =>
    onHop({ hop, ok, durationMs: performance.now() - started, detail });
  try {
    const { value, detail } = await run();
    report(true, detail);
    return value;
  } catch (error) {
    report(false, error instanceof Error ? error.message : String(error));
    throw error;
  }
}

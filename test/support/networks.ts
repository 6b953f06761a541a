// Networks for wire tests: loopback hosts only, the test authority, no proxy unless one is given.
import type { TestContext } from 'node:test';
import type { HostPort } from '../../src/core/endpoints/hosts.ts';
import { createNetwork } from '../../src/net/createNetwork.ts';
import type { CallOptions, HopTrace, Network, NetworkOptions } from '../../src/net/network.ts';

export function networkTo(
  context: TestContext,
  allowedHosts: readonly HostPort[],
  more: Partial<NetworkOptions> = {},
): Network {
  const network = createNetwork({ allowedHosts, proxyFor: () => undefined, ...more });
  context.after(() => network.close());
  return network;
}

/** Options of a call that has time enough, and the hops it reported. */
export function traced(more: Partial<CallOptions> = {}): CallOptions & { readonly hops: HopTrace[] } {
  const hops: HopTrace[] = [];
  return {
    signal: new AbortController().signal,
    deadlineMs: 10_000,
    onHop: (trace) => hops.push(trace),
    ...more,
    hops,
  };
}

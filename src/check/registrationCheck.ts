// One registration checked through its own network and tokens: every mailbox and protocol, then what else was asked for.
import { setImmediate, setTimeout as wait } from 'node:timers/promises';
import { type Endpoints, resolveEndpoints, serverOf } from '../core/endpoints/endpoints.ts';
import { hostPortOf } from '../core/endpoints/hosts.ts';
import { protocols } from '../core/permissions/protocols.ts';
import {
  type Mailbox,
  type ProtocolId,
  protocolIds,
  type Registration,
} from '../core/registration/registration.ts';
import type { ClaimedOutcome, ProbeReport } from '../core/report/probeReport.ts';
import { redactJson } from '../core/text/redactJson.ts';
import { graphInBatches } from '../probes/graphBatches.ts';
import type { CheckContext } from './context.ts';
import type { CheckCredential } from './credentials.ts';

/** A request must be over in this time (milliseconds). */
const deadlineMs = 30_000;

/**
 * What was seen is masked and explained once the mailboxes after it wait for their servers, not before they are asked
 * (milliseconds).
 */
const workUpAfterMs = 10;

/** So long is waited for a connection that is made ahead (milliseconds); after it the request makes its own. */
const aheadMs = 3_000;

type Advice = typeof import('../advice/diagnose.ts');

/** What can be asked of one registration. */
export interface RegistrationCheck {
  readonly endpoints: Endpoints;
  /** Tests a mailbox through the chosen protocols at once. */
  test(mailbox: Mailbox, chosen: readonly ProtocolId[]): Promise<readonly ProbeReport[]>;
  /** Opens `address` with the registration's token. */
  probe(mailbox: Mailbox, protocol: ProtocolId, address: string): Promise<ClaimedOutcome>;
  /** Sends a Graph request with a token. */
  graph(
    path: string,
    body: string,
    renewToken: boolean,
  ): Promise<{
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  }>;
  /** Application roles in the tokens so far, sorted. */
  consented(): readonly string[];
  close(): void;
}

/** Throws an Error if the registration's hosts cannot be used. */
export async function openRegistration(
  registration: Registration,
  credential: CheckCredential,
  context: CheckContext,
): Promise<RegistrationCheck> {
  const connected = await connect(registration, credential, context);
  const probe: RegistrationCheck['probe'] = (mailbox, protocol, address) =>
    probeThrough(connected, mailbox, protocol, address);
  // Read once the first request for a token is on its way.
  let advice: Promise<Advice> | undefined;
  return {
    endpoints: connected.endpoints,
    probe,
    test: async (mailbox, chosen) => {
      const outcomes = Promise.all(chosen.map((protocol) => probe(mailbox, protocol, mailbox.address)));
      advice ??= connected.reached.then(() => setImmediate()).then(() => import('../advice/diagnose.ts'));
      const subject = { registration, mailbox, now: context.now() };
      return (await advice).reportsOf(await outcomes, subject);
    },
    graph: (path, body, renewToken) => postToGraph(connected, path, body, renewToken),
    consented: () => [...connected.consented].sort(),
    close: () => connected.network.close(),
  };
}

function endpointsOf(registration: Registration): Endpoints {
  const resolved = resolveEndpoints(registration, undefined);
  if (resolved.ok) return resolved.endpoints;
  throw new Error(
    registration.cloud === 'demo'
      ? 'The demo tenant runs in a VS Code window only. Check a registration of a real tenant.'
      : 'The hosts of this registration cannot be used. Correct them in the file.',
  );
}

type Connected = Awaited<ReturnType<typeof connect>>;

/** The registration's own network, and its tokens through it. */
async function connect(registration: Registration, credential: CheckCredential, context: CheckContext) {
  const endpoints = endpointsOf(registration);
  const { createNetwork, proxyRules } = await import('../net/createNetwork.ts');
  const authority = hostPortOf(new URL(endpoints.authority));
  const network = createNetwork({
    allowedHosts: [authority, ...protocolIds.map((protocol) => serverOf(endpoints, protocol))],
    systemCertificates: true,
    proxyFor: proxyRules({ proxy: '', noProxy: [], support: 'override' }, context.env),
  });
  // Everything waits for the token: its connection is made while the code that asks for it is read.
  const reached = network
    .warm(authority, { signal: context.signal, deadlineMs: aheadMs })
    .catch(() => undefined);
  // After a turn in which the look-up of its name can be answered.
  const source = wait(1).then(async () => {
    const { createTokenSource } = await import('../oauth/tokenSource.ts');
    return createTokenSource({
      network: () => network,
      redactor: context.redactor,
      now: () => context.now().getTime(),
      environment: context.env,
    });
  });
  const base = { registration, endpoints, credential, deadlineMs, interactive: false };
  const acquire = async (
    resource: (typeof protocols)[ProtocolId]['resource'],
    signal: AbortSignal,
    forceRefresh = false,
  ) => {
    await reached;
    return (await source).acquire({ ...base, resource, signal, forceRefresh });
  };
  const probing = graphInBatches(network, endpoints.graph, context.signal);
  return {
    registration,
    endpoints,
    context,
    network,
    reached,
    probing,
    acquire,
    consented: new Set<string>(),
  };
}

async function probeThrough(
  { registration, endpoints, context, probing, acquire, consented }: Connected,
  mailbox: Mailbox,
  protocol: ProtocolId,
  address: string,
): Promise<ClaimedOutcome> {
  const outcome = await context.limiter.run(
    {
      registration,
      mailbox,
      protocol,
      endpoints,
      network: probing,
      signal: context.signal,
      acquireToken: (signal) => acquire(protocols[protocol].resource, signal),
      productVersion: context.version,
      ...(address === mailbox.address ? {} : { openAs: address }),
    },
    { patient: true },
  );
  await wait(workUpAfterMs);
  for (const role of outcome.claims?.roles ?? []) consented.add(role);
  return redactJson(outcome, context.redactor.redact);
}

async function postToGraph(
  { endpoints, context, network, acquire }: Connected,
  path: string,
  body: string,
  renewToken: boolean,
) {
  const { token } = await acquire('graph', context.signal, renewToken);
  return network.http(
    {
      method: 'POST',
      url: `${endpoints.graph}${path}`,
      headers: { authorization: `Bearer ${token.reveal()}`, 'content-type': 'application/json' },
      body,
      repeatable: true,
    },
    { signal: context.signal, deadlineMs: 2 * deadlineMs },
  );
}

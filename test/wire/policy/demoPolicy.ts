// The demo tenant as the policy tests need it: a registration, real probes, and Graph's batches over the real network.
import { diagnose } from '../../../src/advice/diagnose.ts';
import { Secret } from '../../../src/core/credential/secret.ts';
import type { Endpoints } from '../../../src/core/endpoints/endpoints.ts';
import { resolveEndpoints } from '../../../src/core/endpoints/endpoints.ts';
import { hostPortOf, parseHostPort } from '../../../src/core/endpoints/hosts.ts';
import { protocols } from '../../../src/core/permissions/protocols.ts';
import type { ProtocolId, Registration } from '../../../src/core/registration/registration.ts';
import { protocolIds } from '../../../src/core/registration/registration.ts';
import type { ProbeOutcome } from '../../../src/core/report/probeReport.ts';
import { readClaims } from '../../../src/core/token/tokenClaims.ts';
import { createNetwork } from '../../../src/net/createNetwork.ts';
import type { Network } from '../../../src/net/network.ts';
import type { PostBatch } from '../../../src/policy/audit/graphBatchChecker.ts';
import { checkPolicy, type PolicyOutcome } from '../../../src/policy/check/checkPolicy.ts';
import { runProbe } from '../../../src/probes/runProbe.ts';
import { appToken, type DemoTenant, exchangeScope, graphScope } from '../../support/demo.ts';

export interface DemoPolicyRig {
  readonly registration: Registration;
  readonly endpoints: Endpoints;
  readonly network: Network;
  probe(protocol: ProtocolId, address: string, sendTestTo?: string): Promise<ProbeOutcome>;
  /** Through SMTP with a test message of each mailbox to itself, unless that is left out. */
  check(protocol: ProtocolId, message?: 'noMessage'): Promise<PolicyOutcome>;
  post: PostBatch;
}

export function demoPolicyRig(demo: DemoTenant): DemoPolicyRig {
  const registration: Registration = {
    id: 'demo',
    name: 'Demo',
    product: 'ownApplication',
    cloud: 'demo',
    tenantId: demo.tenantId,
    clientId: demo.clientId,
    grant: 'clientSecret',
    mailboxes: [
      { address: demo.mailboxes[0] ?? '', protocols: protocolIds, controlMailbox: demo.controlMailbox },
    ],
  };
  const resolved = resolveEndpoints(registration, demo.endpoints);
  if (!resolved.ok) throw new Error('the demo has no endpoints');
  const { endpoints } = resolved;
  const network = networkOf(demo, endpoints);
  const tokenFor = (protocol: ProtocolId) =>
    appToken(demo, protocols[protocol].resource === 'graph' ? graphScope : exchangeScope);
  const mailbox = registration.mailboxes[0] ?? { address: '', protocols: [] };

  const probe: DemoPolicyRig['probe'] = async (protocol, address, sendTestTo) =>
    runProbe({
      registration,
      mailbox,
      protocol,
      endpoints,
      network,
      acquireToken: async () => {
        const token = await tokenFor(protocol);
        return { token: new Secret(token), claims: readClaims(token), fromCache: false };
      },
      signal: new AbortController().signal,
      deadlineMs: 20_000,
      ...(address === mailbox.address ? {} : { openAs: address }),
      ...(sendTestTo === undefined ? {} : { sendTestTo }),
    });

  let graphToken: string | undefined;
  return {
    registration,
    endpoints,
    network,
    probe,
    check: async (protocol, message) =>
      checkPolicy({
        registration,
        mailbox,
        controlMailbox: demo.controlMailbox,
        protocol,
        probe: (address) =>
          probe(protocol, address, protocol === 'smtp' && message === undefined ? address : undefined),
        claims: await tokenFor(protocol).then(readClaims, () => undefined),
        diagnose: (evidence) => diagnose(evidence, { now: new Date() }),
        now: new Date(),
      }),
    post: async (json, renew) => {
      if (renew || graphToken === undefined) graphToken = await appToken(demo, graphScope);
      const url = `${endpoints.graph}/v1.0/$batch`;
      const headers = { authorization: `Bearer ${graphToken}`, 'content-type': 'application/json' };
      const call = { signal: new AbortController().signal, deadlineMs: 30_000 };
      return network.http({ method: 'POST', url, headers, body: json }, call);
    },
  };
}

function networkOf(demo: DemoTenant, endpoints: Endpoints): Network {
  const urls = [endpoints.authority, endpoints.ews, endpoints.graph].map((url) => hostPortOf(new URL(url)));
  const servers = [demo.endpoints.imap, demo.endpoints.pop, demo.endpoints.smtp].flatMap(
    (server) => parseHostPort(server) ?? [],
  );
  return createNetwork({
    allowedHosts: [...urls, ...servers],
    trustedCa: demo.endpoints.trustedCa,
    proxyFor: () => undefined,
  });
}

// A probe ready to run against servers of a test: registration, mailbox, endpoints, token and the real network.
import type { TestContext } from 'node:test';
import { Secret } from '../../src/core/credential/secret.ts';
import type { Endpoints } from '../../src/core/endpoints/endpoints.ts';
import type { ProtocolId, Registration } from '../../src/core/registration/registration.ts';
import type { Evidence } from '../../src/core/report/evidence.ts';
import type { ProbeOutcome, StepId, StepOutcome } from '../../src/core/report/probeReport.ts';
import { createNetwork } from '../../src/net/createNetwork.ts';
import type { AcquiredToken, ProbeRequest } from '../../src/probes/probeRequest.ts';
import { goodToken } from './mailServer.ts';
import type { TestTrust } from './scriptedServer.ts';

/** Deadline (milliseconds) of a run that has to fail by it: a busy computer still connects and secures the connection. */
export const shortDeadlineMs = 1_500;

export const testMailbox = 'ap@contoso.test';

export const testRegistration: Registration = {
  id: 'contoso-capture',
  name: 'Contoso Capture',
  product: 'ownApplication',
  cloud: 'custom',
  tenantId: '11111111-2222-3333-4444-555555555555',
  clientId: '66666666-7777-8888-9999-000000000000',
  grant: 'clientSecret',
  mailboxes: [],
};

/** Endpoints that all lie on one port of this computer. */
export function endpointsAt(port: number, more: Partial<Endpoints> = {}): Endpoints {
  return {
    authority: `https://localhost:${port}`,
    ews: `https://localhost:${port}/EWS/Exchange.asmx`,
    graph: `https://localhost:${port}`,
    imap: { host: 'localhost', port, security: 'implicitTls' },
    pop: { host: 'localhost', port, security: 'implicitTls' },
    smtp: { host: 'localhost', port, security: 'startTls' },
    exchangeResource: 'https://outlook.office365.com',
    exchangeDelegatedResource: 'https://outlook.office.com',
    graphResource: 'https://graph.microsoft.com',
    ...more,
  };
}

export function acquired(token = goodToken, more: Partial<AcquiredToken> = {}): AcquiredToken {
  return { token: new Secret(token), claims: undefined, fromCache: false, ...more };
}

/** A request for one server; the network is closed with the test. */
export function probeOf(
  context: TestContext,
  trust: TestTrust,
  protocol: ProtocolId,
  port: number,
  more: Partial<ProbeRequest> = {},
): ProbeRequest {
  const network = createNetwork({
    allowedHosts: [{ host: 'localhost', port }],
    trustedCa: trust.authority.certificatePem,
    proxyFor: () => undefined,
  });
  context.after(() => network.close());
  return {
    registration: testRegistration,
    mailbox: { address: testMailbox, protocols: [protocol] },
    protocol,
    endpoints: endpointsAt(port),
    network,
    acquireToken: async () => acquired(),
    signal: new AbortController().signal,
    deadlineMs: 10_000,
    productVersion: '0.1.0',
    ...more,
  };
}

/** `resolve:ok connect:ok …`, for one look at a whole run. */
export const statuses = (outcome: ProbeOutcome): string =>
  outcome.steps.map(({ id, status }) => `${id}:${status}`).join(' ');

export function stepOf(outcome: ProbeOutcome, id: StepId): StepOutcome {
  const step = outcome.steps.find((entry) => entry.id === id);
  if (step === undefined) throw new Error(`no step ${id}`);
  return step;
}

/** Evidence of the first failed step, whatever its kind. */
export function failureIn(outcome: ProbeOutcome): { readonly step: StepId; readonly evidence: Evidence } {
  const step = outcome.steps.find(({ status }) => status === 'failed');
  if (step?.evidence === undefined) throw new Error(`no failure in ${statuses(outcome)}`);
  return { step: step.id, evidence: step.evidence };
}

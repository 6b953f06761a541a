// The probes against the demo tenant: each scenario fails at the step and with the words that it promises.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Secret } from '../../../src/core/credential/secret.ts';
import { type Endpoints, resolveEndpoints, serverOf } from '../../../src/core/endpoints/endpoints.ts';
import { hostPortOf } from '../../../src/core/endpoints/hosts.ts';
import type { Mailbox, ProtocolId } from '../../../src/core/registration/registration.ts';
import type { Evidence } from '../../../src/core/report/evidence.ts';
import type { ProbeOutcome, StepId } from '../../../src/core/report/probeReport.ts';
import { createRedactor } from '../../../src/core/text/redaction.ts';
import { readClaims } from '../../../src/core/token/tokenClaims.ts';
import type { ScenarioId } from '../../../src/demo/demoTenant.ts';
import { createNetwork } from '../../../src/net/createNetwork.ts';
import type { Network } from '../../../src/net/network.ts';
import { createTokenSource } from '../../../src/oauth/tokenSource.ts';
import { ProbeLimiter } from '../../../src/probes/probeLimiter.ts';
import type { ProbeRequest } from '../../../src/probes/probeRequest.ts';
import { runProbe } from '../../../src/probes/runProbe.ts';
import { appToken, type DemoTenant, exchangeScope, graphScope, startDemo } from '../../support/demo.ts';
import { failureIn, statuses, stepOf, testRegistration } from '../../support/probeRig.ts';

let demo: DemoTenant;
let network: Network;
let endpoints: Endpoints;
const allProtocols: readonly ProtocolId[] = ['ews', 'graph', 'imap', 'pop', 'smtp'];

before(async () => {
  demo = await startDemo({ extraMailboxes: 60 });
  const resolved = resolveEndpoints({ cloud: 'demo' }, demo.endpoints);
  assert.ok(resolved.ok);
  endpoints = resolved.endpoints;
  network = createNetwork({
    allowedHosts: [
      hostPortOf(new URL(endpoints.authority)),
      ...allProtocols.map((protocol) => serverOf(endpoints, protocol)),
    ],
    trustedCa: demo.endpoints.trustedCa,
    proxyFor: () => undefined,
  });
});
after(async () => {
  network?.close();
  await demo?.stop();
});

function requestFor(protocol: ProtocolId, mailbox: Partial<Mailbox> = {}): ProbeRequest {
  return {
    registration: { ...testRegistration, cloud: 'demo', tenantId: demo.tenantId, clientId: demo.clientId },
    mailbox: { address: demo.mailboxes[0] ?? '', protocols: [protocol], ...mailbox },
    protocol,
    endpoints,
    network,
    signal: new AbortController().signal,
    deadlineMs: 10_000,
    acquireToken: async () => {
      const token = await appToken(demo, protocol === 'graph' ? graphScope : exchangeScope);
      return { token: new Secret(token), claims: readClaims(token), fromCache: false };
    },
  };
}

const probe = (protocol: ProtocolId, mailbox?: Partial<Mailbox>): Promise<ProbeOutcome> =>
  runProbe(requestFor(protocol, mailbox));

for (const protocol of allProtocols) {
  test(`${protocol}: a healthy mailbox opens and the control mailbox does not`, async () => {
    demo.setScenario('healthy');
    const outcome = await probe(protocol);
    assert.equal(outcome.ok, true, statuses(outcome));
    // Through SMTP the right is looked at when a message is handed over.
    const message = protocol === 'smtp' ? { sendTestTo: demo.controlMailbox } : {};
    const control = await runProbe({ ...requestFor(protocol), openAs: demo.controlMailbox, ...message });
    assert.equal(control.ok, false, statuses(control));
  });
}

const cases: readonly (readonly [ScenarioId, ProtocolId, StepId, Partial<Evidence>])[] = [
  ['wrongAudience', 'ews', 'claims', { kind: 'claims', problem: 'wrongAudience' }],
  ['wrongAudience', 'graph', 'claims', { kind: 'claims', problem: 'wrongAudience' }],
  ['wrongAudience', 'imap', 'claims', { kind: 'claims', problem: 'wrongAudience' }],
  ['noConsent', 'imap', 'claims', { kind: 'claims', problem: 'missingPermission' }],
  ['noConsent', 'pop', 'claims', { kind: 'claims', problem: 'missingPermission' }],
  ['noConsent', 'graph', 'authenticate', { kind: 'graph', status: 401 }],
  ['noConsent', 'smtp', 'authenticate', { kind: 'mail', status: '535', enhanced: '5.7.3' }],
  ['notConnected', 'imap', 'openMailbox', { kind: 'mail', command: 'EXAMINE', status: 'BAD' }],
  ['policyTooNarrow', 'ews', 'openMailbox', { kind: 'ews', responseCode: 'ErrorImpersonateUserDenied' }],
  ['policyTooNarrow', 'graph', 'openMailbox', { kind: 'graph', status: 403, code: 'ErrorAccessDenied' }],
  ['ewsDisabled', 'ews', 'openMailbox', { kind: 'ews', status: 403 }],
  ['ewsNotAllowed', 'ews', 'openMailbox', { kind: 'ews', status: 403 }],
  ['mailboxMissing', 'ews', 'openMailbox', { kind: 'ews', responseCode: 'ErrorNonExistentMailbox' }],
  ['mailboxMissing', 'graph', 'openMailbox', { kind: 'graph', status: 404 }],
  ['smtpDisabledTenant', 'smtp', 'authenticate', { kind: 'mail', enhanced: '5.7.139' }],
  ['throttled', 'ews', 'openMailbox', { kind: 'ews', responseCode: 'ErrorServerBusy' }],
  ['throttled', 'graph', 'authenticate', { kind: 'graph', status: 429 }],
  ['throttled', 'imap', 'openMailbox', { kind: 'mail', status: 'BAD', backOffMs: 10_000 }],
  ['down', 'imap', 'tls', { kind: 'network' }],
  ['down', 'graph', 'tls', { kind: 'network' }],
];

for (const [scenario, protocol, step, evidence] of cases) {
  test(`${scenario}: ${protocol} fails at ${step}`, async () => {
    demo.setScenario(scenario);
    const outcome = await probe(protocol);
    assert.equal(outcome.ok, false);
    const failure = failureIn(outcome);
    assert.equal(failure.step, step, statuses(outcome));
    assert.partialDeepStrictEqual(failure.evidence, evidence);
  });
}

test('noConsent: IMAP’s own refusal stands beside the claims', async () => {
  demo.setScenario('noConsent');
  const outcome = await probe('imap');
  assert.equal(stepOf(outcome, 'authenticate').status, 'failed');
  assert.equal(stepOf(outcome, 'authenticate').evidence?.kind, 'mail');
});

test('sendAsDenied: the mailbox opens and only the other sender is refused', async () => {
  demo.setScenario('sendAsDenied');
  const outcome = await probe('smtp', { sendAs: demo.mailboxes[1] ?? '' });
  const { step, evidence } = failureIn(outcome);
  assert.equal(step, 'sendAs', statuses(outcome));
  assert.partialDeepStrictEqual(evidence, { kind: 'mail', protocol: 'smtp' });
});

test('many mailboxes of one registration take one token', async () => {
  demo.setScenario('policyAbsent');
  const before = demo.journal.length;
  const [first = ''] = demo.mailboxes;
  const domain = first.slice(first.indexOf('@'));
  const addresses = demo.mailboxes.filter((address) => address.endsWith(domain));
  const source = createTokenSource({ network: () => network, redactor: createRedactor(), now: Date.now });
  const limiter = new ProbeLimiter();
  const outcomes = await Promise.all(
    addresses.map((address) => {
      const request = requestFor('graph', { address });
      const acquireToken = (signal: AbortSignal) =>
        source.acquire({
          registration: request.registration,
          endpoints,
          credential: { kind: 'secret', secret: new Secret(demo.secret) },
          resource: 'graph',
          signal,
          deadlineMs: 10_000,
        });
      return limiter.run({ ...request, acquireToken });
    }),
  );
  assert.equal(outcomes.filter((outcome) => outcome.ok).length, addresses.length);
  const tokens = demo.journal.slice(before).filter((entry) => JSON.stringify(entry).includes('/token'));
  assert.equal(tokens.length, 1);
});

// The demo tenant's scenarios through the real token source and probes: each gets the cause that it is named for.
import assert from 'node:assert/strict';
import { after, before, type TestContext, test } from 'node:test';
import { adviceFor, reportsOf } from '../../../src/advice/diagnose.ts';
import { Secret } from '../../../src/core/credential/secret.ts';
import { type Endpoints, resolveEndpoints, serverOf } from '../../../src/core/endpoints/endpoints.ts';
import { protocols } from '../../../src/core/permissions/protocols.ts';
import type { Mailbox, ProtocolId, Registration } from '../../../src/core/registration/registration.ts';
import type { Code } from '../../../src/core/report/codes.ts';
import type { ProbeReport } from '../../../src/core/report/probeReport.ts';
import { createRedactor } from '../../../src/core/text/redaction.ts';
import type { ScenarioId } from '../../../src/demo/demoTenant.ts';
import { createTokenSource } from '../../../src/oauth/tokenSource.ts';
import { runProbe } from '../../../src/probes/runProbe.ts';
import { type DemoTenant, hostPort, startDemo } from '../../support/demo.ts';
import { networkTo } from '../../support/networks.ts';

let demo: DemoTenant;
before(async () => {
  demo = await startDemo();
});
after(() => demo?.stop());

/** One mailbox tested as the extension tests it, with advice. */
async function report(
  t: TestContext,
  protocol: ProtocolId,
  more: Partial<Mailbox> = {},
): Promise<ProbeReport> {
  const resolved = resolveEndpoints({ cloud: 'demo' }, demo.endpoints);
  if (!resolved.ok) return assert.fail('the demo tenant’s endpoints are not valid');
  const { endpoints } = resolved;
  const network = networkTo(t, hostsOf(endpoints), { trustedCa: demo.endpoints.trustedCa });
  const source = createTokenSource({
    network: () => network,
    redactor: createRedactor(),
    now: Date.now,
    wait: async (_ms, signal) => signal.throwIfAborted(),
  });
  const registration: Registration = {
    id: 'demo',
    name: 'Demo',
    product: 'custom',
    cloud: 'demo',
    tenantId: demo.tenantId,
    clientId: demo.clientId,
    grant: 'clientSecret',
    mailboxes: [],
  };
  const mailbox: Mailbox = { address: demo.mailboxes[0] ?? '', protocols: [protocol], ...more };
  const outcome = await runProbe({
    registration,
    mailbox,
    protocol,
    endpoints,
    network,
    signal: new AbortController().signal,
    deadlineMs: 3_000,
    acquireToken: (signal) =>
      source.acquire({
        registration,
        endpoints,
        credential: { kind: 'secret', secret: new Secret(demo.secret) },
        resource: protocols[protocol].resource,
        signal,
        deadlineMs: 3_000,
      }),
  });
  const [made] = reportsOf([outcome], { registration, mailbox, now: new Date() });
  return made ?? assert.fail('no report');
}

const hostsOf = (endpoints: Endpoints) => [
  hostPort(new URL(endpoints.authority).host),
  ...(['ews', 'graph', 'imap', 'pop', 'smtp'] as const).map((protocol) => serverOf(endpoints, protocol)),
];

const expected: readonly (readonly [ScenarioId, ProtocolId, Code])[] = [
  ['wrongSecret', 'imap', 'entra.secretWrong'],
  ['expiredSecret', 'imap', 'entra.secretExpired'],
  ['unknownClient', 'ews', 'entra.appNotFound'],
  ['applicationDisabled', 'ews', 'entra.appDisabled'],
  ['noServicePrincipal', 'graph', 'entra.servicePrincipalMissing'],
  ['unknownTenant', 'graph', 'entra.tenantNotFound'],
  ['wrongCloud', 'imap', 'entra.wrongCloud'],
  ['resourceMissing', 'imap', 'entra.resourceNotFound'],
  ['conditionalAccess', 'imap', 'entra.conditionalAccess'],
  ['noConsent', 'imap', 'claims.missingPermission'],
  ['noConsent', 'pop', 'claims.missingPermission'],
  ['noConsent', 'smtp', 'exchange.roleMissing'],
  ['noConsent', 'graph', 'graph.noPermissions'],
  ['wrongPermissions', 'imap', 'claims.missingPermission'],
  ['wrongAudience', 'ews', 'claims.wrongAudience'],
  ['tokenExpired', 'ews', 'claims.expired'],
  ['tokenExpired', 'graph', 'graph.tokenExpired'],
  ['tokenNotYetValid', 'graph', 'graph.tokenExpired'],
  ['tokenNotYetValid', 'ews', 'claims.notYetValid'],
  ['down', 'imap', 'network.reset'],
  ['entraThrottled', 'imap', 'entra.throttled'],
  ['unavailable', 'ews', 'server.unavailable'],
  ['unavailable', 'graph', 'graph.unavailable'],
  ['popDisabled', 'pop', 'exchange.servicePrincipalMissing'],
  ['policyTooNarrow', 'ews', 'exchange.accessPolicyDenies'],
  ['policyTooNarrow', 'graph', 'graph.blockedByPolicy'],
  ['notConnected', 'imap', 'exchange.fullAccessMissing'],
  ['servicePrincipalMissing', 'imap', 'exchange.servicePrincipalMissing'],
  ['servicePrincipalMissing', 'pop', 'exchange.servicePrincipalMissing'],
  ['ewsDisabled', 'ews', 'ews.disabled'],
  ['ewsNotAllowed', 'ews', 'ews.blockedByPolicy'],
  ['ewsKiosk', 'ews', 'ews.forbidden'],
  ['mailboxMissing', 'ews', 'ews.mailboxNotFound'],
  ['mailboxMissing', 'graph', 'graph.userInvalid'],
  ['mailboxUnlicensed', 'graph', 'graph.mailboxInactive'],
  ['smtpDisabledTenant', 'smtp', 'smtp.disabledTenant'],
  ['smtpDisabledMailbox', 'smtp', 'smtp.disabledMailbox'],
  ['throttled', 'ews', 'ews.serverBusy'],
  ['throttled', 'graph', 'graph.throttled'],
  ['throttled', 'imap', 'imap.throttled'],
  ['entraUnavailable', 'imap', 'entra.unavailable'],
];

for (const [scenario, protocol, code] of expected) {
  test(`${scenario} through ${protocol} is ${code}`, async (t) => {
    demo.setScenario(scenario);
    const { ok, steps } = await report(t, protocol);
    const failed = steps.filter((step) => step.status === 'failed');
    assert.equal(ok, false);
    assert.equal(
      failed[0]?.code,
      code,
      JSON.stringify(failed.map((step) => [step.id, step.code, step.detail])),
    );
    for (const step of failed) assert.ok(step.advice?.message.includes(demo.clientId), step.id);
  });
}

test('imapDisabled answers as missing access does, and both are told', async (t) => {
  demo.setScenario('imapDisabled');
  const failed = (await report(t, 'imap')).steps.find((step) => step.status === 'failed');
  const told = [failed?.code, ...(failed?.otherCauses ?? []).map(({ code }) => code)];
  for (const code of ['exchange.fullAccessMissing', 'exchange.protocolDisabled'])
    assert.ok(told.includes(code));
});

test('a healthy mailbox gets no advice', async (t) => {
  demo.setScenario('healthy');
  const { ok, steps } = await report(t, 'imap');
  assert.equal(ok, true);
  assert.ok(steps.every((step) => step.advice === undefined));
});

test('sendAsDenied names the right and the address', async (t) => {
  demo.setScenario('sendAsDenied');
  const sendAs = demo.mailboxes[1] ?? '';
  const failed = (await report(t, 'smtp', { sendAs })).steps.find((step) => step.status === 'failed');
  assert.equal(failed?.code, 'smtp.sendAsDenied');
  assert.ok(failed?.advice?.fix.includes(`-Identity '${sendAs}' -AccessRights SendAs`));
});

test('every code that a scenario leads to has its advice', () => {
  for (const [, , code] of expected) assert.ok(adviceFor(code, { now: new Date() }).fix.length > 10);
});

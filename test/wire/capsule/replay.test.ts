// A capsule of each of the demo tenant's scenarios comes to the same step and code when it is played again.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reportsOf } from '../../../src/advice/diagnose.ts';
import { makeCapsule, type Recording, readCapsule } from '../../../src/core/capsule/capsule.ts';
import { Secret } from '../../../src/core/credential/secret.ts';
import { resolveEndpoints, serverOf } from '../../../src/core/endpoints/endpoints.ts';
import { protocols } from '../../../src/core/permissions/protocols.ts';
import { type Mailbox, protocolIds, type Registration } from '../../../src/core/registration/registration.ts';
import type { ProbeReport } from '../../../src/core/report/probeReport.ts';
import { createRedactor } from '../../../src/core/text/redaction.ts';
import { redactJson } from '../../../src/core/text/redactJson.ts';
import { scenarios, startDemoTenant } from '../../../src/demo/demoTenant.ts';
import { createTokenSource } from '../../../src/oauth/tokenSource.ts';
import { runProbe } from '../../../src/probes/runProbe.ts';
import { hostPort } from '../../support/demo.ts';
import { networkTo } from '../../support/networks.ts';

const failedAt = ({ steps }: ProbeReport) => {
  const step = steps.find(({ status }) => status === 'failed');
  return step === undefined ? 'works' : `${step.id} ${step.code}`;
};

test('every scenario’s failures replay from a capsule', async (t) => {
  const demo = await startDemoTenant();
  t.after(() => demo.stop());
  const resolved = resolveEndpoints({ cloud: 'demo' }, demo.endpoints);
  assert.ok(resolved.ok);
  const { endpoints } = resolved;
  const hosts = [
    hostPort(new URL(endpoints.authority).host),
    ...protocolIds.map((id) => serverOf(endpoints, id)),
  ];
  const mailbox: Mailbox = { address: demo.mailboxes[0] ?? '', protocols: ['ews', 'imap', 'smtp', 'graph'] };
  const registration: Registration = {
    id: 'demo',
    name: 'Demo',
    product: 'ownApplication',
    cloud: 'demo',
    grant: 'clientSecret',
    tenantId: demo.tenantId,
    clientId: demo.clientId,
    mailboxes: [mailbox],
  };
  let played = 0;
  for (const { id } of scenarios) {
    // Answers that take seconds would make this test take minutes; a time limit is a recorded answer as well.
    if (id === 'slow') continue;
    demo.setScenario(id);
    const redactor = createRedactor();
    const network = networkTo(t, hosts, { trustedCa: demo.endpoints.trustedCa });
    const source = createTokenSource({
      network: () => network,
      redactor,
      now: Date.now,
      wait: async (_ms, signal) => signal.throwIfAborted(),
    });
    const recordings = await Promise.all(
      mailbox.protocols.map(async (protocol): Promise<Recording> => {
        const signal = new AbortController().signal;
        const outcome = await runProbe({
          registration,
          mailbox,
          protocol,
          endpoints,
          network,
          signal,
          deadlineMs: 3_000,
          acquireToken: (abort) =>
            source.acquire({
              registration,
              endpoints,
              resource: protocols[protocol].resource,
              signal: abort,
              credential: { kind: 'secret', secret: new Secret(demo.secret) },
              deadlineMs: 3_000,
            }),
        });
        // As the window keeps it.
        return redactJson(outcome, redactor.redact);
      }),
    );
    const now = new Date('2026-11-29T03:17:00Z');
    const reports = (of: Registration, mail: Mailbox, all: readonly Recording[]) =>
      reportsOf(all, { registration: of, mailbox: mail, now });
    const first = reports(registration, mailbox, recordings);
    const advised = Object.fromEntries(first.map((report) => [report.protocol, failedAt(report)]));
    const made = makeCapsule(
      { registration, mailbox, recordings, advised, versions: {}, madeAt: now.toISOString() },
      redactor.redact,
    );
    assert.ok(made.ok, `${id}: ${made.ok ? '' : made.problem}`);
    const reading = readCapsule(made.text);
    assert.ok(reading.ok, `${id}: ${reading.ok ? '' : reading.problem}`);
    const { capsule } = reading;
    const again = reports(capsule.registration, capsule.mailbox, capsule.recordings);
    assert.deepEqual(again.map(failedAt), first.map(failedAt), id);
    played += 1;
    network.close();
  }
  t.diagnostic(`${played} scenarios played again`);
  assert.ok(played >= 60, `${played} scenarios`);
});

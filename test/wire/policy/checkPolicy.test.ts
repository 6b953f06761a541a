// The policy check through real probes against the demo tenant: each scenario's verdict, protocol by protocol.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type ProtocolId, protocolIds } from '../../../src/core/registration/registration.ts';
import type { Verdict } from '../../../src/core/report/policyReport.ts';
import type { ScenarioId } from '../../../src/demo/demoTenant.ts';
import { type DemoTenant, startDemo } from '../../support/demo.ts';
import { type DemoPolicyRig, demoPolicyRig } from './demoPolicy.ts';

let demo: DemoTenant;
let rig: DemoPolicyRig;

before(async () => {
  demo = await startDemo();
  rig = demoPolicyRig(demo);
});
after(async () => {
  rig?.network.close();
  await demo?.stop();
});

type Row = readonly [ScenarioId, Readonly<Record<ProtocolId, Verdict>>, readonly string[]];
const all = (verdict: Verdict): Readonly<Record<ProtocolId, Verdict>> => ({
  ews: verdict,
  imap: verdict,
  pop: verdict,
  smtp: verdict,
  graph: verdict,
});

/** Scenario, the verdict of each protocol, and findings of EWS that must be among them. */
const rows: readonly Row[] = [
  ['healthy', all('scoped'), ['policy.aapLegacy']],
  ['policyAbsent', all('tooWide'), ['policy.controlOpens', 'policy.tenantWideGrant']],
  ['policyTooWide', all('tooWide'), ['policy.controlOpens', 'policy.tenantWideGrant']],
  // POP refuses everybody at sign-in, where a bad token looks the same.
  ['policyTooNarrow', { ...all('tooNarrow'), pop: 'unknown' }, ['policy.mailboxRefused']],
  ['notConnected', { ...all('scoped'), imap: 'tooNarrow', pop: 'unknown', smtp: 'tooNarrow' }, []],
  ['rbacScoped', all('scoped'), ['policy.rolesAbsentExpected']],
  [
    'rbacVoid',
    { ews: 'tooWide', imap: 'scoped', pop: 'scoped', smtp: 'scoped', graph: 'tooWide' },
    ['policy.tenantWideGrant'],
  ],
  ['ewsDisabled', { ...all('scoped'), ews: 'unknown' }, ['policy.switchedOff']],
  ['ewsNotAllowed', { ...all('scoped'), ews: 'unknown' }, ['policy.switchedOff']],
  // IMAP and SMTP take the token and then open nothing, in the same words as without FullAccess.
  ['mailboxMissing', { ...all('unknown'), imap: 'tooNarrow', smtp: 'tooNarrow' }, ['policy.mailboxMissing']],
  ['wrongSecret', all('unknown'), ['policy.notChecked']],
  ['tokenExpired', all('unknown'), ['policy.notChecked']],
  ['throttled', all('unknown'), ['policy.notChecked']],
  ['unavailable', all('unknown'), ['policy.notChecked']],
  ['smtpDisabledTenant', { ...all('scoped'), smtp: 'unknown' }, []],
];

for (const [scenario, verdicts, found] of rows) {
  test(`the scenario ${scenario} has its verdict through every protocol`, async () => {
    demo.setScenario(scenario);
    for (const protocol of protocolIds) {
      const outcome = await rig.check(protocol);
      const codes = outcome.findings.map(({ code, detail }) => `${code} (${detail})`).join(', ');
      assert.equal(outcome.verdict, verdicts[protocol], `${protocol}: ${codes}`);
      if (protocol !== 'ews') continue;
      for (const code of found) {
        assert.ok(
          outcome.findings.some((finding) => finding.code === code),
          `${code} is missing: ${codes}`,
        );
      }
    }
  });
}

test('without a message SMTP proves nothing, also if the control mailbox has no right to give', async () => {
  for (const scenario of ['healthy', 'notConnected', 'policyAbsent'] as const) {
    demo.setScenario(scenario);
    const { verdict, mailbox, control, findings } = await rig.check('smtp', 'noMessage');
    assert.deepEqual([verdict, mailbox, control], ['unknown', 'unknown', 'unknown'], scenario);
    const codes = findings.map(({ code }) => code);
    assert.ok(codes.includes('policy.smtpNotSubmitted'), codes.join(' '));
    assert.ok(!codes.includes('policy.controlOpens') && !codes.includes('policy.fullAccessTooWide'));
  }
});

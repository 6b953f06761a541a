// The tree says whose it is, what state it is in and why, with ids that never change.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Registration } from '../../../src/core/registration/registration.ts';
import type { StoredRegistration } from '../../../src/core/registration/storedRegistration.ts';
import type { PolicyReport } from '../../../src/core/report/policyReport.ts';
import type { ProbeReport } from '../../../src/core/report/probeReport.ts';
import type { TreeNode } from '../../../src/pages/treeNode.ts';
import { countProblems, type TreeInput, treeNodes } from '../../../src/pages/treeNodes.ts';

const now = new Date('2026-11-22T12:00:00Z');
const registration: Registration = {
  id: 'contoso',
  name: 'Contoso Capture',
  product: 'globalcapture',
  cloud: 'global',
  grant: 'clientSecret',
  credentialExpiresOn: '2026-12-04',
  tenantId: '11111111-2222-3333-4444-555555555555',
  clientId: '66666666-7777-8888-9999-000000000000',
  mailboxes: [{ address: 'ap@contoso.example', protocols: ['ews'], controlMailbox: 'ceo@contoso.example' }],
};
const stored = (extra: Partial<Registration> = {}): StoredRegistration => ({
  registration: { ...registration, ...extra },
  scope: { kind: 'user' },
  ignoredHosts: [],
});
const advice = {
  code: 'entra.secretExpired',
  title: 'The client secret has expired',
  cause: 'c',
  owner: 'entraAdmin',
  fix: 'f',
  message: 'm',
  sources: [],
} as const;
const report = (ok: boolean): ProbeReport => ({
  registration: 'contoso',
  address: 'ap@contoso.example',
  protocol: 'ews',
  startedAt: '2026-11-22T11:58:00Z',
  durationMs: 412,
  ok,
  steps: [
    { id: 'resolve', status: 'ok', durationMs: 1, detail: 'd' },
    ok
      ? { id: 'token', status: 'ok', durationMs: 2, detail: 'd' }
      : { id: 'token', status: 'failed', durationMs: 2, detail: 'd', code: advice.code, advice },
  ],
});
const policy: PolicyReport = {
  registration: 'contoso',
  address: 'ap@contoso.example',
  controlMailbox: 'ceo@contoso.example',
  verdict: 'tooWide',
  mailbox: 'granted',
  control: 'granted',
  consented: ['full_access_as_app'],
  findings: [{ code: 'policy.controlOpens', advice }],
  checkedAt: '2026-11-22T11:00:00Z',
};
const input = (extra: Partial<TreeInput> = {}): TreeInput => ({
  registrations: [stored()],
  problems: [],
  probes: () => [],
  policy: () => undefined,
  drift: () => undefined,
  credentialExpected: () => true,
  productName: () => 'GlobalCapture',
  demoRunning: false,
  trusted: true,
  live: new Map(),
  now,
  ...extra,
});
const all = (nodes: readonly TreeNode[]): readonly TreeNode[] =>
  nodes.flatMap((node) => [node, ...all(node.children)]);

describe('the tree', () => {
  it('names the product and when the secret ends', () => {
    const [root] = treeNodes(input());
    assert.equal(root?.label, 'Contoso Capture');
    assert.equal(root?.description, 'secret ends in 12 days · GlobalCapture');
    assert.equal(root?.children[0]?.description, 'not tested yet · EWS');
  });

  it('shows a working mailbox with its steps', () => {
    const [root] = treeNodes(input({ probes: () => [report(true)] }));
    const mailbox = root?.children[0];
    assert.equal(mailbox?.description, 'works, 2 min ago · EWS');
    assert.equal(mailbox?.tone, 'passed');
    assert.equal(mailbox?.children[0]?.description, '2 steps, 412 ms');
  });

  it('shows where a mailbox failed and offers the advice on that step', () => {
    const nodes = all(treeNodes(input({ probes: () => [report(false)] })));
    assert.equal(
      nodes.find((node) => node.context.startsWith('mailbox'))?.description,
      'no token, 2 min ago · EWS',
    );
    const step = nodes.find((node) => node.context.includes('advised'));
    assert.equal(step?.description, 'The client secret has expired');
    assert.equal(step?.code, 'entra.secretExpired');
  });

  it('counts what needs a person', () => {
    assert.equal(countProblems(treeNodes(input({ probes: () => [report(true)] }))), 0);
    assert.equal(countProblems(treeNodes(input({ probes: () => [report(false)], policy: () => policy }))), 1);
    assert.equal(
      countProblems(
        treeNodes(
          input({ policy: () => policy, problems: [{ scope: { kind: 'user' }, entry: 'x', problem: 'p' }] }),
        ),
      ),
      2,
    );
  });

  it('says what keeps a registration from connecting', () => {
    const words = (extra: Partial<TreeInput>) => treeNodes(input(extra))[0]?.description ?? '';
    assert.match(words({ credentialExpected: () => false }), /credential not on this computer/);
    assert.match(words({ drift: () => ['Consent was revoked.'] }), /setup differs in 1 point/);
    assert.doesNotMatch(words({ drift: () => [] }), /setup differs/);
    assert.match(
      words({ registrations: [{ ...stored(), scope: { kind: 'workspace' } }], trusted: false }),
      /not trusted/,
    );
    assert.match(
      words({ registrations: [{ ...stored(), ignoredHosts: ['https://evil.example'] }] }),
      /ignored/,
    );
    assert.match(words({ registrations: [stored({ cloud: 'demo' })] }), /demo tenant is stopped/);
    const none = { clientId: '00000000-0000-0000-0000-000000000000' };
    assert.match(words({ registrations: [stored(none)] }), /no app registration yet/);
    const federatedCredential = { name: 'github-x', issuer: 'https://issuer.example', subject: 's' };
    const federated = { registrations: [stored({ federatedCredential })], credentialExpected: () => false };
    assert.doesNotMatch(words(federated), /credential not on this computer/);
  });

  it('sorts by name and keeps ids that are unique and free of time and position', () => {
    const two = [stored({ id: 'b', name: 'Zeta' }), stored({ id: 'a', name: 'Alpha' })];
    const before = all(
      treeNodes(input({ registrations: two, probes: () => [report(false)], policy: () => policy })),
    );
    const after = all(
      treeNodes(
        input({
          registrations: two.toReversed(),
          probes: () => [report(false)],
          policy: () => policy,
          now: new Date('2027-01-01'),
        }),
      ),
    );
    assert.equal(before[0]?.label, 'Alpha');
    assert.deepEqual(
      before.map(({ id }) => id),
      after.map(({ id }) => id),
    );
    assert.equal(new Set(before.map(({ id }) => id)).size, before.length);
  });

  it('shows text from outside as plain text, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const [root] = treeNodes(input({ registrations: [stored({ name })] }));
        assert.ok(!/[\u202a-\u202e\u0000-\u0008]/.test(root?.label ?? ''));
        assert.ok(!/(?<!\\)\[[^\\]*(?<!\\)\]\(/.test(root?.tooltip ?? ''));
      }),
    );
  });
});

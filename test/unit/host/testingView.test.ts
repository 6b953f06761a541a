// The Testing view: what a run says of each mailbox, and what it shows of the JUnit that the check wrote.
import '../../support/useFakeVscode.ts';
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { Registration } from '../../../src/core/registration/registration.ts';
import type { ProbeReport } from '../../../src/core/report/probeReport.ts';
import type { Services } from '../../../src/host/shell/services.ts';
import { seenTesting, type TestMessage } from '../../support/fakeTesting.ts';
import { fake, settingsChanged, Uri, workspace } from '../../support/fakeVscode.ts';

const { createTestingView } = await import('../../../src/host/nightly/testingView.ts');

const registration: Registration = {
  id: 'own',
  name: 'Own',
  product: 'ownApplication',
  cloud: 'global',
  grant: 'clientSecret',
  tenantId: '11111111-2222-3333-4444-555555555555',
  clientId: '66666666-7777-8888-9999-000000000000',
  mailboxes: ['good', 'bad', 'broken'].map((name) => ({
    address: `${name}@contoso.example`,
    protocols: ['imap'] as const,
  })),
};

const reportFor = (address: string, ok: boolean): ProbeReport => ({
  registration: 'own',
  address,
  protocol: 'imap',
  startedAt: '2026-11-29T00:00:00Z',
  durationMs: 1,
  ok,
  steps: [{ id: 'openMailbox', status: ok ? 'ok' : 'failed', durationMs: 1, detail: 'said' }],
});

const services = {
  redact: (text: string) => text.replace('hidden', '***'),
  registrations: {
    all: () => [{ registration }],
    find: (id: string) => (id === 'own' ? { registration } : undefined),
    onDidChange: () => ({ dispose: () => undefined }),
  },
  connections: {
    test: async (_: unknown, { address }: { readonly address: string }) => {
      if (address.startsWith('broken')) throw new Error('the hidden store is locked');
      return [reportFor(address, address.startsWith('good'))];
    },
  },
} as unknown as Services;

const going = { onCancellationRequested: () => undefined };
const stopped = { onCancellationRequested: (stop: () => void) => stop() };
const rows = () => [...(seenTesting.items?.get('own')?.children ?? [])].map(([, item]) => item);
const lastRun = () => {
  const run = seenTesting.runs.at(-1);
  assert.ok(run !== undefined);
  return run;
};

beforeEach((t) => {
  fake.get = (key) => key === 'testingView';
  const view = createTestingView(services);
  (t as unknown as { after(done: () => void): void }).after(() => view.dispose());
});

test('it is there while the setting says so', () => {
  assert.equal(rows().length, 3);
  fake.get = () => false;
  settingsChanged.fire({ affectsConfiguration: () => true });
  assert.equal(seenTesting.items, undefined);
});

test('a run says of each mailbox how its test ended, and ends also if one could not be made', async () => {
  await seenTesting.run({}, going);
  assert.deepEqual([...lastRun().states.values()], ['passed', 'failed', 'errored']);
  const [told] = lastRun().messages.get(String(rows()[2]?.id)) ?? [];
  assert.equal((told as TestMessage).message, 'the *** store is locked');
  assert.ok(lastRun().ended);
});

test('what is left out is not tested, and what was stopped is neither good nor bad', async () => {
  const [good, bad] = rows();
  await seenTesting.run({ exclude: [bad] }, going);
  assert.deepEqual([...lastRun().states.keys()].includes(String(bad?.id)), false);
  await seenTesting.run({ include: [good] }, stopped);
  assert.deepEqual([...lastRun().states], [[good?.id, 'skipped']]);
});

test('a mailbox of which one protocol failed in the night is no good one, and its registration keeps its mailboxes', async () => {
  const whose = `<properties><property name="application" value="login.microsoftonline.com ${registration.tenantId} ${registration.clientId}"/></properties>`;
  const suite = (name: string, cases: string) =>
    `<testsuite name="${name}" package="exchange-oauth-check">${name.startsWith('own') ? whose : ''}${cases}</testsuite>`;
  const one = (of: string, name: string, failure = '') =>
    failure === ''
      ? `<testcase classname="${of}" name="${name}" time="1.000"/>`
      : `<testcase classname="${of}" name="${name}" time="1.000"><failure type="a.b" message="${failure}">${failure}</failure></testcase>`;
  const mailbox = 'own good@contoso.example';
  const xml = [
    suite(mailbox, one(mailbox, 'imap', 'refused') + one(mailbox, 'graph')),
    suite('own', one('own', 'credential', 'It ends')),
    suite('elsewhere x@y.example', one('elsewhere x@y.example', 'imap')),
  ].join('');
  workspace.findFiles = async () => [Uri.file('/junit.xml')];
  workspace.fs.readFile = async () => new TextEncoder().encode(xml);
  workspace.fs.stat = async () => ({ size: xml.length, type: 1 });
  await seenTesting.refresh();
  assert.deepEqual(
    [...lastRun().states],
    [
      [rows()[0]?.id, 'failed'],
      ['own nightly check', 'failed'],
      ['elsewhere x@y.example', 'passed'],
    ],
  );
  assert.equal(rows().length, 4);
  assert.ok(lastRun().ended);
});

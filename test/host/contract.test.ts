// The contract that other code sees: commands by id, their reports, and what must hold about secrets.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { PolicyReport } from '../../src/core/report/policyReport.ts';
import { type ProbeReport, stepIds } from '../../src/core/report/probeReport.ts';

const run = async <T>(id: string, argument?: object): Promise<T> =>
  (await vscode.commands.executeCommand(`exchangeOAuth.${id}`, argument)) as T;

interface Ready {
  readonly registration: string;
  readonly address: string;
  readonly controlMailbox: string;
}

describe('the commands, called by code', () => {
  let ready: Ready;
  before(async () => {
    ready = await run<Ready>('demo.start', {});
  });
  after(async () => {
    await run('demo.stop', {});
  });
  const failedStep = async (
    scenario: string,
    protocol?: string,
  ): Promise<ProbeReport['steps'][number] | undefined> => {
    await run('demo.scenario', { scenario });
    const reports = await run<ProbeReport[]>('mailbox.test', {
      ...ready,
      ...(protocol === undefined ? {} : { protocol }),
    });
    return reports[0]?.steps.find((step) => step.status === 'failed');
  };

  it('start a demo tenant with a registration that is ready to test', () => {
    assert.equal(typeof ready.registration, 'string');
    const entries = vscode.workspace
      .getConfiguration('exchangeOAuth')
      .inspect<{ id: string }[]>('registrations')?.globalValue;
    assert.ok(entries?.some((entry) => entry.id === ready.registration));
  });

  it('test a mailbox and report every step of the contract', async () => {
    await run('demo.scenario', { scenario: 'healthy' });
    const reports = await run<ProbeReport[]>('mailbox.test', ready);
    assert.equal(reports.length, 1);
    const [report] = reports;
    assert.equal(report?.ok, true, JSON.stringify(report));
    assert.equal(report?.registration, ready.registration);
    assert.equal(report?.address, ready.address);
    assert.ok(!Number.isNaN(Date.parse(report?.startedAt ?? '')));
    assert.deepEqual(
      report?.steps.map((step) => step.id),
      stepIds.filter((id) => id !== 'sendAs'),
    );
    assert.ok(
      report?.steps.every((step) => step.status === 'ok' && step.durationMs >= 0 && step.detail !== ''),
    );
  });

  it('test all mailboxes, each protocol of each', async () => {
    const reports = await run<ProbeReport[]>('mailbox.testAll');
    assert.ok(reports.length >= 3, JSON.stringify(reports.map((report) => report.protocol)));
    assert.ok(
      reports.every((report) => report.ok),
      JSON.stringify(reports.filter((report) => !report.ok)),
    );
  });

  it('prove that the mailbox opens and the control mailbox is refused', async () => {
    const report = await run<PolicyReport>('mailbox.checkPolicy', ready);
    assert.deepEqual(
      [report.verdict, report.mailbox, report.control],
      ['scoped', 'granted', 'denied'],
      JSON.stringify(report),
    );
    assert.equal(report.controlMailbox, ready.controlMailbox);
    assert.ok(report.consented.length > 0);
  });

  it('say what is wrong, who must act and what to do', async () => {
    const step = await failedStep('expiredSecret');
    assert.equal(step?.id, 'token');
    assert.equal(step?.code, 'entra.secretExpired');
    assert.equal(step?.advice?.code, step?.code);
    assert.ok(['you', 'entraAdmin'].includes(step?.advice?.owner ?? ''));
    for (const text of [step?.advice?.title, step?.advice?.cause, step?.advice?.fix, step?.advice?.message])
      assert.ok((text ?? '').length > 10);
  });

  it('believe nothing before the mailbox is open', async () => {
    await run('demo.scenario', { scenario: 'notConnected' });
    const [report] = await run<ProbeReport[]>('mailbox.test', { ...ready, protocol: 'imap' });
    assert.equal(report?.steps.find((step) => step.id === 'authenticate')?.status, 'ok');
    assert.equal(report?.steps.find((step) => step.id === 'openMailbox')?.status, 'failed');
    assert.equal(report?.ok, false);
  });

  it('find an access policy that is too wide and one that is too narrow', async () => {
    await run('demo.scenario', { scenario: 'policyTooWide' });
    assert.equal((await run<PolicyReport>('mailbox.checkPolicy', ready)).verdict, 'tooWide');
    await run('demo.scenario', { scenario: 'policyTooNarrow' });
    assert.equal((await run<PolicyReport>('mailbox.checkPolicy', ready)).verdict, 'tooNarrow');
    await run('demo.scenario', { scenario: 'healthy' });
  });

  it('show what an administrator would see in the demo, and read it back', async () => {
    await run('demo.scenario', { scenario: 'limitNotInForce' });
    const { text } = await run<{ text: string }>('demo.output', { cmdlet: 'Test-ApplicationAccessPolicy' });
    assert.match(text, /^PS C:\\> Test-ApplicationAccessPolicy .*AccessCheckResult : Granted.*: Denied/s);
    const { declared } = await run<{ declared?: { mailbox: string; control: string } }>('policy.readOutput', {
      ...ready,
      text,
    });
    assert.deepEqual([declared?.mailbox, declared?.control], ['granted', 'denied']);
    assert.equal((await run<PolicyReport>('mailbox.checkPolicy', ready)).verdict, 'tooWide');
    await assert.rejects(run('demo.output', { cmdlet: 'Get-Nothing' }));
    await run('demo.scenario', { scenario: 'healthy' });
  });

  it('give an administrator’s blocks with their undo, and read output without a mailbox being named', async () => {
    const blocks = await run<{ id: string; title: string; text: string; undo?: string; runsIn: string }[]>(
      'policy.scripts',
      { registration: ready.registration },
    );
    assert.ok(
      blocks.some(({ id, undo, runsIn }) => id === 'group' && undo !== undefined && runsIn === 'exchange'),
    );
    assert.ok(blocks.some(({ runsIn }) => runsIn === 'graph'));
    const read = await run<{
      facts: { kind: string; form: string }[];
      unread: number;
      cut: boolean;
      findings: { code: string; advice: { code: string } }[];
      readiness?: { works: string; items: { id: string; state: string }[] };
    }>('policy.readOutput', {
      registration: ready.registration,
      text: 'PS> Get-OrganizationConfig | Format-List EwsEnabled\n\nEwsEnabled : False\n',
    });
    assert.deepEqual([read.facts[0]?.kind, read.facts[0]?.form], ['organization', 'list']);
    assert.deepEqual([read.unread, read.cut, read.findings], [0, false, []]);
    assert.equal(read.readiness?.works, 'no');
  });

  it('render a snippet that refers to the secret and does not hold it', async () => {
    const secret = 'canary-secret-value-4711';
    await run('credential.set', { registration: ready.registration, secret });
    for (const target of ['globalcapture']) {
      const rendering = await run<{
        files: { name: string; text: string }[];
        fields: object[];
        notes: string[];
      }>('snippet.render', { ...ready, target });
      assert.ok(rendering.fields.length > 0 && rendering.notes.length > 0);
      assert.ok(!JSON.stringify(rendering).includes(secret));
    }
    await run('demo.stop', {});
    ready = await run<Ready>('demo.start', {});
  });

  it('list the targets that snippets can be rendered for', async () => {
    const targets = await run<Record<string, unknown>[]>('snippet.list');
    assert.ok(targets.length > 40, String(targets.length));
    for (const target of targets)
      assert.deepEqual(Object.keys(target), ['id', 'name', 'kind', 'protocols', 'grants', 'clouds']);
    assert.ok(targets.some(({ id }) => id === 'globalcapture'));
  });

  it('tell code from a person by what this window made itself, not by a shape', async () => {
    const forged = { ...ready, address: undefined, context: 'mailbox', children: [] };
    await assert.rejects(run('mailbox.test', forged), /Name a mailbox/);
  });

  it('explain an error text', async () => {
    const advices = await run<{ code: string }[]>('error.explain', {
      text: 'AADSTS7000222: The provided client secret keys for app are expired.',
    });
    assert.equal(advices[0]?.code, 'entra.secretExpired');
  });

  it('read a token without giving it out', async () => {
    const reading = await run<{ claims: { roles: string[] } }>('token.inspect', {
      registration: ready.registration,
    });
    assert.ok(reading.claims.roles.length > 0);
    assert.ok(!/eyJ/.test(JSON.stringify(reading)));
  });

  it('reject with words when a name is wrong', async () => {
    await assert.rejects(
      run('mailbox.test', { registration: 'nobody', address: 'a@b.example' }),
      /no registration.*nobody/i,
    );
    await assert.rejects(run('mailbox.test', { ...ready, address: 'nobody@b.example' }), /no mailbox/i);
    await assert.rejects(run('mailbox.test', { ...ready, protocol: 'gopher' }), /no protocol/i);
    await assert.rejects(run('snippet.render', { ...ready, target: 'nothing-like-it' }), /rendering/i);
    await assert.rejects(run('credential.set', { registration: ready.registration, secret: 7 }), /text/i);
  });

  it('tell a missing demo tenant from a broken one', async () => {
    await run('demo.stop', {});
    const [report] = await run<ProbeReport[]>('mailbox.test', ready);
    assert.equal(report?.ok, false);
    assert.match(report?.steps[0]?.code ?? '', /demo/i);
    ready = await run<Ready>('demo.start', {});
  });
});

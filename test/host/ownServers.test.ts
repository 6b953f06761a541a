// Servers of one's own (cloud "custom"), settings of every scope, and secrets that stay bound to what they were typed for.
import assert from 'node:assert/strict';
import * as tls from 'node:tls';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { PolicyReport } from '../../src/core/report/policyReport.ts';
import type { ProbeReport } from '../../src/core/report/probeReport.ts';
import { type DemoTenant, startDemoTenant } from '../../src/demo/demoTenant.ts';

const run = async <T>(id: string, argument?: object): Promise<T> =>
  (await vscode.commands.executeCommand(`exchangeOAuth.${id}`, argument)) as T;
const settings = () => vscode.workspace.getConfiguration('exchangeOAuth');
const { Global, Workspace } = vscode.ConfigurationTarget;

describe('servers of one’s own', () => {
  let tenant: DemoTenant;
  let authorities: string[];
  const entry = (extra: object = {}) => ({
    id: 'own',
    name: 'Own servers',
    product: 'ownApplication',
    cloud: 'custom',
    tenantId: tenant.tenantId,
    clientId: tenant.clientId,
    grant: 'clientSecret',
    authority: tenant.endpoints.authority,
    endpoints: {
      ews: tenant.endpoints.ews,
      graph: tenant.endpoints.graph,
      imap: tenant.endpoints.imap,
      pop: tenant.endpoints.pop,
      smtp: tenant.endpoints.smtp,
    },
    mailboxes: [
      {
        address: tenant.mailboxes[0],
        protocols: ['ews', 'imap', 'graph'],
        controlMailbox: tenant.controlMailbox,
      },
    ],
    futureKey: { kept: true },
    ...extra,
  });
  const test = (protocol?: string) =>
    run<ProbeReport[]>('mailbox.test', {
      registration: 'own',
      address: tenant.mailboxes[0],
      ...(protocol === undefined ? {} : { protocol }),
    });
  const failed = (reports: readonly ProbeReport[]) =>
    reports.flatMap((report) => report.steps).find((step) => step.status === 'failed');

  before(async () => {
    tenant = await startDemoTenant();
    authorities = tls.getCACertificates('default');
    tls.setDefaultCACertificates([...authorities, tenant.endpoints.trustedCa]);
    await settings().update('registrations', [entry()], Global);
    await run('credential.set', { registration: 'own', secret: tenant.secret });
  });
  after(async () => {
    await settings().update('registrations', undefined, Global);
    await settings().update('registrations', undefined, Workspace);
    tls.setDefaultCACertificates(authorities);
    await tenant.stop();
  });

  it('are tested through each protocol', async () => {
    const reports = await test();
    assert.deepEqual(
      reports.map((report) => [report.protocol, report.ok]),
      [
        ['ews', true],
        ['imap', true],
        ['graph', true],
      ],
      JSON.stringify(failed(reports)),
    );
  });

  it('are asked for one token per resource, however many mailboxes and protocols are tested', async () => {
    const tokens = () =>
      tenant.journal.filter((request) => /oauth2\/v2\.0\/token/.test(JSON.stringify(request))).length;
    const before = tokens();
    await Promise.all([test(), test(), test()]);
    await test();
    assert.equal(tokens() - before, 0, 'the tokens of the first test are used again');
  });

  it('have their access policy checked', async () => {
    const report = await run<PolicyReport>('mailbox.checkPolicy', {
      registration: 'own',
      address: tenant.mailboxes[0],
    });
    assert.equal(report.verdict, 'scoped', JSON.stringify(report.findings.map((finding) => finding.code)));
  });

  it('keep keys of the setting that this version does not know', async () => {
    const ask = vscode.window.showWarningMessage;
    vscode.window.showWarningMessage = (async () => 'Remove') as unknown as typeof ask;
    await run('mailbox.remove', { registration: 'own', address: tenant.mailboxes[0] });
    vscode.window.showWarningMessage = ask;
    const saved =
      settings().inspect<{ futureKey?: object; mailboxes: object[] }[]>('registrations')?.globalValue?.[0];
    assert.deepEqual(saved?.futureKey, { kept: true });
    assert.deepEqual(saved?.mailboxes, []);
    await settings().update('registrations', [entry()], Global);
  });

  it('are not reached when only the workspace names them', async () => {
    await settings().update('registrations', undefined, Global);
    await settings().update('registrations', [entry()], Workspace);
    const before = tenant.journal.length;
    const reports = await test('ews');
    assert.equal(reports[0]?.ok, false);
    assert.equal(tenant.journal.length, before, 'nothing was sent');
    assert.match(failed(reports)?.code ?? '', /^local\./);
  });

  it('are reached when the person agreed to the same hosts in User settings', async () => {
    await settings().update('registrations', [entry()], Global);
    assert.equal((await test('imap'))[0]?.ok, true);
    await settings().update('registrations', undefined, Workspace);
  });

  it('do not get a secret that was typed for another client', async () => {
    await settings().update(
      'registrations',
      [entry({ clientId: '00000000-0000-4000-8000-000000000001' })],
      Global,
    );
    const reports = await test('ews');
    assert.equal(failed(reports)?.id, 'token');
    assert.match(failed(reports)?.code ?? '', /secretMissing/i);
    await settings().update('registrations', [entry()], Global);
  });

  it('say so when a setting cannot be used, and leave it as it is', async () => {
    for (const value of [
      [entry({ clientId: 'not a guid' })],
      [entry({ mailboxes: 'none' })],
      [{ ...entry(), id: 7 }],
      'text',
      { id: 'own' },
    ]) {
      await settings().update('registrations', value, Global);
      await assert.rejects(test('ews'));
      assert.deepEqual(settings().inspect('registrations')?.globalValue, value);
    }
    await settings().update('registrations', [entry()], Global);
  });

  it('fail by name when they are gone', async () => {
    await settings().update(
      'registrations',
      [entry({ endpoints: { ...entry().endpoints, imap: 'localhost:1' } })],
      Global,
    );
    const step = failed(await test('imap'));
    assert.equal(step?.id, 'connect');
    assert.equal(step?.code, 'network.tcp');
    assert.match(step?.detail ?? '', /localhost/);
  });
});

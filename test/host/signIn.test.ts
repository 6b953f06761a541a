// A person signs in inside VS Code: by device code and in the browser; once for all tests, and signed out on request.
import assert from 'node:assert/strict';
import * as tls from 'node:tls';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { ProbeReport } from '../../src/core/report/probeReport.ts';
import { type DemoTenant, startDemoTenant } from '../../src/demo/demoTenant.ts';
import { approveDevice, signInOnPage } from '../support/signIn.ts';

const run = async <T>(id: string, argument?: object): Promise<T> =>
  (await vscode.commands.executeCommand(`exchangeOAuth.${id}`, argument)) as T;
const settings = () => vscode.workspace.getConfiguration('exchangeOAuth');
const { Global } = vscode.ConfigurationTarget;

describe('signing in as a person', () => {
  let tenant: DemoTenant;
  let authorities: string[];
  const person = () => tenant.mailboxes[0] ?? '';
  const entry = (grant: string) => ({
    id: `person-${grant}`,
    name: 'Signs in',
    product: 'ownApplication',
    cloud: 'custom',
    tenantId: tenant.tenantId,
    clientId: tenant.clientId,
    grant,
    authority: tenant.endpoints.authority,
    endpoints: {
      ews: tenant.endpoints.ews,
      graph: tenant.endpoints.graph,
      imap: tenant.endpoints.imap,
      pop: tenant.endpoints.pop,
      smtp: tenant.endpoints.smtp,
    },
    mailboxes: [{ address: person(), protocols: ['imap'] }],
  });
  const test = async (grant: string) =>
    (await run<ProbeReport[]>('mailbox.test', { registration: `person-${grant}`, address: person() }))[0];
  const failed = (report: ProbeReport | undefined) => report?.steps.find((step) => step.status === 'failed');

  before(async () => {
    tenant = await startDemoTenant();
    authorities = tls.getCACertificates('default');
    tls.setDefaultCACertificates([...authorities, tenant.endpoints.trustedCa]);
    await settings().update('registrations', [entry('deviceCode'), entry('authorizationCode')], Global);
  });
  after(async () => {
    await settings().update('registrations', undefined, Global);
    tls.setDefaultCACertificates(authorities);
    await tenant.stop();
  });

  it('shows a device code, waits for it, and opens the mailbox', async () => {
    const shown: string[] = [];
    const real = vscode.window.showInformationMessage;
    vscode.window.showInformationMessage = (async (text: string) => {
      shown.push(text);
      const code = /code (\S+) at/.exec(text)?.[1];
      if (code !== undefined) await approveDevice(tenant, code, person());
      return undefined;
    }) as typeof real;
    try {
      const report = await test('deviceCode');
      assert.equal(report?.ok, true, JSON.stringify(failed(report)));
      assert.equal(shown.filter((text) => text.startsWith('Enter the code')).length, 1);
      assert.equal((await test('deviceCode'))?.ok, true, 'the second test asks nobody');
      assert.equal(shown.filter((text) => text.startsWith('Enter the code')).length, 1);
    } finally {
      vscode.window.showInformationMessage = real;
    }
  });

  it('signs out: the next unattended test says that a person has to sign in', async () => {
    const out = await run<{ signedOut: string[] }>('account.signOut', { registration: 'person-deviceCode' });
    assert.deepEqual(out.signedOut, [person()]);
    const reports = await run<ProbeReport[]>('mailbox.testAll', { registration: 'person-deviceCode' });
    assert.equal(failed(reports[0])?.code, 'local.signInNeeded');
  });

  it('opens the browser for an authorization code and comes back', async () => {
    const real = vscode.env.openExternal;
    const opened: string[] = [];
    const stub = async (address: vscode.Uri) => {
      const url = address.toString(true);
      opened.push(url);
      const back = await signInOnPage(tenant, url, person());
      if (/^http:\/\/localhost/.test(back.href)) await fetch(back).catch(() => undefined);
      return true;
    };
    Object.defineProperty(vscode.env, 'openExternal', { value: stub, configurable: true });
    try {
      const report = await test('authorizationCode');
      assert.equal(report?.ok, true, JSON.stringify(failed(report)));
      assert.equal(opened.length, 1);
      assert.match(opened[0] ?? '', /code_challenge_method=S256/);
    } finally {
      Object.defineProperty(vscode.env, 'openExternal', { value: real, configurable: true });
    }
  });
});

// A folder that a person does not trust: what it names is shown, nothing connects; hosts it names never count.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProbeReport } from '../../src/core/report/probeReport.ts';
import { useWindow } from './harness.ts';

const entry = {
  id: 'planted',
  name: 'Planted by the folder',
  cloud: 'custom',
  authority: 'https://localhost:9',
  endpoints: { imap: 'localhost:9' },
  tenantId: '11111111-2222-3333-4444-555555555555',
  clientId: '66666666-7777-8888-9999-000000000000',
  mailboxes: [{ address: 'ap@contoso.example', protocols: ['imap'] }],
};
const settings = { 'exchangeOAuth.registrations': [entry], 'http.proxyStrictSSL': false };
const ui = useWindow({
  workspaceTrust: true,
  settings: { 'security.workspace.trust.startupPrompt': 'never' },
  files: { '.vscode/settings.json': JSON.stringify(settings) },
});
const probe = async () =>
  (await ui().bridge.command('exchangeOAuth.mailbox.test', {
    registration: 'planted',
    address: 'ap@contoso.example',
  })) as ProbeReport[];

test('an untrusted folder’s registration is shown, and a test of it connects to nothing', async () => {
  const [report] = await probe();
  assert.equal(report?.ok, false);
  assert.equal(report?.steps[0]?.code, 'local.workspaceUntrusted');
  await ui().runCommand('View: Show Exchange OAuth2 Setup');
  await ui().tree('Exchange Mailboxes').getByText('not trusted').first().waitFor();
});

test('a trusted folder’s hosts are ignored all the same, with the way to agree to them', async () => {
  await ui().runCommand('Workspaces: Manage Workspace Trust');
  await ui().page.getByRole('button', { name: 'Trust', exact: true }).first().click();
  await ui().tree('Exchange Mailboxes').getByText('hosts of the workspace are ignored').first().waitFor();
  const [report] = await probe();
  assert.equal(report?.ok, false);
  assert.match(report?.steps[0]?.code ?? '', /^local\./);
});

test('agreeing shows the hosts first and copies the registration to User settings', async () => {
  await ui().runCommand('Exchange OAuth: Agree to Hosts and Copy to User Settings…');
  const dialog = ui().page.getByRole('dialog').filter({ hasText: 'localhost:9' });
  await dialog.getByText('https://localhost:9').first().waitFor();
  await dialog.getByRole('button', { name: 'Agree and Copy' }).click();
  await ui()
    .tree('Exchange Mailboxes')
    .getByText('hosts of the workspace are ignored')
    .first()
    .waitFor({ state: 'hidden' });
  const setting = (await ui().bridge.getSetting('exchangeOAuth.registrations')) as {
    globalValue?: { authority?: string }[];
  };
  assert.equal(setting.globalValue?.[0]?.authority, 'https://localhost:9');
});

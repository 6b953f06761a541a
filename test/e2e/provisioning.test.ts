// Create it for me, as an administrator does it in the window: sign in, agree, see what was made, look for drift, renew,
// take it back. Then a window that ends in the middle of a setup, and goes on.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type DemoTenant, startDemo } from '../support/demo.ts';
import { type SignIns, signInInWindow } from '../support/signInInWindow.ts';
import { openTestWindow, type TestWindow, useWindow } from './harness.ts';

const administrator = 'admin@contoso.example';

function hand(ui: TestWindow) {
  const view = () => ui.webview();
  const dialog = ui.page.locator('.monaco-dialog-box');
  return {
    view,
    primary: (name: string) => view().locator('#primary', { hasText: name }).click(),
    pick: (text: string) =>
      ui.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: text }).first().click(),
    /** Reads the question that is open. */
    question: async () => {
      await dialog.waitFor();
      return dialog.innerText();
    },
    answer: (name: string) => dialog.getByRole('button', { name, exact: true }).click(),
    page: async (heading: string | RegExp) => {
      await view().getByRole('heading', { name: heading }).waitFor();
      return view().locator('body').innerText();
    },
  };
}

describe('Create it for me', () => {
  const ui = useWindow();
  const me = () => hand(ui());
  let signIns: SignIns | undefined;

  test('shows every change to the person who signed in, and makes it when they agree', async () => {
    signIns = signInInWindow(ui().page, administrator);
    await ui().bridge.command('exchangeOAuth.demo.start', {});
    await ui().runCommand('Exchange OAuth: Open Setup Wizard');
    await me().view().getByRole('radio', { name: 'My own application' }).click();
    await me().view().getByRole('button', { name: 'Fill in the demo tenant’s values' }).click();
    await me().primary('Set up the app registration');
    await me().view().locator('#clientId input').fill('');
    await me().view().locator('#name input').fill('Invoice import');
    await me().view().locator('#create').click();
    const question = await me().question();
    assert.match(question, /Signed in as admin@contoso\.example/);
    for (const made of [
      'App registration',
      'Service principal',
      'Owner',
      'Client secret',
      'Consent: Mail.Read',
    ])
      assert.ok(question.includes(`• ${made}`), made);
    await me().answer('Set Up');
    await me().view().locator('.made').getByText('Consent: Mail.Read (Microsoft Graph): Given').waitFor();
    assert.match(signIns.asked[0] ?? '', /Application\.ReadWrite\.All/);
  });

  test('fills in client ID, credential and consent', async () => {
    assert.match(await me().view().locator('#clientId input').inputValue(), /^[0-9a-f-]{36}$/);
    await me().primary('Enter the client secret');
    await me().view().getByText('Client secret stored.').waitFor();
    await me().primary('Review permissions');
    await me().view().getByText('present').first().waitFor();
    await me().primary('Choose mailboxes');
    await me().primary('Save connection');
    await me().page('Limit access');
    assert.doesNotMatch(JSON.stringify(await ui().bridge.getSetting('exchangeOAuth.registrations')), /8Q~/);
  });

  test('has nothing to do at the next look', async () => {
    await ui().runCommand('Exchange OAuth: Show Setup Plan');
    await me().pick('invoice-import');
    const plan = await me().page('Setup plan of Invoice import');
    assert.match(plan, /Everything is as this registration needs it/);
  });

  test('renews the credential, and keeps the old one until the person says that nothing uses it', async () => {
    await ui().runCommand('Exchange OAuth: Renew Credential in Microsoft Entra…');
    await me().pick('invoice-import');
    assert.match(await me().question(), /Renew the credential of Invoice import\?/);
    await me().answer('Renew');
    await ui().page.getByText('Does everything use the new credential?').waitFor();
    assert.match(
      await me().question(),
      /Invoice import \(My own application\): the variable EXCHANGE_CLIENT_SECRET/,
    );
    await me().answer('Cancel');
    const receipt = await me().page('Receipt of the renewal: Invoice import');
    assert.match(receipt, /Done: Sign-in with the new credential/);
    assert.match(receipt, /Still open: Old credential no longer used anywhere/);
  });

  test('takes everything back', async () => {
    await ui().runCommand('Exchange OAuth: Undo Setup in Microsoft Entra…');
    await me().pick('invoice-import');
    const question = await me().question();
    assert.match(question, /• App registration\n/);
    await me().answer('Undo and Delete for Good');
    const receipt = await me().page('Receipt of the undo: Invoice import');
    assert.match(receipt, /Taken back: App registration \(Deleted for good\)/);
    assert.doesNotMatch(receipt, /Not done/);
    const { globalValue } = await ui().bridge.getSetting('exchangeOAuth.registrations');
    const entry = (globalValue as { id: string; clientId: string }[]).find(
      ({ id }) => id === 'invoice-import',
    );
    assert.match(entry?.clientId ?? '', /^[0-]+$/);
  });
});

describe('a window that ends in the middle of a setup', () => {
  let tenant: DemoTenant;
  let ui: TestWindow;
  let folder = '';

  before(async () => {
    tenant = await startDemo();
    folder = mkdtempSync(path.join(tmpdir(), 'provision-'));
    const authorities = path.join(folder, 'authorities.pem');
    writeFileSync(authorities, tenant.endpoints.trustedCa);
    ui = await openTestWindow({ env: { NODE_EXTRA_CA_CERTS: authorities } });
  });
  after(async () => {
    await ui?.close();
    await tenant?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const writes = () =>
    tenant.journal.filter(
      ({ surface, method }) => surface === 'graph' && (method === 'PATCH' || method === 'POST'),
    );
  const made = (part: string) => writes().filter(({ target }) => target.includes(part)).length;

  test('goes on where it was: one application, one secret', async () => {
    const { authority, trustedCa: _ca, ...endpoints } = tenant.endpoints;
    const entry = {
      id: 'made-here',
      name: 'Made here',
      cloud: 'custom',
      tenantId: tenant.tenantId,
      grant: 'clientSecret',
      clientId: '00000000-0000-0000-0000-000000000000',
      authority,
      endpoints,
      mailboxes: [{ address: tenant.mailboxes[0], protocols: ['imap'] }],
    };
    const provisioner = {
      tenantId: tenant.tenantId,
      clientId: tenant.provisionerId,
      cloud: 'custom',
      authority,
    };
    await ui.bridge.setSetting('exchangeOAuth.registrations', [entry]);
    await ui.bridge.setSetting('exchangeOAuth.provisioners', [provisioner]);
    signInInWindow(ui.page, tenant.administrator);
    const run = async () => {
      await ui.runCommand('Exchange OAuth: Set Up in Microsoft Entra…');
      await hand(ui).pick('Sign in as administrator');
      await hand(ui).question();
    };
    await run();
    tenant.setScenario('slow');
    await hand(ui).answer('Set Up');
    await ui.notification('Service principal').waitFor();
    await ui.reload();
    tenant.setScenario('healthy');
    signInInWindow(ui.page, tenant.administrator);
    await run();
    assert.doesNotMatch(await hand(ui).question(), /Makes the app registration/);
    await hand(ui).answer('Set Up');
    await hand(ui).page('Receipt: Made here');
    assert.equal(made('/addPassword'), 1);
    assert.equal(made('/applications(uniqueName'), 1);
  });
});

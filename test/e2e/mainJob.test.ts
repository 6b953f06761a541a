// The main job, as a newcomer does it: demo tenant, tree, test, policy, a failure explained, a snippet without a secret.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useWindow } from './harness.ts';

const errors = {
  'first.log':
    "AADSTS7000222: The provided client secret keys for app '8c2b7d4e-31f5-4c77-8a6b-0e9d5f3a2b10' are expired.",
  'second.log':
    '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.',
};
const ui = useWindow({ files: { 'config.ts': '// settings\n', ...errors } });
const view = 'Exchange Mailboxes';
const mailbox = 'ap@contoso.example';

const row = (label: string) => ui().tree(view).locator('.monaco-list-row').filter({ hasText: label }).first();
const press = (label: string, action: string) => ui().pressRowAction(view, label, action);
/** Waits until the row of this label says what it should. */
const says = (label: string, words: RegExp) =>
  ui()
    .tree(view)
    .locator('.monaco-list-row')
    .filter({ hasText: label })
    .filter({ hasText: words })
    .first()
    .waitFor();

test('an empty view offers the wizard and the demo tenant', async () => {
  await ui().runCommand('View: Show Exchange OAuth2 Setup');
  await ui().page.getByRole('button', { name: 'Set Up a Mailbox' }).waitFor();
  await ui().page.getByText('Try it with the demo tenant').click();
  await row(mailbox).waitFor();
  assert.equal((await ui().treeRows(view))[0]?.label, 'Demo: Contoso Capture');
});

test('Test Connection beside a mailbox shows green steps', async () => {
  await press(mailbox, 'Test Connection');
  await says(mailbox, /works, /);
  await says('Open the mailbox', / ms/);
  const spoken = (await ui().treeRows(view)).map((found) => found.spoken).join('\n');
  assert.match(spoken, /Find the server, \d+ ms/);
});

test('Check Access Policy beside a mailbox proves that the control mailbox is refused', async () => {
  await press(mailbox, 'Check Access Policy');
  await says('Access policy', /scoped: ceo@contoso\.example is refused/);
});

test('a broken secret is explained: what, why, who must act', async () => {
  await ui().runCommand('Exchange OAuth: Switch Demo Scenario…');
  await ui()
    .page.locator('.quick-input-list .monaco-list-row')
    .filter({ hasText: 'Expired client secret' })
    .first()
    .click();
  await press(mailbox, 'Test Connection');
  await ui()
    .notification(/client secret has expired/i)
    .waitFor();
  await says(mailbox, /no token/);
  await ui().pressInNotification('What to Do');
  const page = ui().webview();
  await page.getByText('Who must act: the Entra administrator.').waitFor();
  await page.getByText('Message for the Entra administrator').waitFor();
  assert.match(await page.locator('body').innerText(), /AADSTS7000222/);
});

test('the message for the administrator goes to the clipboard', async () => {
  await ui().pressInNotification('Copy Message for the Entra Administrator');
  await ui().page.getByText('Message for the Entra administrator copied').waitFor();
  assert.match(await ui().bridge.clipboard(), /8c2b7d4e-31f5-4c77-8a6b-0e9d5f3a2b10/);
});

test('a snippet goes into an open file with a reference in place of the secret', async () => {
  await ui().bridge.openFile(`${ui().folder}/config.ts`);
  await ui().runCommand('Exchange OAuth: Insert Config Snippet…');
  const choose = async (text: string) => {
    const item = ui().page.locator('.quick-input-list .monaco-list-row').filter({ hasText: text }).first();
    await item.click();
  };
  await choose('invoices@contoso.example');
  await choose('Node');
  await choose('Into config.ts');
  await ui().page.getByText('process.env').first().waitFor();
  const text = (await ui().bridge.editorText()) ?? '';
  assert.match(text, /process\.env/);
  assert.match(text, /8c2b7d4e-31f5-4c77-8a6b-0e9d5f3a2b10/);
});

test('an error explained later replaces the page of the first, however long that was open', async () => {
  const explain = async (file: string) => {
    await ui().bridge.openFile(`${ui().folder}/${file}`);
    await ui().bridge.command('editor.action.selectAll');
    await ui().runCommand('Exchange OAuth: Explain Error…');
  };
  await explain('first.log');
  await ui().webview().getByText('AADSTS7000222').first().waitFor();
  await ui().bridge.forgetDocuments();
  await explain('second.log');
  await ui().webview().getByText('SmtpClientAuthentication').first().waitFor();
});

test('everything is a command with one category', async () => {
  for (const title of [
    'Open Setup Wizard',
    'Test All Mailboxes',
    'Check Access Policy',
    'Explain Error…',
    'Inspect Token…',
    'Stop Demo Tenant',
  ]) {
    const titles = await ui().paletteTitles(`Exchange OAuth: ${title}`);
    assert.ok(titles.includes(`Exchange OAuth: ${title}`), `${title} in ${titles.join(', ')}`);
  }
});

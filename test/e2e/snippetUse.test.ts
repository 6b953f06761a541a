// Snippets used as a person does: a preview beside the list, a merge seen before it is written, a terminal with credentials.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { useWindow } from './harness.ts';

const mine = 'account home\nhost smtp.home.example\n\naccount default : home\n';
const canary = 'canary-terminal-secret-2207';
const ui = useWindow({ files: { msmtprc: mine } });
/** Waits for the question, narrows its list to one row and takes it. */
const choose = async (question: RegExp, text: string) => {
  const { page } = ui();
  await page.getByPlaceholder(question).fill(text);
  await page
    .locator('.quick-input-list .monaco-list-row.focused')
    .filter({ hasText: text })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
};
const target = () => choose(/What do you want to configure/, 'msmtp');
const save = async () => {
  await choose(/What do you want to do with it/, 'Save msmtprc');
  await choose(/Where does msmtprc go/, 'msmtprc');
};
const onDisk = () => readFileSync(path.join(ui().folder, 'msmtprc'), 'utf8');

test('the list of targets shows what the highlighted one gives', async () => {
  await ui().bridge.setSetting('exchangeOAuth.registrations', [
    {
      id: 'cap',
      name: 'Contoso Capture',
      tenantId: '11111111-2222-3333-4444-555555555555',
      clientId: '66666666-7777-8888-9999-000000000000',
      mailboxes: [{ address: 'ap@contoso.com', protocols: ['smtp'] }],
    },
  ]);
  await ui().bridge.command('exchangeOAuth.credential.set', { registration: 'cap', secret: canary });
  await ui().runCommand('Exchange OAuth: Insert Config Snippet…');
  await ui()
    .page.getByPlaceholder(/What do you want to configure/)
    .fill('msmtp');
  await ui()
    .page.locator('.editor-instance .view-line')
    .filter({ hasText: 'tls_starttls' })
    .first()
    .waitFor();
});

test('a file that is there is compared, and left alone if the person says so', async () => {
  await target();
  await save();
  await choose(/Read the comparison/, 'Leave the file as it is');
  await ui().page.getByRole('tab', { name: 'now and merged' }).waitFor({ state: 'detached' });
  assert.equal(onDisk(), mine);
});

test('the merge keeps every line and adds a block', async () => {
  await ui().runCommand('Exchange OAuth: Insert Config Snippet…');
  await target();
  await save();
  await choose(/Read the comparison/, 'Write the merged file');
  await ui().page.getByRole('tab', { name: 'msmtprc', exact: true }).waitFor();
  assert.ok(onDisk().startsWith(`${mine}\n# >>> Exchange OAuth2 Setup: cap msmtp\naccount exchange\n`));
  assert.ok(!onDisk().includes(canary) && !onDisk().includes('account default : exchange'));
});

test('a terminal gets the credential only after it has said which variables', async () => {
  await ui().runCommand('Exchange OAuth: Open Terminal with Credentials…');
  const dialog = ui().page.locator('.monaco-dialog-box');
  await dialog.getByText('EXCHANGE_CLIENT_SECRET').waitFor();
  assert.ok(!(await dialog.innerText()).includes(canary));
  await dialog.getByRole('button', { name: 'Open Terminal' }).click();
  await ui().page.getByText('Contoso Capture (with credentials)').first().waitFor();
  assert.ok(!ui().serverOutput().includes(canary));
  assert.ok(!(await ui().bridge.clipboard()).includes(canary));
});

// A window in German: what package.json, the tree, a notification, a page and the wizard show.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { useWindow } from './harness.ts';

const ui = useWindow({ language: 'de' });
const root = path.join(import.meta.dirname, '..', '..');
const table = (file: string): Readonly<Record<string, string>> =>
  JSON.parse(readFileSync(path.join(root, file), 'utf8'));
const manifest = table('package.nls.de.json');
const view = manifest['view.mailboxes'] ?? '';
const mailbox = 'ap@contoso.example';

const german = table('l10n/bundle.l10n.de.json');
/** The German text of an English one, which has to be another. */
function inGerman(english: string): string {
  const text = german[english];
  assert.ok(text !== undefined && text !== english, english);
  return text;
}
const row = (label: string) => ui().tree(view).locator('.monaco-list-row').filter({ hasText: label }).first();

test('commands, the view and its welcome are German', async () => {
  await ui().runCommand('View: Show Exchange OAuth2 Setup');
  const titles = await ui().paletteTitles(`Exchange OAuth: ${manifest['command.wizard.open']}`);
  assert.ok(titles.includes(`Exchange OAuth: ${manifest['command.wizard.open']}`), titles.join());
  await ui().page.getByRole('button', { name: 'Postfach einrichten' }).waitFor();
});

test('the tree and a notification are German', async () => {
  await ui().bridge.command('exchangeOAuth.demo.start', {});
  await ui().bridge.command('exchangeOAuth.demo.scenario', { scenario: 'expiredSecret' });
  await row(mailbox).waitFor();
  await ui().pressRowAction(view, mailbox, manifest['command.mailbox.test'] ?? '');
  await row(mailbox)
    .filter({ hasText: inGerman('no token') })
    .waitFor();
  await row(inGerman('Find the server')).waitFor();
  const told = ui().notification(inGerman('The client secret has expired'));
  await told.waitFor();
});

test('the wizard is German: no line of it stands in English if the table has another text', async () => {
  await ui().runCommand(`Exchange OAuth: ${manifest['command.wizard.open']}`);
  const page = ui().webview();
  await page.getByRole('heading', { name: inGerman('What are you connecting?') }).waitFor();
  const lines = (await page.locator('body').innerText()).split('\n').map((line) => line.trim());
  assert.ok(lines.includes(inGerman('Product')), lines.join('\n'));
  assert.deepEqual(
    lines.filter((line) => line in german && german[line] !== line),
    [],
  );
});

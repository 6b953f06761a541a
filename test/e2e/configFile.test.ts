// A file that configures mail, as a person repairs it: what is underlined, the certain fix, the lens, the secret moved.
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { useWindow } from './harness.ts';

const tenantId = '7a1c0de0-1114-4a1a-8b1b-0123456789a4';
const clientId = 'c11e0004-2224-4b2b-9c2c-0123456789b4';
const secret = `Kd~8Q~${'Neutral0'.repeat(4)}ab`;
const text = [
  'import imaplib',
  '',
  'IMAP_HOST = "smtp.office365.com"',
  'IMAP_PORT = 993',
  `TENANT_ID = "${tenantId}"`,
  `CLIENT_ID = "${clientId}"`,
  `CLIENT_SECRET = "${secret}"`,
  'SCOPE = ["https://outlook.office365.com/.default"]',
  '',
].join('\n');

const ui = useWindow({ files: { 'reader.py': text } });
const lens = (title: string) =>
  ui().page.locator('.codelens-decoration a').filter({ hasText: title }).first();
const editorText = async () => (await ui().bridge.editorText()) ?? '';

/** The text as extensions see it, once it is this one: the editor shows a change before they hear of it. */
async function editorTextIs(wanted: string): Promise<void> {
  const end = Date.now() + 30_000;
  while ((await editorText()) !== wanted && Date.now() < end) await delay(100);
  assert.equal(await editorText(), wanted);
}

/** Puts the cursor in the word, opens the light bulb's menu and takes the row of this title. */
async function takeFix(line: number, column: number, title: string): Promise<void> {
  const { page, bridge } = ui();
  await bridge.openFile(path.join(ui().folder, 'reader.py'));
  await ui().runCommand('Go to Line/Column...');
  await page.keyboard.type(`${line}:${column}`);
  await page.keyboard.press('Enter');
  await page.locator('.part.statusbar').getByText(`Ln ${line}, Col ${column}`).waitFor();
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  const row = page.locator('.action-widget .action').filter({ hasText: title }).first();
  // The menu closes with whatever takes the focus away, such as a notification: open it again.
  for (let left = 5; left > 0 && !(await row.isVisible()); left -= 1) {
    await page.keyboard.press('Control+.');
    await row.waitFor({ timeout: 15_000 }).catch(() => page.keyboard.press('Escape'));
  }
  await row.click();
}

test('the wrong host and the secret are underlined, and the Problems view says why', async () => {
  await ui().bridge.openFile(path.join(ui().folder, 'reader.py'));
  await ui().page.locator('.squiggly-error').first().waitFor();
  await ui().runCommand('Problems: Focus on Problems View');
  const panel = ui().page.locator('.part.panel');
  await panel.getByText('This host does not serve this protocol').first().waitFor();
  await panel.getByText('A secret stands in this file').first().waitFor();
  assert.ok(!(await panel.innerText()).includes(secret));
});

test('the light bulb puts the right host in', async () => {
  await takeFix(3, 20, 'Replace with outlook.office365.com');
  await ui().page.locator('.view-line').filter({ hasText: 'IMAP_HOST = "outlook.office365.com"' }).waitFor();
  await editorTextIs(text.replace('smtp.office365.com', 'outlook.office365.com'));
});

test('the lens brings the application into the wizard, and saves nothing', async () => {
  await lens('Import and Test').click();
  await ui()
    .webview()
    .getByText(clientId)
    .first()
    .or(ui().webview().locator(`[value="${clientId}"]`))
    .first()
    .waitFor();
  assert.equal((await ui().bridge.getSetting('exchangeOAuth.registrations'))['globalValue'], undefined);
});

test('the secret moves to the registration that it belongs to, and a reference stays', async () => {
  await ui().bridge.setSetting('exchangeOAuth.registrations', [
    { id: 'reader', name: 'Contoso Reader', tenantId, clientId, grant: 'clientSecret', mailboxes: [] },
  ]);
  await ui().bridge.openFile(path.join(ui().folder, 'reader.py'));
  await lens('Open Registration').waitFor();
  await takeFix(7, 22, 'Move to the Secret Storage of Contoso Reader');
  await ui().notification('counts as known').waitFor();
  assert.ok(!(await editorText()).includes(secret));
  assert.match(await editorText(), /CLIENT_SECRET = os\.environ\["MAIL_SECRET"\]/);
  assert.ok(!ui().serverOutput().includes(secret));
});

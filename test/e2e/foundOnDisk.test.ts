// What a real window finds on its disk: links, files that change under it, what a later version has written, settings that
// came without their secret, and secrets that outlive the extension.
import assert from 'node:assert/strict';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { installVsix, uninstall } from '../support/vscodeExtensions.ts';
import { answerTo, extensionId, rig, useWindow } from './harness.ts';

const setting = 'exchangeOAuth.registrations';
const entry = (id: string, clientId: string) => ({
  id,
  name: id,
  cloud: 'global',
  grant: 'clientSecret',
  tenantId: '11111111-2222-3333-4444-555555555555',
  clientId,
  mailboxes: [{ address: `${id}@contoso.example`, protocols: ['imap'] }],
});
const shared = entry('shared', '66666666-7777-8888-9999-00000000000a');
const second = entry('second', '66666666-7777-8888-9999-00000000000b');
const synced = entry('synced', '66666666-7777-8888-9999-00000000000c');
/** What a later version may write: a grant that is not known here, and more about what is. */
const later = { ...entry('later', '66666666-7777-8888-9999-00000000000d'), grant: 'quantum' };
const known = { ...second, approvals: [{ by: 'Ada', at: '2031-04-01' }] };

/** The browser's VS Code saves by itself otherwise, and nothing would be unsaved. */
const ofTheEditor = { 'files.autoSave': 'off', 'editor.rulers': [80] };
const settingsText = `${JSON.stringify({ [setting]: [shared, known, later], ...ofTheEditor }, null, 2)}\n`;
const ui = useWindow({ fromVsix: true, files: { '.vscode/settings.json': settingsText } });
const folderSettings = () => path.join(ui().folder, '.vscode', 'settings.json');
const onDisk = () => readFileSync(folderSettings(), 'utf8');
const entriesOnDisk = () => JSON.parse(onDisk())[setting] as readonly { readonly id: string }[];

/** Asks for a removal; the question is answered once `meanwhile` is done. What it returns, or why it failed. */
async function removing(id: string, meanwhile: () => unknown = () => undefined): Promise<string> {
  const removal = ui()
    .bridge.command('exchangeOAuth.registration.remove', { registration: id })
    .then(JSON.stringify, (error: Error) => error.message);
  const remove = answerTo(ui(), `Remove ${id}?`, 'Remove');
  await remove.waitFor();
  await meanwhile();
  await remove.click();
  return removal;
}

test('settings behind a link are not written, and what the link points to stays', async () => {
  const folder = path.dirname(folderSettings());
  const elsewhere = path.join(ui().folder, '..', 'elsewhere');
  const told = await removing('shared', () => {
    renameSync(folder, elsewhere);
    symlinkSync(elsewhere, folder);
  });
  assert.match(told, /is a link to another place, so nothing was written/);
  assert.equal(readFileSync(path.join(elsewhere, 'settings.json'), 'utf8'), settingsText);
  rmSync(folder);
  renameSync(elsewhere, folder);
});

test('settings that became a folder are told, and nothing is written', async () => {
  const aside = `${folderSettings()}.aside`;
  const told = await removing('shared', () => {
    renameSync(folderSettings(), aside);
    mkdirSync(folderSettings());
  });
  assert.match(told, /is not a file|cannot be read/);
  rmSync(folderSettings(), { recursive: true });
  renameSync(aside, folderSettings());
  assert.equal(onDisk(), settingsText);
});

test('settings that a person is changing in an editor are not written over', async () => {
  await ui().bridge.openFile(folderSettings());
  await ui().page.locator('.part.editor .monaco-editor').first().click();
  await ui().page.keyboard.press('Control+End');
  await ui().page.keyboard.type('// a note');
  const told = await removing('shared');
  assert.match(told, /not saved\. Save or revert the file/);
  assert.match((await ui().bridge.editorText()) ?? '', /\/\/ a note$/);
  assert.equal(onDisk(), settingsText);
  await ui().bridge.command('workbench.action.revertAndCloseActiveEditor');
});

test('what another program writes while the question is open is kept, and so is what a later version wrote', async () => {
  const changed = settingsText.replace(/\b80\b/, '80, 120');
  const told = await removing('shared', () => writeFileSync(folderSettings(), changed));
  // Either is true to the word: removed beside the other program's change, or refused with the file as that one left it.
  if (/could not be saved/.test(told)) assert.equal(onDisk(), changed);
  else assert.deepEqual(entriesOnDisk(), [known, later]);
  assert.deepEqual(JSON.parse(onDisk())['editor.rulers'], [80, 120]);
});

test('a draft of a later version is left as it is, and the wizard begins another', async () => {
  const drafts = path.join(ui().dataFolder, 'server', 'data', 'User', 'globalStorage', extensionId, 'drafts');
  mkdirSync(drafts, { recursive: true });
  const file = path.join(drafts, 'later.w1.json');
  const text = JSON.stringify({
    version: 99,
    draft: 'later',
    product: 'ownApplication',
    saved: { id: 'second' },
  });
  writeFileSync(file, text);
  await ui().runCommand('Exchange OAuth: Open Setup Wizard');
  await ui().webview().getByRole('heading', { level: 1 }).first().waitFor();
  assert.equal(readFileSync(file, 'utf8'), text);
});

test('a registration that came without its secret is asked for one, and none is called lost', async () => {
  await ui().bridge.setSetting(setting, [synced]);
  await ui().bridge.command('exchangeOAuth.wizard.open', { registration: 'synced' });
  await ui()
    .webview()
    .getByRole('button', { name: /Credential/ })
    .first()
    .click();
  await ui()
    .webview()
    .getByLabel(/Client secret/)
    .first()
    .waitFor();
  const shown = await ui().webview().locator('body').innerText();
  assert.match(shown, /synced/);
  assert.doesNotMatch(shown, /\blost\b/i);
});

test('a secret is there again after the extension was uninstalled and installed anew, and can be forgotten', async () => {
  const { bridge } = ui();
  await bridge.command('exchangeOAuth.credential.set', {
    registration: 'synced',
    secret: 'the secret of this one',
  });
  const before = await bridge.command('exchangeOAuth.credential.stored', {});
  assert.equal((before as readonly unknown[]).length, 1);
  uninstall(rig().server, ui().dataFolder, extensionId);
  await ui().reload();
  assert.ok(!(await bridge.commands()).includes('exchangeOAuth.credential.stored'));
  installVsix(rig().server, ui().dataFolder, rig().vsix);
  await ui().reload();
  assert.deepEqual(await bridge.command('exchangeOAuth.credential.stored', {}), before);
  const forgotten = bridge.command('exchangeOAuth.credential.forget', { registration: 'synced' });
  await answerTo(ui(), 'Forget the credential of synced?', 'Forget').click();
  assert.deepEqual(await forgotten, { stored: false });
  assert.deepEqual(await bridge.command('exchangeOAuth.credential.stored', {}), []);
});

test('no copy of the settings is left behind', () => {
  assert.deepEqual(readdirSync(path.dirname(folderSettings())), ['settings.json']);
});

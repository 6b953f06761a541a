// The rig itself: a person's VS Code, driven through its window.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { themes } from '../support/vscodeWindow.ts';
import { useWindow } from './harness.ts';

const ui = useWindow({ files: { 'notes.txt': 'hello' } });

test('the extension is installed, and its commands are in the Command Palette', async () => {
  const title = 'Exchange OAuth: Open Setup Wizard';
  assert.equal((await ui().paletteTitles(title))[0], title);
});

test('a command runs from the Command Palette by its title', async () => {
  await ui().runCommand('File: New Untitled Text File');
  await ui().page.getByRole('tab', { name: 'Untitled-1' }).waitFor();
});

test('every kind of theme can be switched to', async () => {
  for (const theme of Object.keys(themes)) await ui().setTheme(theme as keyof typeof themes);
});

test('a file of the folder opens', async () => {
  await ui().bridge.openFile(`${ui().folder}/notes.txt`);
  assert.equal(await ui().bridge.editorText(), 'hello');
});

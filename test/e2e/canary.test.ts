// A stored secret is looked for everywhere a person, a file or a log could show it: it must be nowhere.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { useWindow } from './harness.ts';

const ui = useWindow({ files: { 'config.ts': '// settings\n' } });
const view = 'Exchange Mailboxes';
const canary = 'cnR8Q~canary-4711-do-not-show-me-anywhere';
const encodings = [
  canary,
  encodeURIComponent(canary),
  Buffer.from(canary).toString('base64').slice(4, 40),
  Buffer.from(canary).toString('base64url').slice(4, 40),
];

const holdsNone = (where: string, text: string) => {
  for (const encoding of encodings)
    assert.ok(!text.includes(encoding), `${where} holds the secret as ${encoding.slice(0, 6)}…`);
};

test('a secret that is stored and refused shows in no report, tree, page, notification, setting or clipboard', async () => {
  const { bridge } = ui();
  await ui().runCommand('View: Show Exchange OAuth2 Setup');
  const ready = (await bridge.command('exchangeOAuth.demo.start', {})) as {
    registration: string;
    address: string;
  };
  await bridge.command('exchangeOAuth.credential.set', { registration: ready.registration, secret: canary });
  const reports = await bridge.command('exchangeOAuth.mailbox.test', ready);
  assert.match(JSON.stringify(reports), /AADSTS7000215/);
  holdsNone('the report', JSON.stringify(reports));
  holdsNone(
    'the policy report',
    JSON.stringify(await bridge.command('exchangeOAuth.mailbox.checkPolicy', ready)),
  );
  holdsNone(
    'the snippet',
    JSON.stringify(
      await bridge.command('exchangeOAuth.snippet.render', { ...ready, target: 'globalcapture' }),
    ),
  );
  await ui().tree(view).getByText(ready.address).first().waitFor();
  holdsNone('the tree', JSON.stringify(await ui().treeRows(view)));
  await ui().runCommand('Exchange OAuth: Show Log');
  await bridge.command('exchangeOAuth.mailbox.report', { ...ready, context: 'test', children: [] });
  await ui().webview().getByText('does not work').first().waitFor();
  holdsNone('the report page', (await ui().webview().locator('body').textContent()) ?? '');
  holdsNone('the window', (await ui().page.locator('body').textContent()) ?? '');
  holdsNone('the settings', JSON.stringify(await bridge.getSetting('exchangeOAuth.registrations')));
  holdsNone('the clipboard', await bridge.clipboard());
});

test('a secret and a token in a pasted log are masked in the explanation', async () => {
  const token = 'eyJhbGciOiJSUzI1NiIsImtpZCI6IngifQ.eyJhdWQiOiJodHRwczovL2dyYXBoIn0.c2lnbmF0dXJlLWNhbmFyeQ';
  const text = `POST /token client_secret=${canary}&x=1\nAuthorization: Bearer ${token}\nAADSTS7000215: Invalid client secret provided.`;
  const explained = JSON.stringify(await ui().bridge.command('exchangeOAuth.error.explain', { text }));
  holdsNone('the explanation', explained);
  assert.ok(!explained.includes('c2lnbmF0dXJlLWNhbmFyeQ'));
});

test('the wizard gives a stored secret back to nobody, not even to its page', async () => {
  await ui().bridge.command('exchangeOAuth.wizard.open', { registration: 'demo', step: 'credential' });
  await ui().webview().getByText('Client secret stored').first().waitFor();
  holdsNone(
    'the page',
    await ui()
      .webview()
      .locator('html')
      .evaluate((html) => html.outerHTML),
  );
});

test('no file or log of VS Code holds it', async () => {
  holdsNone('the server’s output', ui().serverOutput());
  const home = path.dirname(ui().folder);
  const files = globSync('**/*', { cwd: home, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !entry.parentPath.includes('node_modules'),
  );
  assert.ok(files.length > 5);
  for (const file of files)
    holdsNone(file.name, readFileSync(path.join(file.parentPath, file.name), 'latin1'));
});

// A window that runs the extension without Node, in the browser's worker and in German: what works, what the rest says.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { extensionId, useWindow } from './harness.ts';

const entry = {
  id: 'contoso',
  name: 'Contoso Capture',
  product: 'globalcapture',
  cloud: 'global',
  grant: 'clientSecret',
  tenantId: '11111111-2222-3333-4444-555555555555',
  clientId: '66666666-7777-8888-9999-000000000000',
  mailboxes: [{ address: 'ap@contoso.example', protocols: ['imap'] }],
};
const ui = useWindow({
  language: 'de',
  settings: { 'remote.extensionKind': { [extensionId]: ['web'] }, 'exchangeOAuth.registrations': [entry] },
  files: {
    'mail.env':
      'IMAP_HOST=imap-mail.outlook.com\nIMAP_PORT=993\nSMTP_HOST=smtp.office365.com\nSMTP_PORT=465\n',
  },
});
const manifest = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '../../package.nls.de.json'), 'utf8'),
) as Readonly<Record<string, string>>;
const view = manifest['view.mailboxes'] ?? '';

test('the tree shows the registrations of the settings', async () => {
  await ui().runCommand('View: Show Exchange OAuth2 Setup');
  await ui().tree(view).getByText('Contoso Capture').waitFor();
  await ui().tree(view).getByText('ap@contoso.example').waitFor();
});

test('an error is explained', async () => {
  const found = (await ui().bridge.command('exchangeOAuth.error.explain', {
    text: 'AADSTS7000222: The provided client secret keys for app are expired.',
  })) as { code: string }[];
  assert.deepEqual(
    found.map(({ code }) => code),
    ['entra.secretExpired'],
  );
});

test('a snippet is rendered', async () => {
  const rendered = (await ui().bridge.command('exchangeOAuth.snippet.render', {
    registration: 'contoso',
    address: 'ap@contoso.example',
    target: 'python',
  })) as { files: { text: string }[] };
  assert.match(rendered.files[0]?.text ?? '', /66666666-7777-8888-9999-000000000000/);
});

test('a pasted token is read', async () => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const token = `${part({ alg: 'RS256', typ: 'JWT' })}.${part({ aud: 'https://outlook.office365.com', roles: ['IMAP.AccessAsApp'], exp: 4_000_000_000 })}.c2ln`;
  const reading = (await ui().bridge.command('exchangeOAuth.token.inspect', { token })) as object;
  assert.match(JSON.stringify(reading), /IMAP\.AccessAsApp/);
});

test('an open file is checked', async () => {
  await ui().bridge.openFile(`${ui().folder}/mail.env`);
  await ui().page.locator('.squiggly-error').first().waitFor();
});

test('what a browser cannot do says so, and where it works, in the language of the window', async () => {
  const title = manifest['command.mailbox.testAll'] ?? '';
  // Not from the palette, which does not offer it there. It ends when the notification does, or with the window.
  ui()
    .bridge.command('exchangeOAuth.mailbox.testAll')
    .catch(() => undefined);
  await ui().notification(`„${title}“ geht im Browser nicht: er öffnet Verbindungen`).waitFor();
});

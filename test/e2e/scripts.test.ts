// Administrator's scripts from the window: found PowerShell, shown, previewed, run in a terminal, read back.
import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { useWindow } from './harness.ts';

/** Stands for PowerShell: tells a module version, and "runs" a wrapper by writing its transcript and outcome. */
const fake = `#!/bin/sh
home=$(dirname "$0")
run() {
  transcript=$(sed -n "s/^Start-Transcript -LiteralPath '\\\\(.*\\\\)' -Force.*/\\\\1/p" "$1")
  outcome=$(sed -n "s/.*-Destination '\\\\(.*\\\\)' -Force/\\\\1/p" "$1")
  grep "WhatIf" "$1" >> "$home/calls"; echo "run $1" >> "$home/calls"
  { printf '**********************\\nPowerShell transcript start\\n**********************\\n'
    cat "$home/prints"
    printf '\\n**********************\\nPowerShell transcript end\\n**********************\\n'; } > "$transcript"
  echo ok > "$outcome.part"; mv "$outcome.part" "$outcome"
}
case "$*" in
  *Get-Module*) echo 3.7.1 ;;
  *) for last; do :; done; run "$last"
     while read -r line; do run "$(printf '%s' "$line" | sed "s/^& '\\\\(.*\\\\)'.*/\\\\1/")"; done ;;
esac
`;

const clientId = '8c2b7d4e-31f5-4c77-8a6b-0e9d5f3a2b10';
const home = mkdtempSync(path.join(tmpdir(), 'exchange-oauth-fake-'));
writeFileSync(path.join(home, 'pwsh'), fake);
chmodSync(path.join(home, 'pwsh'), 0o755);
// VS Code's server asks a login shell for its path, which begins anew there.
for (const name of ['.profile', '.bash_profile'])
  writeFileSync(path.join(home, name), `export PATH="${home}:$PATH"\n`);
writeFileSync(path.join(home, 'calls'), '');
const prints = (text: string) => writeFileSync(path.join(home, 'prints'), text);
const calls = () => readFileSync(path.join(home, 'calls'), 'utf8');
after(() => rmSync(home, { recursive: true, force: true }));

const ui = useWindow({
  env: { HOME: home, SHELL: '/bin/bash', PATH: `${home}:${process.env['PATH']}` },
  settings: {
    'exchangeOAuth.registrations': [
      {
        id: 'capture',
        name: 'Capture',
        product: 'ownApplication',
        cloud: 'global',
        tenantId: '11111111-2222-3333-4444-555555555555',
        clientId,
        grant: 'clientSecret',
        mailboxes: [{ address: 'ap@contoso.com', protocols: ['ews'], controlMailbox: 'ceo@contoso.com' }],
      },
    ],
  },
});

/** By keyboard: the mouse may rest on a hover that covers the list. */
const choose = async (text: string) => {
  const { page } = ui();
  await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: text }).first().waitFor();
  await page.locator('.quick-input-widget input[type=text]').fill(text);
  await page.keyboard.press('Enter');
};
const dialog = () => ui().page.locator('.monaco-dialog-box');
const answer = (button: string) => dialog().getByRole('button', { name: button }).click();

test('a block is shown, previewed with -WhatIf and changes nothing before a person agrees', async () => {
  prints('What if: Creating service principal');
  await ui().runCommand('Exchange OAuth: Run Administrator Script…');
  await choose('Make the application known to Exchange');
  await dialog().getByText('Run “Make the application known to Exchange”?').waitFor();
  assert.equal(calls(), '', 'nothing has run yet');
  assert.match(await dialog().innerText(), /It changes the tenant of Capture/);
  assert.match((await ui().bridge.editorText()) ?? '', /New-ServicePrincipal/);
  await answer('Preview with -WhatIf');
  await ui()
    .notification(/has changed nothing/)
    .waitFor();
  const page = ui().webview();
  await page.getByText('What if: Creating service principal').waitFor();
  assert.match(calls(), /-WhatIf/);
});

test('the real run uses the same terminal, and what it prints is read and kept', async () => {
  prints(
    [
      'RoleName             : Application EWS.AccessAsApp',
      'GrantedPermissions   : EWS.AccessAsApp',
      'AllowedResourceScope : scope',
      'ScopeType            : CustomRecipientScope',
      'InScope              : True',
      'Resource             : ap@contoso.com',
      '',
      'RoleName             : Application EWS.AccessAsApp',
      'GrantedPermissions   : EWS.AccessAsApp',
      'AllowedResourceScope : scope',
      'ScopeType            : CustomRecipientScope',
      'InScope              : False',
      'Resource             : ceo@contoso.com',
    ].join('\n'),
  );
  writeFileSync(path.join(home, 'calls'), '');
  await ui().pressInNotification('Run It…');
  await answer('Run and Change');
  await ui().webview().getByText('What it declares').waitFor();
  assert.doesNotMatch(calls(), /-WhatIf/);
  assert.match(await ui().webview().locator('body').innerText(), /ap@contoso\.com\s+opens\s+is refused/);
  assert.equal((await ui().page.getByText('Exchange scripts: Capture').count()) > 0, true);
});

test('if PowerShell is missing, the command says so and offers the text', async () => {
  rmSync(path.join(home, 'pwsh'));
  await ui().reload();
  await ui().runCommand('Exchange OAuth: Run Administrator Script…');
  await choose('Connect to Exchange Online');
  await ui()
    .notification(/PowerShell 7 \(pwsh\) is not installed/)
    .waitFor();
  await ui().page.getByRole('button', { name: 'Copy Script' }).click();
  await ui().page.getByText('Script copied').first().waitFor();
  assert.match(await ui().bridge.clipboard(), /Connect-ExchangeOnline/);
});

// Administrator's scripts from the window through a real PowerShell: previewed, run, refused for another tenant, read back.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { environment, powerShellFor, powerShellIsThere } from '../support/powershell/runBlocks.ts';
import { samples } from '../unit/adminScripts/samples.ts';
import { emptyTenant, enterpriseAppObjectId } from '../wire/adminScripts/tenants.ts';
import { useWindow } from './harness.ts';

const [sample] = samples;
assert.ok(sample !== undefined);
const { registration } = sample;
const tenant = emptyTenant(sample);

/** A home of its own, whose login shell finds PowerShell, the stub modules and the tenant in memory. */
function ownHome(): { readonly home: string; readonly env: Readonly<Record<string, string>> } {
  const home = mkdtempSync(path.join(tmpdir(), 'exchange-oauth-pwsh-'));
  writeFileSync(path.join(home, 'tenant.json'), JSON.stringify(tenant));
  const own = environment(home);
  const kept = ['HOME', 'PATH', 'PSModulePath', 'STUB_TENANT', 'POWERSHELL_TELEMETRY_OPTOUT', 'NO_COLOR'];
  const env = Object.fromEntries(kept.map((name) => [name, own[name] ?? '']));
  // VS Code's server asks a login shell for its environment, which begins anew there.
  const profile = Object.entries(env).map(([name, value]) => `export ${name}='${value}'`);
  for (const name of ['.profile', '.bash_profile'])
    writeFileSync(path.join(home, name), `${profile.join('\n')}\n`);
  return { home, env: { ...env, SHELL: '/bin/bash' } };
}

if (!powerShellIsThere()) {
  test('scripts run in a real PowerShell', (t) => void powerShellFor(t));
} else {
  describe('in a real PowerShell', () => {
    const { home, env } = ownHome();
    after(() => rmSync(home, { recursive: true, force: true }));
    const ui = useWindow({
      env,
      settings: {
        'exchangeOAuth.registrations': [
          registration,
          {
            ...registration,
            id: 'elsewhere',
            name: 'Elsewhere',
            tenantId: '22222222-2222-3333-4444-555555555555',
          },
        ],
      },
    });
    const choose = async (text: string) => {
      const { page } = ui();
      await page
        .locator('.quick-input-list .monaco-list-row')
        .filter({ hasText: text })
        .first()
        .waitFor({ timeout: 120_000 });
      await page.locator('.quick-input-widget input[type=text]').fill(text);
      await page.keyboard.press('Enter');
    };
    const answer = (button: string) =>
      ui().page.locator('.monaco-dialog-box').getByRole('button', { name: button }).click();
    const pageText = () => ui().webview().locator('body').innerText();

    test('a preview changes nothing, and the run prints what Exchange has now', async () => {
      await ui().runCommand('Exchange OAuth: Run Administrator Script…');
      await choose(registration.name);
      await choose('Make the application known to Exchange');
      await answer('Preview with -WhatIf');
      await ui()
        .notification(/has changed nothing/)
        .waitFor({ timeout: 120_000 });
      await ui().webview().getByText('What if:').first().waitFor();
      assert.doesNotMatch(await pageText(), /"ObjectId"/);
      await ui().pressInNotification('Run It…');
      await answer('Run and Change');
      await ui().webview().getByText(enterpriseAppObjectId).first().waitFor({ timeout: 120_000 });
      assert.match(await pageText(), /It ran to its end/);
      assert.match(await pageText(), new RegExp(`"ObjectId": +"${enterpriseAppObjectId}"`));
    });

    test('a session of another tenant is refused, and nothing runs in it', async () => {
      await ui().runCommand('Exchange OAuth: Run Administrator Script…');
      await choose('Elsewhere');
      await choose('Make the application known to Exchange');
      await answer('Run and Change');
      await ui()
        .webview()
        .getByText(/belongs to another tenant/)
        .first()
        .waitFor({ timeout: 120_000 });
      assert.doesNotMatch(await pageText(), /"ObjectId"/);
    });
  });
}

// The packaged extension, installed as a person installs it, works in a VS Code that has no sources.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { extensionId, useWindow } from './harness.ts';

const ui = useWindow({ fromVsix: true });

test('its commands are in the Command Palette', async () => {
  const title = 'Exchange OAuth: Open Setup Wizard';
  assert.equal((await ui().paletteTitles(title))[0], title);
});

test('it activates and answers', async () => {
  const advice = await ui().bridge.command('exchangeOAuth.error.explain', {
    text: 'AADSTS7000215: Invalid client secret provided.',
  });
  assert.ok(Array.isArray(advice) && advice.length > 0);
  assert.equal(await ui().bridge.isActive(extensionId), true);
});

test('its wizard opens', async () => {
  await ui().runCommand('Exchange OAuth: Open Setup Wizard');
  await ui().webview().getByRole('heading', { level: 1 }).first().waitFor();
});

test('its demo tenant starts, and a mailbox of it is tested green', async () => {
  const demo = (await ui().bridge.command('exchangeOAuth.demo.start')) as { registration: string };
  const reports = await ui().bridge.command('exchangeOAuth.mailbox.testAll', {
    registration: demo.registration,
  });
  assert.ok(Array.isArray(reports) && reports.length > 0);
  for (const report of reports) assert.equal(report.ok, true, JSON.stringify(report));
});

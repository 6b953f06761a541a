// Mailboxes in VS Code's own Testing view, for people who turned it on: they run there and say what happened.
import { test } from 'node:test';
import { useWindow } from './harness.ts';

const ui = useWindow({ settings: { 'exchangeOAuth.testingView': true } });

/** The row of the demo tenant's own registration, with the state of its mailboxes. */
const row = (state: string) =>
  ui()
    .page.locator('.test-explorer .monaco-list-row')
    .filter({ hasText: 'Demo: Contoso Capture' })
    .filter({ has: ui().page.locator(`.codicon-testing-${state}-icon`) })
    .first();

/** Runs every test with the view in sight: results take the focus to another one. */
async function runAll(): Promise<void> {
  await ui().bridge.command('workbench.view.testing.focus');
  await ui().page.locator('.test-explorer .monaco-list-row').first().waitFor();
  // Resolves when the run has ended, which the row tells as well.
  void ui()
    .bridge.command('testing.runAll')
    .catch(() => {});
}

test('the mailboxes of a registration pass in the Testing view', async () => {
  await ui().bridge.command('exchangeOAuth.demo.start', {});
  await runAll();
  await row('passed').waitFor();
});

test('they fail there with what was answered', async () => {
  await ui().bridge.command('exchangeOAuth.demo.scenario', { scenario: 'expiredSecret' });
  await runAll();
  await row('failed').waitFor();
  await ui().bridge.command('workbench.panel.testResults.view.focus');
  await ui().page.locator('.part.panel').getByText('AADSTS7000222').first().waitFor();
});

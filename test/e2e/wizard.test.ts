// The wizard in a real VS Code, walked as a person walks it: every step with the demo tenant, for both main products;
// closed, reloaded and resumed; never a secret in settings or page.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { FrameLocator } from 'playwright-core';
import { type TestWindow, useWindow } from './harness.ts';

const openWizard = 'Exchange OAuth: Open Setup Wizard';
const wrongSecret = 'canary8Q~bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb';

/** What a person does in the wizard's page. */
function hand(view: FrameLocator) {
  const primary = (name: string | RegExp) => view.locator('#primary', { hasText: name });
  return {
    heading: (text: string) => view.getByRole('heading', { level: 1, name: text, exact: true }).waitFor(),
    press: (name: string | RegExp) => view.getByRole('button', { name }).first().click(),
    primary: (name: string | RegExp) => primary(name).click(),
    offers: (name: string | RegExp) => primary(name).waitFor(),
    type: (id: string, text: string) => view.locator(`#${id} input`).fill(text),
    value: (id: string) => view.locator(`#${id} input`).inputValue(),
    choose: (product: string) => view.getByRole('radio', { name: product }).click(),
    step: (name: string) => view.locator('.rail-step', { hasText: name }).click(),
    see: (text: string | RegExp) => view.getByText(text).first().waitFor(),
    html: () => view.locator('html').evaluate((element) => element.outerHTML),
  };
}

async function registrations(ui: TestWindow): Promise<readonly Record<string, unknown>[]> {
  const { globalValue } = await ui.bridge.getSetting('exchangeOAuth.registrations');
  return globalValue as readonly Record<string, unknown>[];
}

describe('the wizard for GlobalCapture', () => {
  const ui = useWindow({ files: { 'notes.md': 'first line\n' } });
  const me = () => hand(ui().webview());

  test('presets what the product needs and fills in the demo tenant', async () => {
    await ui().bridge.command('exchangeOAuth.demo.start', {});
    await ui().bridge.openFile(`${ui().folder}/notes.md`);
    await ui().runCommand(openWizard);
    await me().heading('What are you connecting?');
    await me().choose('Square 9 GlobalCapture');
    await me().see('EWS in Exchange Online is switched off for good');
    await me().press('Fill in the demo tenant’s values');
    await me().see('nothing leaves it');
    await me().primary('Set up the app registration');
    await me().heading('App registration');
  });

  test('looks the tenant up without a sign-in', async () => {
    await me().press('Look up the tenant');
    await me().see('This tenant exists');
    await me().type('name', 'Contoso Capture');
    await me().primary('Enter the client secret');
    await me().heading('Credential');
  });

  test('a wrong secret is stored, refused by the tenant, explained and replaced', async () => {
    await me().press('Replace the client secret');
    await me().type('secret', wrongSecret);
    await me().primary('Store secret');
    await me().primary('Review permissions');
    await me().heading('Permissions and consent');
    await me().primary('Check consent');
    await me().see('Who must act');
    await me().see('No token for Office 365 Exchange Online');
    assert.doesNotMatch(await me().html(), /canary/);
  });

  test('consent is checked against a fresh token', async () => {
    await me().step('What to connect');
    await me().heading('What are you connecting?');
    await ui().bridge.command('exchangeOAuth.demo.stop', {});
    await ui().bridge.command('exchangeOAuth.demo.start', {});
    await me().step('Permissions and consent');
    await me().primary('Check consent');
    await me().see('present');
    await me().primary('Choose mailboxes');
    await me().heading('Mailboxes');
  });

  test('a mailbox that is the control mailbox too is caught', async () => {
    await me().type('controlMailbox', 'ap@contoso.example');
    await me().see('The control mailbox must be one that has to be refused');
    await me().type('controlMailbox', 'ceo@contoso.example');
    await me().primary('Save connection');
    await me().heading('Limit access');
    const saved = (await registrations(ui())).find(({ name }) => name === 'Contoso Capture');
    assert.equal(saved?.['id'], 'contoso-capture');
    assert.doesNotMatch(JSON.stringify(await registrations(ui())), /canary|8Q~/);
  });

  test('shows the scripts in order and what has to be removed', async () => {
    await me().see('What must be removed for the limit to count');
    await me().see('1. Connect to Exchange Online');
    await me().press('Copy: 1. Connect to Exchange Online');
    await me().see('Copied');
    assert.match(await ui().bridge.clipboard(), /Connect-ExchangeOnline/);
    await me().primary('Go to the tests');
    await me().heading('Test');
  });

  test('tests both mailboxes and the access policy', async () => {
    await me().primary('Test both mailboxes');
    await me().see('limited, as it should be');
    await me().offers('Show the settings');
  });

  test('the panel can be closed and goes on where it was', async () => {
    await me().step('Mailboxes');
    await me().heading('Mailboxes');
    await ui().bridge.command('workbench.action.closeActiveEditor');
    await ui().runCommand(openWizard);
    await me().heading('Mailboxes');
  });

  test('a reloaded window brings the wizard back at its step', async () => {
    // VS Code's own command lets the window write down what is open; a browser's reload does not wait for that.
    await ui().runCommand('Developer: Reload Window');
    ui().bridge.letGo();
    await ui().bridge.connected();
    await me().heading('Mailboxes');
    assert.equal(await me().value('controlMailbox'), 'ceo@contoso.example');
  });

  test('inserts the settings at the cursor, without a secret', async () => {
    await ui().bridge.command('exchangeOAuth.demo.start', {});
    await me().step('Test');
    await me().heading('Test');
    await me().see('limited, as it should be');
    await me().primary('Show the settings');
    await me().heading('Finish');
    await me().press(/^Insert at cursor/);
    const inserted = await until(
      () => ui().bridge.editorText(),
      (text) => text?.includes('GlobalCapture e-mail import node') === true,
    );
    assert.doesNotMatch(inserted ?? '', /canary|\dQ~/);
  });
});

describe('the wizard for an application of one’s own', () => {
  const ui = useWindow();
  const me = () => hand(ui().webview());

  test('walks through with IMAP and Graph', async () => {
    await ui().bridge.command('exchangeOAuth.demo.start', {});
    await ui().runCommand(openWizard);
    await me().choose('My own application');
    await ui().webview().locator('#protocol-imap').click();
    await me().press('Fill in the demo tenant’s values');
    await me().see('IMAP, Graph');
    await me().primary('Set up the app registration');
    await me().primary('Enter the client secret');
    await me().primary('Review permissions');
    await me().primary('Check consent');
    await me().see('IMAP.AccessAsApp');
    await me().primary('Choose mailboxes');
    await me().primary('Save connection');
    await me().see('FullAccess for the service principal');
    await me().primary('Go to the tests');
    await me().primary('Test both mailboxes');
    await me().primary('Show the settings');
    await me().heading('Finish');
    await me().see('Sheet for the administrator');
    await me().primary('Finish and close');
  });

  test('nothing is left of a finished draft', async () => {
    await ui().runCommand(openWizard);
    await me().heading('What are you connecting?');
    assert.equal(await ui().webview().getByRole('radio', { checked: true }).count(), 0);
  });
});

/** Asks again until the answer is the one waited for; the test's own time limit ends it. */
async function until<T>(ask: () => Promise<T>, good: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (good(answer)) return answer;
  }
}

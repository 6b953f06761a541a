// Reading pages and the buttons in their title bar: they belong to the page in front, and to no other editor.
import '../../support/useFakeVscode.ts';
import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { Services } from '../../../src/host/shell/services.ts';

const { fake, TabInputWebview, window } = await import('../../support/fakeVscode.ts');
const { createPages } = await import('../../../src/host/shell/pages.ts');
const { pageCommands } = await import('../../../src/host/shell/pageCommands.ts');
const { createPersonArguments } = await import('../../../src/host/shell/call.ts');
const { createDispatcher } = await import('../../../src/host/shell/dispatcher.ts');

const pages = createPages((text) => text.replaceAll('canary', '***'));
const services = {
  personArguments: createPersonArguments(),
  log: { error: () => undefined },
  redact: (text: string) => text,
} as unknown as Services;
const rows = pageCommands(services, pages);
const runCommand = createDispatcher(rows, [async () => []], services);

/** As VS Code names the preview's tab. */
function inFront(label: string | undefined, viewType = 'mainThreadWebview-markdown.preview'): void {
  window.tabGroups.activeTabGroup.activeTab =
    label === undefined ? undefined : { label, input: new TabInputWebview(viewType) };
}
const buttons = () =>
  ['Message', 'Again', 'Script', 'Wrong'].filter(
    (key) => fake.contexts.get(`exchangeOAuth.page${key}`) === true,
  );
const press = (button: string) => runCommand(`exchangeOAuth.page.${button}`, undefined);

beforeEach(() => {
  fake.reset();
  inFront(undefined);
});

describe('a reading page', () => {
  it('has the buttons of what can be done from it', async () => {
    inFront('Preview Report ap@contoso.com.md');
    await pages.show('Report ap@contoso.com', '# Report', {
      message: 'Please',
      again: async () => undefined,
    });
    assert.deepEqual(buttons(), ['Message', 'Again']);
    await pages.show('Report ap@contoso.com', '# Report', { script: { registration: 'contoso' } });
    assert.deepEqual(buttons(), ['Script']);
  });

  it('leaves no button to another editor, another preview or a page of another name', async () => {
    await pages.show('Report ap@contoso.com', '# Report', { message: 'Please' });
    for (const [label, viewType] of [
      [undefined, undefined],
      ['Preview README.md', undefined],
      ['Report ap@contoso.com.md', 'exchangeOAuth.wizard'],
    ] as const) {
      inFront(label, viewType);
      assert.deepEqual(pages.actions(), {}, label);
    }
  });

  it('is told from one whose name ends alike', async () => {
    await pages.show('ap@contoso.com', '# One', { message: 'one' });
    await pages.show('Report ap@contoso.com', '# Two', { message: 'two' });
    inFront('Preview Report ap@contoso.com.md');
    assert.equal(pages.actions().message, 'two');
  });

  it('gives its message to the clipboard, redacted', async () => {
    inFront('Preview Advice.md');
    await pages.show('Advice', '# Advice', { message: 'The secret canary has expired.' });
    await press('copyMessage');
    assert.ok(fake.done.includes('clipboard: The secret *** has expired.'), fake.done.join());
  });

  it('gives a report for an explanation that is wrong to the clipboard, redacted, and sends nothing', async () => {
    inFront('Preview Explained error.md');
    await pages.show('Explained error', '# Explained', { wrong: 'canary was explained as a wrong secret' });
    assert.deepEqual(buttons(), ['Wrong']);
    await press('wrong');
    assert.ok(fake.done.includes('clipboard: *** was explained as a wrong secret'), fake.done.join());
  });

  it('tests again when asked to', async () => {
    let tested = 0;
    inFront('Preview Advice.md');
    await pages.show('Advice', '# Advice', {
      again: async () => {
        tested += 1;
      },
    });
    await press('testAgain');
    assert.equal(tested, 1);
  });

  it('says why a button has nothing to do, if its page has gone', async () => {
    for (const button of ['copyMessage', 'testAgain', 'script', 'wrong']) await press(button);
    assert.deepEqual(
      fake.shown.map(({ kind }) => kind),
      ['error', 'error', 'error', 'error'],
    );
  });
});

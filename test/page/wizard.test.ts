// The wizard's built page in a browser without VS Code: accessible in every theme and width, safe from hostile values,
// and careful with what is being typed.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import * as l10n from '../../src/core/l10n.ts';
import { wizardStepIds } from '../../src/wizard/state.ts';
import { launchChromium } from '../support/chromium.ts';
import { openPreview, type PreviewTheme, previewThemes } from '../support/wizardPreview.ts';
import { filledState, scenes } from '../support/wizardScenes.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const themes = Object.keys(previewThemes) as readonly PreviewTheme[];
let browser: Browser;

before(async () => {
  browser = await launchChromium(process.env['EXCHANGE_OAUTH_CHROMIUM'] ?? '');
});
after(() => browser?.close());

/** The rules that a theme can break; all others see the same page in every theme. */
const themeRules = ['color-contrast', 'link-in-text-block'];

async function violations(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  await page.evaluate(axe);
  return page.evaluate(async (values) => {
    const { axe: runner } = globalThis as unknown as { axe: typeof import('axe-core') };
    const only = values && { runOnly: { type: 'rule' as const, values: [...values] } };
    const { violations: found } = only ? await runner.run(document, only) : await runner.run(document);
    return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`));
  }, rules);
}

for (const [name, scene] of Object.entries(scenes())) {
  test(`the scene "${name}" is accessible in four themes and fits a column of 1000 and 400 pixels`, async () => {
    for (const width of [1000, 400]) {
      const { page, setTheme, console: said, close } = await openPreview(browser, { ...scene, width });
      for (const [at, theme] of themes.entries()) {
        await setTheme(theme);
        assert.deepEqual(
          await violations(page, at === 0 ? undefined : themeRules),
          [],
          `${theme} at ${width}`,
        );
      }
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(overflow <= 0, `${overflow} pixels too wide at ${width}`);
      assert.deepEqual(said, [], 'the console stays empty: no error, nothing that the policy refused');
      await close();
    }
  });
}

test('a narrow column has the steps in a list to choose from, and nothing of the first frame', async () => {
  const { page, close } = await openPreview(browser, { ...scenes()['testResults'], width: 400 });
  assert.equal(await page.locator('#step-select').isVisible(), true);
  assert.equal(await page.locator('.rail-list').isVisible(), false);
  assert.equal(
    await page.evaluate(() =>
      [...document.adoptedStyleSheets].some((sheet) => sheet.cssRules[0]?.cssText.startsWith('@layer frame')),
    ),
    false,
  );
  await close();
});

for (const language of ['de', 'ja']) {
  test(`in ${language} nothing is cut off in a narrow column`, async () => {
    const file = new URL(`../../l10n/bundle.l10n.${language}.json`, import.meta.url);
    l10n.config({ contents: JSON.parse(readFileSync(file, 'utf8')), language });
    try {
      for (const [name, scene] of Object.entries(scenes())) {
        const { page, close } = await openPreview(browser, { ...scene, width: 400 });
        assert.equal(await page.locator('html').getAttribute('lang'), language);
        assert.deepEqual(await cutOff(page), [], name);
        await close();
      }
    } finally {
      l10n.config({ contents: undefined, language: 'en' });
    }
  });
}

/** Words that are wider than their place, or the page wider than the window. */
const cutOff = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const wide = (element: Element) =>
      element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0;
    const parts = [
      document.documentElement,
      ...document.querySelectorAll('h1,p,li,label,dt,dd,vscode-button'),
    ];
    return parts.filter(wide).map((element) => element.textContent?.slice(0, 80) ?? '');
  });

test('at 200 % zoom nothing is cut off', async () => {
  const { page, close } = await openPreview(browser, { ...scenes()['testResults'], width: 500, height: 400 });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(overflow <= 0);
  await close();
});

test('hostile values are drawn as text and run nothing', async () => {
  const payload = '"><img src=x onerror="window.hit=1"><script>window.hit=1</script>{{1}}$(1)';
  const state = filledState('globalcapture', 'finish');
  const texts = Object.fromEntries(
    Object.keys(state.texts).map((field) => [field, payload]),
  ) as typeof state.texts;
  const mailboxes = state.mailboxes.map((mailbox) => ({ ...mailbox, address: payload }));
  for (const id of wizardStepIds) {
    const hostile = { ...state, step: id, texts, mailboxes };
    const { page, console: said, close } = await openPreview(browser, { state: hostile });
    assert.equal(await page.evaluate(() => Reflect.get(window, 'hit')), undefined, id);
    assert.equal(await page.locator('img').count(), 0);
    assert.deepEqual(said, []);
    await close();
  }
});

test('a snapshot that comes late does not overwrite what is being typed', async () => {
  const { page, host, close } = await openPreview(browser, {
    state: filledState('globalcapture', 'registration'),
  });
  const input = page.locator('#name input');
  await input.fill('');
  await input.pressSequentially('Invoices of the office', { delay: 5 });
  await host.send();
  assert.equal(await input.inputValue(), 'Invoices of the office');
  assert.equal(host.state.texts.name, 'Invoices of the office');
  await close();
});

test('the cursor stays where it is while the host answers', async () => {
  const { page, host, close } = await openPreview(browser, {
    state: filledState('globalcapture', 'registration'),
  });
  const input = page.locator('#name input');
  await input.fill('abcdef');
  await input.evaluate((element) => (element as HTMLInputElement).setSelectionRange(3, 3));
  await input.press('x');
  await host.send();
  await input.press('y');
  assert.equal(await input.inputValue(), 'abcxydef');
  await close();
});

test('a wrong value is marked and described as it is typed', async () => {
  const { page, close } = await openPreview(browser, { state: filledState('globalcapture', 'registration') });
  const input = page.locator('#tenant input');
  await input.fill('common');
  await page.getByText('names no tenant').waitFor();
  assert.equal(await input.getAttribute('aria-invalid'), 'true');
  const described = await input.evaluate((element) =>
    element.ariaDescribedByElements?.map((found) => found.textContent).join(' '),
  );
  assert.match(described ?? '', /names no tenant/);
  await close();
});

test('a correction is one press away', async () => {
  const { page, host, close } = await openPreview(browser, {
    state: filledState('globalcapture', 'registration'),
  });
  await page.locator('#tenant input').fill('admin@contoso.com');
  await page.getByRole('button', { name: 'Use contoso.com' }).click();
  await page.waitForFunction(() => document.querySelector('.problem') === null);
  assert.equal(host.state.texts.tenant, 'contoso.com');
  await close();
});

test('a step that cannot be left takes the focus to what is missing', async () => {
  const { page, close } = await openPreview(browser, {
    state: filledState('globalcapture', 'registration', {
      texts: { ...filledState('globalcapture', 'registration').texts, name: '' },
    }),
  });
  await page.locator('#primary').click();
  await page.locator('#name:focus').waitFor();
  await close();
});

test('a new step takes the focus to its heading', async () => {
  const { page, close } = await openPreview(browser, { state: filledState('globalcapture', 'registration') });
  await page.locator('#primary').click();
  await page.locator('h1:focus', { hasText: 'Credential' }).waitFor();
  await close();
});

test('a Secret ID is caught before it leaves the page', async () => {
  const { page, host, close } = await openPreview(browser, {
    state: filledState('globalcapture', 'credential'),
  });
  await page.locator('#secret input').fill('11111111-2222-3333-4444-555555555555');
  await page.getByText('This is the Secret ID').waitFor();
  await page.locator('#primary').click();
  await page.locator('#secret:focus').waitFor();
  assert.ok(!host.received.some((message) => message.kind === 'act'));
  await close();
});

test('a secret is sent once and is gone from the page when it is stored', async () => {
  const secret = 'abc8Q~bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb';
  const { page, host, close } = await openPreview(browser, {
    state: filledState('globalcapture', 'credential'),
  });
  host.onAct = () => {
    host.facts = {
      ...host.facts,
      credential: { kind: 'secret', lost: false, detail: 'Client secret stored.' },
    };
    return 'Client secret stored';
  };
  await page.locator('#secret input').fill(secret);
  await page.locator('#primary').click();
  await page.getByText('Client secret stored.').waitFor();
  assert.equal(host.received.filter((message) => JSON.stringify(message).includes(secret)).length, 1);
  const everywhere = await page.evaluate(() => {
    const values = [...document.querySelectorAll('*')].map((element) =>
      String(Reflect.get(element, 'value') ?? ''),
    );
    return document.documentElement.outerHTML + values.join(' ');
  });
  assert.ok(!everywhere.includes(secret));
  await close();
});

test('the product is chosen with the keyboard alone', async () => {
  const { page, host, close } = await openPreview(browser);
  await page.getByRole('radio').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.locator('[role="radio"][aria-checked="true"]:focus').waitFor();
  await page.keyboard.press('ArrowUp');
  await page.locator('[role="radio"][aria-checked="true"]:focus', { hasText: 'GlobalCapture' }).waitFor();
  assert.equal(host.state.product, 'globalcapture');
  await close();
});

test('every control can be reached with Tab, and none holds the focus', async () => {
  const { page, close } = await openPreview(browser, { state: filledState('globalcapture', 'registration') });
  const seen: string[] = [];
  for (let press = 0; press < 40; press += 1) {
    await page.keyboard.press('Tab');
    seen.push(await page.evaluate(() => document.activeElement?.id || document.activeElement?.tagName || ''));
  }
  for (const id of ['name', 'tenant', 'lookup', 'clientId', 'accountTypes', 'back', 'primary'])
    assert.ok(seen.includes(id), id);
  await close();
});

test('a removed mailbox gives the focus back', async () => {
  const { page, host, close } = await openPreview(browser, {
    state: filledState('globalcapture', 'mailboxes'),
  });
  await page.getByRole('button', { name: 'Remove ap@contoso.com' }).click();
  await page.locator('#add-mailbox:focus').waitFor();
  assert.deepEqual(
    host.state.mailboxes.map(({ address }) => address),
    ['invoices@contoso.com'],
  );
  await close();
});

test('what was copied is said to screen readers', async () => {
  const { page, host, close } = await openPreview(browser, {
    state: filledState('globalcapture', 'registration'),
  });
  host.onAct = () => 'Copied';
  await page.getByRole('button', { name: 'Copy Application (client) ID' }).click();
  await page.locator('#live', { hasText: 'Copied' }).waitFor();
  await close();
});

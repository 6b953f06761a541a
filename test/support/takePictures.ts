// Drives a real window through the demo tenant and takes the pictures of README.md.
import path from 'node:path';
import type { VscodeWindow } from './vscodeWindow.ts';

const view = 'Exchange Mailboxes';
/** How much wider than usual the side bar is in the pictures, so that the tree's descriptions can be read. */
const widerByPx = 130;
const mailbox = 'ap@contoso.example';

/** @param folder where the pictures go; @returns their names */
export async function takePictures(
  window: VscodeWindow,
  workspace: string,
  folder: string,
): Promise<string[]> {
  const names: string[] = [];
  const take = async (name: string) => {
    await window.page.mouse.move(640, 790);
    await window.screenshot(path.join(folder, `${name}.png`));
    names.push(`${name}.png`);
  };
  const { bridge, page } = window;
  await window.setTheme('dark');
  const { registration } = (await bridge.command('exchangeOAuth.demo.start', {})) as { registration: string };
  await bridge.command('exchangeOAuth.mailboxes.focus');
  await row(window, mailbox).waitFor();
  await widenSideBar(window);

  await bridge.command('exchangeOAuth.wizard.open', { registration, step: 'test' });
  const wizard = window.webview();
  await wizard.locator('#primary').click();
  await wizard.getByText('limited, as it should be').first().waitFor();
  await take('wizard-test');
  await bridge.command('workbench.action.closeAllEditors');

  await window.runCommand('Exchange OAuth: Switch Demo Scenario…');
  await page
    .locator('.quick-input-list .monaco-list-row')
    .filter({ hasText: 'Expired client secret' })
    .first()
    .click();
  await window.pressRowAction(view, mailbox, 'Test Connection');
  await window.notification(/client secret has expired/i).waitFor();
  await page.locator('.notification-toast').getByRole('button', { name: 'What to Do' }).click();
  await window.webview().getByText('Who must act').first().waitFor();
  await bridge.command('notifications.clearAll');
  await take('tree-failure');
  await bridge.command('workbench.action.closeAllEditors');

  await bridge.openFile(path.join(workspace, 'config.ts'));
  await window.runCommand('Exchange OAuth: Insert Config Snippet…');
  for (const choice of ['invoices@contoso.example', 'Node', 'Into config.ts']) {
    await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: choice }).first().click();
  }
  await page.getByText('process.env').first().waitFor();
  await bridge.command('cursorTop');
  await bridge.command('notifications.clearAll');
  await take('snippet');
  return names;
}

async function widenSideBar({ page }: VscodeWindow): Promise<void> {
  const box = await page.locator('.part.sidebar').boundingBox();
  if (box === null) throw new Error('There is no side bar.');
  const [x, y] = [box.x + box.width + 1, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + widerByPx, y, { steps: 4 });
  await page.mouse.up();
}

function row(window: VscodeWindow, label: string) {
  return window.tree(view).locator('.monaco-list-row').filter({ hasText: label }).first();
}

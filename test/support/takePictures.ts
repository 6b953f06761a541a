// Drives a real window through the demo tenant and takes the pictures of README.md.
import path from 'node:path';
import type { VscodeWindow } from './vscodeWindow.ts';

const view = 'Exchange Mailboxes';
/** How much wider than usual the side bar is in the pictures, so that the tree's descriptions can be read. */
const widerByPx = 110;
const mailbox = 'ap@contoso.example';

/** The files of the folder that the window has open. */
export const pictureFiles = {
  'config.ts': '',
  'mail.yml': [
    'mail:',
    '  incoming:',
    '    host: outlook.office365.com',
    '    port: 993',
    '    user: invoices@contoso.example',
    '    auth: XOAUTH2',
    '    token_url: https://login.microsoftonline.com/common/oauth2/v2.0/token',
    '    scope: https://graph.microsoft.com/IMAP.AccessAsUser.All',
    '  outgoing:',
    '    host: smtp.office365.com',
    '    port: 465',
    '    user: invoices@contoso.example',
    '    password: ${SMTP_PASSWORD}',
    '',
  ].join('\n'),
} as const;

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
  await bridge.setSetting('editor.minimap.enabled', false);
  const { registration } = (await bridge.command('exchangeOAuth.demo.start', {})) as { registration: string };
  await bridge.command('exchangeOAuth.mailboxes.focus');
  await row(window, mailbox).waitFor();
  await widenSideBar(window);

  await bridge.command('exchangeOAuth.mailbox.checkPolicy', { registration, address: mailbox });
  await choose(window, 'Exchange OAuth: Switch Demo Scenario…', ['Expired client secret']);
  await window.pressRowAction(view, mailbox, 'Test Connection');
  await window.notification(/client secret has expired/i).waitFor();
  await page.locator('.notification-toast').getByRole('button', { name: 'What to Do' }).click();
  await window.webview().getByText('Who must act').first().waitFor();
  await bridge.command('notifications.clearAll');
  await take('tree-failure');
  await bridge.command('workbench.action.closeAllEditors');

  await choose(window, 'Exchange OAuth: Switch Demo Scenario…', ['Everything is fine']);
  await window.runCommand('Exchange OAuth: Test All Mailboxes');
  await row(window, mailbox).filter({ hasText: 'works' }).waitFor();
  await bridge.openFile(path.join(workspace, 'config.ts'));
  await choose(window, 'Exchange OAuth: Insert Config Snippet…', [
    'invoices@contoso.example',
    'Node.js sample in TypeScript',
    'Into config.ts',
  ]);
  await page.getByText('process.env').first().waitFor();
  await bridge.command('cursorTop');
  await bridge.command('notifications.clearAll');
  await take('snippet');
  await bridge.command('workbench.action.closeAllEditors');

  await bridge.openFile(path.join(workspace, 'mail.yml'));
  await page.locator('.squiggly-error, .squiggly-warning').first().waitFor();
  await bridge.command('workbench.actions.view.problems');
  await page.locator('.markers-panel .monaco-list-row').nth(1).waitFor();
  await take('problems');
  return names;
}

/** Runs a command and picks one row of each list that it shows. */
async function choose(window: VscodeWindow, command: string, choices: readonly string[]): Promise<void> {
  await window.runCommand(command);
  for (const text of choices)
    await window.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: text }).first().click();
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

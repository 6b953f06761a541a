// The frames of README.md's moving picture: the wizard walked with the demo tenant, from nothing to a tested connection.
import path from 'node:path';
import type { VscodeWindow } from './vscodeWindow.ts';

/** One frame of a moving picture and how long it stays. */
export type Frame = { readonly file: string; readonly durationMs: number };

const readMs = 2_200;
const glanceMs = 1_100;

/** @param folder where the frames go */
export async function recordWizard(window: VscodeWindow, folder: string): Promise<readonly Frame[]> {
  const frames: Frame[] = [];
  const keep = async (durationMs: number) => {
    const file = path.join(folder, `${String(frames.length).padStart(2, '0')}.png`);
    await window.screenshot(file);
    frames.push({ file, durationMs });
  };
  await window.runCommand('Exchange OAuth: Open Setup Wizard');
  const view = window.webview();
  const shows = (heading: string) =>
    view.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor();
  const see = (text: string | RegExp) => view.getByText(text).first().waitFor();
  const press = (name: string) => view.getByRole('button', { name }).first().click();
  /** Shows the step as it is, then with the mouse on the button that leads on, and presses it. */
  const goOn = async (name: string) => {
    const button = view.locator('#primary', { hasText: name });
    await button.hover();
    await keep(glanceMs);
    await button.click();
  };

  await shows('What are you connecting?');
  await keep(readMs);
  await view.getByRole('radio', { name: 'Square 9 GlobalCapture' }).click();
  await see('EWS in Exchange Online is switched off for good');
  await keep(readMs);
  await press('Fill in the demo tenant’s values');
  await see('nothing leaves it');
  await goOn('Set up the app registration');
  await shows('App registration');
  await press('Look up the tenant');
  await see('This tenant exists');
  await view.locator('#name input').fill('Contoso Capture');
  await goOn('Enter the client secret');
  await shows('Credential');
  await goOn('Review permissions');
  await shows('Permissions and consent');
  await view.locator('#primary', { hasText: 'Check consent' }).click();
  await see('present');
  await goOn('Choose mailboxes');
  await shows('Mailboxes');
  await goOn('Save connection');
  await shows('Limit access');
  await see('1. Connect to Exchange Online');
  await keep(glanceMs);
  await goOn('Go to the tests');
  await shows('Test');
  await goOn('Test both mailboxes');
  await see('limited, as it should be');
  await keep(readMs);
  await goOn('Show the settings');
  await shows('Finish');
  await keep(2 * readMs);
  return frames;
}

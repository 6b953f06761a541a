// How a person signs in from this window: the system browser, or a device code shown with a copy button.
import { env, Uri, window } from 'vscode';
import type { SignInInteraction } from '../oauth/tokenSource.ts';

export const signIn: SignInInteraction = {
  openBrowser: async (url) => env.openExternal(Uri.parse(url, true)),
  showDeviceCode: (prompt) => void showCode(prompt.userCode, prompt.verificationUri),
};

async function showCode(code: string, page: string): Promise<void> {
  const copy = 'Copy Code and Open Page';
  const answer = await window.showInformationMessage(`Enter the code ${code} at ${page} to sign in.`, copy);
  if (answer !== copy) return;
  await env.clipboard.writeText(code);
  await env.openExternal(Uri.parse(page, true));
}

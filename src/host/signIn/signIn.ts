// How a person signs in from this window: the system browser, or a device code with a copy button and the time left.

import { env, StatusBarAlignment, UIKind, Uri, window } from 'vscode';
import * as l10n from '../../core/l10n.ts';
import { Failure } from '../../core/report/failure.ts';
import type { DeviceCodePrompt, SignInInteraction } from '../../oauth/tokenSource.ts';
import { escapeUiText } from '../shell/escapeUiText.ts';

export const signIn: SignInInteraction = {
  openBrowser: async (url) => env.openExternal(await reachable(Uri.parse(url, true))),
  showDeviceCode: (prompt) => {
    showTimeLeft(prompt);
    void showCode(prompt);
  },
};

/**
 * If the extension host is not the person's own computer, the browser comes back to a local port that has to be
 * forwarded first; asking VS Code for the address does that. A window served from this computer needs no forwarding.
 */
async function reachable(address: Uri): Promise<Uri> {
  if (env.remoteName === undefined) return address;
  const back = new URLSearchParams(address.query).get('redirect_uri');
  if (back === null) return address;
  const local = Uri.parse(back, true);
  const forwarded = await env.asExternalUri(local);
  const servedHere = env.uiKind === UIKind.Web && /^localhost(?::\d+)?$/.test(forwarded.authority);
  if (servedHere || forwarded.authority === local.authority) return address;
  const text = l10n.record(
    'The browser cannot come back to this remote window. Use the device code grant, or open the folder on your own computer.',
  );
  throw new Failure({ kind: 'local', problem: 'browserUnavailable', text });
}

async function showCode({ userCode, verificationUri }: DeviceCodePrompt): Promise<void> {
  const copy = l10n.t('Copy Code and Open Page');
  const answer = await window.showInformationMessage(
    escapeUiText(l10n.t('Enter the code {0} at {1} to sign in.', userCode, verificationUri)),
    copy,
  );
  if (answer !== copy) return;
  await env.clipboard.writeText(userCode);
  await env.openExternal(Uri.parse(verificationUri, true));
}

/** A status-bar item that counts down and goes when the sign-in is over, however it ended. */
function showTimeLeft({ userCode, expiresOn, signal }: DeviceCodePrompt): void {
  if (signal.aborted) return;
  const item = window.createStatusBarItem(StatusBarAlignment.Left, -90);
  const draw = () => {
    const seconds = Math.max(0, Math.round((expiresOn - Date.now()) / 1_000));
    item.text = l10n.t(
      '$(key) {0}, {1} left',
      escapeUiText(userCode),
      `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`,
    );
  };
  item.name = l10n.t('Sign-in code');
  item.tooltip = l10n.t('Enter this code on the sign-in page.');
  draw();
  item.show();
  const timer = setInterval(draw, 1_000);
  timer.unref();
  signal.addEventListener(
    'abort',
    () => {
      clearInterval(timer);
      item.dispose();
    },
    { once: true },
  );
}

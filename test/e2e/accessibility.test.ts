// Every wizard step, as VS Code itself shows it, keeps axe-core's rules in its four kinds of theme.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { wizardStepIds } from '../../src/wizard/state.ts';
import { type Theme, themes } from '../support/vscodeWindow.ts';
import { axeViolations } from './axe.ts';
import { useWindow } from './harness.ts';

const ui = useWindow();
let registration: string | undefined;

describe('the wizard in VS Code', () => {
  for (const [index, step] of wizardStepIds.entries()) {
    test(`the step "${step}" is accessible in every kind of theme`, async () => {
      registration ??= (
        (await ui().bridge.command('exchangeOAuth.demo.start', {})) as { registration: string }
      ).registration;
      await ui().bridge.command('exchangeOAuth.wizard.open', { registration, step });
      const current = ui().webview().locator('.rail-step[aria-current="step"]');
      await current.filter({ hasText: `${index + 1}.` }).waitFor();
      assert.deepEqual(await axeViolations(ui().webview()), []);
      for (const theme of Object.keys(themes) as Theme[]) {
        await ui().setTheme(theme);
        await ui().webview().locator(`body.${bodyClasses[theme]}`).waitFor();
        assert.deepEqual(await axeViolations(ui().webview(), 'colour'), [], theme);
      }
    });
  }
});

/** The class that VS Code puts on a webview's body, by kind of theme. */
const bodyClasses: Record<Theme, string> = {
  dark: 'vscode-dark',
  light: 'vscode-light',
  highContrastDark: 'vscode-high-contrast',
  highContrastLight: 'vscode-high-contrast-light',
};

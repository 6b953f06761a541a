// The buttons of reading pages: copy the message for the administrator, test again, run or copy a script, report it wrong.

import { commands, env, window } from 'vscode';
import * as l10n from '../../core/l10n.ts';
import { type Command, simpleCommand } from './command.ts';
import type { Pages } from './pages.ts';
import type { Services } from './services.ts';

export const pageCommands = (
  services: Pick<Services, 'personArguments'>,
  pages: Pages,
): readonly Command[] => [
  simpleCommand({
    id: 'exchangeOAuth.page.copyMessage',
    run: async () => {
      const { message } = pages.actions();
      if (message === undefined)
        throw new Error(l10n.record('This page has no message. Open a report or an advice first.'));
      await env.clipboard.writeText(message);
      window.setStatusBarMessage(l10n.t('$(copy) Message for the administrator copied'), 6_000);
    },
  }),
  simpleCommand({
    id: 'exchangeOAuth.page.wrong',
    run: async () => {
      const { wrong } = pages.actions();
      if (wrong === undefined)
        throw new Error(l10n.record('This page explains no error. Run Explain Error first.'));
      await env.clipboard.writeText(wrong);
      void window.showInformationMessage(
        l10n.t(
          'A report is on the clipboard: what was recognised, and the text with addresses, hosts, ids and secrets replaced. Read it, add what you expected, and paste it into an issue. Nothing has been sent.',
        ),
      );
    },
  }),
  simpleCommand({
    id: 'exchangeOAuth.page.testAgain',
    run: async () => {
      const { again } = pages.actions();
      if (again === undefined) throw new Error(l10n.record('This page shows no test. Open a report first.'));
      await again();
    },
  }),
  simpleCommand({
    id: 'exchangeOAuth.page.script',
    run: async () => {
      const { script } = pages.actions();
      if (script === undefined) throw new Error(l10n.record('No administrator script belongs to this page.'));
      await commands.executeCommand('exchangeOAuth.script.use', services.personArguments.forPerson(script));
    },
  }),
];

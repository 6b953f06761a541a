// Verify Report…: whether a test report is as it was written.

import { window, workspace } from 'vscode';
import * as l10n from '../../core/l10n.ts';
import { needed } from '../shell/ask.ts';
import { type Call, textOf } from '../shell/call.ts';
import { type Command, command } from '../shell/command.ts';

const sentences = {
  whole: (written: string) =>
    l10n.t(
      'Whole: nothing in this report was changed since it was written. Compare its number with the one that was kept: {0}',
      written,
    ),
  changed: (written: string) =>
    l10n.t(
      'Changed: this report does not say what it said when it was written. Ask who sent it for the file as it was saved. Its number is {0}, and the text no longer gives it.',
      written,
    ),
  notAReport: () =>
    l10n.t(
      'Not a report: the text holds no seal. Choose the Markdown file (.md) that Write Test Report… saved; the HTML page to print cannot be checked.',
    ),
} as const;

export const verifyCommand = (): Command =>
  command({
    id: 'exchangeOAuth.handOff.verify',
    choose: async (call) => textOf(call, 'text') ?? needed(await chosenText(call)),
    run: async (text) => {
      const { verified } = await import('./documents.ts');
      return verified(text);
    },
    tell: ({ state, written = '' }) => {
      const tell = state === 'whole' ? window.showInformationMessage : window.showWarningMessage;
      void tell(sentences[state](written));
    },
  });

/** The report in the active editor, else a file. */
async function chosenText({ byPerson }: Call): Promise<string | undefined> {
  if (!byPerson) throw new Error('Name the report: {text: "<the Markdown of the report>"}.');
  const open = window.activeTextEditor?.document;
  if (open?.getText().startsWith('# Test report for ') === true) return open.getText();
  const [file] =
    (await window.showOpenDialog({
      title: l10n.t('Verify Report'),
      openLabel: l10n.t('Verify'),
      filters: { 'Test report': ['md'] },
    })) ?? [];
  return file === undefined ? undefined : new TextDecoder().decode(await workspace.fs.readFile(file));
}

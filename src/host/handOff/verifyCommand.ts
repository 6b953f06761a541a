// Verify Report…: whether a test report is as it was written, and whose key signed it.

import { window } from 'vscode';
import * as l10n from '../../core/l10n.ts';
import { plainLine } from '../../core/text/text.ts';
import { needed } from '../shell/ask.ts';
import { type Call, textOf } from '../shell/call.ts';
import { type Command, command } from '../shell/command.ts';
import { escapeUiText } from '../shell/escapeUiText.ts';
import { readBounded } from '../shell/readBounded.ts';
import type { KeyOwner, Services } from '../shell/services.ts';
import type { Verified } from './documents.ts';

const sentences = {
  whole: (written: string) =>
    l10n.t('Unchanged: nothing in this report was changed since it was written. Its number is {0}.', written),
  changed: (written: string) =>
    l10n.t(
      'Changed: this report does not say what it said when it was written. Ask who sent it for the file as it was saved. Its number is {0}, and the text or its signature no longer fits.',
      written,
    ),
  notAReport: () =>
    l10n.t(
      'Not a report: the text holds no seal. Choose the Markdown file (.md) that Write Test Report… saved; the HTML page to print cannot be checked.',
    ),
} as const;

const notSigned = l10n.msg('It is not signed: compare its number with the one that was kept.');
const signers: Readonly<Record<KeyOwner['key'], (fingerprint: string, name: string) => string>> = {
  thisComputer: (fingerprint) => l10n.t('Signed by the key of this computer ({0}).', fingerprint),
  known: (fingerprint, name) => l10n.t('Signed by a key this computer knows: {0} ({1}).', name, fingerprint),
  unknown: (fingerprint) =>
    l10n.t(
      'Signed by a key this computer does not know ({0}). Ask who wrote the report whether this is the fingerprint of their key, by telephone for instance.',
      fingerprint,
    ),
};

type Answer = Verified & { readonly signer?: KeyOwner };

export const verifyCommand = ({ reportKeys }: Pick<Services, 'reportKeys'>): Command =>
  command({
    id: 'exchangeOAuth.handOff.verify',
    choose: async (call) => textOf(call, 'text') ?? needed(await chosenText(call)),
    run: async (text): Promise<Answer> => {
      const { verified } = await import('./documents.ts');
      const read = verified(text);
      const { fingerprint } = read;
      return fingerprint === undefined ? read : { ...read, signer: reportKeys.whose(fingerprint) };
    },
    tell: async ({ state, written = '', fingerprint = '', signer }) => {
      const sentence = sentences[state](written);
      if (state !== 'whole') return void window.showWarningMessage(escapeUiText(sentence));
      if (signer === undefined)
        return void window.showInformationMessage(escapeUiText(`${sentence} ${l10n.t(notSigned)}`));
      const whose = signers[signer.key](fingerprint, signer.key === 'known' ? signer.name : '');
      const told = `${sentence} ${whose}`;
      if (signer.key !== 'unknown') return void window.showInformationMessage(escapeUiText(told));
      const remember = l10n.t('Remember This Key…');
      if ((await window.showWarningMessage(escapeUiText(told), remember)) !== remember) return;
      const name = plainLine((await askName(fingerprint)) ?? '', 120);
      if (name !== '') await reportKeys.remember(fingerprint, name);
    },
  });

const askName = (fingerprint: string) =>
  window.showInputBox({
    title: l10n.t('Remember This Key'),
    prompt: l10n.t('Whose key is {0}? Reports signed with it will show this name.', fingerprint),
    placeHolder: l10n.t('Ada Lovelace, Contoso'),
    ignoreFocusOut: true,
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
  return file === undefined ? undefined : readBounded(file, l10n.t('a test report'));
}

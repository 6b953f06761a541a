// Read Mail Configuration: what the open file, or a text that code gives, says about Exchange Online.

import { window } from 'vscode';
import type { ConfigReading } from '../../configs/model.ts';
import * as l10n from '../../core/l10n.ts';
import { configMarkdown } from '../../pages/configPage.ts';
import { tellAndEnd } from '../shell/ask.ts';
import { type Call, textOf } from '../shell/call.ts';
import { type Command, command, simpleCommand } from '../shell/command.ts';
import type { Pages } from '../shell/pages.ts';
import { tellToRenew } from './tellToRenew.ts';

interface Given {
  readonly text: string;
  readonly fileName: string;
}

export const configCommands = (pages: Pages): readonly Command[] => [
  simpleCommand({
    id: 'exchangeOAuth.config.renewSecret',
    run: () => ({ renew: true }),
    tell: tellToRenew,
  }),
  command({
    id: 'exchangeOAuth.config.read',
    choose: given,
    run: async (file) => {
      const { readConfig } = await import('../../configs/readConfig.ts');
      const { values, problems } = readConfig(file);
      return { values, problems };
    },
    tell: ({ values, problems }: Omit<ConfigReading, 'kind'>, { fileName }) =>
      pages.show(l10n.t('Mail configuration'), configMarkdown(fileName, { values, problems })),
  }),
];

/** The text of the call; for a person the file in front. */
function given(call: Call): Given {
  const text = textOf(call, 'text');
  const fileName = textOf(call, 'fileName');
  if (text !== undefined && fileName !== undefined) return { text, fileName };
  if (!call.byPerson) throw new Error('Name the text and its file: {text: "…", fileName: "…"}.');
  const document = window.activeTextEditor?.document;
  if (document === undefined) {
    tellAndEnd(l10n.t('Open the file that configures mail, and run the command again.'));
  }
  return { text: document.getText(), fileName: document.fileName };
}

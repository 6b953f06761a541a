// Import as Registration: the wizard opens with what a file says; nothing is saved before the person says so.
import { commands, Uri, window, workspace } from 'vscode';
import { type Importable, importFrom } from '../../configs/importBlock.ts';
import type { Call } from '../shell/call.ts';
import { type Command, command } from '../shell/command.ts';
import { escapeUiText } from '../shell/escapeUiText.ts';
import type { Services } from '../shell/services.ts';

interface Found extends Importable {
  readonly name: string;
}

export const importCommands = (services: Services): readonly Command[] => [
  command({
    id: 'exchangeOAuth.config.import',
    choose: importable,
    run: async (found) => {
      // The same application of the same tenant is the same registration: a second import finds the first.
      const first = services.registrations
        .all()
        .find(
          ({ registration }) =>
            found.clientId !== '' && registration.clientId.toLowerCase() === found.clientId.toLowerCase(),
        );
      const argument = first === undefined ? { prefill: found } : { registration: first.registration.id };
      await commands.executeCommand('exchangeOAuth.wizard.open', argument);
      return { registration: first?.registration.id, missing: found.missing };
    },
    tell: ({ registration, missing }) => {
      const text =
        registration === undefined
          ? `The file does not say: ${missing.join(', ')}. Nothing is saved yet.`
          : `This application is already registered as ${registration}.`;
      void window.showInformationMessage(escapeUiText(text));
    },
  }),
];

/** The file of the call, else the one in front. Its secrets are not read: the wizard asks for the credential. */
async function importable(call: Call): Promise<Found> {
  const uri = call.values['uri'];
  const document =
    typeof uri === 'string'
      ? await workspace.openTextDocument(Uri.parse(uri, true))
      : window.activeTextEditor?.document;
  if (document === undefined)
    throw new Error('Open the file that configures mail, and run the command again.');
  const { readConfig } = await import('../../configs/readConfig.ts');
  const found = importFrom(readConfig({ text: document.getText(), fileName: document.fileName }));
  if (found === undefined)
    throw new Error('This file names no tenant, client ID or mailbox in Exchange Online.');
  const name = workspace.asRelativePath(document.uri).split('/').at(-1) ?? 'Imported';
  return { ...found, name };
}

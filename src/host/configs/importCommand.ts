// Import as Registration: the wizard opens with what a file says; nothing is saved before the person says so.

import { commands, Uri, window, workspace } from 'vscode';
import { type Importable, importFrom } from '../../configs/importBlock.ts';
import * as l10n from '../../core/l10n.ts';
import type { Registration } from '../../core/registration/registration.ts';
import type { Call } from '../shell/call.ts';
import { type Command, command } from '../shell/command.ts';
import { escapeUiText } from '../shell/escapeUiText.ts';
import type { RegistrationStore, Services } from '../shell/services.ts';

interface Found extends Importable {
  readonly name: string;
}

export const importCommands = (services: Services): readonly Command[] => [
  command({
    id: 'exchangeOAuth.config.import',
    choose: importable,
    run: async (found) => {
      const first = registrationOf(found, services.registrations);
      const argument = first === undefined ? { prefill: found } : { registration: first.id };
      await commands.executeCommand('exchangeOAuth.wizard.open', argument);
      return { registration: first?.id, missing: found.missing };
    },
    tell: ({ registration, missing }) => {
      const text =
        registration === undefined
          ? l10n.t(
              'The file does not say: {0}. Nothing is saved yet; the wizard’s last steps save and test it.',
              missing.join(', '),
            )
          : l10n.t('This application is already registered as {0}.', registration);
      void window.showInformationMessage(escapeUiText(text));
    },
  }),
];

/** The same application of the same tenant is the same registration: a second import finds the first. */
export function registrationOf(
  { clientId, tenant }: Pick<Importable, 'clientId' | 'tenant'>,
  registrations: Pick<RegistrationStore, 'all'>,
): Registration | undefined {
  const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
  if (clientId === '') return undefined;
  return registrations
    .all()
    .map(({ registration }) => registration)
    .find((each) => isSame(each.clientId, clientId) && (tenant === '' || isSame(each.tenantId, tenant)));
}

/** The file of the call, else the one in front. Its secrets are not read: the wizard asks for the credential. */
async function importable(call: Call): Promise<Found> {
  const uri = call.values['uri'];
  const document =
    typeof uri === 'string'
      ? await workspace.openTextDocument(Uri.parse(uri, true))
      : window.activeTextEditor?.document;
  if (document === undefined)
    throw new Error(l10n.record('Open the file that configures mail, and run the command again.'));
  const { readConfig } = await import('../../configs/readConfig.ts');
  const application = call.values['application'];
  const found = importFrom(
    readConfig({ text: document.getText(), fileName: document.fileName }),
    typeof application === 'number' ? application : undefined,
  );
  if (found === undefined)
    throw new Error(l10n.record('This file names no tenant, client ID or mailbox in Exchange Online.'));
  const name = workspace.asRelativePath(document.uri).split('/').at(-1) ?? l10n.t('Imported');
  return { ...found, name };
}

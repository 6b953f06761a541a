// What a person is told once a secret has left a file.

import { commands, window } from 'vscode';
import * as l10n from '../../core/l10n.ts';

/** A reference in its place does not make a secret unknown. */
export async function tellToRenew(): Promise<void> {
  const set = l10n.t('Set Credential…');
  const answer = await window.showInformationMessage(
    l10n.t(
      'The secret that stood here counts as known: it stays in version control, in Local History and in backups. Create a new one in Entra, store it, and remove the old one.',
    ),
    set,
  );
  if (answer === set) await commands.executeCommand('exchangeOAuth.credential.set');
}

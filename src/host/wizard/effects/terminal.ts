// Sends a script to a PowerShell terminal: as a file and one line that waits at the prompt, since pasted lines would run.

import { type Terminal, Uri, window, workspace } from 'vscode';
import * as l10n from '../../../core/l10n.ts';
import { literal } from '../../../snippets/adminScripts/scriptText.ts';
import type { WizardDocument } from '../../../wizard/snapshot.ts';
import { findPowerShell } from '../../scripts/powerShell.ts';
import type { WizardModel } from '../model.ts';

/** One terminal for all blocks: the later ones need the session that the first one opens. */
const terminalName = l10n.msg('Exchange administration');

export async function sendToTerminal(model: WizardModel, found: WizardDocument): Promise<string> {
  if (!workspace.isTrusted) {
    throw new Error(
      l10n.record(
        'This workspace is not trusted, so no script goes to a terminal of it. Trust the workspace first, or open another window.',
      ),
    );
  }
  const shellPath = await findPowerShell(process.env['PATH'] ?? '', process.platform);
  if (shellPath === undefined) {
    throw new Error(
      l10n.record(
        'PowerShell is not installed on this computer. Open the script in an editor or copy it to a computer that has PowerShell.',
      ),
    );
  }
  const folder = Uri.joinPath(model.storage, 'scripts');
  await workspace.fs.createDirectory(folder);
  const file = Uri.joinPath(folder, found.fileName);
  await workspace.fs.writeFile(file, new TextEncoder().encode(found.text));
  const preview = found.text.includes('[switch]$WhatIf');
  const terminal = openTerminal() ?? createTerminal(shellPath, folder);
  terminal.show();
  terminal.sendText(`& ${literal(file.fsPath)}${preview ? ' -WhatIf' : ''}`, false);
  return preview
    ? l10n.t('Waits in a terminal. With -WhatIf it shows what would change; take that away to change it')
    : l10n.t('Waits in a terminal; press Enter there to run it');
}

/** Not in the workspace: PowerShell would find its scripts and modules there. */
const createTerminal = (shellPath: string, cwd: Uri): Terminal =>
  window.createTerminal({ name: l10n.t(terminalName), shellPath, cwd });

const openTerminal = (): Terminal | undefined =>
  window.terminals.find(({ name, exitStatus }) => name === l10n.t(terminalName) && exitStatus === undefined);

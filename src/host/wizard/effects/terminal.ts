// Sends a script to a PowerShell terminal: as a file and one line that waits at the prompt, since pasted lines would run.
import { access, constants } from 'node:fs/promises';
import path from 'node:path';
import { type Terminal, Uri, window, workspace } from 'vscode';
import { literal } from '../../../snippets/adminScripts/scriptText.ts';
import type { WizardDocument } from '../../../wizard/snapshot.ts';
import type { WizardModel } from '../model.ts';

/** One terminal for all blocks: the later ones need the session that the first one opens. */
const terminalName = 'Exchange administration';

export async function sendToTerminal(model: WizardModel, found: WizardDocument): Promise<string> {
  const shellPath = await findPowerShell(process.env['PATH'] ?? '', process.platform);
  if (shellPath === undefined) {
    throw new Error(
      'PowerShell is not installed on this computer. Open the script in an editor or copy it to a computer that has PowerShell.',
    );
  }
  const folder = Uri.joinPath(model.storage, 'scripts');
  await workspace.fs.createDirectory(folder);
  const file = Uri.joinPath(folder, found.fileName);
  await workspace.fs.writeFile(file, new TextEncoder().encode(found.text));
  const preview = found.text.includes('[switch]$WhatIf');
  const terminal = openTerminal() ?? window.createTerminal({ name: terminalName, shellPath });
  terminal.show();
  terminal.sendText(`& ${literal(file.fsPath)}${preview ? ' -WhatIf' : ''}`, false);
  return preview
    ? 'Waits in a terminal. With -WhatIf it shows what would change; take that away to change it'
    : 'Waits in a terminal; press Enter there to run it';
}

const openTerminal = (): Terminal | undefined =>
  window.terminals.find(({ name, exitStatus }) => name === terminalName && exitStatus === undefined);

/** PowerShell 7, else Windows PowerShell; undefined where there is neither. */
async function findPowerShell(searchPath: string, platform: NodeJS.Platform): Promise<string | undefined> {
  const names = platform === 'win32' ? ['pwsh.exe', 'powershell.exe'] : ['pwsh'];
  const folders = searchPath.split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  for (const name of names) {
    for (const folder of folders) {
      const file = path.join(folder, name);
      const mode = platform === 'win32' ? constants.F_OK : constants.X_OK;
      if (
        await access(file, mode).then(
          () => true,
          () => false,
        )
      )
        return file;
    }
  }
  return undefined;
}

// Whether administrator's scripts can run on this computer: PowerShell 7 with the Exchange module.

import { type Uri, workspace } from 'vscode';
import * as l10n from '../../core/l10n.ts';
import { exchangeModuleVersion, findPwsh } from './powerShell.ts';

export type Detected =
  | { readonly kind: 'ready'; readonly pwsh: string }
  | { readonly kind: 'missing'; readonly reason: string };

/** Asks PowerShell once; what is missing is looked for again, since it may have been installed meanwhile. */
export function createDetection(storage: Uri): (signal: AbortSignal) => Promise<Detected> {
  let ready: Detected | undefined;
  return async (signal) => {
    if (ready !== undefined) return ready;
    const pwsh = await findPwsh(process.env['PATH'] ?? '', process.platform);
    if (pwsh === undefined)
      return {
        kind: 'missing',
        reason: l10n.record('PowerShell 7 (pwsh) is not installed on this computer.'),
      };
    await workspace.fs.createDirectory(storage);
    const version = await exchangeModuleVersion(pwsh, storage.fsPath, signal).catch(() => 'none');
    if (version === 'none')
      return { kind: 'missing', reason: l10n.record('PowerShell (pwsh) does not answer on this computer.') };
    if (version === undefined) {
      return {
        kind: 'missing',
        reason: l10n.record(
          'PowerShell has no ExchangeOnlineManagement module. Install it there: Install-Module ExchangeOnlineManagement -Scope CurrentUser',
        ),
      };
    }
    ready = { kind: 'ready', pwsh };
    return ready;
  };
}

// PowerShell on this computer: where it is, and whether it has Exchange's module. The names are fixed; no setting picks them.
import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import path from 'node:path';

/** PowerShell 7, else Windows PowerShell; undefined if there is neither. */
export async function findPowerShell(
  searchPath: string,
  platform: NodeJS.Platform,
): Promise<string | undefined> {
  return (
    (await findPwsh(searchPath, platform)) ??
    (platform === 'win32' ? findIn(searchPath, 'powershell.exe', platform) : undefined)
  );
}

/** PowerShell 7 alone, as an absolute path; folders of the path that are not absolute are passed over. */
export const findPwsh = (searchPath: string, platform: NodeJS.Platform): Promise<string | undefined> =>
  findIn(searchPath, platform === 'win32' ? 'pwsh.exe' : 'pwsh', platform);

async function findIn(
  searchPath: string,
  name: string,
  platform: NodeJS.Platform,
): Promise<string | undefined> {
  const mode = platform === 'win32' ? constants.F_OK : constants.X_OK;
  for (const folder of searchPath.split(path.delimiter).filter((each) => path.isAbsolute(each))) {
    const file = path.join(folder, name);
    const found = await access(file, mode).then(
      () => true,
      () => false,
    );
    if (found) return file;
  }
  return undefined;
}

/** Listing modules takes seconds on a cold disk; longer than this it does not answer (milliseconds). */
const deadlineMs = 60_000;

/** Get-Module -ListAvailable reads the module's folders and connects to nothing (about_Modules). */
const askVersion =
  'Get-Module -ListAvailable -Name ExchangeOnlineManagement | Sort-Object -Property Version -Descending | Select-Object -First 1 | ForEach-Object { $_.Version.ToString() }';

/**
 * Version of ExchangeOnlineManagement, undefined if it is not installed. Rejects if PowerShell does not start or
 * answer, or the signal aborts.
 */
export function exchangeModuleVersion(
  pwsh: string,
  cwd: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    execFile(
      pwsh,
      ['-NoProfile', '-NonInteractive', '-Command', askVersion],
      { cwd, signal, timeout: deadlineMs, windowsHide: true, maxBuffer: 1_048_576 },
      (error, stdout) => {
        if (error !== null) reject(error);
        else resolve(/^\s*(\d+(?:\.\d+)+)/.exec(stdout)?.[1]);
      },
    );
  });
}

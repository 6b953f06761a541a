// How Azure CLI is started on each platform.
import * as l10n from '../../core/l10n.ts';
import { Failure } from '../../core/report/failure.ts';

export interface AzCommand {
  readonly file: string;
  readonly args: readonly string[];
  /** Windows: the arguments are joined as they are, since cmd reads quotes in its own way. */
  readonly verbatim: boolean;
}

/**
 * What is run: az itself, and on Windows cmd, since Node starts no .cmd file by itself (CVE-2024-27980; Child process,
 * "Spawning .bat and .cmd files on Windows": spawn cmd.exe and pass the file as an argument). cmd gets one line: with /s it
 * takes the outer quotes off and leaves the inner ones, also if the path holds brackets, as "C:\Program Files (x86)" does;
 * with /v:off it leaves exclamation marks alone, whatever the registry says, and with /d it runs nothing of the registry's
 * AutoRun. Throws a Failure if the path holds what cmd would read inside quotes.
 */
export function azCommand(
  az: string,
  words: readonly string[],
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): AzCommand {
  if (platform !== 'win32' || !az.toLowerCase().endsWith('.cmd'))
    return { file: az, args: words, verbatim: false };
  if (/["%\r\n]/.test(az)) {
    const text = l10n.record('Azure CLI is in a folder whose name cmd cannot take.');
    throw new Failure({ kind: 'local', problem: 'signInNeeded', text });
  }
  const { SystemRoot = 'C:\\Windows' } = env;
  const line = `""${az}" ${words.join(' ')}"`;
  return {
    file: `${SystemRoot}\\System32\\cmd.exe`,
    args: ['/d', '/v:off', '/s', '/c', line],
    verbatim: true,
  };
}

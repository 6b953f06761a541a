// Hands a credential to a terminal through a file that only this account can read and that the shell removes as it reads:
// VS Code shows a terminal's environment to every extension, and this way it has nothing to show.
import { randomUUID } from 'node:crypto';
import { chmod, mkdir, rm, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { env, type Terminal, window } from 'vscode';
import * as l10n from '../../core/l10n.ts';
import type { Quoted } from '../../snippets/quoted.ts';
import { quotePowerShell, quoteSh } from '../../snippets/quoteShell.ts';
import { removeLeftFiles, terminalFolder, unreadMs } from './terminalFolder.ts';

/** How one kind of shell sets variables from a file, and what is typed into it. */
interface ShellWords {
  readonly program: RegExp;
  /** Removes the file, then sets the variables: what was read stays in the shell alone. */
  readonly text: (file: string, values: Variables) => string;
  /** Begins with a space, which keeps it out of most shells' history. */
  readonly command: (file: string) => string;
}

type Variables = Readonly<Record<string, string>>;

const shells: readonly ShellWords[] = [
  {
    program: /^(?:ba|z|da|k|a)?sh$/,
    text: (file, values) =>
      [
        `rm -f -- ${word(quoteSh(file))}`,
        ...Object.entries(values).map(
          ([name, value]) => `export ${name}="$(printf '%s\\n' ${linesOf(value, quoteSh).join(' ')})"`,
        ),
        '',
      ].join('\n'),
    command: (file) => ` . ${word(quoteSh(file))}`,
  },
  {
    program: /^(?:pwsh|powershell)$/,
    text: (file, values) =>
      [
        `Remove-Item -LiteralPath ${word(quotePowerShell(file))} -Force`,
        ...Object.entries(values).map(
          ([name, value]) => `$env:${name} = @(${linesOf(value, quotePowerShell).join(', ')}) -join "\`n"`,
        ),
        '',
      ].join('\n'),
    command: (file) =>
      ` . ([scriptblock]::Create((Get-Content -Raw -LiteralPath ${word(quotePowerShell(file))})))`,
  },
];

/** The shell that new terminals run, if it is one that reads such a file. */
const shellHere = (): ShellWords | undefined => {
  const program = path.basename((env.shell ?? '').replaceAll('\\', '/')).replace(/\.exe$/i, '');
  return shells.find((shell) => shell.program.test(program.toLowerCase()));
};

/** Whether a file can be offered here. */
export const canUseFile = (): boolean => shellHere() !== undefined;

/** Writes the file and has the terminal read it. Throws in words if a value cannot be written for this shell. */
export async function giveByFile(terminal: Terminal, values: Variables, storage: string): Promise<void> {
  const shell = shellHere();
  if (shell === undefined)
    throw new Error(l10n.record('The shell of this terminal cannot read the credential from a file.'));
  const folder = terminalFolder(storage);
  // A link in its place would lead elsewhere; a folder is not unlinked.
  await unlink(folder).catch(() => undefined);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  await removeLeftFiles(storage);
  const file = path.join(folder, randomUUID());
  await writeFile(file, shell.text(file, values), { mode: 0o600, flag: 'wx' });
  removeUnread(file, terminal);
  terminal.sendText(shell.command(file));
}

function removeUnread(file: string, terminal: Terminal): void {
  const remove = () => {
    clearTimeout(timer);
    listener.dispose();
    void rm(file, { force: true });
  };
  const timer = setTimeout(remove, unreadMs);
  timer.unref();
  const listener = window.onDidCloseTerminal((closed) => closed === terminal && remove());
}

const linesOf = (value: string, quote: (line: string) => Quoted): readonly string[] =>
  value.split(/\r?\n/).map((line) => word(quote(line)));

function word(quoted: Quoted): string {
  if (quoted.ok) return quoted.text;
  throw new Error(
    l10n.record(
      'The credential has a character that cannot be written for this shell. Choose the environment instead.',
    ),
  );
}

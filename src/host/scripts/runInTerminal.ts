// Runs one block in a PowerShell terminal, where its sign-in can be answered, and reads what it printed.
import { watch } from 'node:fs';
import { access, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Terminal, window } from 'vscode';
import { onAbort } from '../../core/async.ts';
import type { AdminScript } from '../../snippets/adminScripts/adminScript.ts';
import { printedIn, runWrapper } from '../../snippets/adminScripts/runWrapper.ts';
import { literal } from '../../snippets/adminScripts/scriptText.ts';

export interface TerminalRun {
  readonly pwsh: string;
  /** The extension's own folder for files. */
  readonly folder: string;
  readonly registration: string;
  readonly name: string;
  readonly tenantId: string;
  readonly script: AdminScript;
  /** The block that opens the Exchange session. */
  readonly connect: AdminScript | undefined;
  readonly preview: boolean;
}

export interface TerminalOutcome {
  /** `left`: the person stopped waiting or closed the terminal before the block had ended. */
  readonly ended: 'ok' | 'failed' | 'left';
  readonly printed: string;
}

export interface ScriptTerminals {
  run(run: TerminalRun, signal: AbortSignal): Promise<TerminalOutcome>;
}

/**
 * One terminal for each registration and module: later blocks use the session that the first one opened, and the
 * modules of Exchange and of Microsoft Graph fail together in one process
 * (microsoftgraph/msgraph-sdk-powershell issue 3394).
 */
export function createScriptTerminals(): ScriptTerminals {
  const terminals = new Map<string, Terminal>();
  return {
    run: async (run, signal) => {
      const folder = path.join(run.folder, 'scripts');
      await mkdir(folder, { recursive: true });
      const files = filesIn(folder, run);
      await Promise.all([files.transcript, files.outcome].map((file) => rm(file, { force: true })));
      await writeFiles(run, files);
      try {
        const key = `${run.registration} ${run.script.runsIn}`;
        const known = terminals.get(key);
        const terminal = known?.exitStatus === undefined && known !== undefined ? known : open(run, files);
        terminals.set(key, terminal);
        terminal.show();
        if (terminal === known) terminal.sendText(`& ${literal(files.wrapper)}`);
        const outcome = await appears(files.outcome, terminal, signal);
        const printed = printedIn(await readFile(files.transcript, 'utf8').catch(() => ''));
        return { ended: outcome, printed };
      } finally {
        await Promise.all([files.transcript, files.outcome].map((file) => rm(file, { force: true })));
      }
    },
  };
}

type RunFiles = Readonly<Record<'script' | 'connect' | 'wrapper' | 'transcript' | 'outcome', string>>;

function filesIn(folder: string, { registration, script }: TerminalRun): RunFiles {
  const stem = path.join(folder, `${registration.replace(/[^\w-]+/g, '-').slice(0, 60)}-${script.id}`);
  return {
    script: `${stem}.ps1`,
    connect: `${stem}.connect.ps1`,
    wrapper: `${stem}.run.ps1`,
    transcript: `${stem}.transcript.txt`,
    outcome: `${stem}.outcome.txt`,
  };
}

async function writeFiles(
  { script, connect, tenantId, preview }: TerminalRun,
  files: RunFiles,
): Promise<void> {
  const own = { encoding: 'utf8', mode: 0o600 } as const;
  await writeFile(files.script, script.text, own);
  if (connect !== undefined) await writeFile(files.connect, connect.text, own);
  const { transcript, outcome } = files;
  const wrapped = { script: files.script, transcript, outcome, tenantId, preview };
  await writeFile(
    files.wrapper,
    runWrapper(connect === undefined ? wrapped : { ...wrapped, connect: files.connect }),
    own,
  );
}

const open = (run: TerminalRun, files: RunFiles): Terminal =>
  window.createTerminal({
    name: `${run.script.runsIn === 'graph' ? 'Entra' : 'Exchange'} scripts: ${run.name}`.slice(0, 60),
    shellPath: run.pwsh,
    shellArgs: ['-NoProfile', '-NoExit', '-File', files.wrapper],
    // Not the workspace: PowerShell would find its scripts and modules there.
    cwd: path.dirname(files.wrapper),
    isTransient: true,
  });

/** Waits for the file that the wrapper leaves last. */
async function appears(
  file: string,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<TerminalOutcome['ended']> {
  const done = Promise.withResolvers<'ended' | 'left'>();
  const look = () =>
    void access(file).then(
      () => done.resolve('ended'),
      () => undefined,
    );
  const watcher = watch(path.dirname(file), look);
  const closing = window.onDidCloseTerminal((closed) => closed === terminal && done.resolve('left'));
  const unsubscribe = onAbort(signal, () => done.resolve('left'));
  try {
    look();
    if ((await done.promise) === 'left') return 'left';
    return (await readFile(file, 'utf8')).trim() === 'ok' ? 'ok' : 'failed';
  } finally {
    watcher.close();
    closing.dispose();
    unsubscribe();
  }
}

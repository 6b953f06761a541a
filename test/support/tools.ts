// Finds and runs the other languages' own tools; a test whose tool is not installed is skipped with a message.
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';

export interface ToolRun {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A new folder that is removed when the test ends. */
export function scratchFolder(t: TestContext): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'exchange-oauth-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes files into a folder; names may hold no folder of their own. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files))
    writeFileSync(path.join(folder, path.basename(name)), text);
}

/** True if the tool can be started; otherwise the test says so and is counted as skipped. */
export function hasTool(t: TestContext, tool: string, ...versionArguments: readonly string[]): boolean {
  const run = spawnSync(tool, [...versionArguments], { encoding: 'utf8', timeout: 60_000 });
  if (run.error === undefined && (versionArguments.length === 0 || run.status === 0)) return true;
  t.skip(`${tool} is not installed here`);
  return false;
}

/** Runs a tool in a folder to its end; never through a shell. */
export function runTool(
  tool: string,
  toolArguments: readonly string[],
  options: { readonly cwd: string; readonly input?: string; readonly env?: Readonly<Record<string, string>> },
): ToolRun {
  const run = spawnSync(tool, [...toolArguments], {
    cwd: options.cwd,
    encoding: 'utf8',
    input: options.input ?? '',
    env: { ...process.env, ...options.env },
    timeout: 240_000,
    maxBuffer: 64 * 1024 * 1024,
  });
  if (run.error !== undefined) throw run.error;
  return { status: run.status ?? -1, stdout: run.stdout, stderr: run.stderr };
}

/** The same without stopping this process's own servers meanwhile. */
export function runToolBeside(
  tool: string,
  toolArguments: readonly string[],
  options: { readonly cwd: string; readonly input?: string; readonly env?: Readonly<Record<string, string>> },
): Promise<ToolRun> {
  const { promise, resolve } = Promise.withResolvers<ToolRun>();
  const child = execFile(
    tool,
    [...toolArguments],
    {
      cwd: options.cwd,
      encoding: 'utf8',
      env: { ...process.env, ...options.env },
      timeout: 180_000,
      maxBuffer: 16 * 1024 * 1024,
    },
    (error, stdout, stderr) => {
      const status = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
      const stopped = error?.killed === true ? ' It was stopped after 180 s.' : '';
      resolve({ status, stdout, stderr: error === null ? stderr : `${stderr}\n${error.message}${stopped}` });
    },
  );
  // A program may end without reading its input; what it made of that is in its status.
  child.stdin?.on('error', () => {});
  child.stdin?.end(options.input ?? '');
  return promise;
}

// Starts the real VS Code's server on loopback and stops it with everything that it started.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { linkExtensions } from './vscodeExtensions.ts';
import { addLanguagePack } from './vscodeLanguage.ts';

/** A running VS Code server. */
export type VscodeServer = {
  readonly port: number;
  /** The page's origin; webviews need `localhost`, which browsers hold to be a secure context. */
  readonly origin: string;
  /** Everything the server has printed. */
  output(): string;
  /** Settles when the server has ended, however it ended. */
  readonly ended: Promise<void>;
  close(): Promise<void>;
};

export type VscodeServerOptions = {
  /** VS Code's server as `needVscodeServer` in scripts/setup gives it. */
  readonly serverFolder: string;
  /** Where this server keeps its settings, logs and extensions. */
  readonly dataFolder: string;
  /** 0, the default, takes a free port. */
  readonly port?: number;
  /** Added to the environment of the server and so of every extension host. */
  readonly env?: Readonly<Record<string, string>>;
  readonly logLevel?: 'info' | 'trace';
  readonly machineSettings?: Readonly<Record<string, unknown>>;
  /** Folders of the extensions that are installed in every window; left out, what is installed there stays. */
  readonly installed?: readonly string[];
  /** Lets the window's address name a test entry. VS Code then shows no notifications. */
  readonly testDriver?: boolean;
  /** Asks whether a folder's authors are trusted, as a desktop VS Code does. Off unless a test is about it. */
  readonly workspaceTrust?: boolean;
  /** The display language, such as `de`; English if there is none. */
  readonly language?: string;
};

/** Settings that keep a test's or a visitor's window free of everything that is not the extension. */
const quietSettings = {
  'workbench.startupEditor': 'none',
  'remote.autoForwardPorts': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'git.enabled': false,
  'npm.autoDetect': 'off',
  'typescript.disableAutomaticTypeAcquisition': true,
  'extensions.ignoreRecommendations': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
};

const onWindows = process.platform === 'win32';
const startDeadlineMs = 60_000;
const stopDeadlineMs = 5_000;
/** No event tells that a forked process of another process has ended. */
const groupPollMs = 25;

/** Starts a server; it dies with this process, even when this process is killed. */
export async function startVscodeServer(options: VscodeServerOptions): Promise<VscodeServer> {
  const { serverFolder, dataFolder } = options;
  const machineFolder = path.join(dataFolder, 'server', 'data', 'Machine');
  mkdirSync(machineFolder, { recursive: true });
  const settings = { ...quietSettings, ...options.machineSettings };
  writeFileSync(path.join(machineFolder, 'settings.json'), JSON.stringify(settings, null, 2));
  const extensionsFolder = path.join(dataFolder, 'extensions');
  if (options.installed !== undefined) linkExtensions(extensionsFolder, options.installed);
  if (options.language !== undefined)
    addLanguagePack(path.join(dataFolder, 'server', 'data'), options.language);

  const guard = pathToFileURL(path.join(import.meta.dirname, 'endWithParent.mjs')).href;
  const child = spawn(
    process.execPath,
    [
      '--import',
      guard,
      path.join(serverFolder, 'out', 'server-main.js'),
      '--host',
      '127.0.0.1',
      '--port',
      String(options.port ?? 0),
      '--without-connection-token',
      '--accept-server-license-terms',
      '--telemetry-level',
      'off',
      '--reconnection-grace-time',
      '5',
      ...(options.testDriver ? ['--enable-smoke-test-driver'] : []),
      ...(options.workspaceTrust ? [] : ['--disable-workspace-trust']),
      ...(options.language === undefined ? [] : ['--locale', options.language]),
      '--server-data-dir',
      path.join(dataFolder, 'server'),
      '--extensions-dir',
      extensionsFolder,
      '--log',
      options.logLevel ?? 'info',
    ],
    {
      env: { ...process.env, ...options.env },
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
      detached: !onWindows,
    },
  );
  let printed = '';
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const keep = (chunk: string) => {
    printed += chunk;
  };
  child.stdout.setEncoding('utf8').on('data', keep);
  child.stderr.setEncoding('utf8').on('data', keep);
  const port = await listeningPort(child, ended, () => printed);
  return {
    port,
    origin: `http://localhost:${port}`,
    output: () => printed,
    ended,
    close: () => stop(child, ended),
  };
}

async function listeningPort(
  child: ChildProcess,
  ended: Promise<void>,
  printed: () => string,
): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const look = () => {
    const match = /agent listening on (\d+)/.exec(printed());
    if (match) resolve(Number(match[1]));
  };
  child.stdout?.on('data', look);
  const deadline = setTimeout(
    () => reject(new Error(`VS Code's server did not listen in time.\n${printed()}`)),
    startDeadlineMs,
  );
  void ended.then(() => reject(new Error(`VS Code's server ended before it listened.\n${printed()}`)));
  try {
    return await promise;
  } catch (error) {
    await stop(child, ended);
    throw error;
  } finally {
    clearTimeout(deadline);
    child.stdout?.off('data', look);
  }
}

/** Ends the server and everything that it forked: extension hosts, file watchers, terminals. */
async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (onWindows) spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F']);
  else signalGroup(child, 'SIGTERM');
  const force = setTimeout(() => signalGroup(child, 'SIGKILL'), stopDeadlineMs);
  await ended;
  while (signalGroup(child, 0)) await pause(groupPollMs);
  clearTimeout(force);
}

/** @returns whether there is still a process in the group that the server leads */
function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  if (pid === undefined || onWindows) return false;
  try {
    return process.kill(-pid, signal);
  } catch {
    return false;
  }
}

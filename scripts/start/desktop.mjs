// Opens the desktop VS Code on the sample folder with the extension under development in it.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { onPath, run } from '../setup/command.mjs';
import { root } from '../setup/paths.mjs';
import { say } from '../setup/say.mjs';
import { hasDisplay } from './display.mjs';

const onWindows = process.platform === 'win32';

/** @returns {Promise<string | undefined>} why the desktop VS Code cannot be used here, or undefined when it can */
export async function whyNoDesktop() {
  if (!hasDisplay()) return 'there is no display here';
  if (process.env.VSCODE_IPC_HOOK_CLI) return 'this terminal belongs to a remote VS Code window';
  if (!onPath('code')) return '"code" is not on the PATH';
  const { output } = await run('code', ['--version'], { shell: onWindows });
  const version = output.trim().split(/\s/)[0] ?? '';
  const [major, minor] = version.split('.').map(Number);
  const { engines } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const [, neededMajor, neededMinor] = /(\d+)\.(\d+)/.exec(engines.vscode).map(Number);
  if (major > neededMajor || (major === neededMajor && minor >= neededMinor)) return undefined;
  return `its version is ${version || 'unknown'} and the extension needs ${neededMajor}.${neededMinor}`;
}

/** Opens the window; `ended` settles when it is closed. */
export function openDesktop({ demo, folder, demoStarter, home }) {
  const userData = path.join(home, 'vscode-desktop', 'user-data');
  writeQuietSettings(userData);
  const args = [
    `--extensionDevelopmentPath=${root}`,
    `--extensionDevelopmentPath=${demoStarter}`,
    '--new-window',
    '--wait',
    '--disable-workspace-trust',
    '--skip-welcome',
    '--skip-release-notes',
    '--user-data-dir',
    userData,
    '--extensions-dir',
    path.join(home, 'vscode-desktop', 'extensions'),
    folder,
  ];
  const startedAt = Date.now();
  const child = spawn('code', onWindows ? args.map((arg) => `"${arg}"`) : args, {
    stdio: 'ignore',
    shell: onWindows,
    env: { ...process.env, EXCHANGE_OAUTH_START: demo ? 'demo' : '' },
  });
  say('\nVS Code with the extension is opening in a window of its own.\n');
  const ended = new Promise((resolve) => {
    child.once('exit', resolve);
    child.once('error', resolve);
  });
  return {
    ended,
    close: async () => {
      endWindow(userData, startedAt);
      child.kill();
      await ended;
    },
  };
}

/** `code` leaves its window to a process of its own, which writes its id into its user data folder. */
function endWindow(userData, startedAt) {
  const lock = path.join(userData, 'code.lock');
  if (!existsSync(lock) || statSync(lock).mtimeMs < startedAt - 1_000) return;
  try {
    process.kill(Number(readFileSync(lock, 'utf8')));
  } catch {
    // It has ended already.
  }
}

function writeQuietSettings(userData) {
  const file = path.join(userData, 'User', 'settings.json');
  if (existsSync(file)) return;
  mkdirSync(path.dirname(file), { recursive: true });
  const settings = {
    'workbench.startupEditor': 'none',
    'telemetry.telemetryLevel': 'off',
    'git.enabled': false,
    'update.mode': 'none',
  };
  writeFileSync(file, JSON.stringify(settings, null, 2));
}

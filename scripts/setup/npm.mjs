// Runs npm, and fetches one pinned package with it.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { onPath, run } from './command.mjs';
import { Failure, tail } from './say.mjs';

const quiet = ['--loglevel=error', '--no-audit', '--no-fund', '--no-update-notifier'];

/** Runs npm in a folder; throws a Failure that says what could not be done. */
export async function npm(args, { cwd, failing }) {
  const { program, before, shell } = npmProgram();
  const env = { ...process.env, PUPPETEER_SKIP_DOWNLOAD: '1', PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' };
  const { code, output } = await run(program, [...before, ...args, ...quiet], { cwd, env, shell });
  if (code === 0) return output;
  throw new Failure(failing, {
    why: `npm ${args[0]} ended with exit code ${code}:\n${tail(output)}`,
    todo: 'See whether "npm ping" works in this folder (network, proxy, registry settings), then run the same command again.',
  });
}

/** npm's own script under the running Node if it can be found: Windows cannot start npm.cmd without a shell. */
function npmProgram() {
  const candidates = [
    process.env.npm_execpath,
    path.join(path.dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    path.join(path.dirname(process.execPath), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ];
  const script = candidates.find((file) => file?.endsWith('npm-cli.js') && existsSync(file));
  if (script) return { program: process.execPath, before: [script], shell: false };
  const found = onPath('npm');
  if (found)
    return {
      program: process.platform === 'win32' ? 'npm' : found,
      before: [],
      shell: process.platform === 'win32',
    };
  throw new Failure('npm was not found.', {
    why: 'The scripts install everything they need with npm, and there is no npm on the PATH.',
    todo: 'Install Node.js with npm, open a new terminal, and run the same command again.',
  });
}

/**
 * Installs one pinned package alone into a folder (no install scripts run) and holds it to its checksum.
 * @returns {Promise<string>} the package's folder
 */
export async function installPinned({ name, version, integrity }, folder) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    path.join(folder, 'package.json'),
    JSON.stringify({ private: true, dependencies: { [name]: version } }),
  );
  await npm(['install', '--ignore-scripts', '--no-package-lock', '--omit=dev', '--omit=optional'], {
    cwd: folder,
    failing: `Could not install ${name} ${version}.`,
  });
  const installed = JSON.parse(readFileSync(path.join(folder, 'node_modules', '.package-lock.json'), 'utf8'));
  if (installed.packages[`node_modules/${name}`]?.integrity !== integrity) {
    rmSync(folder, { recursive: true, force: true });
    throw new Failure(
      `The package ${name} ${version} that npm delivered is not the one that is pinned here.`,
      {
        why: 'Its checksum differs, so it may have been tampered with.',
        todo: 'Do not use it. Check the registry that npm is set up with.',
      },
    );
  }
  return path.join(folder, 'node_modules', name);
}

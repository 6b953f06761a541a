// Serves the VS Code from npm on loopback with the extension in it, and opens the browser on it.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../setup/paths.mjs';
import { Failure, say } from '../setup/say.mjs';
import { needVscodeServer } from '../setup/vscodeServer.mjs';
import { hasDisplay } from './display.mjs';
import { openProxy } from './proxy.mjs';

/** Starts it; `ended` settles when VS Code's server ends by itself. */
export async function serveVscode({ port, open, demo, folder, demoStarter, home }) {
  const { folder: serverFolder, version } = await needVscodeServer();
  const { startVscodeServer } = await import('../../test/support/vscodeServer.ts');
  const { windowPath } = await import('../../test/support/vscodeAddress.ts');
  const dataFolder = path.join(home, 'vscode-data');
  mkdirSync(dataFolder, { recursive: true });
  const server = await startVscodeServer({
    serverFolder,
    dataFolder,
    env: { EXCHANGE_OAUTH_START: demo ? 'demo' : '' },
    installed: [root, demoStarter],
  });
  const proxy = await proxyOnPort(port, {
    target: server.port,
    startPage: windowPath({ folder }),
    dataFolder,
  });
  const address = `http://localhost:${proxy.port}/`;
  say(`\nVS Code ${version} with the extension is ready at\n\n    ${address}\n`);
  if (open && hasDisplay() && !process.env.CI) openBrowser(address);
  return {
    ended: server.ended,
    close: async () => {
      proxy.close();
      await server.close();
    },
  };
}

/** The browser keeps settings and secrets by address, so the port of the last start is taken again if it is free. */
async function proxyOnPort(port, rest) {
  const remembered = path.join(rest.dataFolder, 'port');
  if (port !== undefined) {
    return await openProxy({ port, ...rest }).catch((error) => {
      throw new Failure(`Could not serve on port ${port}.`, {
        why: error.code === 'EADDRINUSE' ? 'Another program listens on it.' : error.message,
        todo: 'Give --port another number, or leave it out.',
      });
    });
  }
  const last = existsSync(remembered) ? Number(readFileSync(remembered, 'utf8')) : 0;
  const proxy = await openProxy({ port: last, ...rest }).catch(() => openProxy({ port: 0, ...rest }));
  if (last === 0) writeFileSync(remembered, String(proxy.port));
  return proxy;
}

function openBrowser(address) {
  const [program, ...args] = {
    darwin: ['open', address],
    win32: ['cmd', '/c', 'start', '""', address],
  }[process.platform] ?? ['xdg-open', address];
  const child = spawn(program, args, { stdio: 'ignore', detached: true });
  child.once('error', () => say('No browser could be opened; open the address yourself.'));
  child.unref();
}

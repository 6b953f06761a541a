// A window for the benches: the extension from its VSIX, the references beside it, fresh each time.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bridgeExtension, openBridge } from '../support/vscodeBridge.ts';
import { installVsix } from '../support/vscodeExtensions.ts';
import { startVscodeServer } from '../support/vscodeServer.ts';
import { openWindow, type VscodeWindow } from '../support/vscodeWindow.ts';
import type { BenchRig } from './bench.ts';

/** The extension under test, as VS Code names it. */
export const oursId = 'exchange-oauth.exchange-oauth2-setup';

const references = ['empty', 'bareWebview', 'plainTree'].map((name) =>
  path.join(import.meta.dirname, 'extensions', name),
);

export type BenchWindowOptions = {
  /** Has ours and the empty extension activated while VS Code starts, as a view left open has it. */
  readonly atStartup?: boolean;
};

/** Opens a window, lets `measure` use it, and ends everything. */
export async function inFreshWindow<T>(
  rig: BenchRig,
  measure: (window: VscodeWindow) => Promise<T>,
  options: BenchWindowOptions = {},
): Promise<T> {
  const home = mkdtempSync(path.join(tmpdir(), 'exchange-oauth-bench-'));
  const folder = path.join(home, 'workspace');
  const dataFolder = path.join(home, 'data');
  mkdirSync(folder);
  const bridge = await openBridge();
  try {
    installVsix(rig.server, dataFolder, rig.vsix);
    const copies = references.map((reference) => copyInto(home, reference));
    const [empty = ''] = copies;
    if (options.atStartup) [installedFolder(dataFolder), empty].forEach(activateAtStartup);
    const installed = [...copies, bridgeExtension];
    const server = await startVscodeServer({
      serverFolder: rig.server,
      dataFolder,
      env: bridge.env,
      installed,
      // The list of running extensions is an editor; as a dialog it would be too low to show all of them.
      machineSettings: { 'workbench.editor.useModal': 'off' },
    });
    try {
      // High enough for the whole list of running extensions.
      const viewport = { width: 1280, height: 3000 };
      const window = await openWindow({
        chromium: rig.chromium,
        bridge,
        origin: server.origin,
        folder,
        viewport,
      });
      try {
        return await measure(window);
      } finally {
        await window.close();
      }
    } finally {
      await server.close();
    }
  } finally {
    await bridge.close();
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
}

function copyInto(home: string, folder: string): string {
  const copy = path.join(home, path.basename(folder));
  cpSync(folder, copy, { recursive: true });
  return copy;
}

function installedFolder(dataFolder: string): string {
  const extensions = path.join(dataFolder, 'extensions');
  const name = readdirSync(extensions).find((each) => each.startsWith(oursId));
  if (name === undefined) throw new Error('The VSIX is not installed.');
  return path.join(extensions, name);
}

function activateAtStartup(folder: string): void {
  const file = path.join(folder, 'package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...manifest, activationEvents: ['*'] }));
}

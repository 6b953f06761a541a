// Runs the extension-host suite: in the VS Code from npm, or in a desktop VS Code that @vscode/test-electron fetches.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { launchChromium, newPage } from '../support/chromium.ts';
import { windowPath } from '../support/vscodeAddress.ts';
import { startVscodeServer } from '../support/vscodeServer.ts';
import { bundleHostTests, type HostBundle } from './bundle.ts';
import type { HostTestResults } from './entry.ts';
import { listenForResults, type ResultsListener } from './results.ts';

const root = path.join(import.meta.dirname, '..', '..');
const suiteDeadlineMs = 10 * 60_000;

export type HostRun = HostTestResults & { readonly filesOnDisk: readonly string[] };

type Where = { readonly bundle: HostBundle; readonly env: Record<string, string>; readonly folder: string };

/** Runs the suite in the VS Code from npm, its window in a headless Chromium. */
export function runInServedVscode(rig: {
  server: string;
  chromium: string;
  grep?: string;
}): Promise<HostRun> {
  return runSuite(rig.grep, async ({ bundle, env, folder }, results) => {
    const server = await startVscodeServer({
      serverFolder: rig.server,
      dataFolder: path.join(folder, 'data'),
      env,
      testDriver: true,
    });
    const browser = await launchChromium(rig.chromium);
    try {
      const page = await newPage(browser);
      const test = { extension: root, entry: bundle.entry, host: `localhost:${server.port}` };
      await page.goto(server.origin + windowPath({ folder: path.join(folder, 'workspace'), test }));
      const early = server.ended.then(() => {
        throw new Error(`VS Code's server ended before the tests did.\n${server.output()}`);
      });
      return await Promise.race([withDeadline(results, () => server.output()), early]);
    } finally {
      await browser.close();
      await server.close();
    }
  });
}

/** Runs the suite in a desktop VS Code of this version, which has to be downloaded if it is not there yet. */
export function runInDesktopVscode(rig: { version: string; grep?: string }): Promise<HostRun> {
  return runSuite(rig.grep, async ({ bundle, env, folder }, results) => {
    await runTests({
      version: rig.version,
      cachePath: path.join(root, '.cache', 'vscode-test'),
      extensionDevelopmentPath: root,
      extensionTestsPath: bundle.entry,
      extensionTestsEnv: env,
      launchArgs: [
        path.join(folder, 'workspace'),
        '--user-data-dir',
        path.join(folder, 'data'),
        '--extensions-dir',
        path.join(folder, 'extensions'),
        '--disable-extensions',
        '--disable-workspace-trust',
        '--skip-welcome',
        '--skip-release-notes',
      ],
    });
    return await results;
  });
}

async function runSuite(
  grep: string | undefined,
  run: (where: Where, results: Promise<HostTestResults>) => Promise<HostTestResults>,
): Promise<HostRun> {
  const bundle = await bundleHostTests();
  const folder = mkdtempSync(path.join(tmpdir(), 'exchange-oauth-host-'));
  mkdirSync(path.join(folder, 'workspace'));
  const listener: ResultsListener = await listenForResults();
  const env = { ...listener.env, ...(grep ? { EXCHANGE_OAUTH_TEST_GREP: grep } : {}) };
  try {
    const results = await run({ bundle, env, folder }, listener.results);
    return { ...results, filesOnDisk: bundle.files };
  } finally {
    listener.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    rmSync(bundle.entry, { force: true });
  }
}

async function withDeadline<T>(work: Promise<T>, output: () => string): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => late.reject(new Error(`The extension-host suite did not end in time.\n${output()}`)),
    suiteDeadlineMs,
  );
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

// The suite that drives VS Code's window: palette, webview, tree, notifications.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { needVsix } from '../package/makeVsix.mjs';
import { needChromium } from '../setup/chromium.mjs';
import { root } from '../setup/paths.mjs';
import { needVscodeServer } from '../setup/vscodeServer.mjs';
import { nodeTests } from './nodeTests.mjs';

const run = nodeTests('e2e', { concurrency: 2, fileTimeoutMs: 10 * 60_000 });

/** Packaging builds the extension first. Every file has its own VS Code and its own user; pictures of failed tests are in test-results/. */
export async function windowTests(report, options) {
  const { file: vsix } = await needVsix();
  const { folder: server } = await needVscodeServer();
  process.env.EXCHANGE_OAUTH_RIG = JSON.stringify({ server, chromium: await needChromium(), vsix });
  rmSync(path.join(root, 'test-results'), { recursive: true, force: true });
  await run(report, options);
}

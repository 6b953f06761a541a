// npm run screenshots: takes the pictures of README.md in a real VS Code window with the demo tenant.
import path from 'node:path';
import { needBuild } from './setup/build.mjs';
import { needChromium } from './setup/chromium.mjs';
import { needModernNode } from './setup/node24.mjs';
import { needNodeModules } from './setup/nodeModules.mjs';
import { root } from './setup/paths.mjs';
import { say, sayFailure, step } from './setup/say.mjs';
import { needVscodeServer } from './setup/vscodeServer.mjs';

try {
  await needModernNode();
  await needNodeModules();
  await step('Building the extension', needBuild);
  const { folder: server } = await needVscodeServer();
  process.env.EXCHANGE_OAUTH_RIG = JSON.stringify({ server, chromium: await needChromium() });
  const { openTestWindow } = await import('../test/e2e/harness.ts');
  const { takePictures } = await import('../test/support/takePictures.ts');
  const window = await openTestWindow({ files: { 'config.ts': '' }, scale: 1.5 });
  const folder = path.join(root, 'media', 'readme');
  try {
    const names = await step('Taking pictures', () => takePictures(window, window.folder, folder));
    say(`Written to media/readme: ${names.join(', ')}.`);
  } catch (error) {
    await window.screenshot(path.join(root, 'test-results', 'screenshots-failed.png'));
    throw error;
  } finally {
    await window.close();
  }
} catch (error) {
  sayFailure(error);
  process.exitCode = 1;
}

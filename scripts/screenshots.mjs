// npm run screenshots: takes the pictures of README.md in a real VS Code window with the demo tenant.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { imageMagick, movingPicture } from './pictures/movingPicture.mjs';
import { needBuild } from './setup/build.mjs';
import { needChromium } from './setup/chromium.mjs';
import { needModernNode } from './setup/node24.mjs';
import { needNodeModules } from './setup/nodeModules.mjs';
import { root } from './setup/paths.mjs';
import { say, sayFailure, step } from './setup/say.mjs';
import { needVscodeServer } from './setup/vscodeServer.mjs';

const folder = path.join(root, 'media', 'readme');

try {
  await needModernNode();
  await needNodeModules();
  await step('Building the extension', needBuild);
  const { folder: server } = await needVscodeServer();
  process.env.EXCHANGE_OAUTH_RIG = JSON.stringify({ server, chromium: await needChromium() });
  const { openTestWindow } = await import('../test/e2e/harness.ts');
  const { pictureFiles, takePictures } = await import('../test/support/takePictures.ts');
  const { recordWizard } = await import('../test/support/recordWizard.ts');

  const names = await inWindow({ files: pictureFiles, scale: 1.5 }, (window) =>
    step('Taking pictures', () => takePictures(window, window.folder, folder)),
  );
  say(`Written to media/readme: ${names.join(', ')}.`);

  const program = await imageMagick();
  if (program === undefined) say('Left wizard.gif as it is: ImageMagick is not installed here.');
  else
    await inWindow({ scale: 1.5 }, (window) => step('Recording wizard.gif', () => record(window, program)));

  async function record(window, magick) {
    const frames = mkdtempSync(path.join(tmpdir(), 'exchange-oauth-frames-'));
    try {
      await window.setTheme('dark');
      await window.bridge.command('exchangeOAuth.demo.start', {});
      await window.bridge.command('exchangeOAuth.mailboxes.focus');
      await movingPicture(magick, await recordWizard(window, frames), path.join(folder, 'wizard.gif'));
    } finally {
      rmSync(frames, { recursive: true, force: true });
    }
  }

  async function inWindow(options, work) {
    const window = await openTestWindow(options);
    try {
      return await work(window);
    } catch (error) {
      await window.screenshot(path.join(root, 'test-results', 'screenshots-failed.png'));
      throw error;
    } finally {
      await window.close();
    }
  }
} catch (error) {
  sayFailure(error);
  process.exitCode = 1;
}

// The suite that tries the webviews' built pages in a browser, without VS Code around them.
import { needBuild } from '../setup/build.mjs';
import { needChromium } from '../setup/chromium.mjs';
import { nodeTests } from './nodeTests.mjs';

const run = nodeTests('page', { fileTimeoutMs: 10 * 60_000 });

export async function pageTests(report, options) {
  await needBuild();
  process.env.EXCHANGE_OAUTH_CHROMIUM = await needChromium();
  await run(report, options);
}

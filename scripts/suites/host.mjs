// The suite that runs inside VS Code's extension host: in the VS Code from npm and, if it can be had, the desktop's.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { needBuild } from '../setup/build.mjs';
import { needChromium } from '../setup/chromium.mjs';
import { root } from '../setup/paths.mjs';
import { withoutHosts } from '../setup/say.mjs';
import { needVscodeServer } from '../setup/vscodeServer.mjs';
import { hasDisplay } from '../start/display.mjs';

/** In the VS Code from npm. */
export async function servedHostTests(report, { grep }) {
  await needBuild();
  const [{ folder }, chromium] = [await needVscodeServer(), await needChromium()];
  const { runInServedVscode } = await import('../../test/host/run.ts');
  count(report, await runInServedVscode({ server: folder, chromium, grep }), grep);
}

/** In the oldest desktop VS Code that the extension supports and the newest one. */
export async function desktopHostTests(report, { grep }) {
  const { engines } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const oldest = engines.vscode.replace('^', '');
  if (hasDisplay()) await needBuild();
  for (const version of [oldest, 'stable']) {
    const name = `the extension-host suite in desktop VS Code ${version}`;
    if (!hasDisplay()) report.skip(name, 'no display here to open a desktop VS Code on');
    else await desktopRun(report, { name, version, grep });
  }
}

async function desktopRun(report, { name, version, grep }) {
  const { runInDesktopVscode } = await import('../../test/host/run.ts');
  try {
    count(report, await runInDesktopVscode({ version, grep }), grep);
  } catch (error) {
    if (!isNoDownload(error)) throw error;
    report.skip(name, `it could not be downloaded here (${withoutHosts(error.message)})`);
  }
}

function isNoDownload(error) {
  const codes = [
    'ENOTFOUND',
    'ECONNREFUSED',
    'ECONNRESET',
    'ETIMEDOUT',
    'EAI_AGAIN',
    'EHOSTUNREACH',
    'ENETUNREACH',
  ];
  return (
    codes.includes(error.code) ||
    /failed to (get|download)|timed? ?out|status code|unable to/i.test(error.message)
  );
}

function count(report, { tests, files, filesOnDisk, vscodeVersion }, grep) {
  for (const { file, name, state, details } of tests) {
    if (state === 'passed') report.pass();
    else if (state === 'skipped') report.skip(`${file} > ${name}`, 'the test says so itself');
    else report.fail(`${file} > ${name} (VS Code ${vscodeVersion})`, details);
  }
  if (grep) return;
  for (const file of filesOnDisk) {
    if (!files.includes(file)) report.fail(file, 'This file is on disk, and no test of it ran.');
  }
}

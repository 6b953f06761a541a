// Finds a Chromium to drive VS Code's window with: one named, one installed, Debian's, or npm's.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { onPath } from './command.mjs';
import { canInstallDebianPackages, installDebianPackages, isUbuntu } from './debian.mjs';
import { withLock } from './lock.mjs';
import { installPinned } from './npm.mjs';
import { cacheFolder } from './paths.mjs';
import { Failure, step } from './say.mjs';

const pinned = {
  name: '@sparticuz/chromium',
  version: '153.0.0',
  integrity:
    'sha512-jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA==',
};

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'chrome',
];

/** @returns {Promise<string>} the path of a Chromium, Chrome or Edge */
export async function needChromium() {
  const named = process.env.CHROMIUM;
  if (named) {
    if (existsSync(named)) return named;
    throw new Failure(`The environment variable CHROMIUM names ${named}, and there is no such file.`, {
      todo: 'Correct it, or unset it to have a Chromium looked for.',
    });
  }
  return installedBrowser() ?? (await debianChromium()) ?? (await npmChromium());
}

function installedBrowser() {
  return (
    names.map((name) => onPath(name)).find(isRealBrowser) ?? usualPlaces().find((file) => existsSync(file))
  );
}

/** Ubuntu puts a script named chromium-browser there that only says "install the snap". */
function isRealBrowser(file) {
  return (
    file !== undefined &&
    !(isUbuntu() && file === '/usr/bin/chromium-browser' && !existsSync('/snap/bin/chromium'))
  );
}

function usualPlaces() {
  const {
    LOCALAPPDATA = '',
    ProgramFiles = '',
    'ProgramFiles(x86)': programFilesX86 = '',
    HOME = '',
  } = process.env;
  if (process.platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
    return ['/Applications', `${HOME}/Applications`].flatMap((folder) =>
      apps.map((app) => `${folder}/${app}.app/Contents/MacOS/${app}`),
    );
  }
  if (process.platform !== 'win32') return [];
  const programs = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];
  return [ProgramFiles, programFilesX86, LOCALAPPDATA].flatMap((folder) =>
    programs.map((program) => path.join(folder, program)),
  );
}

async function debianChromium() {
  if (!canInstallDebianPackages() || isUbuntu()) return undefined;
  await installDebianPackages("Installing Debian's chromium to open VS Code's window in", [
    'chromium',
    'fonts-liberation',
  ]);
  return onPath('chromium');
}

async function npmChromium() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Failure('No Chromium, Chrome or Edge was found.', {
      why: "The tests drive VS Code's window in one of them, and none can be fetched for this platform.",
      todo: 'Install Google Chrome, or set the environment variable CHROMIUM to the path of one.',
    });
  }
  const home = path.join(cacheFolder(), `chromium-${pinned.version}`);
  return await withLock('chromium', async () => {
    if (!existsSync(path.join(home, 'node_modules', '.package-lock.json'))) {
      await step('Fetching a Chromium from npm into .cache, once', () => installPinned(pinned, home));
    }
    const entry = path.join(home, 'node_modules', pinned.name, 'build', 'esm', 'index.js');
    const { default: chromium } = await import(pathToFileURL(entry).href);
    return await chromium.executablePath();
  });
}

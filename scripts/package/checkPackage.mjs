// Makes the check's own npm package, for computers without VS Code: its program and the bundles that it loads, no dependency.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { npm } from '../setup/npm.mjs';
import { root } from '../setup/paths.mjs';

const program = `#!/usr/bin/env node
// The check without a window; see README.md.
require('./dist/check.js');
`;

/**
 * Packs it; dist/ has to be built.
 * @param {string} folder where its files are put together
 * @param {string} destination where the tarball goes
 * @returns {Promise<string>} the tarball's path
 */
export async function makeCheckPackage(folder, destination = folder) {
  const staging = path.join(folder, 'exchange-oauth-check');
  rmSync(staging, { recursive: true, force: true });
  mkdirSync(path.join(staging, 'dist'), { recursive: true });
  const { version, license, repository } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const manifest = {
    name: 'exchange-oauth-check',
    version,
    description:
      'Tests OAuth2 connections to Exchange Online mailboxes and their limits, every night, without a window.',
    license,
    repository,
    bin: { 'exchange-oauth-check': 'check.js' },
    engines: { node: '>=22' },
  };
  writeFileSync(path.join(staging, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  writeFileSync(path.join(staging, 'check.js'), program);
  for (const name of bundlesOf('check.js'))
    copyFileSync(path.join(root, 'dist', name), path.join(staging, 'dist', name));
  copyFileSync(path.join(root, 'docs', 'nightly-check.md'), path.join(staging, 'README.md'));
  copyFileSync(path.join(root, 'LICENSE'), path.join(staging, 'LICENSE'));
  copyFileSync(
    path.join(root, 'dist', 'THIRD-PARTY-NOTICES.txt'),
    path.join(staging, 'THIRD-PARTY-NOTICES.txt'),
  );
  await npm(['pack', '--pack-destination', destination], {
    cwd: staging,
    failing: 'The check could not be packed.',
  });
  return path.join(destination, `exchange-oauth-check-${version}.tgz`);
}

/** The bundle and every other that it or they require. */
function bundlesOf(first) {
  const found = new Set([first]);
  for (const name of found) {
    const text = readFileSync(path.join(root, 'dist', name), 'utf8');
    for (const [, required] of text.matchAll(/require\(["'`]\.\/([\w.-]+\.js)["'`]\)/g)) found.add(required);
  }
  return [...found];
}

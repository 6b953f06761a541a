// npm run release -- 1.2.3: sets the version, dates the changelog, and makes what is published, with checksums.
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { needModernNode } from './setup/node24.mjs';
import { needNodeModules } from './setup/nodeModules.mjs';
import { npm } from './setup/npm.mjs';
import { cacheFolder, root } from './setup/paths.mjs';
import { Failure, say, sayFailure, step } from './setup/say.mjs';

const changelog = path.join(root, 'CHANGELOG.md');

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h', default: false } },
  });
  const [version] = positionals;
  if (values.help || version === undefined)
    return say(
      'npm run release -- 1.2.3\n\nSets the version, dates "Unreleased" in CHANGELOG.md, and writes the VSIX, the npm package of the\nnightly check, a bill of materials, the licences of others and SHA256SUMS into release/. It commits, tags and publishes nothing.',
    );
  if (!/^\d+\.\d+\.\d+$/.test(version))
    throw new Failure(`"${version}" is not a version.`, { todo: 'Write three numbers, for example 1.2.3.' });
  await needModernNode();
  await needNodeModules();
  dateChangelog(version, new Date().toISOString().slice(0, 10));
  await npm(['version', version, '--no-git-tag-version', '--allow-same-version'], {
    cwd: root,
    failing: 'The version could not be set.',
  });
  const folder = path.join(root, 'release');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const { makeVsix } = await import('./package/makeVsix.mjs');
  const name = `exchange-oauth2-setup-${version}.vsix`;
  await step('Building and packaging', () => makeVsix(path.join(folder, name)));
  const { makeCheckPackage } = await import('./package/checkPackage.mjs');
  const check = await step('Packing the nightly check', () =>
    makeCheckPackage(cacheFolder('package'), folder),
  );
  const beside = ['THIRD-PARTY-NOTICES.txt', 'bill-of-materials.cdx.json'];
  for (const file of beside) copyFileSync(path.join(root, 'dist', file), path.join(folder, file));
  const sums = [name, path.basename(check), ...beside].map(
    (file) => `${sha256(path.join(folder, file))}  ${file}`,
  );
  writeFileSync(path.join(folder, 'SHA256SUMS'), `${sums.join('\n')}\n`);
  say(
    `release/ is ready. Next: npm test, commit, tag v${version}, then publish release/${name} and attach all of release/ to the release: nightly checks download ${path.basename(check)} there.`,
  );
}

/** Keep a Changelog: what stands under "Unreleased" becomes the version's; an empty section is refused. */
function dateChangelog(version, day) {
  const text = readFileSync(changelog, 'utf8');
  if (text.includes(`\n## ${version}`)) return;
  const found = /\n## Unreleased\n([\s\S]*?)(?=\n## |$)/.exec(text);
  if (found === null || found[1].trim() === '')
    throw new Failure('CHANGELOG.md has nothing under "Unreleased".', {
      todo: 'Write what a user notices there, then run the same command again.',
    });
  writeFileSync(changelog, text.replace('\n## Unreleased\n', `\n## Unreleased\n\n## ${version} (${day})\n`));
}

function sha256(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

try {
  await main();
} catch (error) {
  sayFailure(error);
  process.exitCode = 1;
}

// Makes sure of the npm packages that judge rendered files: programs that are configured with them, and their parsers.
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { run } from './command.mjs';
import { withLock } from './lock.mjs';
import { installPinned, npm } from './npm.mjs';
import { cacheFolder } from './paths.mjs';
import { Failure, sayFailure, step, tail } from './say.mjs';

const packages = [
  {
    name: '@actions/workflow-parser',
    version: '0.3.61',
    integrity:
      'sha512-NBjJrbwwrEN3LSN0NAISLpCWQLcPSBjmAIkLXHgjGX8Yql4PiD33ifSAvr9sIMU9uIs8wZiGUnvo9yPIMIfKdg==',
  },
  {
    name: '@cdktf/hcl2json',
    version: '0.21.0',
    integrity:
      'sha512-cwX3i/mSJI/cRrtqwEPRfawB7pXgNioriSlkvou8LWiCrrcDe9ZtTbAbu8W1tEJQpe1pnX9VEgpzf/BbM7xF8Q==',
  },
  {
    name: 'gitlab-ci-local',
    version: '4.75.1',
    integrity:
      'sha512-ArmGX576uKqTgs4PMCH3FNPED+JhxDLb2Ocb893+aY88RA2sx9gP6L7GvpuHQJkFJRvA5KSq9fD0yyRLaLEydw==',
  },
  {
    name: 'httpyac',
    version: '6.16.7',
    integrity:
      'sha512-aJooJeQioieWTB8LAqUNFIUo5WM8yJzLEoPtBZFhvvCZEXo5r5/sswMFfX1Et7P6IrISRQywU3a4s8unjfAqpQ==',
  },
  {
    name: 'node-red-node-email',
    version: '5.2.5',
    integrity:
      'sha512-CgwLgjNjNqyYfC88Fz1XF0YfVaBQATBk/hKtAOk+yQd+Gmt2BXi0I7r/8hlF4N4N75cSkH4fsS4BkOuTYU3V9A==',
  },
];

/** Of n8n's nodes only the forms of three credentials are needed, without what n8n itself is made of. */
const n8n = {
  name: 'n8n-nodes-base',
  version: '2.41.2',
  integrity:
    'sha512-qUItyawxR1aR/t6Fgk0whYwBSDR+VOu5RkgAI3AElVI3dqPLLcCAawAMFc/N3GFG35//quOVRUwuc7a3mVLC0g==',
};
const credentials = ['MicrosoftEntraServicePrincipalApi', 'MicrosoftOAuth2Api', 'MicrosoftOutlookOAuth2Api'];

const folderOf = ({ name }) => path.join(cacheFolder('target-packages'), '1', path.basename(name));
const missing = () => [...packages, n8n].filter((entry) => !existsSync(folderOf(entry)));

/** Fetches into .cache what is not there; without a registry the tests that need it say so and are counted as skipped. */
export async function needTargetPackages() {
  if (missing().length === 0) return;
  try {
    await withLock('target-packages', () =>
      step('Fetching programs that rendered files are for into .cache', fetchMissing),
    );
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    sayFailure(error);
  }
}

async function fetchMissing() {
  for (const entry of missing()) {
    const folder = `${folderOf(entry)}.new`;
    rmSync(folder, { recursive: true, force: true });
    await (entry === n8n ? unpackCredentials(folder) : installPinned(entry, folder));
    renameSync(folder, folderOf(entry));
  }
}

async function unpackCredentials(folder) {
  mkdirSync(folder, { recursive: true });
  const failing = `Could not fetch ${n8n.name} ${n8n.version}.`;
  const output = await npm(['pack', `${n8n.name}@${n8n.version}`, '--json'], { cwd: folder, failing });
  const [packed] = JSON.parse(output.slice(output.indexOf('[')));
  if (packed.integrity !== n8n.integrity) {
    throw new Failure(`The package ${n8n.name} that npm delivered is not the one that is pinned here.`, {
      todo: 'Do not use it. Check the registry that npm is set up with.',
    });
  }
  const names = credentials.map((name) => `package/dist/credentials/${name}.credentials.js`);
  const { code, output: said } = await run(
    'tar',
    ['xzf', packed.filename, '--strip-components=3', ...names],
    { cwd: folder },
  );
  rmSync(path.join(folder, packed.filename));
  if (code !== 0) throw new Failure(failing, { why: tail(said) });
}

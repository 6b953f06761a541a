// Installs Debian packages if that is possible: on Debian or Ubuntu, as root.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { onPath, run } from './command.mjs';
import { withLock } from './lock.mjs';
import { Failure, step, tail } from './say.mjs';

/** Whether packages can be installed here without asking anybody. */
export function canInstallDebianPackages() {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version') && onPath('apt-get') !== undefined;
}

/** Installs Debian packages; the label says what for. */
export async function installDebianPackages(label, packages) {
  await withLock('apt', () =>
    step(label, async () => {
      await aptGet(['update'], packages);
      await withoutStartingServices(() =>
        aptGet(['install', '--yes', '--no-install-recommends', ...packages], packages),
      );
    }),
  );
}

/** Debian starts a server that it installs; a mail server on this machine's public ports is not wanted. */
async function withoutStartingServices(work) {
  const policy = '/usr/sbin/policy-rc.d';
  if (existsSync(policy)) return await work();
  writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    return await work();
  } finally {
    rmSync(policy, { force: true });
  }
}

async function aptGet(args, packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { code, output } = await run('apt-get', ['-o', 'DPkg::Lock::Timeout=120', ...args], { env });
  if (code === 0) return;
  throw new Failure(`Could not install the Debian packages ${packages.join(', ')}.`, {
    why: `apt-get ${args[0]} ended with exit code ${code}:\n${tail(output)}`,
    todo: `Run "apt-get update && apt-get install ${packages.join(' ')}" by hand and see what it says.`,
  });
}

/** Whether this is Ubuntu, whose "chromium" package is only a pointer to a snap. */
export function isUbuntu() {
  try {
    return /^ID=ubuntu$/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

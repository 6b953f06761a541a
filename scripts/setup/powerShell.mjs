// Makes sure of a real PowerShell to run the administrator's blocks in: the .NET tool, if dotnet is there.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { onPath, run } from './command.mjs';
import { withLock } from './lock.mjs';
import { cacheFolder } from './paths.mjs';
import { Failure, sayFailure, step, tail } from './say.mjs';

/** Exchange's newest module needs 7.6 (About the Exchange Online PowerShell module, "Prerequisites"). */
const version = '7.6.9';

/** Installs it into .cache, once; without dotnet the tests that need it say so and are counted as skipped. */
export async function needPowerShell() {
  const home = cacheFolder(`powershell-${version}`);
  const program = path.join(home, process.platform === 'win32' ? 'pwsh.exe' : 'pwsh');
  if (existsSync(program) || onPath('dotnet') === undefined) return;
  try {
    await withLock('powershell', async () => {
      if (existsSync(program)) return;
      await step('Installing PowerShell, a .NET tool, into .cache to run scripts in', () => install(home));
    });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    sayFailure(error);
  }
}

async function install(home) {
  const { code, output } = await run('dotnet', [
    'tool',
    'install',
    'PowerShell',
    '--version',
    version,
    '--tool-path',
    home,
  ]);
  if (code === 0) return;
  throw new Failure(`The .NET tool PowerShell ${version} could not be installed.`, {
    why: tail(output),
    todo: 'The tests that need it are skipped. Run the command again when NuGet can be reached.',
  });
}

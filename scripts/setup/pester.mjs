// Makes sure of Pester, the test framework of PowerShell, if dotnet is there: the package from NuGet, as a module folder.
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { onPath, run } from './command.mjs';
import { withLock } from './lock.mjs';
import { cacheFolder } from './paths.mjs';
import { Failure, sayFailure, step, tail } from './say.mjs';

const version = '6.2.0';

/** Fetches it into .cache, once; without dotnet the tests that need it say so and are counted as skipped. */
export async function needPester() {
  const home = cacheFolder(`pester-${version}`);
  if (existsSync(path.join(home, 'Pester')) || onPath('dotnet') === undefined) return;
  try {
    await withLock('pester', async () => {
      if (existsSync(path.join(home, 'Pester'))) return;
      await step('Fetching Pester into .cache to judge scripts with', () => fetchInto(home));
    });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    sayFailure(error);
  }
}

async function fetchInto(home) {
  const folder = `${home}.new`;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'pester.csproj'), project);
  const env = { ...process.env, DOTNET_CLI_TELEMETRY_OPTOUT: '1', DOTNET_NOLOGO: '1' };
  const { code, output } = await run('dotnet', ['restore', '--packages', 'packages'], { cwd: folder, env });
  if (code !== 0) {
    throw new Failure(`Pester ${version} could not be fetched.`, {
      why: tail(output),
      todo: 'The tests that need it are skipped. Run the command again when NuGet can be reached.',
    });
  }
  mkdirSync(home, { recursive: true });
  renameSync(path.join(folder, 'packages', 'pester', version, 'tools'), path.join(home, 'Pester'));
  rmSync(folder, { recursive: true, force: true });
}

/** Downloads the package and refers to nothing in it: it holds a module and no library. */
const project = `<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>netstandard2.0</TargetFramework>
    <DisableImplicitFrameworkReferences>true</DisableImplicitFrameworkReferences>
    <AutomaticallyUseReferenceAssemblyPackages>false</AutomaticallyUseReferenceAssemblyPackages>
  </PropertyGroup>
  <ItemGroup>
    <PackageDownload Include="Pester" Version="[${version}]" />
  </ItemGroup>
</Project>
`;

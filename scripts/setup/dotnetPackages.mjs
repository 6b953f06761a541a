// Makes sure of the .NET packages that rendered C# is compiled against: MailKit, MSAL.NET and the Graph SDK from NuGet.
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { onPath, run } from './command.mjs';
import { withLock } from './lock.mjs';
import { cacheFolder } from './paths.mjs';
import { Failure, sayFailure, step, tail } from './say.mjs';

const packages = {
  'Azure.Identity': '1.21.0',
  MailKit: '4.18.2',
  'Microsoft.Graph': '5.92.0',
  'Microsoft.Identity.Client': '4.92.0',
};

/** Builds an empty program with them into .cache, once; without dotnet the tests say so and are counted as skipped. */
export async function needDotnetPackages() {
  const home = path.join(cacheFolder('dotnet'), 'packages-1');
  if (existsSync(home) || onPath('dotnet') === undefined) return;
  try {
    await withLock('dotnet-packages', async () => {
      if (existsSync(home)) return;
      await step('Fetching .NET packages into .cache to compile C# against', () => build(home));
    });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    sayFailure(error);
  }
}

async function build(home) {
  const folder = `${home}.new`;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'packages.csproj'), await project());
  writeFileSync(path.join(folder, 'Program.cs'), 'System.Console.WriteLine();\n');
  const env = { ...process.env, DOTNET_CLI_TELEMETRY_OPTOUT: '1', DOTNET_NOLOGO: '1' };
  const { code, output } = await run('dotnet', ['build', '-v', 'q', '-o', path.join(folder, 'out')], {
    cwd: folder,
    env,
  });
  if (code !== 0) {
    throw new Failure('The .NET packages could not be fetched.', {
      why: tail(output),
      todo: 'The tests that need them are skipped. Run the command again when NuGet can be reached.',
    });
  }
  renameSync(folder, home);
}

/** For the framework of the SDK that is installed. */
async function project() {
  const { output } = await run('dotnet', ['--version']);
  const framework = `net${/(\d+)\.\d+\.\d+/.exec(output)?.[1] ?? '8'}.0`;
  const references = Object.entries(packages).map(
    ([name, version]) => `    <PackageReference Include="${name}" Version="${version}" />\n`,
  );
  return `<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>${framework}</TargetFramework>
    <OutputType>Exe</OutputType>
    <UseAppHost>false</UseAppHost>
  </PropertyGroup>
  <ItemGroup>
${references.join('')}  </ItemGroup>
</Project>
`;
}

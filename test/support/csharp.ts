// Compiles C# with the compiler of the installed SDK against the packages that the set-up built, and runs it.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, globSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { runToolBeside, scratchFolder, type ToolRun } from './tools.ts';

/** What the set-up built: see scripts/setup/dotnetPackages.mjs. */
const packages = path.join(import.meta.dirname, '../../.cache/dotnet/packages-1/out');

/** Namespaces that a console project has without naming them (ImplicitUsings). */
const implicitUsings = [
  'System',
  'System.Collections.Generic',
  'System.IO',
  'System.Linq',
  'System.Threading.Tasks',
];

/** Folder of the SDK, or undefined if it is not installed. */
function sdkFolder(): string | undefined {
  const listed = spawnSync('dotnet', ['--list-sdks'], { encoding: 'utf8' });
  const [, version, folder] = /^(\S+) \[(.+)\]$/m.exec(listed.stdout ?? '') ?? [];
  return version === undefined || folder === undefined ? undefined : path.join(folder, version);
}

export interface CompiledProgram {
  readonly compiled: ToolRun;
  /** Runs it; only if it compiled. */
  run(env: Readonly<Record<string, string>>): Promise<ToolRun>;
}

/** The compiler, or undefined if .NET or the packages are not there; the test says so and is counted as skipped. */
export function csharpCompiler(t: TestContext): ((text: string) => Promise<CompiledProgram>) | undefined {
  const sdk = sdkFolder();
  const compiler = sdk === undefined ? '' : path.join(sdk, 'Roslyn/bincore/csc.dll');
  if (!existsSync(compiler) || !existsSync(packages)) {
    t.skip('.NET or its packages are not there: the test set-up fetches them if dotnet is there');
    return undefined;
  }
  const framework = globSync(
    path.join(path.dirname(path.dirname(sdk ?? '')), 'packs/Microsoft.NETCore.App.Ref/*/ref/*'),
  ).at(-1);
  const references = [framework ?? '', packages].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.dll') && name !== 'packages.dll')
      .map((name) => path.join(folder, name)),
  );
  return async (text) => {
    const folder = scratchFolder(t);
    writeFileSync(path.join(folder, 'Program.cs'), text);
    writeFileSync(
      path.join(folder, 'Usings.cs'),
      implicitUsings.map((name) => `global using ${name};\n`).join(''),
    );
    writeFileSync(
      path.join(folder, 'arguments.rsp'),
      [
        '-nologo',
        '-langversion:latest',
        '-out:program.dll',
        ...references.map((file) => `-r:"${file}"`),
        'Program.cs',
        'Usings.cs',
      ].join('\n'),
    );
    const compiled = await runToolBeside('dotnet', ['exec', compiler, '@arguments.rsp'], { cwd: folder });
    return { compiled, run: (env) => runCompiled(folder, env) };
  };
}

function runCompiled(folder: string, env: Readonly<Record<string, string>>): Promise<ToolRun> {
  for (const name of readdirSync(packages).filter((file) => file.endsWith('.dll')))
    symlinkSync(path.join(packages, name), path.join(folder, name));
  copyFileSync(
    path.join(packages, 'packages.runtimeconfig.json'),
    path.join(folder, 'program.runtimeconfig.json'),
  );
  return runToolBeside('dotnet', ['exec', 'program.dll'], { cwd: folder, env });
}

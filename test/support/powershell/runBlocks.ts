// Runs blocks in a real PowerShell against a tenant in memory: the stub modules have the parameters of the reference.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { TestContext } from 'node:test';

const root = path.join(import.meta.dirname, '..', '..', '..');
const program = path.join(
  root,
  '.cache',
  'powershell-7.6.9',
  process.platform === 'win32' ? 'pwsh.exe' : 'pwsh',
);

/** Folder of the stub modules, for `PSModulePath`. */
const stubModules = path.join(import.meta.dirname, 'modules');

/** Where a whole file of tests needs it; each of them is then skipped through `powerShellFor`. */
export const powerShellIsThere = (): boolean => existsSync(program);

/** PowerShell's path; if there is none, the test is skipped with a message. */
export function powerShellFor(t: TestContext): string | undefined {
  if (powerShellIsThere()) return program;
  t.skip('PowerShell is not there: the test set-up installs it if dotnet is there');
  return undefined;
}

export interface BlockStep {
  readonly text: string;
  readonly whatIf?: boolean;
  /** Which change fails, counted from 1; none if absent. */
  readonly failAt?: number;
}

export interface BlockScenario {
  readonly name: string;
  readonly tenant: unknown;
  readonly steps: readonly BlockStep[];
}

export interface StepTold {
  readonly threw: string | null;
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
  readonly printed: string;
  readonly changes: number;
  /** The tenant afterwards. */
  readonly tenant: unknown;
}

/** Runs every scenario in one process; starting PowerShell costs a second. */
export function runBlocks(
  pwsh: string,
  folder: string,
  scenarios: readonly BlockScenario[],
): ReadonlyMap<string, readonly StepTold[]> {
  mkdirSync(folder, { recursive: true });
  const plan = scenarios.map(({ name, tenant, steps }, number) => ({
    name,
    tenant,
    steps: steps.map(({ text, whatIf = false, failAt = 0 }, index) => {
      const file = path.join(folder, `${number}-${index}.ps1`);
      writeFileSync(file, text);
      return { file, whatIf, failAt };
    }),
  }));
  const [planFile, result] = [path.join(folder, 'plan.json'), path.join(folder, 'result.json')];
  writeFileSync(planFile, JSON.stringify(plan));
  writeFileSync(path.join(folder, 'tenant.json'), JSON.stringify(scenarios[0]?.tenant));
  execFileSync(
    pwsh,
    [
      '-NoProfile',
      '-NonInteractive',
      '-File',
      path.join(import.meta.dirname, 'runBlocks.ps1'),
      '-Plan',
      planFile,
      '-Result',
      result,
    ],
    { env: environment(folder), encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const told = JSON.parse(readFileSync(result, 'utf8').replace(/^\ufeff/, '')) as readonly {
    readonly name: string;
    readonly steps: readonly (Omit<StepTold, 'tenant'> & { readonly tenant: string })[];
  }[];
  return new Map(
    told.map(({ name, steps }) => [
      name,
      steps.map((step) => ({ ...step, tenant: JSON.parse(step.tenant) as unknown })),
    ]),
  );
}

/** A home of its own, so that the blocks' records go nowhere else; no telemetry and no look for updates. */
export const environment = (home: string): NodeJS.ProcessEnv => ({
  ...process.env,
  HOME: home,
  // The shell that a block starts is this one too.
  PATH: `${path.dirname(program)}${path.delimiter}${process.env['PATH'] ?? ''}`,
  PSModulePath: stubModules,
  STUB_TENANT: path.join(home, 'tenant.json'),
  POWERSHELL_TELEMETRY_OPTOUT: '1',
  POWERSHELL_UPDATECHECK: 'Off',
  DOTNET_CLI_TELEMETRY_OPTOUT: '1',
  NO_COLOR: '1',
});

// Pester, the test framework of PowerShell, checks the blocks: preview, second run and undo on the tenant in memory.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { adminScripts } from '../../../src/snippets/adminScripts/adminScripts.ts';
import { environment, powerShellFor } from '../../support/powershell/runBlocks.ts';
import { scratchFolder } from '../../support/tools.ts';
import { type Sample, samples } from '../../unit/adminScripts/samples.ts';
import { emptyTenant, enterpriseAppObjectId, halfDoneTenant } from './tenants.ts';

const root = path.join(import.meta.dirname, '..', '..', '..');
const pester = path.join(root, '.cache', 'pester-6.2.0');
const tests = path.join(root, 'test', 'support', 'powershell', 'blocks.Tests.ps1');

/** Each block, then each undo, the last one first; every text in a file of its own. */
function stepsOf({ registration, options }: Sample, folder: string, number: number) {
  const blocks = adminScripts(registration, { enterpriseAppObjectId, ...options }).filter(
    ({ runsIn }) => runsIn === 'exchange',
  );
  const texts = [
    ...blocks.map(({ id, text }) => ({ id, text })),
    ...blocks
      .filter(({ undo }) => undo !== '')
      .toReversed()
      .map(({ id, undo }) => ({ id: `undo of ${id}`, text: undo })),
  ];
  return texts.map(({ id, text }, index) => {
    const file = path.join(folder, `${number}-${index}.ps1`);
    writeFileSync(file, text);
    return { id, file };
  });
}

interface Outcome {
  readonly passed: number;
  readonly failed: readonly string[];
}

test('Pester finds every block idempotent and every undo whole', (t) => {
  const pwsh = powerShellFor(t);
  if (pwsh === undefined) return;
  if (!existsSync(pester)) {
    t.skip('Pester is not there: the test set-up fetches it if dotnet is there');
    return;
  }
  const folder = scratchFolder(t);
  const [small, large] = samples;
  assert.ok(small !== undefined && large !== undefined);
  const group = 'contoso-capture-mailboxes@contoso.com';
  const plan = [
    { name: `${small.name}, fresh`, tenant: emptyTenant(small), steps: stepsOf(small, folder, 0) },
    {
      name: `${large.name}, half done`,
      tenant: halfDoneTenant(large, group),
      steps: stepsOf(large, folder, 1),
    },
  ];
  const file = (name: string) => path.join(folder, name);
  const [connect] = plan[0]?.steps ?? [];
  assert.ok(connect !== undefined);
  writeFileSync(file('twice.ps1'), "New-ManagementScope -Name x -RecipientRestrictionFilter 'Alias -eq 1'\n");
  const wrong = {
    name: 'not idempotent',
    tenant: plan[0]?.tenant,
    steps: [connect, { id: 'a scope made anew', file: file('twice.ps1') }],
  };
  writeFileSync(file('plan.json'), JSON.stringify([...plan, wrong]));
  writeFileSync(file('tenant.json'), JSON.stringify(plan[0]?.tenant));
  const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
  const command = [
    `$container = New-PesterContainer -Path ${quoted(tests)} -Data @{ Plan = ${quoted(file('plan.json'))} }`,
    '$result = Invoke-Pester -Container $container -PassThru -Output None',
    "$failed = @($result.Failed | ForEach-Object { $_.ExpandedPath + ': ' + $_.ErrorRecord[0] })",
    `@{ passed = $result.PassedCount; failed = $failed } | ConvertTo-Json | Set-Content -LiteralPath ${quoted(file('outcome.json'))}`,
  ].join('; ');
  const own = environment(folder);
  execFileSync(pwsh, ['-NoProfile', '-NonInteractive', '-Command', command], {
    env: { ...own, PSModulePath: `${own['PSModulePath']}${path.delimiter}${pester}` },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { passed, failed } = JSON.parse(readFileSync(file('outcome.json'), 'utf8')) as Outcome;
  const ofWrong = (line: string) => line.startsWith('not idempotent');
  assert.deepEqual(
    failed.filter((line) => !ofWrong(line)),
    [],
  );
  assert.match(failed.join('\n'), /a scope made anew\.has nothing to change the second time/);
  const expected = [...plan, wrong].reduce((sum, { steps }) => sum + steps.length * 3 + 1, 0);
  assert.equal(passed + failed.length, expected);
});

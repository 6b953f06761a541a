// What a block has changed, kept in a file of the administrator's, so that its undo takes back that and nothing more.
import type { AdminScriptId } from './adminScript.ts';
import type { ScriptPlan } from './scriptPlan.ts';
import { literal } from './scriptText.ts';

/** One file for each tenant, application and block. */
function fileOf({ registration, clientId }: ScriptPlan, id: AdminScriptId): string {
  return `${registration.tenantId.replace(/[^A-Za-z0-9.-]/g, '-').slice(0, 80)}-${clientId}-${id}.json`;
}

const find = (plan: ScriptPlan, id: AdminScriptId): readonly string[] => [
  `$record = Join-Path (Join-Path $HOME '.exchange-oauth-setup') ${literal(fileOf(plan, id))}`,
  '$changes = @()',
  'if (Test-Path -LiteralPath $record) {',
  // Windows PowerShell hands an array on as one object.
  '  $changes = @(Get-Content -LiteralPath $record -Raw | ConvertFrom-Json | ForEach-Object { $_ })',
  '}',
];

/**
 * Statements that read the record into `$changes` and put `$note` ready: `. $note ([ordered]@{ … })` before each change. A block
 * that finds everything done leaves an empty record, so that its undo takes nothing away.
 */
export const keepRecord = (plan: ScriptPlan, id: AdminScriptId): readonly string[] => [
  '# What this block changes is kept here, so that its undo takes back that and nothing more.',
  ...find(plan, id),
  '$note = {',
  '  param($change)',
  '  if ($preview) { return }',
  '  $line = ConvertTo-Json -InputObject $change -Depth 8 -Compress',
  '  $known = @($changes | ForEach-Object { ConvertTo-Json -InputObject $_ -Depth 8 -Compress })',
  '  if (($null -ne $change) -and ($known -notcontains $line)) { $changes += [pscustomobject]$change }',
  '  New-Item -ItemType Directory -Path (Split-Path -Parent $record) -Force | Out-Null',
  '  ConvertTo-Json -InputObject @($changes) -Depth 8 | Set-Content -LiteralPath $record -Encoding utf8',
  '}',
  '. $note $null',
];

/** Statements that read the record into `$changes`, newest first; `without` says what an undo does that finds none. */
export const readRecord = (
  plan: ScriptPlan,
  id: AdminScriptId,
  without: readonly string[] = nothingKnown,
): readonly string[] => [
  ...find(plan, id),
  'if (-not (Test-Path -LiteralPath $record)) {',
  ...without.map((line) => `  ${line}`),
  '}',
  '[array]::Reverse($changes)',
];

const nothingKnown: readonly string[] = [
  "Write-Warning 'On this computer nothing is recorded that the block has changed and not taken back.'",
  "Write-Warning 'What was there before is not known, so nothing is changed.'",
  'return',
];

/** The last statement of an undo: the record is not needed any more. */
export const dropRecord =
  'if (-not $preview -and (Test-Path -LiteralPath $record)) { Remove-Item -LiteralPath $record }';

/** Prints rows as JSON, which the extension reads; an array even for one row or none. */
export const asJson = (rows: string): readonly string[] => [
  '# To paste into the extension:',
  `ConvertTo-Json -InputObject @(${rows}) -Depth 4`,
];

// The PowerShell file around a block that is run from the window: session, tenant check, transcript, outcome.
import { isGuid } from '../../core/text/text.ts';
import { literal } from './scriptText.ts';

export interface WrappedRun {
  /** Absolute paths of files. */
  readonly script: string;
  /** Opens the Exchange session if there is none; undefined for a block that needs none. */
  readonly connect?: string;
  readonly transcript: string;
  /** Appears when the run has ended; holds `ok` or `failed`. */
  readonly outcome: string;
  /** The session has to belong to this tenant, if it is a GUID. */
  readonly tenantId: string;
  readonly preview: boolean;
}

/** PowerShell text in ASCII; throws a Failure `invalidInput` if a path cannot stand in a script. */
export function runWrapper(run: WrappedRun): string {
  return [
    "$ErrorActionPreference = 'Stop'",
    // Escape sequences of colours would stand in the transcript.
    "if ($null -ne $PSStyle) { $PSStyle.OutputRendering = 'PlainText' }",
    "$outcome = 'failed'",
    `Start-Transcript -LiteralPath ${literal(run.transcript)} -Force | Out-Null`,
    'try {',
    ...(run.connect === undefined ? [] : session(run.connect, run.tenantId)),
    `  & ${literal(run.script)}${run.preview ? ' -WhatIf' : ''}`,
    "  $outcome = 'ok'",
    '} catch {',
    '  Write-Host ($_ | Out-String)',
    '} finally {',
    '  Stop-Transcript | Out-Null',
    // Written whole under another name first: a reader that waits for the file must not read half of it.
    `  Set-Content -LiteralPath ${literal(`${run.outcome}.part`)} -Value $outcome -Encoding ascii`,
    `  Move-Item -LiteralPath ${literal(`${run.outcome}.part`)} -Destination ${literal(run.outcome)} -Force`,
    '}',
    '',
  ].join('\n');
}

/** Get-ConnectionInformation lists the sessions (Exchange Online PowerShell reference, module 3.0 and later). */
function session(connect: string, tenantId: string): readonly string[] {
  return [
    '  $sessions = @()',
    '  try { $sessions = @(Get-ConnectionInformation) } catch { $sessions = @() }',
    `  if ($sessions.Count -eq 0) { & ${literal(connect)} }`,
    ...(isGuid(tenantId)
      ? [
          '  $sessions = @(Get-ConnectionInformation)',
          `  $other = @($sessions | Where-Object { $_.TenantID -and "$($_.TenantID)" -ne ${literal(tenantId)} })`,
          '  if ($other.Count -gt 0) {',
          "    throw 'The Exchange session belongs to another tenant than the registration. Run Disconnect-ExchangeOnline, then run the block again and sign in to the right tenant.'",
          '  }',
        ]
      : []),
  ];
}

/** What was printed: a transcript without PowerShell's own headings between rows of asterisks, and without colours. */
export function printedIn(transcript: string): string {
  const lines = transcript
    // Without control sequences of colours (ECMA-48), which begin with ESC.
    .replace(/\u001b\[[0-?]*[ -/]*[@-~]/g, '')
    .replace(/^\ufeff/, '')
    .split(/\r?\n/);
  const rows = lines.flatMap((line, index) => (/^\*{10,}$/.test(line) ? [index] : []));
  const [, opened = -1] = rows;
  const closed = rows.length >= 4 ? (rows.at(-2) ?? lines.length) : lines.length;
  return lines
    .slice(opened + 1, closed)
    .join('\n')
    .trim();
}

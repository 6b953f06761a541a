# Runs blocks one after another in one process, for several tenants, and tells of each step what it printed and changed.
# Started with -NonInteractive: a question is an error. The preference is left at its default, as an administrator has it.
param([string]$Plan, [string]$Result)
$scenarios = Get-Content -LiteralPath $Plan -Raw | ConvertFrom-Json
$global:PlainOutput = @()
if ($null -ne $PSStyle) { $PSStyle.OutputRendering = 'PlainText' }
$told = foreach ($scenario in $scenarios) {
  $global:StubTenant = $scenario.tenant
  $records = Join-Path $HOME '.exchange-oauth-setup'
  if (Test-Path -LiteralPath $records) { Remove-Item -LiteralPath $records -Recurse -Force }
  $steps = foreach ($step in $scenario.steps) {
    $global:StubChanges = 0
    $global:StubFailAt = [int]$step.failAt
    $arguments = @{ WhatIf = [bool]$step.whatIf }
    $threw = $null
    $printed = @()
    try { & $step.file @arguments *>&1 | ForEach-Object { $printed += , $_ } } catch { $threw = [string]$_ }
    $errors = @($printed | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] } | ForEach-Object { [string]$_ })
    [pscustomobject]@{
      file = $step.file; threw = $threw; errors = $errors; changes = $global:StubChanges
      warnings = @($printed | Where-Object { $_ -is [System.Management.Automation.WarningRecord] } | ForEach-Object { [string]$_ })
      printed = ($printed | Out-String -Width 200)
      tenant = (ConvertTo-Json -InputObject $global:StubTenant -Depth 12 -Compress)
    }
  }
  [pscustomobject]@{ name = $scenario.name; steps = @($steps) }
}
ConvertTo-Json -InputObject @($told) -Depth 6 | Set-Content -LiteralPath $Result -Encoding utf8

# Pester's judgement of the administrator's blocks: a preview changes nothing, a second run changes nothing, an undo leaves
# what was there. Runs in one process for each scenario of the plan, in order.
param([string]$Plan)

BeforeDiscovery {
  $scenarios = @(Get-Content -LiteralPath $Plan -Raw | ConvertFrom-Json)
}

BeforeAll {
  function Invoke-Block {
    param([string]$File, [switch]$Preview)
    $global:StubChanges = 0
    $global:StubFailAt = 0
    & $File -WhatIf:$Preview *>&1 | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] }
  }
  # One line for each value, in an order that does not depend on the order of lists; what is empty is left out.
  function Get-State {
    param($Value = $global:StubTenant)
    if ($null -eq $Value -or [string]$Value -eq '') { return '' }
    if ($Value -is [array]) { return '[' + ((@($Value | ForEach-Object { Get-State $_ }) | Where-Object { $_ } | Sort-Object) -join "`n") + ']' }
    if ($Value -isnot [System.Management.Automation.PSCustomObject]) { return [string]$Value }
    $lines = foreach ($property in $Value.PSObject.Properties | Sort-Object Name) {
      $text = Get-State $property.Value
      if ($text -and $text -ne '[]') { "$($property.Name)=$text" }
    }
    '{' + ($lines -join ';') + '}'
  }
}

Describe '<_.name>' -ForEach $scenarios {
  BeforeAll {
    $global:StubTenant = $_.tenant
    $records = Join-Path $HOME '.exchange-oauth-setup'
    if (Test-Path -LiteralPath $records) { Remove-Item -LiteralPath $records -Recurse -Force }
    $atFirst = Get-State
  }

  Context '<_.id>' -ForEach $_.steps {
    It 'changes nothing in a preview' {
      $before = Get-State
      Invoke-Block $_.file -Preview | Should -BeNullOrEmpty
      Get-State | Should -BeExactly $before
    }
    It 'runs without an error' {
      Invoke-Block $_.file | Should -BeNullOrEmpty
    }
    It 'has nothing to change the second time' {
      $before = Get-State
      Invoke-Block $_.file | Should -BeNullOrEmpty
      $global:StubChanges | Should -Be 0
      Get-State | Should -BeExactly $before
    }
  }

  It 'is as it was at first' {
    Get-State | Should -BeExactly $atFirst
  }
}

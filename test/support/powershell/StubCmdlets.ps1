# Makes the cmdlets of one module as functions with exactly the parameters of the reference (cmdlets.json).

# Text of one function. A parameter that the reference does not have is refused by PowerShell itself.
function Get-StubFunctionText {
  param([string]$Name, $Entry)
  $names = [ordered]@{}
  $sets = @($Entry.sets.PSObject.Properties)
  foreach ($set in $sets) {
    foreach ($mark in @($set.Value -split ' ' | Where-Object { $_ })) {
      if ($mark -notmatch '^(\w+)(!?)(\|?)(?:@(\d+))?(\??)(:b)?$') { throw "$Name has a mark that is not understood: $mark" }
      $parameter = $Matches[1]
      if (@('WhatIf', 'Confirm') -contains $parameter) { continue }
      $attribute = "[Parameter(ParameterSetName = '$($set.Name)'"
      if ($Matches[2]) { $attribute += ', Mandatory' }
      if ($Matches[3]) { $attribute += ', ValueFromPipeline' }
      if ($Matches[4]) { $attribute += ", Position = $($Matches[4])" }
      if (-not $names.Contains($parameter)) { $names[$parameter] = @{ Attributes = @(); Type = '[object]' } }
      if ($Matches[5]) { $names[$parameter].Type = '[switch]' }
      if ($Matches[6]) { $names[$parameter].Type = '[Nullable[bool]]' }
      $names[$parameter].Attributes += "$attribute)]"
    }
  }
  $parameters = @($names.Keys | ForEach-Object { ($names[$_].Attributes -join ' ') + ' ' + $names[$_].Type + '$' + $_ })
  # The pages do not say which set is the default: the first that stands there, if the table names no other.
  $default = if ($Entry.default) { $Entry.default } else { $sets[0].Name }
  $binding = "DefaultParameterSetName = '$default'"
  if (($sets[0].Value -split ' ') -contains 'WhatIf?') {
    # Destructive cmdlets have a pause of their own that -Confirm:$false leaves out (the -Confirm text of each page).
    $impact = if ($Name -like 'Remove-*' -or @('Add-RecipientPermission', 'Disconnect-ExchangeOnline') -contains $Name) { 'High' } else { 'Medium' }
    if ($Name -like '*-Mg*') { $impact = 'Medium' }
    $binding += ", SupportsShouldProcess, ConfirmImpact = '$impact'"
  }
  @"
function $Name {
  [CmdletBinding($binding)]
  param(
    $($parameters -join ",`n    ")
  )
  process { Invoke-StubCmdlet -Name '$Name' -Bound `$PSBoundParameters -Caller `$PSCmdlet }
}
"@
}

# Runs one cmdlet against the tenant in memory. A change asks ShouldProcess first, counts, and may be told to fail.
function Invoke-StubCmdlet {
  param([string]$Name, $Bound, $Caller)
  $tenant = $global:StubTenant
  if ($Name -match '^(Get|Test|Connect|Disconnect)-') {
    & $handlers[$Name] $tenant $Bound $Caller
    return
  }
  $target = [string]$Bound['Identity'] + [string]$Bound['Name'] + [string]$Bound['Uri']
  if (($Name -ne 'Invoke-MgGraphRequest') -and -not $Caller.ShouldProcess($target, $Name)) { return }
  $global:StubChanges += 1
  if ($global:StubChanges -eq $global:StubFailAt) {
    Write-StubError $Caller "The operation $Name could not be performed: the server is too busy."
    return
  }
  & $handlers[$Name] $tenant $Bound $Caller
}

# Whether it ends the script is for the caller's -ErrorAction to say, as with functions of any script module.
function Write-StubError {
  param($Caller, [string]$Text)
  $exception = [System.InvalidOperationException]::new($Text)
  $Caller.WriteError([System.Management.Automation.ErrorRecord]::new($exception, 'Stub', 'InvalidOperation', $null))
}

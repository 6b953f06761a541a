# The Exchange cmdlets against the tenant in memory ($global:StubTenant): what each reads and changes.
. (Join-Path $PSScriptRoot 'StubCmdlets.ps1')
. (Join-Path $PSScriptRoot 'exchangeHandlers.ps1')

if ($null -eq $global:StubTenant) {
  $global:StubTenant = Get-Content -LiteralPath $env:STUB_TENANT -Raw | ConvertFrom-Json
  $global:StubChanges = 0
  $global:StubFailAt = 0
}

$table = (Get-Content -LiteralPath (Join-Path $PSScriptRoot 'cmdlets.json') -Raw | ConvertFrom-Json).cmdlets
foreach ($cmdlet in $table.PSObject.Properties) {
  if ($cmdlet.Value.module -ne 'ExchangeOnlineManagement' -or -not $handlers.ContainsKey($cmdlet.Name)) { continue }
  . ([scriptblock]::Create((Get-StubFunctionText -Name $cmdlet.Name -Entry $cmdlet.Value)))
}
Export-ModuleMember -Function @($handlers.Keys)

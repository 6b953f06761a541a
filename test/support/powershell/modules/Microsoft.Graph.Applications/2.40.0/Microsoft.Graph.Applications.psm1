# Stands for Microsoft.Graph.Applications 2.40.0: service principals, grants and registrations of a directory in memory.
Import-Module Microsoft.Graph.Authentication -Global
$folder = Join-Path $PSScriptRoot '../../..'
. (Join-Path $folder 'StubCmdlets.ps1')

function Find-ByFilter {
  param($Rows, [string]$Filter)
  if ($Filter -notmatch "^appId eq '([^']*)'$") { return @($Rows) }
  $appId = $Matches[1]
  @($Rows | Where-Object { $_.AppId -eq $appId })
}

$handlers = @{
  'Get-MgServicePrincipal' = {
    param($Tenant, $Bound, $Caller)
    $rows = $Tenant.directory.servicePrincipals
    if ($Bound['ServicePrincipalId']) { $rows | Where-Object { $_.Id -eq $Bound['ServicePrincipalId'] } } else { Find-ByFilter $rows $Bound['Filter'] }
  }
  'Get-MgServicePrincipalAppRoleAssignment' = {
    param($Tenant, $Bound, $Caller)
    $Tenant.directory.grants | Where-Object { $_ -and $_.PrincipalId -eq $Bound['ServicePrincipalId'] }
  }
  'Get-MgServicePrincipalAppRoleAssignedTo' = {
    param($Tenant, $Bound, $Caller)
    $Tenant.directory.grants | Where-Object { $_ -and $_.ResourceId -eq $Bound['ServicePrincipalId'] }
  }
  'Remove-MgServicePrincipalAppRoleAssignment' = {
    param($Tenant, $Bound, $Caller)
    $Tenant.directory.grants = @($Tenant.directory.grants | Where-Object { $_.Id -ne $Bound['AppRoleAssignmentId'] })
  }
  'New-MgServicePrincipalAppRoleAssignment' = {
    param($Tenant, $Bound, $Caller)
    $Tenant.directory.grants = @($Tenant.directory.grants) + [pscustomobject]@{ Id = [guid]::NewGuid().ToString(); PrincipalId = $Bound['PrincipalId']; ResourceId = $Bound['ResourceId']; AppRoleId = $Bound['AppRoleId'] }
  }
  'Get-MgApplication' = {
    param($Tenant, $Bound, $Caller)
    Find-ByFilter $Tenant.directory.applications $Bound['Filter']
  }
}

$table = (Get-Content -LiteralPath (Join-Path $folder 'cmdlets.json') -Raw | ConvertFrom-Json).cmdlets
foreach ($name in @($handlers.Keys)) { . ([scriptblock]::Create((Get-StubFunctionText -Name $name -Entry $table.$name))) }
Export-ModuleMember -Function @($handlers.Keys)

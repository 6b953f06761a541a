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

# One value by parameter or by the identity that -InputObject gives (a hash table or an object with that property).
function Get-Id {
  param($Bound, [string]$Name)
  if (-not $Bound.ContainsKey('InputObject')) { return $Bound[$Name] }
  $value = $Bound['InputObject'].$Name
  # The generated cmdlets end with this text.
  if (-not $value) { throw "InputObject has null value for InputObject.$Name" }
  $value
}

# The assignments of one principal or resource, or the one with the identifier.
function Find-Grant {
  param($Tenant, $Bound, [string]$Side)
  $ofOne = Get-Id $Bound 'ServicePrincipalId'
  $found = @($Tenant.directory.grants | Where-Object { $_ -and $_.$Side -eq $ofOne })
  if (-not $Bound.ContainsKey('InputObject') -and -not $Bound.ContainsKey('AppRoleAssignmentId')) { return $found }
  $id = Get-Id $Bound 'AppRoleAssignmentId'
  $found | Where-Object { $_.Id -eq $id }
}

$handlers = @{
  'Get-MgServicePrincipal' = {
    param($Tenant, $Bound, $Caller)
    $rows = $Tenant.directory.servicePrincipals
    $id = Get-Id $Bound 'ServicePrincipalId'
    if ($id) { $rows | Where-Object { $_.Id -eq $id } } else { Find-ByFilter $rows $Bound['Filter'] }
  }
  'Get-MgServicePrincipalAppRoleAssignment' = {
    param($Tenant, $Bound, $Caller)
    Find-Grant $Tenant $Bound 'PrincipalId'
  }
  'Get-MgServicePrincipalAppRoleAssignedTo' = {
    param($Tenant, $Bound, $Caller)
    Find-Grant $Tenant $Bound 'ResourceId'
  }
  'Remove-MgServicePrincipalAppRoleAssignment' = {
    param($Tenant, $Bound, $Caller)
    $null = Get-Id $Bound 'ServicePrincipalId'
    $id = Get-Id $Bound 'AppRoleAssignmentId'
    $Tenant.directory.grants = @($Tenant.directory.grants | Where-Object { $_.Id -ne $id })
  }
  'New-MgServicePrincipalAppRoleAssignment' = {
    param($Tenant, $Bound, $Caller)
    $null = Get-Id $Bound 'ServicePrincipalId'
    $from = if ($Bound.ContainsKey('BodyParameter')) { $Bound['BodyParameter'] } else { $Bound }
    $Tenant.directory.grants = @($Tenant.directory.grants) + [pscustomobject]@{ Id = [guid]::NewGuid().ToString(); PrincipalId = $from.PrincipalId; ResourceId = $from.ResourceId; AppRoleId = $from.AppRoleId }
  }
  'Get-MgApplication' = {
    param($Tenant, $Bound, $Caller)
    $rows = $Tenant.directory.applications
    $id = Get-Id $Bound 'ApplicationId'
    if ($id) { $rows | Where-Object { $_.Id -eq $id } } else { Find-ByFilter $rows $Bound['Filter'] }
  }
}

$table = (Get-Content -LiteralPath (Join-Path $folder 'cmdlets.json') -Raw | ConvertFrom-Json).cmdlets
foreach ($name in @($handlers.Keys)) { . ([scriptblock]::Create((Get-StubFunctionText -Name $name -Entry $table.$name))) }
Export-ModuleMember -Function @($handlers.Keys)

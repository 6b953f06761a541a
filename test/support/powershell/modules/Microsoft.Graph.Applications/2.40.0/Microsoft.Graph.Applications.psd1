@{
  RootModule = 'Microsoft.Graph.Applications.psm1'
  ModuleVersion = '2.40.0'
  GUID = '467f54f2-44a8-4993-8e75-b96c3e443098'
  FunctionsToExport = @('Get-MgServicePrincipal', 'Get-MgServicePrincipalAppRoleAssignment', 'Get-MgServicePrincipalAppRoleAssignedTo', 'Remove-MgServicePrincipalAppRoleAssignment', 'New-MgServicePrincipalAppRoleAssignment', 'Get-MgApplication')
  CmdletsToExport = @()
  AliasesToExport = @()
}

@{
  RootModule = 'Microsoft.Graph.Authentication.psm1'
  ModuleVersion = '2.40.0'
  GUID = '883916f2-9184-46ee-b1f8-b6a2fb784cee'
  FunctionsToExport = @('Connect-MgGraph', 'Invoke-MgGraphRequest')
  CmdletsToExport = @()
  AliasesToExport = @()
}

# What each Exchange cmdlet reads and changes in the tenant in memory, and the objects it prints.

function Find-Recipient {
  param($Tenant, [string]$Identity)
  $Tenant.recipients | Where-Object { @($_.Guid, $_.Name, $_.Address, $_.Alias) -contains $Identity } | Select-Object -First 1
}

function Find-Principal {
  param($Tenant, [string]$Identity)
  $Tenant.servicePrincipals | Where-Object { @($_.AppId, $_.ObjectId, $_.DisplayName, $_.Sid) -contains $Identity } | Select-Object -First 1
}

function Show-Recipient {
  param($Recipient)
  $isGroup = $Recipient.Kind -like '*Group'
  [pscustomobject]@{
    Name = $Recipient.Name; DisplayName = $Recipient.Name; Alias = $Recipient.Alias; Guid = [guid]$Recipient.Guid
    Identity = $Recipient.Name; PrimarySmtpAddress = $Recipient.Address; RecipientTypeDetails = $Recipient.Kind
    RecipientType = $(if ($isGroup) { $Recipient.Kind } else { 'UserMailbox' })
    DistinguishedName = "CN=$($Recipient.Name),OU=contoso.onmicrosoft.com,DC=EURPR01A001,DC=PROD,DC=OUTLOOK,DC=COM"
    HiddenFromAddressListsEnabled = [bool]$Recipient.Hidden; RequireSenderAuthenticationEnabled = [bool]$Recipient.Closed
    IsValidSecurityPrincipal = ($Recipient.Kind -ne 'MailUniversalDistributionGroup')
  }
}

# Exchange's own words if nothing has the identity.
function Write-NotFound {
  param($Caller, [string]$Identity)
  Write-StubError $Caller "The operation couldn't be performed because object '$Identity' couldn't be found on 'EURPR01A001'."
}

function Show-Principal {
  param($Principal)
  [pscustomobject]@{
    DisplayName = $Principal.DisplayName; Name = $Principal.ObjectId; AppId = $Principal.AppId; ObjectId = $Principal.ObjectId
    Sid = $Principal.Sid; Identity = $Principal.ObjectId
  }
}

function Show-Assignment {
  param($Assignment)
  [pscustomobject]@{
    Name = $Assignment.Name; Identity = $Assignment.Name; Role = $Assignment.Role; Enabled = $true
    RoleAssignee = $Assignment.App; RoleAssigneeName = $Assignment.App; RoleAssigneeType = 'ServicePrincipal'; AssignmentMethod = 'Direct'
    CustomResourceScope = $(if ($Assignment.Group) { $Assignment.Group } else { $Assignment.CustomResourceScope }); CustomRecipientWriteScope = $Assignment.Unit
    RecipientWriteScope = $(if ($Assignment.CustomResourceScope) { 'CustomRecipientScope' } elseif ($Assignment.Unit) { 'AdministrativeUnit' } elseif ($Assignment.Group) { 'Group' } else { 'Organization' })
  }
}

# True if the mailbox is a direct member of the group that the scope's filter names.
function Test-InScope {
  param($Tenant, $Assignment, $Recipient)
  if ($Assignment.Unit) { return $true }
  if (-not $Assignment.CustomResourceScope) { return $true }
  $scope = $Tenant.scopes | Where-Object { $_.Name -eq $Assignment.CustomResourceScope } | Select-Object -First 1
  foreach ($group in $Tenant.groups) {
    $shown = Show-Recipient (Find-Recipient $Tenant $group.Guid)
    if ($scope.RecipientFilter -like ('*' + $shown.DistinguishedName.Replace("'", "''") + '*')) { return $group.Members -contains $Recipient.Guid }
  }
  $false
}

function Show-Policy {
  param($Tenant, $Policy)
  $scope = Find-Recipient $Tenant $Policy.Scope
  [pscustomobject]@{
    ScopeName = $scope.Name; ScopeIdentity = $scope.Name + '20250209121934'; Identity = $Policy.Identity; AppId = $Policy.AppId
    ScopeIdentityRaw = 'S-1-5-21-1-2-3-4;' + $Policy.Scope; Description = $Policy.Description; AccessRight = $Policy.AccessRight; IsValid = $true
  }
}

$handlers = @{
  'Get-ServicePrincipal' = {
    param($Tenant, $Bound, $Caller)
    # Every object comes back if the identity is unknown (Get-ServicePrincipal reference).
    $found = @($Tenant.servicePrincipals)
    if ($Bound['Identity'] -and (Find-Principal $Tenant $Bound['Identity'])) { $found = @(Find-Principal $Tenant $Bound['Identity']) }
    $found | ForEach-Object { Show-Principal $_ }
  }
  'New-ServicePrincipal' = {
    param($Tenant, $Bound, $Caller)
    if (Find-Principal $Tenant $Bound['AppId']) { return Write-StubError $Caller 'The service principal exists already.' }
    $made = [pscustomobject]@{ AppId = [string]$Bound['AppId']; ObjectId = [string]$Bound['ObjectId']; DisplayName = [string]$Bound['DisplayName']; Sid = 'S-1-5-21-1111111111-2222222222-333333333-44444444' }
    $Tenant.servicePrincipals = @($Tenant.servicePrincipals) + $made
    Show-Principal $made
  }
  'Remove-ServicePrincipal' = {
    param($Tenant, $Bound, $Caller)
    $found = Find-Principal $Tenant $Bound['Identity']
    if ($null -eq $found) { return Write-NotFound $Caller $Bound['Identity'] }
    $Tenant.servicePrincipals = @($Tenant.servicePrincipals | Where-Object { $_ -ne $found })
  }
  'Get-DistributionGroup' = {
    param($Tenant, $Bound, $Caller)
    $found = Find-Recipient $Tenant $Bound['Identity']
    if ($null -eq $found -or $found.Kind -notlike '*Group') { return Write-NotFound $Caller $Bound['Identity'] }
    Show-Recipient $found
  }
  'New-DistributionGroup' = {
    param($Tenant, $Bound, $Caller)
    if ($Bound['Name'].Length -gt 64) { return Write-StubError $Caller 'The name is longer than 64 characters.' }
    if (Find-Recipient $Tenant $Bound['PrimarySmtpAddress']) { return Write-StubError $Caller 'The address is taken.' }
    $made = [pscustomobject]@{ Guid = [guid]::NewGuid().ToString(); Name = [string]$Bound['Name']; Alias = 'group'; Address = [string]$Bound['PrimarySmtpAddress']; Kind = 'MailUniversalSecurityGroup'; Hidden = $false; Closed = $false }
    $Tenant.recipients = @($Tenant.recipients) + $made
    $Tenant.groups = @($Tenant.groups) + [pscustomobject]@{ Guid = $made.Guid; Members = @() }
    Show-Recipient $made
  }
  'Set-DistributionGroup' = {
    param($Tenant, $Bound, $Caller)
    $found = Find-Recipient $Tenant $Bound['Identity']
    if ($null -eq $found) { return Write-NotFound $Caller $Bound['Identity'] }
    if (-not $Bound.ContainsKey('BypassSecurityGroupManagerCheck')) { return Write-StubError $Caller 'You do not manage this group.' }
    if ($Bound.ContainsKey('HiddenFromAddressListsEnabled')) { $found.Hidden = [bool]$Bound['HiddenFromAddressListsEnabled'] }
    if ($Bound.ContainsKey('RequireSenderAuthenticationEnabled')) { $found.Closed = [bool]$Bound['RequireSenderAuthenticationEnabled'] }
  }
  'Remove-DistributionGroup' = {
    param($Tenant, $Bound, $Caller)
    $found = Find-Recipient $Tenant $Bound['Identity']
    if ($null -eq $found) { return Write-NotFound $Caller $Bound['Identity'] }
    if (-not $Bound.ContainsKey('BypassSecurityGroupManagerCheck')) { return Write-StubError $Caller 'You do not manage this group.' }
    $Tenant.recipients = @($Tenant.recipients | Where-Object { $_.Guid -ne $found.Guid })
    $Tenant.groups = @($Tenant.groups | Where-Object { $_.Guid -ne $found.Guid })
  }
  'Get-DistributionGroupMember' = {
    param($Tenant, $Bound, $Caller)
    $group = Find-Recipient $Tenant $Bound['Identity']
    if ($null -eq $group) { return Write-NotFound $Caller $Bound['Identity'] }
    $members = @(($Tenant.groups | Where-Object { $_.Guid -eq $group.Guid }).Members | Where-Object { $_ })
    # "By default, the maximum number is 1000" (ResultSize).
    $most = if ($Bound['ResultSize']) { [string]$Bound['ResultSize'] } else { '1000' }
    if ($most -ne 'Unlimited' -and $members.Count -gt [int]$most) { $members = @($members | Select-Object -First ([int]$most)) }
    $known = @{}
    foreach ($recipient in $Tenant.recipients) { $known[[string]$recipient.Guid] = $recipient }
    foreach ($member in $members) { Show-Recipient $(if ($known.ContainsKey($member)) { $known[$member] } else { Find-Recipient $Tenant $member }) }
  }
  'Add-DistributionGroupMember' = {
    param($Tenant, $Bound, $Caller)
    $group = Find-Recipient $Tenant $Bound['Identity']
    $member = Find-Recipient $Tenant $Bound['Member']
    if ($null -eq $group -or $null -eq $member) { return Write-NotFound $Caller $Bound['Member'] }
    $row = $Tenant.groups | Where-Object { $_.Guid -eq $group.Guid }
    if (@($row.Members) -contains $member.Guid) { return Write-StubError $Caller 'The recipient is already a member of the group.' }
    $row.Members = @(@($row.Members) + $member.Guid | Where-Object { $_ })
  }
  'Remove-DistributionGroupMember' = {
    param($Tenant, $Bound, $Caller)
    $group = Find-Recipient $Tenant $Bound['Identity']
    $member = Find-Recipient $Tenant $Bound['Member']
    $row = $Tenant.groups | Where-Object { $_.Guid -eq $group.Guid }
    if ($null -eq $member -or @($row.Members) -notcontains $member.Guid) { return Write-StubError $Caller 'The recipient is no member of the group.' }
    $row.Members = @($row.Members | Where-Object { $_ -ne $member.Guid })
  }
  'Get-Recipient' = {
    param($Tenant, $Bound, $Caller)
    $found = Find-Recipient $Tenant $Bound['Identity']
    if ($null -eq $found) { return Write-NotFound $Caller $Bound['Identity'] }
    Show-Recipient $found
  }
  'Get-Mailbox' = {
    param($Tenant, $Bound, $Caller)
    $Tenant.recipients | Where-Object { $_.Kind -like '*Mailbox' } | ForEach-Object { Show-Recipient $_ }
  }
  'Get-ManagementScope' = {
    param($Tenant, $Bound, $Caller)
    $Tenant.scopes | Where-Object { $_ } | ForEach-Object { [pscustomobject]@{ Name = $_.Name; Identity = $_.Name; ScopeRestrictionType = 'RecipientScope'; Exclusive = $false; RecipientRoot = ''; RecipientFilter = $_.RecipientFilter } }
  }
  'New-ManagementScope' = {
    param($Tenant, $Bound, $Caller)
    if ($Bound['Name'].Length -gt 64) { return Write-StubError $Caller 'The name is longer than 64 characters.' }
    if ($Bound['RecipientRestrictionFilter'] -notmatch "^\w+ -eq '(?:[^']|'')+'$") { return Write-StubError $Caller 'The filter is not valid OPATH.' }
    $Tenant.scopes = @($Tenant.scopes) + [pscustomobject]@{ Name = [string]$Bound['Name']; RecipientFilter = [string]$Bound['RecipientRestrictionFilter'] }
  }
  'Remove-ManagementScope' = {
    param($Tenant, $Bound, $Caller)
    if (@($Tenant.assignments | Where-Object { $_.CustomResourceScope -eq $Bound['Identity'] }).Count -gt 0) { return Write-StubError $Caller 'The scope is used by a role assignment.' }
    $Tenant.scopes = @($Tenant.scopes | Where-Object { $_.Name -ne $Bound['Identity'] })
  }
  'Get-ManagementRoleAssignment' = {
    param($Tenant, $Bound, $Caller)
    $Tenant.assignments | Where-Object { $_ } | Where-Object { (-not $Bound['Role'] -or $_.Role -eq $Bound['Role']) -and (-not $Bound['RoleAssignee'] -or $_.App -eq $Bound['RoleAssignee']) } | ForEach-Object { Show-Assignment $_ }
  }
  'New-ManagementRoleAssignment' = {
    param($Tenant, $Bound, $Caller)
    if ($Bound['Name'].Length -gt 64) { return Write-StubError $Caller 'The name is longer than 64 characters.' }
    $principal = Find-Principal $Tenant $Bound['App']
    if ($null -eq $principal) { return Write-NotFound $Caller $Bound['App'] }
    $Tenant.assignments = @($Tenant.assignments) + [pscustomobject]@{ Name = [string]$Bound['Name']; Role = [string]$Bound['Role']; App = $principal.ObjectId; CustomResourceScope = [string]$Bound['CustomResourceScope']; Unit = [string]$Bound['RecipientAdministrativeUnitScope']; Group = [string]$Bound['RecipientGroupScope'] }
  }
  'Set-ManagementRoleAssignment' = {
    param($Tenant, $Bound, $Caller)
    $found = $Tenant.assignments | Where-Object { $_.Name -eq $Bound['Identity'] } | Select-Object -First 1
    if ($null -eq $found) { return Write-NotFound $Caller $Bound['Identity'] }
    if ($Bound['CustomResourceScope']) { $found.CustomResourceScope = [string]$Bound['CustomResourceScope'] }
  }
  'Remove-ManagementRoleAssignment' = {
    param($Tenant, $Bound, $Caller)
    $Tenant.assignments = @($Tenant.assignments | Where-Object { $_.Name -ne $Bound['Identity'] })
  }
  'Test-ServicePrincipalAuthorization' = {
    param($Tenant, $Bound, $Caller)
    $principal = Find-Principal $Tenant $Bound['Identity']
    if ($null -eq $principal) { return Write-NotFound $Caller $Bound['Identity'] }
    $recipient = Find-Recipient $Tenant ([string]$Bound['Resource'])
    foreach ($assignment in @($Tenant.assignments | Where-Object { $_.App -eq $principal.ObjectId })) {
      [pscustomobject]@{
        RoleName = $assignment.Role; GrantedPermissions = $assignment.Role -replace '^Application ', ''
        AllowedResourceScope = [string]$assignment.CustomResourceScope; ScopeType = $(if ($assignment.CustomResourceScope) { 'CustomRecipientScope' } elseif ($assignment.Unit) { 'AdministrativeUnit' } else { 'Organization' })
        InScope = $(if ($null -eq $recipient) { 'Not Run' } else { Test-InScope $Tenant $assignment $recipient })
      }
    }
  }
  'Get-ApplicationAccessPolicy' = {
    param($Tenant, $Bound, $Caller)
    $Tenant.policies | Where-Object { $_ } | ForEach-Object { Show-Policy $Tenant $_ }
  }
  'New-ApplicationAccessPolicy' = {
    param($Tenant, $Bound, $Caller)
    $scope = Find-Recipient $Tenant ([string]$Bound['PolicyScopeGroupId'])
    if ($null -eq $scope) { return Write-NotFound $Caller $Bound['PolicyScopeGroupId'] }
    $made = [pscustomobject]@{ Identity = "11111111-2222-3333-4444-555555555555\$($Bound['AppId']):S-1-5-21-1-2-3-4;$($scope.Guid)"; AppId = [string]$Bound['AppId']; Scope = $scope.Guid; AccessRight = [string]$Bound['AccessRight']; Description = [string]$Bound['Description'] }
    $Tenant.policies = @($Tenant.policies) + $made
    Show-Policy $Tenant $made
  }
  'Remove-ApplicationAccessPolicy' = {
    param($Tenant, $Bound, $Caller)
    if (@($Tenant.policies | Where-Object { $_.Identity -eq $Bound['Identity'] }).Count -eq 0) { return Write-NotFound $Caller $Bound['Identity'] }
    $Tenant.policies = @($Tenant.policies | Where-Object { $_.Identity -ne $Bound['Identity'] })
  }
  'Test-ApplicationAccessPolicy' = {
    param($Tenant, $Bound, $Caller)
    $recipient = Find-Recipient $Tenant $Bound['Identity']
    if ($null -eq $recipient) { return Write-NotFound $Caller $Bound['Identity'] }
    $own = @($Tenant.policies | Where-Object { $_.AppId -eq $Bound['AppId'] })
    $granted = $own.Count -eq 0
    foreach ($policy in $own) {
      $members = @(($Tenant.groups | Where-Object { $_.Guid -eq $policy.Scope }).Members)
      if ($members -contains $recipient.Guid) { $granted = $true }
    }
    [pscustomobject]@{ AppId = [string]$Bound['AppId']; Mailbox = $recipient.Name; MailboxId = $recipient.Guid; AccessCheckResult = $(if ($granted) { 'Granted' } else { 'Denied' }) }
  }
  'Get-MailboxPermission' = {
    param($Tenant, $Bound, $Caller)
    $recipient = Find-Recipient $Tenant $Bound['Identity']
    if ($null -eq $recipient) { return Write-NotFound $Caller $Bound['Identity'] }
    $own = [pscustomobject]@{ Mailbox = $recipient.Address; User = 'NT AUTHORITY\SELF'; AccessRights = @('FullAccess', 'ReadPermission') }
    foreach ($entry in (@($own) + @($Tenant.mailboxPermissions | Where-Object { $_.Mailbox -eq $recipient.Address }))) {
      # Exchange shows a service principal by its display name.
      $principal = Find-Principal $Tenant $entry.User
      $user = if ($principal) { $principal.DisplayName } else { $entry.User }
      [pscustomobject]@{ Identity = $recipient.Guid; User = $user; AccessRights = @($entry.AccessRights); IsInherited = $false; Deny = $false }
    }
  }
  'Add-MailboxPermission' = {
    param($Tenant, $Bound, $Caller)
    $recipient = Find-Recipient $Tenant $Bound['Identity']
    if ($null -eq $recipient) { return Write-NotFound $Caller $Bound['Identity'] }
    $Tenant.mailboxPermissions = @($Tenant.mailboxPermissions) + [pscustomobject]@{ Mailbox = $recipient.Address; User = [string]$Bound['User']; AccessRights = @($Bound['AccessRights']) }
  }
  'Remove-MailboxPermission' = {
    param($Tenant, $Bound, $Caller)
    $recipient = Find-Recipient $Tenant $Bound['Identity']
    $Tenant.mailboxPermissions = @($Tenant.mailboxPermissions | Where-Object { -not ($_.Mailbox -eq $recipient.Address -and $_.User -eq $Bound['User']) })
  }
  'Get-RecipientPermission' = {
    param($Tenant, $Bound, $Caller)
    $recipient = Find-Recipient $Tenant $Bound['Identity']
    if ($null -eq $recipient) { return Write-NotFound $Caller $Bound['Identity'] }
    foreach ($entry in @($Tenant.recipientPermissions | Where-Object { $_.Mailbox -eq $recipient.Address })) {
      $principal = Find-Principal $Tenant $entry.Trustee
      $trustee = if ($principal) { $principal.DisplayName } else { $entry.Trustee }
      [pscustomobject]@{ Identity = $recipient.Name; Trustee = $trustee; AccessControlType = 'Allow'; AccessRights = @('SendAs'); Inherited = $false }
    }
  }
  'Add-RecipientPermission' = {
    param($Tenant, $Bound, $Caller)
    $recipient = Find-Recipient $Tenant $Bound['Identity']
    if ($null -eq $recipient) { return Write-NotFound $Caller $Bound['Identity'] }
    $Tenant.recipientPermissions = @($Tenant.recipientPermissions) + [pscustomobject]@{ Mailbox = $recipient.Address; Trustee = [string]$Bound['Trustee'] }
  }
  'Remove-RecipientPermission' = {
    param($Tenant, $Bound, $Caller)
    $recipient = Find-Recipient $Tenant $Bound['Identity']
    $Tenant.recipientPermissions = @($Tenant.recipientPermissions | Where-Object { -not ($_.Mailbox -eq $recipient.Address -and $_.Trustee -eq $Bound['Trustee']) })
  }
  'Get-CASMailbox' = {
    param($Tenant, $Bound, $Caller)
    $recipient = Find-Recipient $Tenant $Bound['Identity']
    if ($null -eq $recipient) { return Write-NotFound $Caller $Bound['Identity'] }
    $row = $Tenant.switches | Where-Object { $_.Mailbox -eq $recipient.Address }
    [pscustomobject]@{ Name = $recipient.Name; PrimarySmtpAddress = $recipient.Address; EwsEnabled = $row.EwsEnabled; ImapEnabled = $row.ImapEnabled; PopEnabled = $row.PopEnabled; SmtpClientAuthenticationDisabled = $row.SmtpClientAuthenticationDisabled }
  }
  'Set-CASMailbox' = {
    param($Tenant, $Bound, $Caller)
    $recipient = Find-Recipient $Tenant $Bound['Identity']
    if ($null -eq $recipient) { return Write-NotFound $Caller $Bound['Identity'] }
    $row = $Tenant.switches | Where-Object { $_.Mailbox -eq $recipient.Address }
    foreach ($name in 'EwsEnabled', 'ImapEnabled', 'PopEnabled', 'SmtpClientAuthenticationDisabled') {
      if ($Bound.ContainsKey($name)) { $row.$name = $Bound[$name] }
    }
  }
  'Get-OrganizationConfig' = {
    param($Tenant, $Bound, $Caller)
    $organization = $Tenant.organization
    [pscustomobject]@{
      Name = 'contoso.onmicrosoft.com'; EwsEnabled = $organization.EwsEnabled; EwsApplicationAccessPolicy = $null; EwsAllowList = $null; EwsBlockList = $null
      # The value is shown with the switch alone (Set-OrganizationConfig, example 7).
      EwsAllowedAppIDs = $(if ($Bound['RetrieveEwsOperationAccessPolicy']) { $organization.EwsAllowedAppIDs })
    }
  }
  'Set-OrganizationConfig' = {
    param($Tenant, $Bound, $Caller)
    if ($Bound.ContainsKey('EwsAllowedAppIDs')) { $Tenant.organization.EwsAllowedAppIDs = $Bound['EwsAllowedAppIDs'] }
    if ($Bound.ContainsKey('EwsEnabled')) { $Tenant.organization.EwsEnabled = $Bound['EwsEnabled'] }
  }
  'Get-TransportConfig' = {
    param($Tenant, $Bound, $Caller)
    [pscustomobject]@{ SmtpClientAuthenticationDisabled = $true; AllowLegacyTLSClients = $false }
  }
}

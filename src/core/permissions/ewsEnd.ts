// The end of EWS in Exchange Online, the permissions that end with it, and the command that shows who may still use it.

/** Exchange Team blog, "Exchange Online EWS, Your Time is Almost Up" (techcommunity 4492361): no exceptions. */
export const ewsEndsOn = '2027-04-01';

/** True for a permission that opens mailboxes through EWS alone. */
export const endsWithEws = (permission: string): boolean => /^full_access_as_app$|^EWS\./.test(permission);

/**
 * PowerShell that shows whether EWS is on and which applications may still use it; a plain Get-OrganizationConfig
 * prints the list empty (techcommunity 4529471).
 */
export const showEwsList =
  'Get-OrganizationConfig -RetrieveEwsOperationAccessPolicy | Format-List EwsEnabled, EwsAllowedAppIDs';

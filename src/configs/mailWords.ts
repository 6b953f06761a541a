// A cheap look before anything is loaded or parsed: a file without one of these words says nothing about Exchange Online.

/** Longer files are no configuration that a person wrote; in UTF-16 units. */
export const longestFile = 256 * 1024;

/** Names of services, programs and permissions; the last two are what the IDs of both APIs end in and begin with. */
export const mailWords =
  /office365|office\.com|outlook|exchange|microsoft|msgraph|\bgraph(?![a-z])|graph_|azure|tenant_?id|davmail|O365|requiredResourceAccess|ApplicationAccessPolicy|ManagementRoleAssignment|resource_app_id|appReg|AADSTS|MgUser|AccessAsUser|AccessAsApp|SMTP\.Send|exchangelib|\bMail(?:boxSettings)?\.(?:Send|Read(?:Write|Basic)?)\b(?!\s{0,5}\()|windows\.net|0000-c000-0{12}|0ff1-ce00/i;

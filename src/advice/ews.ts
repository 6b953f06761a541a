// Advice for Exchange Web Services: response codes, policy headers, refusals without a code.
import { type AdviceRow, entraAdmin, exchangeAdmin, inRegistration, microsoft, you } from './adviceRow.ts';

export const ewsRows = {
  'ews.impersonationDenied': exchangeAdmin(
    'The application may not open this mailbox',
    'ErrorImpersonateUserDenied: the application has no right to this mailbox. Either full_access_as_app is not consented, or no Exchange role covers the mailbox, or an application access policy denies it.',
    `Check what the application holds: full_access_as_app in the token (consent), a role of RBAC for Applications that covers the mailbox, and no access policy that denies it:\n{connect}\n{checkAccess}`,
    {
      from: ['ewsCodes', 'rbac', 'threads'],
      check:
        'The roles claim of the token: with full_access_as_app it is a policy, without it consent or a role.',
      wait: 'rbacRole',
      actions: ['checkPolicy', 'inspectToken'],
    },
  ),
  'ews.impersonationRetired': you(
    'A signed-in person tries to impersonate',
    'The token is a person’s, and the request carries an ExchangeImpersonation header. The ApplicationImpersonation role that allowed this is retired.',
    'Leave the impersonation header out and open mailboxes that the person has FullAccess to; or use client credentials with full_access_as_app.',
    {
      from: ['impersonationEnd', 'impersonation'],
      check: 'The token has scp and no roles.',
      dates: ['impersonationRetired'],
      actions: ['openRegistration', 'inspectToken'],
    },
  ),
  'ews.impersonationServer': exchangeAdmin(
    'The caller may not impersonate on this server',
    'ErrorImpersonationDenied: there is no impersonation right at the level of the server.',
    `Check what the application holds: full_access_as_app in the token (consent), a role of RBAC for Applications that covers the mailbox, and no access policy that denies it:\n{connect}\n{checkAccess}`,
    { check: 'Get-ManagementRoleAssignment -Role ApplicationImpersonation', actions: ['checkPolicy'] },
  ),
  'ews.impersonationFailed': exchangeAdmin(
    'Exchange could not act for the mailbox',
    'ErrorImpersonationFailed: a fault of identity or directory at the service; in hybrid a broken trust.',
    'Test again after some minutes; check that the mailbox is in Exchange Online and not on-premises.',
  ),
  'ews.impersonationHeader': you(
    'The request does not say which mailbox it is for',
    'With an application’s token, EWS wants the ExchangeImpersonation header, and it is missing or empty.',
    'In the product, turn impersonation on and enter the mailbox’s address. In code: add t:ExchangeImpersonation with t:ConnectingSID and t:PrimarySmtpAddress.',
    { from: ['ewsCodes', 'impersonation'] },
  ),
  'ews.mailboxNotFound': exchangeAdmin(
    'There is no mailbox at this address',
    'ErrorNonExistentMailbox: mistyped, a mail user or contact, on-premises, without a licence, or not provisioned yet.',
    `Look up the mailbox and its primary address:\n{connect}\nGet-Recipient -Identity {mailboxPs} | Format-List RecipientTypeDetails, PrimarySmtpAddress`,
    { from: ['ewsCodes', 'threads'], actions: ['openRegistration'] },
  ),
  'ews.principalNameInvalid': you(
    'The user principal name is not in the directory',
    'ErrorInvalidUserPrincipalName: what stands in t:PrincipalName is no UPN of the tenant.',
    'Send t:PrimarySmtpAddress with the primary address, or the exact UPN.',
    inRegistration,
  ),
  'ews.sidInvalid': you(
    'The SID is not valid',
    'ErrorInvalidUserSid: t:SID holds no SID of a user of the tenant.',
    'Name the mailbox by its address instead.',
  ),
  'ews.callerWithoutMailbox': you(
    'The caller has no mailbox of its own',
    'ErrorMissingEmailAddress: the request names a folder such as inbox without a mailbox, and the caller has none.',
    'Name the mailbox: the impersonation header for an application, or t:Mailbox under t:DistinguishedFolderId for a person.',
  ),
  'ews.accessDenied': exchangeAdmin(
    'EWS denies access',
    'ErrorAccessDenied: the caller has no right to the folder or mailbox, or a policy stands against it.',
    `Check what the application holds: full_access_as_app in the token (consent), a role of RBAC for Applications that covers the mailbox, and no access policy that denies it:\n{connect}\n{checkAccess}`,
    { actions: ['checkPolicy', 'inspectToken'] },
  ),
  'ews.itemNotFound': you(
    'The item is no longer there',
    'ErrorItemNotFound: deleted or moved meanwhile, an ID of another mailbox, or no right to see it.',
    'Read the folder again. Two programs on one mailbox often take each other’s mail away.',
    { from: ['ewsCodes', 'threads'] },
  ),
  'ews.folderNotFound': you(
    'The folder was not found',
    'ErrorFolderNotFound: the folder was renamed or deleted, or there is no right to it.',
    'Choose the folder again in the product.',
  ),
  'ews.sendAsDenied': exchangeAdmin(
    'Sending as this address is not allowed',
    'ErrorSendAsDenied: the From address is not the mailbox used, and there is no SendAs right.',
    `Send from the mailbox itself, or give the right:\n{connect}\n{addSendAs}`,
    { from: ['ewsCodes', 'threads'], wait: 'mailboxPermission', actions: ['openRegistration'] },
  ),
  'ews.storeUnavailable': microsoft(
    'The mailbox store is not available at the moment',
    'ErrorMailboxStoreUnavailable: the store is overloaded or moving; it usually ends by itself.',
    'Test again after some minutes, with growing pauses.',
  ),
  'ews.mailboxMove': exchangeAdmin(
    'The mailbox is being moved',
    'ErrorMailboxMoveInProgress: the mailbox moves to another store or server.',
    `Wait until the move is over, then test again:\nGet-MoveRequest -Identity {mailboxPs}`,
  ),
  'ews.serverBusy': you(
    'EWS throttles the application',
    'ErrorServerBusy: too many requests; the answer says how long to wait (BackOffMilliseconds).',
    'Wait that long, and send fewer requests at once.',
  ),
  'ews.connectionCount': you(
    'Too many EWS connections at once',
    'ErrorExceededConnectionCount: the limit of parallel connections is reached.',
    'Use fewer connections in parallel and close those that are done.',
    { from: ['ewsCodes', 'threads'] },
  ),
  'ews.quota': exchangeAdmin(
    'The mailbox is full',
    'ErrorQuotaExceeded: the mailbox has reached its limit.',
    'Free space in the mailbox (Deleted Items and Recoverable Items too) or raise the quota.',
  ),
  'ews.accountDisabled': entraAdmin(
    'The mailbox’s account is disabled',
    'ErrorAccountDisabled: the account in question is disabled.',
    'Enable the account, or make the mailbox a shared one and use client credentials.',
  ),
  'ews.timeout': you(
    'EWS did not finish in time',
    'ErrorTimeoutExpired: the request asks for too much at once.',
    'Ask for smaller pages and fewer properties.',
  ),
  'ews.requestInvalid': you(
    'EWS does not understand the request',
    'The request breaks the schema, or names a version or value that the service does not know.',
    'Compare the request with the reference of the response code; send RequestServerVersion Exchange2016.',
  ),
  'ews.serverError': microsoft(
    'EWS has a fault at the moment',
    'The service reports an internal or transient fault.',
    'Test again after some minutes, with growing pauses.',
  ),
  'ews.disabled': exchangeAdmin(
    'EWS is switched off for this tenant or mailbox',
    'EwsEnabled is False on the organization or on the mailbox; both must allow it. Microsoft sets it to False for tenants that did nothing.',
    `Look at both switches. To go on for now, add the application to the list and turn EWS on:\n{connect}\nGet-OrganizationConfig | Format-List EwsEnabled\nGet-CASMailbox -Identity {mailboxPs} | Format-List EwsEnabled\n{addEwsAppId}\nSet-OrganizationConfig -EwsEnabled $true\nPlan the move to Microsoft Graph.`,
    {
      from: ['ewsAccess', 'ewsEnd', 'ewsAllowList'],
      check: 'Which of the two EwsEnabled values is False.',
      wait: 'ewsSwitch',
      dates: ['ewsDisablement', 'ewsEnd'],
      actions: ['showScript'],
    },
  ),
  'ews.blockedByPolicy': exchangeAdmin(
    'EWS is on, but this application is not let through',
    'The client ID is not in EwsAllowedAppIDs, or the user-agent list (EwsApplicationAccessPolicy) blocks the program. The answer does not say which.',
    `Read both lists, then write the whole list of IDs again with this one added (the parameter replaces the list):\n{connect}\n(Get-OrganizationConfig -RetrieveEwsOperationAccessPolicy).EwsAllowedAppIDs\nGet-OrganizationConfig | Format-List EwsApplicationAccessPolicy, EwsAllowList, EwsBlockList\n{addEwsAppId}`,
    {
      from: ['ewsAccess', 'ewsAllowList'],
      check: 'Whether the client ID stands in EwsAllowedAppIDs.',
      wait: 'ewsAllowList',
      dates: ['ewsAllowListRequired', 'ewsEnd'],
      actions: ['showScript'],
    },
  ),
  'ews.forbidden': exchangeAdmin(
    'EWS refuses without saying why (HTTP 403)',
    'The answer has no code and no X-EWS-Policy-Reason header. EWS switched off, a missing ID in the allow list, a Kiosk or F plan, or Conditional Access are possible.',
    `Check the EWS switches and lists, and the mailbox’s licence:\n{connect}\nGet-OrganizationConfig | Format-List EwsEnabled, EwsApplicationAccessPolicy\nGet-CASMailbox -Identity {mailboxPs} | Format-List EwsEnabled`,
    { from: ['ewsAccess', 'practice'], dates: ['ewsDisablement', 'ewsEnd'] },
  ),
  'ews.kioskLicence': exchangeAdmin(
    'The mailbox’s plan does not include EWS',
    'A mailbox with only a Kiosk, F1 or F3 plan gets HTTP 403 on EWS.',
    'Assign a plan with EWS rights (Exchange Online Plan 1 or more), or move the product to Microsoft Graph.',
    {
      from: ['kiosk'],
      check: 'The mailbox’s licences in the Microsoft 365 admin center.',
      dates: ['kioskEws'],
    },
  ),
  'ews.wrongAudience': you(
    'The token is not for Exchange',
    'EWS says that the audience claim is invalid: the token is for Microsoft Graph or another resource.',
    'Ask for the token with the scope https://outlook.office365.com/.default (client credentials) or https://outlook.office365.com/EWS.AccessAsUser.All (signed-in person).',
    { from: ['threads', 'ewsOauth'], check: 'The aud claim of the token.', actions: ['inspectToken'] },
  ),
  'ews.permissionTooSmall': entraAdmin(
    'The token does not allow EWS',
    'The token lacks full_access_as_app or EWS.AccessAsUser.All; IMAP or Graph permissions do not open EWS.',
    'In {apiPermissions} > Add a permission > APIs my organization uses > Office 365 Exchange Online, add full_access_as_app (application) or EWS.AccessAsUser.All (delegated) and grant admin consent; then get a new token.',
    {
      from: ['threads', 'ewsOauth'],
      check: 'The roles or scp claim of the token.',
      wait: 'consent',
      actions: ['openConsent', 'inspectToken'],
    },
  ),
  'ews.unauthorized': you(
    'EWS did not accept the sign-in (HTTP 401)',
    'The token is missing, expired or for another resource; or the program still uses basic authentication, which Exchange Online no longer accepts.',
    'Make sure that the product uses OAuth2 and sends a new token with the scope https://outlook.office365.com/.default; read the x-ms-diagnostics header.',
    { from: ['basicEnd', 'ewsOauth'], actions: ['inspectToken'] },
  ),
  'ews.basicGone': you(
    'EWS no longer takes user name and password',
    'Basic authentication for EWS in Exchange Online was switched off by January 2023.',
    'Turn OAuth2 on in the product, with an app registration; update the product if it has no such choice.',
    {
      check: 'The request’s Authorization header begins with Basic or NTLM instead of Bearer.',
      from: ['basicEnd'],
      actions: ['openRegistration'],
    },
  ),
  'ews.autodiscover': you(
    'Autodiscover does not work with an application’s token',
    'POX Autodiscover fails with an app-only token, and RBAC for Applications does not cover Autodiscover at all.',
    'Set the fixed address https://outlook.office365.com/EWS/Exchange.asmx in the product.',
    { from: ['poxAutodiscover', 'rbac'], actions: ['openRegistration'] },
  ),
  'ews.anchorMailbox': you(
    'EWS is slow or fails without X-AnchorMailbox',
    'With impersonation, the X-AnchorMailbox header routes the request to the right server; without it come HTTP 500 or 503.',
    'Send X-AnchorMailbox with the primary SMTP address of the mailbox.',
    { check: 'The same request with the header X-AnchorMailbox.', from: ['impersonation'] },
  ),
  'ews.restrictAccess': exchangeAdmin(
    'EWS refuses with Restrict-Access-Confirm',
    'The answer is a 403 with the header Restrict-Access-Confirm. Its meaning is not published; seen once in a public report.',
    'Treat it as a policy: check the EWS switches and lists, and Conditional Access.',
    { from: ['threads'], unverified: true },
  ),
  'ews.addinToken': you(
    'Outlook gives the add-in no token for Exchange',
    'The add-in asks Outlook for a legacy Exchange token (getCallbackTokenAsync, makeEwsRequestAsync). Exchange Online has switched these tokens off, and a mailbox outside Exchange Online has none.',
    'Move the add-in to nested app authentication and Microsoft Graph; an add-in of another maker needs their new version. What a tenant still allows:\nGet-AuthenticationPolicy -AllowLegacyExchangeTokens',
    { from: ['addinTokens', 'threads'] },
  ),
  'ews.otherCode': you(
    'EWS refused the request',
    'Exchange Web Services answered {named}, which this version does not explain. It opened no mailbox or changed nothing; names with Access, Impersonation or Permission are for the Exchange administrator, names with Invalid or Missing for the program.',
    'Look up the response code in the reference “ResponseCode” of Exchange Web Services on Microsoft Learn.',
  ),
} as const satisfies Readonly<Record<string, AdviceRow>>;

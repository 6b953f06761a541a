// Advice for the causes inside Exchange Online that several protocols report in their own words.
import { type AdviceRow, exchangeAdmin, you } from './adviceRow.ts';

export const exchangeRows = {
  'exchange.servicePrincipalMissing': exchangeAdmin(
    'Exchange does not know the application',
    'The application has its permission in Entra, but no service principal in Exchange Online; or the one there was made with the app registration’s Object ID instead of the enterprise application’s. IMAP and POP, and SMTP without a role, need it.',
    `In Exchange Online PowerShell, make the service principal (Object ID from Enterprise applications, not App registrations; a wrong one is removed first) and give it the mailbox:\n{connect}\nGet-ServicePrincipal\n{addServicePrincipal}\n{addFullAccess}`,
    {
      from: ['mailOauth', 'newServicePrincipal'],
      check: 'Get-ServicePrincipal lists the client ID with the Object ID of the enterprise application.',
      wait: 'mailboxPermission',
      actions: ['showScript'],
    },
  ),
  'exchange.fullAccessMissing': exchangeAdmin(
    'The application has no access to this mailbox',
    'The token is good and Exchange knows the application, but its service principal has no FullAccess on this mailbox, or not yet.',
    `In Exchange Online PowerShell, give the service principal the mailbox:\n{connect}\nGet-ServicePrincipal\n{addFullAccess}`,
    {
      check: 'Get-MailboxPermission -Identity {mailboxPs} lists the service principal with FullAccess.',
      wait: 'mailboxPermission',
      actions: ['showScript'],
    },
  ),
  'exchange.roleMissing': exchangeAdmin(
    'The application has no Exchange role for this mailbox',
    'The token holds no consented permission, and no role assignment of RBAC for Applications covers this mailbox for this protocol.',
    `In Exchange Online PowerShell, look at what the application may do with the mailbox, and assign the role {rbacRole} with a scope that includes it:\n{connect}\nTest-ServicePrincipalAuthorization -Identity {clientIdPs} -Resource {mailboxPs}\nNew-ManagementRoleAssignment -Role {rbacRolePs} -App {clientIdPs} -CustomResourceScope '<scope>'`,
    {
      from: ['rbac', 'smtpRbac'],
      check: 'Test-ServicePrincipalAuthorization shows the role with InScope True.',
      wait: 'rbacRole',
      actions: ['showScript', 'checkPolicy'],
    },
  ),
  'exchange.delegateAccessMissing': exchangeAdmin(
    'The signed-in account has no access to this mailbox',
    'The account signed in well, but has no FullAccess on the (shared) mailbox it tries to open.',
    `Give the account the mailbox:\n{connect}\nAdd-MailboxPermission -Identity {mailboxPs} -User {accountPs} -AccessRights FullAccess`,
    {
      from: ['mailOauth', 'sharedMailbox'],
      check: 'Whether the account opens the mailbox in Outlook on the web.',
      wait: 'mailboxPermission',
      actions: ['signIn'],
    },
  ),
  'exchange.wrongSignedInAccount': you(
    'The token is of another account than the mailbox',
    'An administrator or another person signed in, and the token opens that person’s mailbox only.',
    'Sign out, and sign in with the mailbox’s own account; for a shared mailbox, with an account that has FullAccess to it.',
    {
      from: ['servicely', 'mailOauth'],
      check: 'The upn claim of the token against the mailbox.',
      actions: ['signIn', 'inspectToken'],
    },
  ),
  'exchange.protocolDisabled': exchangeAdmin(
    'The protocol is switched off for this mailbox',
    '{protocol} is off for this mailbox in Exchange Online; sign-in still succeeds, the mailbox does not open.',
    `Look at the switch and turn it on:\n{connect}\nGet-CASMailbox -Identity {mailboxPs} | Format-List *Enabled\n{enableProtocol}`,
    {
      from: ['casMailbox', 'servicely'],
      check: 'Get-CASMailbox -Identity {mailboxPs} | Format-List ImapEnabled, PopEnabled, EwsEnabled',
      wait: 'mailboxSwitch',
    },
  ),
  'exchange.noMailbox': exchangeAdmin(
    'There is no Exchange Online mailbox at this address',
    'The address is mistyped or an alias, the account has no Exchange Online licence, the mailbox is on-premises, or it was made just now.',
    `Look up the mailbox; assign a licence with Exchange Online, or correct the address:\n{connect}\nGet-Recipient -Identity {mailboxPs} | Format-List RecipientTypeDetails, PrimarySmtpAddress`,
    {
      from: ['ewsCodes', 'threads'],
      check: 'Get-Recipient shows UserMailbox or SharedMailbox.',
      actions: ['openRegistration'],
    },
  ),
  'exchange.addressNotPrimary': you(
    'The address is not the mailbox’s primary one',
    'An alias was used where Exchange wants the user principal name or primary SMTP address.',
    'Enter the primary SMTP address of the mailbox (user principal name if they differ).',
    {
      from: ['servicely', 'threads'],
      check: 'Get-Mailbox -Identity {mailboxPs} | Format-List PrimarySmtpAddress, UserPrincipalName',
      actions: ['openRegistration'],
    },
  ),
  'exchange.accessPolicyDenies': exchangeAdmin(
    'An application access policy shuts the application out of this mailbox',
    'The application has its consented permission, and a policy in Exchange limits it to other mailboxes.',
    `Test the policy and add the mailbox to its group; or move the application to RBAC for Applications:\n{connect}\nTest-ApplicationAccessPolicy -AppId {clientIdPs} -Identity {mailboxPs}\nGet-ApplicationAccessPolicy | Where-Object AppId -eq {clientIdPs}`,
    {
      from: ['limitMailbox', 'accessPolicy'],
      check: 'Test-ApplicationAccessPolicy says Denied.',
      wait: 'accessPolicy',
      actions: ['checkPolicy'],
    },
  ),
  'exchange.changeNotInForce': you(
    'A recent change is not in force yet',
    'Exchange keeps permissions in caches; the test cmdlets read past them and show the new state at once.',
    'Wait, then test again; only a refusal after that time is a fault.',
    {
      from: ['rbac', 'limitMailbox'],
      check: 'When the permission or policy was last changed.',
      wait: 'rbacRole',
    },
  ),
  'exchange.tokenRejected': you(
    'Exchange rejected the token',
    'Signature, issuer or form of the token is not valid: it was cut, altered, of a test system, or not an access token.',
    'Send the access token (not the ID or refresh token) whole and unchanged; get a new one with the scope {scope}.',
    { from: ['threads'], actions: ['inspectToken'] },
  ),
} as const satisfies Readonly<Record<string, AdviceRow>>;

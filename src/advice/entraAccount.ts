// Advice for Entra's refusals of the signed-in account: password, MFA, Conditional Access, home tenant.
import { type AdviceRow, bySignIn, entraAdmin, you } from './adviceRow.ts';

export const entraAccountRows = {
  'entra.accountNotInTenant': you(
    'The signed-in account is not in this tenant',
    'A personal account or an account of another organization signed in.',
    'Sign out, or use a private window, and sign in with the mailbox’s own account. An account of another organization must first be invited as a guest.',
    bySignIn,
  ),
  'entra.outboundPolicy': entraAdmin(
    'The account’s own organization forbids access to other tenants',
    'The cross-tenant access settings of the home tenant block outbound access.',
    'The administrator of the account’s home tenant allows outbound access to this tenant (External Identities > Cross-tenant access settings).',
  ),
  'entra.inboundPolicy': entraAdmin(
    'This tenant forbids access for accounts of other organizations',
    'The cross-tenant access settings of this tenant block inbound access.',
    'Allow inbound access for the account’s organization (External Identities > Cross-tenant access settings), or use an account of this tenant.',
  ),
  'entra.tenantRestrictions': entraAdmin(
    'The company network forbids this tenant',
    'A proxy adds a tenant-restrictions header that does not list this tenant.',
    'Have the network team add this tenant to the tenant restrictions of the proxy.',
  ),
  'entra.userUnknown': you(
    'The account is not in the directory',
    'The user name is unknown in the tenant: mistyped, an alias instead of the user principal name, or another tenant.',
    'Use the user principal name (shown in the Entra admin center under Users) and the account’s own tenant.',
    { actions: ['openRegistration', 'signIn'] },
  ),
  'entra.passwordWrong': you(
    'User name or password is wrong',
    'Entra could not check the password: it is wrong, or the account is federated and its password cannot be checked in the cloud.',
    'Sign in once in a browser with the same name and password. If that works, the account is federated: leave the password grant for client credentials or a browser sign-in.',
    {
      from: ['entraCodes', 'ropc'],
      check: 'The same name and password at https://outlook.office.com.',
      actions: ['replaceSecret', 'signIn'],
    },
  ),
  'entra.passwordExpired': you(
    'The account’s password has expired',
    'Entra asks for a new password before it gives tokens.',
    'Sign in to https://outlook.office.com with the account and change the password; then enter the new one. An unattended job is better served by client credentials.',
    { actions: ['replaceSecret'] },
  ),
  'entra.passwordNotInCloud': you(
    'The cloud has no password for this account',
    'The account is synchronized or federated without password hashes, or has no password at all.',
    'Use a browser sign-in or client credentials instead of the password grant.',
  ),
  'entra.passwordTooLong': you(
    'What was sent as password is too long',
    'No password has this length: the program sent a token or secret in the place of the password.',
    'Turn OAuth2 on in the program, so that the token goes into XOAUTH2 and not into the password; or enter the account’s password.',
    { from: ['threads'] },
  ),
  'entra.federatedAccount': entraAdmin(
    'The account signs in elsewhere',
    'The password is checked by the organization’s own server (AD FS, another federation server, or a pass-through agent), which did not answer or does not support the request.',
    'Use a browser sign-in or client credentials; or a cloud-only account (…onmicrosoft.com) for this job. Check the federation server if it fails.',
    { from: ['entraCodes', 'ropc'] },
  ),
  'entra.accountLocked': entraAdmin(
    'The account is locked',
    'Too many sign-ins with a wrong password, or sign-ins from an address that Microsoft sees as malicious. Often an old program goes on trying.',
    'Stop the program that goes on trying and wait some minutes. The reason stands in {signInLog}; confirm the account safe or reset its password there.',
  ),
  'entra.accountDisabled': entraAdmin(
    'The account is disabled',
    'Sign-in is blocked for this account. A shared mailbox has a disabled account by design: nobody signs in as it.',
    'For a shared mailbox, sign in as a person with FullAccess to it, or use client credentials. For a person, enable the account under Users > Properties.',
    {
      from: ['entraCodes', 'sharedMailbox'],
      check:
        'Whether the mailbox is shared: Get-Mailbox -Identity {mailboxPs} | Format-List RecipientTypeDetails',
      actions: ['signIn', 'openRegistration'],
    },
  ),
  'entra.accountRisk': entraAdmin(
    'Entra sees the sign-in or account as risky',
    'Identity Protection blocks the account until the risk is cleared.',
    'Look at Protection > Risky users and Risky sign-ins in {entra}; confirm the account safe or have the password changed.',
  ),
  'entra.mfaRequired': you(
    'Multifactor authentication is required',
    'Conditional Access, security defaults or the account’s own setting want MFA, which an unattended password sign-in or a stored token cannot give.',
    'Sign in again interactively. For an unattended job leave the password grant: client credentials need no MFA. Switching MFA off for the mailbox weakens it and does not solve it.',
    bySignIn,
  ),
  'entra.mfaRegistration': you(
    'The account has not registered for MFA yet',
    'Entra wants the person to register a second factor before it gives tokens.',
    'Sign in at https://aka.ms/mfasetup with the account and finish the registration, then sign in here again. An unattended job is better served by client credentials.',
    bySignIn,
  ),
  'entra.mfaExpired': you(
    'The MFA sign-in is too old',
    'A policy of the tenant wants a fresher multifactor sign-in than the stored one.',
    'Sign in again interactively.',
    bySignIn,
  ),
  'entra.mfaFailed': you(
    'The MFA prompt was not passed',
    'The second factor was refused, not answered in time, or failed.',
    'Sign in again and answer the prompt. If no prompt comes, check the registered methods at https://aka.ms/mfasetup.',
    bySignIn,
  ),
  'entra.externalChallenge': you(
    'A further sign-in step is required',
    'A Conditional Access control outside the password (terms of use, third-party MFA) was not passed.',
    'Sign in again interactively. This cannot work with the password grant.',
    bySignIn,
  ),
  'entra.notAssigned': entraAdmin(
    'The account is not assigned to the application',
    'The enterprise application demands assignment, and the signed-in account (or application) has none.',
    'In {enterprise} > Users and groups, assign the account; or set Assignment required to No under Properties.',
  ),
  'entra.noSession': you(
    'Nobody is signed in',
    'A silent sign-in found no session.',
    'Sign in interactively.',
    bySignIn,
  ),
  'entra.signInInterrupted': you(
    'The sign-in was interrupted and can be finished in a browser',
    'Entra wants one more step from the person (stay signed in, choose an account, confirm).',
    'Sign in again in the browser and go through every page.',
    bySignIn,
  ),
  'entra.deviceRequired': entraAdmin(
    'Conditional Access wants a managed device or approved app',
    'A policy demands a compliant or domain-joined device, or an approved client application.',
    'Sign in from a managed device; or decide on a narrow exclusion of this account or application from the policy, which is named in {signInLog} > Conditional Access.',
  ),
  'entra.deviceKey': you(
    'The device or Windows Hello key was not found',
    'The sign-in method of this device is not known in the directory; no fault of the application.',
    'Sign in another way, or register the device again.',
    bySignIn,
  ),
  'entra.conditionalAccess': entraAdmin(
    'Conditional Access blocks the sign-in',
    'A Conditional Access policy blocks this account, application, place, or flow. The device code flow and legacy authentication are blocked in many tenants by Microsoft-managed policies.',
    'Open the failed sign-in in {signInLog} (for an application: Service principal sign-ins) > Conditional Access, and find the policy. Use another flow, or decide on a narrow exclusion for this account or application.',
    { check: 'The Conditional Access tab of the failed sign-in names the policy.' },
  ),
  'entra.securityPolicy': entraAdmin(
    'A security policy of the tenant blocks the request',
    'Entra refuses the token because of a tenant security policy.',
    'Read the policy’s name in {signInLog} and decide on the exception.',
  ),
  'entra.securityDefaults': you(
    'Security defaults block the sign-in',
    'Security defaults refuse legacy authentication and requests that look unsafe.',
    'Use a browser sign-in or client credentials; the password grant does not pass for accounts with MFA.',
    { ...bySignIn, check: 'The failed sign-in in {signInLog} names security defaults.' },
  ),
  'entra.partnerRisk': entraAdmin(
    'The partner’s administrator account is blocked',
    'A delegated administrator was blocked because of risk in the partner’s own tenant.',
    'Clear the risk in the partner’s tenant, or use an administrator of this tenant.',
  ),
} as const satisfies Readonly<Record<string, AdviceRow>>;

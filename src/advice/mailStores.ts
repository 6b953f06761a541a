// Advice for IMAP and POP answers of Exchange Online.
import { type AdviceRow, exchangeAdmin, microsoft, you } from './adviceRow.ts';

export const mailStoreRows = {
  'imap.authenticateFailed': you(
    'IMAP refused the token',
    'AUTHENTICATE failed. The answer does not say which: a token for another resource, an expired one, a missing permission, an unknown service principal, no FullAccess, or another account’s token.',
    'Read the token: aud must be Exchange (outlook.office365.com or outlook.office.com), roles must hold IMAP.AccessAsApp or scp IMAP.AccessAsUser.All, and it must not be expired. If all that fits: without a person, the Exchange administrator makes the service principal and gives it FullAccess; with a person, the user name must be the mailbox.',
    {
      from: ['mailOauth'],
      check: 'The token’s aud, roles or scp, and upn claims.',
      actions: ['inspectToken', 'showScript'],
    },
  ),
  'imap.notConnected': exchangeAdmin(
    'Signed in to IMAP, but the mailbox did not open',
    '“User is authenticated but not connected”: the token is good, the mailbox is not open to it. The account or application has no FullAccess, IMAP is off for the mailbox, it has no licence, or the address is an alias.',
    `Check that IMAP is on and who has access; then sign in with the mailbox’s own account, or give access:\n{connect}\nGet-CASMailbox -Identity {mailboxPs} | Format-List ImapEnabled\nGet-MailboxPermission -Identity {mailboxPs}\n{addFullAccess}`,
    {
      from: ['servicely', 'threads'],
      check: 'With a person: whose token it is (upn). Without: whether the service principal has FullAccess.',
      wait: 'mailboxPermission',
      actions: ['inspectToken', 'signIn', 'showScript'],
    },
  ),
  'imap.folderMissing': you(
    'The folder is not in the mailbox',
    'The sign-in was good. The folder’s name is misspelled, in another language (“Inbox” is always INBOX for IMAP), below another folder, or in the archive, which IMAP does not show.',
    'List the folders with the program and take the name from there, with the separator that the server names (/).',
    { from: ['threads'], check: 'Whether LIST "" "*" names the folder.' },
  ),
  'imap.loginFailed': you(
    'IMAP does not take user name and password',
    'The program used LOGIN (basic authentication), which Exchange Online no longer accepts.',
    'Turn on OAuth2 (XOAUTH2) in the program, with an app registration; update the program if it has no such choice.',
    {
      check: 'The program’s log shows LOGIN instead of AUTHENTICATE XOAUTH2.',
      from: ['basicEnd', 'threads'],
      actions: ['openRegistration'],
    },
  ),
  'imap.logonDenied': exchangeAdmin(
    'Exchange denies the logon to this mailbox',
    'AuthFailed:LogonDenied: the token was read, but the account or application may not log on to this mailbox.',
    `Check the service principal and its FullAccess (application), or the account that signed in (person):\n{connect}\nGet-ServicePrincipal\nGet-MailboxPermission -Identity {mailboxPs}\n{addFullAccess}`,
    {
      check: 'Get-MailboxPermission of the mailbox lists the account or service principal.',
      wait: 'mailboxPermission',
      actions: ['inspectToken', 'showScript'],
    },
  ),
  'imap.basicBlocked': you(
    'Basic authentication is blocked',
    'BasicAuthBlocked: the program sent user name and password; Exchange Online wants OAuth2.',
    'Turn on OAuth2 (XOAUTH2) in the program, with an app registration. An app password does not help.',
    { from: ['basicEnd', 'threads'], actions: ['openRegistration'] },
  ),
  'imap.tokenExpired': you(
    'The IMAP session ended with its token',
    'The access token expired while the connection was open, so Exchange closed it.',
    'Reconnect with a new token; in code, do so before the token ends.',
  ),
  'imap.throttled': you(
    'IMAP throttles the mailbox',
    'Too many commands or connections in a short time; the answer names the pause.',
    'Wait as long as it says, and connect less often.',
  ),
  'imap.tooManyConnections': you(
    'Too many IMAP connections at once',
    'The mailbox has reached its limit of parallel connections.',
    'Close other programs on this mailbox and use fewer connections.',
  ),
  'imap.accountBlocked': you(
    'Microsoft wants the person to sign in with a browser first',
    'The account is blocked for mail programs until its owner has signed in on the web and answered what Microsoft asks: unusual activity, a new place, or terms to accept. Password, token and program are not the cause.',
    'Sign in at https://outlook.live.com (personal account) or https://outlook.office.com with this account, answer the questions, and look at https://account.live.com/activity. Then try again.',
    { from: ['threads'], check: 'Outlook on the web asks something at the next sign-in.' },
  ),
  'imap.commandError': you(
    'IMAP did not understand the command',
    'The program sent something malformed, often the token in the wrong encoding or broken over lines.',
    'Send base64 without line breaks of user=<mailbox>^Aauth=Bearer <token>^A^A; update the program.',
    { from: ['mailOauth', 'threads'] },
  ),
  'imap.unavailable': microsoft(
    'IMAP is not available at the moment',
    'The server reports a fault of its own.',
    'Test again after some minutes.',
  ),
  'imap.otherAnswer': you(
    'IMAP refused the command',
    'The server’s answer is one that this version does not explain.',
    'Read the answer in the step’s detail; test again, and send the answer to the Exchange administrator if it stays.',
    { from: ['rfc3501'] },
  ),
  'pop.authFailed': you(
    'POP refused the token',
    '“Authentication failure: unknown user name or bad password”; with OAuth2 no password is meant. The answer does not say which: a token for another resource, an expired one, a missing permission, an unknown service principal, no FullAccess, or another account’s token. PopEnabled off looks the same.',
    'Read the token: aud must be Exchange, roles must hold POP.AccessAsApp or scp POP.AccessAsUser.All. If that fits, the Exchange administrator checks PopEnabled, the service principal and its FullAccess.',
    {
      from: ['mailOauth'],
      check: 'The token’s aud, roles or scp, and upn claims.',
      actions: ['inspectToken', 'showScript'],
    },
  ),
  'pop.basicFailed': you(
    'POP does not take user name and password',
    'The program used USER and PASS (basic authentication), which Exchange Online no longer accepts.',
    'Turn on OAuth2 (XOAUTH2) in the program, with an app registration.',
    { from: ['basicEnd', 'threads'], actions: ['openRegistration'] },
  ),
  'pop.oneLineAuth': you(
    'POP wants the sign-in on two lines',
    'The program sent AUTH XOAUTH2 and the token on one line; Exchange Online wants AUTH XOAUTH2, then the token after the server’s “+”.',
    'Set the program to the two-line form (Thunderbird and JavaMail: mail.pop3.auth.xoauth2.two.line.authentication.format=true).',
    { from: ['mailOauth'] },
  ),
  'pop.locked': you(
    'Another program holds the mailbox',
    'POP gives a mailbox to one session at a time.',
    'Close the other program or wait until its session ends, then test again.',
  ),
  'pop.unavailable': microsoft(
    'The POP server asks to try again later',
    'The server names a passing fault of its own (SYS/TEMP), or the time between two sign-ins is too short (LOGIN-DELAY). It says nothing about the mailbox or the token.',
    'Wait a few minutes, then test again. A program that polls needs a longer interval.',
    { from: ['rfc3206'] },
  ),
  'pop.otherAnswer': you(
    'POP refused the command',
    'The server’s answer is one that this version does not explain.',
    'Read the answer in the step’s detail; test again, and send the answer to the Exchange administrator if it stays.',
    { from: ['mailOauth'] },
  ),
} as const satisfies Readonly<Record<string, AdviceRow>>;

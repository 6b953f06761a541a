// Advice for SMTP AUTH (client submission) replies of Exchange Online.
import { type AdviceRow, entraAdmin, exchangeAdmin, inRegistration, microsoft, you } from './adviceRow.ts';

export const smtpRows = {
  'smtp.authFailed': you(
    'SMTP refused the sign-in',
    '535 5.7.3: the token is for another resource, expired, or lacks SMTP.Send or SMTP.SendAsApp; the user is not the mailbox; the application has no FullAccess or role; or a password was used.',
    'Make sure that the program uses OAuth2, and read the token: aud must be Exchange (outlook.office365.com or outlook.office.com), with SMTP.Send (person) or SMTP.SendAsApp (application). An application also needs FullAccess or the role Application SMTP.SendAsApp.',
    {
      from: ['mailOauth', 'smtpRbac'],
      check: 'The token’s aud, roles or scp, and upn claims.',
      actions: ['inspectToken', 'showScript'],
    },
  ),
  'smtp.disabledTenant': exchangeAdmin(
    'SMTP AUTH is switched off for the organization',
    'SmtpClientAuthentication is disabled for the tenant, and OAuth2 does not get around that switch. The mailbox’s own setting wins over the organization’s.',
    `Leave the organization’s switch, and open this mailbox only:\n{connect}\nSet-CASMailbox -Identity {mailboxPs} -SmtpClientAuthenticationDisabled $false`,
    {
      from: ['smtpAuth', 'transportConfig', 'threads'],
      check: 'Get-TransportConfig | Format-List SmtpClientAuthenticationDisabled',
      wait: 'transportSwitch',
      dates: ['smtpDefaultOff'],
      actions: ['showScript'],
    },
  ),
  'smtp.disabledMailbox': exchangeAdmin(
    'SMTP AUTH is switched off for the mailbox',
    'SmtpClientAuthenticationDisabled is True on this mailbox, whatever the organization says; OAuth2 needs it on too.',
    `Open the mailbox ($null would follow the organization):\n{connect}\nSet-CASMailbox -Identity {mailboxPs} -SmtpClientAuthenticationDisabled $false`,
    {
      from: ['smtpAuth', 'casMailbox', 'threads'],
      check: 'Get-CASMailbox -Identity {mailboxPs} | Format-List SmtpClientAuthenticationDisabled',
      wait: 'mailboxSwitch',
      actions: ['showScript'],
    },
  ),
  'smtp.criteria': entraAdmin(
    'A policy of the tenant refuses this sign-in',
    '“The request did not meet the criteria to be authenticated successfully”: an authentication policy, security defaults or Conditional Access refused it, most often because a password was used.',
    'Use OAuth2 in the program. If it does, find the refusal in {signInLog} and the policy that it names.',
    {
      check: 'The sign-in log entry: its client app and Conditional Access tab.',
      actions: ['openRegistration'],
    },
  ),
  'smtp.basicDisabled': you(
    'SMTP does not take user name and password here',
    'Basic authentication is disabled for this mailbox or tenant (also for outlook.com accounts).',
    'Turn on OAuth2 (XOAUTH2) in the program, with an app registration. A new password or an app password does not help.',
    {
      check: 'The program’s log shows AUTH LOGIN or AUTH PLAIN instead of AUTH XOAUTH2.',
      from: ['threads', 'smtpEnd'],
      dates: ['smtpBasicOff'],
      actions: ['openRegistration'],
    },
  ),
  'smtp.basicRetired': you(
    'Basic authentication for sending has ended',
    '550 5.7.30: Exchange Online no longer takes user name and password for client submission.',
    'Turn on OAuth2 in the program; if it cannot, send through High Volume Email, Azure Communication Services or a relay connector.',
    { from: ['smtpEnd'], dates: ['smtpBasicOff'], actions: ['openRegistration'] },
  ),
  'smtp.credentialsWrong': you(
    'SMTP says that user name or password is wrong',
    'A password sign-in failed: mistyped, changed, or refused since the account has MFA.',
    'Change the program to OAuth2. Until then check the user name (full address) and password in a browser.',
    { dates: ['smtpBasicOff'], actions: ['openRegistration'] },
  ),
  'smtp.accountLocked': entraAdmin(
    'The account is locked',
    '535 5.7.139: too many failed sign-ins, often by an old program that goes on trying.',
    'Stop the program that goes on trying, then unlock the account: {signInLog} names the reason.',
  ),
  'smtp.accountDisabled': entraAdmin(
    'The account is disabled',
    '535 5.7.139: sign-in is blocked for the account; a shared mailbox’s own account is disabled by design.',
    'Sign in as a person with SendAs on the shared mailbox, or as an application; or enable the account.',
    { from: ['threads', 'sharedMailbox'] },
  ),
  'smtp.passwordExpired': you(
    'The account’s password has expired',
    '535 5.7.139: the password must be changed before it is accepted again.',
    'Change the password, or better change the program to OAuth2.',
  ),
  'smtp.stsUnreachable': entraAdmin(
    'The organization’s federation server did not answer',
    'A password sign-in of a federated account needs the federation server, which was not reachable.',
    'Bring the federation server back, or change the program to OAuth2.',
    { from: ['smtpPrinters'] },
  ),
  'smtp.stsNotHttps': entraAdmin(
    'The federation server’s address is not HTTPS',
    'A password sign-in of a federated account needs an HTTPS address of the federation server.',
    'Correct the federation settings, or change the program to OAuth2.',
    { from: ['smtpPrinters'] },
  ),
  'smtp.mechanismUnknown': you(
    'SMTP does not know this way to sign in here',
    '504 5.7.4: AUTH was sent before STARTTLS, to a server without it (port 25, on-premises, a connector), or the mechanism is misspelt.',
    'Use smtp.office365.com on port 587 with STARTTLS, and AUTH XOAUTH2 after it.',
    inRegistration,
  ),
  'smtp.dataInvalid': you(
    'The XOAUTH2 text is malformed',
    'The server could not read what followed AUTH XOAUTH2: wrong separators, line breaks in the base64, or the bare token.',
    'Send base64 without line breaks of user=<mailbox>^Aauth=Bearer <token>^A^A (^A is the byte 1).',
    { from: ['mailOauth', 'saslXoauth2'] },
  ),
  'smtp.tokenExpiresSoon': you(
    'The token is too near its end',
    'High Volume Email refuses tokens with less than about ten minutes left.',
    'Get a new token right before connecting.',
    { from: ['saslXoauth2'] },
  ),
  'smtp.logonFailure': exchangeAdmin(
    'Signed in to SMTP, but the mailbox did not open',
    '430 4.2.0 mailbox logon failure: the application has no FullAccess on the mailbox (or not yet), its service principal has the wrong Object ID, or SMTP.SendAsApp is consented although only the Exchange role is meant.',
    `Give the service principal the mailbox and wait; or, if the role Application SMTP.SendAsApp is used, have the Entra administrator remove SMTP.SendAsApp:\n{connect}\nGet-ServicePrincipal\n{addFullAccess}`,
    {
      from: ['threads', 'smtpRbac'],
      check: 'The roles claim: with SMTP.SendAsApp, FullAccess decides; without, the Exchange role.',
      wait: 'mailboxPermission',
      actions: ['showScript', 'inspectToken'],
    },
  ),
  'smtp.sendAsDenied': exchangeAdmin(
    'Sending as this address is not allowed',
    'The From address is not the mailbox that signed in, and there is no SendAs right for it.',
    `Set the program’s sender to the mailbox that signs in, or give the right:\n{connect}\n{addSendAs}`,
    {
      from: ['smtpPrinters', 'threads'],
      check: 'The From address against the signed-in mailbox.',
      wait: 'mailboxPermission',
      actions: ['openRegistration', 'showScript'],
    },
  ),
  'smtp.notAuthenticated': you(
    'The program did not sign in before sending',
    '530 5.7.57: MAIL FROM came without AUTH, or AUTH failed before and the program went on.',
    'Turn sign-in on in the program: smtp.office365.com, port 587, STARTTLS, OAuth2. Look further up in its log for a failed AUTH.',
    { from: ['smtpPrinters'], actions: ['openRegistration'] },
  ),
  'smtp.startTlsFirst': you(
    'SMTP wants STARTTLS first',
    '451 5.7.3: the program tried to sign in or send without TLS.',
    'Choose STARTTLS on port 587 in the program.',
    { from: ['smtpPrinters'], actions: ['openRegistration'] },
  ),
  'smtp.tlsVersion': you(
    'SMTP wants TLS 1.2',
    '421 4.7.66: the program offered TLS 1.0 or 1.1.',
    'Update the program or device to TLS 1.2.',
  ),
  'smtp.relayDenied': exchangeAdmin(
    'Exchange refuses to relay',
    '550 5.7.64: the message came over a connector or port 25 without sign-in, and the sender’s domain or certificate is not that of the connector.',
    'Send through smtp.office365.com port 587 with sign-in; or correct the inbound connector’s domain, certificate or IP address.',
    { from: ['smtpPrinters'], actions: ['openRegistration'] },
  ),
  'smtp.badSender': exchangeAdmin(
    'The sender is restricted for spam',
    '550 5.1.8 Bad outbound sender: Exchange has stopped the mailbox from sending after it sent what looks like spam.',
    'Find out what was sent, secure the account, then remove it in Defender > Restricted entities.',
    { from: ['smtpPrinters'] },
  ),
  'smtp.senderThrottled': you(
    'The sender is slowed down after repeated errors',
    '550 5.2.25x: the same error came too often: send-as denied (252), mailbox full (251), no licence (253), too many recipients (254) or invalid recipients (255).',
    'Cure the named error, stop retrying, and wait.',
    { from: ['smtpThrottle'], check: 'The words after “continuous” in the reply.' },
  ),
  'smtp.quota': you(
    'The mailbox’s sending limit is reached',
    'SubmissionQuotaExceeded: the mailbox has sent as many messages as it may for now.',
    'Send less, or use a service for bulk mail.',
    { from: ['smtpSubmission'] },
  ),
  'smtp.threadLimit': you(
    'Too many messages at once from one mailbox',
    '432 4.3.2: a mailbox may submit on a few connections in parallel only.',
    'Use at most three connections for a mailbox, and retry later.',
    { from: ['smtpSubmission'] },
  ),
  'smtp.mailboxFull': exchangeAdmin(
    'The mailbox is full',
    '554 5.2.2: a mailbox has passed its quota. If a program gets this while it sends, it is the mailbox that sends, and it may not send; in a delivery report it is the recipient’s, which takes no more mail.',
    'Free space in that mailbox (Sent Items keeps a copy of each message) or raise its quota. A recipient in another organization has to do so there.',
    { from: ['smtpSubmission'] },
  ),
  'smtp.recipientRefused': you(
    'A recipient was refused',
    'The recipient’s address does not exist or does not take mail from this sender.',
    'Correct the recipient’s address.',
    { from: ['smtpPrinters'] },
  ),
  'smtp.recipientDisabled': exchangeAdmin(
    'The mailbox is disabled',
    '550 5.2.1: the mailbox is disabled, has lost its licence or may not receive. At sign-in it is the mailbox that signs in, else the recipient; the password or token is not the cause.',
    'Enable the mailbox or give it its licence again, or use another one.',
  ),
  'smtp.unavailable': microsoft(
    'SMTP is not available at the moment',
    'The server answered with a temporary fault (4xx).',
    'Test again after some minutes.',
    { from: ['practice'] },
  ),
  'smtp.otherReply': you(
    'SMTP refused the command',
    'The server’s reply is one that this version does not explain.',
    'Look up the enhanced status code in “Email non-delivery reports in Exchange Online” on Microsoft Learn.',
    { from: ['smtpPrinters'] },
  ),
} as const satisfies Readonly<Record<string, AdviceRow>>;

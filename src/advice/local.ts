// Advice for causes on this computer, in mail libraries, on servers that are not Exchange Online, and for unknown ones.
import { type AdviceRow, bySignIn, entraAdmin, exchangeAdmin, inRegistration, you } from './adviceRow.ts';

export const localRows = {
  'local.secretMissing': you(
    'No credential is stored for this registration',
    'A client secret, certificate or password was never stored on this computer.',
    'Store it with “Set Credential”; the Value is shown in the portal only when the secret is made.',
    { actions: ['replaceSecret'] },
  ),
  'local.federatedElsewhere': you(
    'The application signs in where it runs, not on this computer',
    'The registration has a federated credential: Entra trusts a token that only the workload (a GitHub Actions job, a managed identity) gets.',
    'Test it there: “Add Nightly Check” writes the workflow. To test from here as well, store a client secret or certificate with “Set Credential”.',
  ),
  'local.secretLost': you(
    'The stored credential is gone',
    'It was stored before, and the secret store no longer has it: another computer or profile, a reset keyring, or a changed tenant or client ID.',
    'Store it again with “Set Credential”. If the Value is not at hand, make a new secret in {secrets}.',
    { actions: ['replaceSecret', 'openAppRegistration'] },
  ),
  'local.secretStoreFailed': you(
    'The secret store did not keep the credential',
    'VS Code’s secret store refused or forgot it; on Linux a keyring (gnome-keyring, kwallet) must run.',
    'Unlock or install the keyring, start VS Code again and store the credential again.',
    { actions: ['replaceSecret'] },
  ),
  'local.certificateInvalid': you(
    'The certificate or its key cannot be used',
    'It is damaged, has expired, is of the wrong kind, or the private key does not belong to it.',
    'Import certificate and private key again (PEM or PFX with its password), or make a new one here and upload the .cer in {secrets} > Certificates.',
    { actions: ['replaceSecret', 'openAppRegistration'] },
  ),
  'local.signInNeeded': you(
    'A person has to sign in first',
    'There is no signed-in account for this mailbox, or its session has ended.',
    'Sign in with the mailbox’s account.',
    bySignIn,
  ),
  'local.signInCancelled': you(
    'The sign-in was cancelled',
    'The sign-in window was closed or cancelled before the end.',
    'Sign in again and go through to the end.',
    bySignIn,
  ),
  'local.browserUnavailable': you(
    'No browser could be opened',
    'This computer or remote session has no browser to sign in with.',
    'Copy the address into a browser by hand, or use the device code grant.',
    bySignIn,
  ),
  'local.portInUse': you(
    'A port on this computer is in use',
    'The local address that waits for the sign-in’s answer (or a local server) is taken by another program, or may not be opened.',
    'End the other program or an old sign-in, or choose another port; register http://localhost, for which any port is good.',
    { from: ['nodeErrors', 'redirectUris'], actions: ['signIn'] },
  ),
  'local.hostNotAllowed': you(
    'The host is not one that you agreed to',
    'The token would have gone to a host that is neither the cloud’s own nor named in your User settings, so nothing was sent.',
    'Check the address. If it is right, put it into the registration in User settings.',
    inRegistration,
  ),
  'local.workspaceUntrusted': you(
    'This workspace is not trusted',
    'In an untrusted workspace nothing from it connects.',
    'Trust the workspace if you know its origin, then test again.',
    { actions: ['trustWorkspace'] },
  ),
  'local.workspaceEndpointsIgnored': you(
    'The workspace’s own hosts were ignored',
    'Hosts in workspace or folder settings are not used, since a foreign file could lead tokens elsewhere.',
    'Copy the registration to User settings after you have looked at the hosts.',
    inRegistration,
  ),
  'local.demoNotRunning': you(
    'The demo tenant is not running',
    'The registration belongs to the demo tenant, which is stopped.',
    'Start the demo tenant, then test again.',
    { actions: ['startDemo'] },
  ),
  'local.invalidInput': you(
    'A value cannot be used',
    'What was entered breaks the rules of its field.',
    'Correct the value that the detail names.',
    inRegistration,
  ),
  'local.invalidRegistration': you(
    'The registration is not complete or not valid',
    'An entry of exchangeOAuth.registrations lacks a value or has a wrong one.',
    'Correct the entry in the settings, or open it in the wizard.',
    inRegistration,
  ),
  'local.secretExpiresSoon': entraAdmin(
    'The credential ends soon',
    'After its end date Entra gives no more tokens, and mail stops without a word.',
    'In {secrets}, add a second secret (or certificate) now; store it here and in every product, test, and only then delete the old one. Both work meanwhile.',
    { from: ['entraCodes', 'appManagement'], actions: ['replaceSecret', 'openAppRegistration'] },
  ),
  'local.cancelled': you(
    'The test was cancelled',
    'It was stopped before the end; nothing is known about the rest.',
    'Test again.',
  ),
  'local.internal': you(
    'This extension made a mistake',
    'Something unexpected happened here; it says nothing about your set-up.',
    'Test again. If it stays, report it with the log of “Exchange OAuth2 Setup” from the Output panel.',
  ),
  'library.passwordBlamed': you(
    'The program blames a password, though it signs in with a token',
    'Mail libraries report any refused sign-in as a wrong user name or password. With OAuth2 the server refused the token.',
    'Turn on the program’s protocol log and look at what the server answered before this line. Check that the program really uses OAuth2, and read the token (audience, permission, account).',
    { check: 'Whether the log shows AUTHENTICATE XOAUTH2 or LOGIN.', actions: ['inspectToken'] },
  ),
  'library.saslPluginMissing': you(
    'The XOAUTH2 plug-in of the program is missing',
    'The program signs in through a SASL library that has no XOAUTH2 mechanism installed.',
    'Install the plug-in (cyrus-sasl-xoauth2 or sasl-xoauth2 for Postfix, mbsync and others) for the library that the program loads, and name it in its mechanism list.',
    { from: ['saslXoauth2', 'threads'] },
  ),
  'library.mechanismUnsupported': you(
    'Program and server share no sign-in mechanism',
    'The program does not support XOAUTH2, or it did not see it since TLS was not started.',
    'Choose OAuth2/XOAUTH2 in the program and TLS on the right port; update the program if it has no such choice.',
  ),
  'library.noTokenOffered': you(
    'The program has no token to offer',
    'It holds neither a stored token nor a way to get one.',
    'Authorize the account in the program again.',
    bySignIn,
  ),
  'library.cacheUnreadable': you(
    'The program cannot read its token store',
    'The stored tokens are damaged, encrypted for another user, or the file cannot be written.',
    'Delete the token store and authorize again, as the user that runs the program.',
    bySignIn,
  ),
  'library.outdated': you(
    'The program uses a retired library or address',
    'It relies on something that Microsoft has switched off (ADAL, Azure AD Graph, an old endpoint).',
    'Update the program.',
  ),
  'foreign.gmail': you(
    'This answer is Gmail’s, not Exchange’s',
    'Google’s mail server refused the sign-in; nothing in Microsoft 365 can cure it.',
    'Check the program’s server name. For Gmail itself: sign in again with Google’s OAuth2, scope https://mail.google.com/.',
    { from: ['google', 'threads'] },
  ),
  'foreign.gmailAppPassword': you(
    'Gmail wants an app password or OAuth2',
    'Google’s server refuses the account’s own password.',
    'Check the program’s server name. For Gmail itself: make an app password, or use Google’s OAuth2.',
    { from: ['google'] },
  ),
  'foreign.googleOauth': you(
    'This refusal is Google’s, not Microsoft’s',
    'Google’s token endpoint refused the request.',
    'Authorize the account again in the program; Google ends refresh tokens of applications in testing after seven days.',
    { from: ['google', 'threads'] },
  ),
  'foreign.dovecot': you(
    'This answer is of a Dovecot server, not Exchange’s',
    'The IMAP or POP server is Dovecot: host or account belong to another provider, or it stands in between.',
    'Check the program’s server name; for Exchange Online it is outlook.office365.com. Else ask the operator of that server.',
  ),
  'foreign.postfix': you(
    'This answer is of a Postfix server, not Exchange’s',
    'The SMTP server is Postfix: host or account belong to another provider, or a relay stands in between.',
    'Check the program’s server name; for Exchange Online it is smtp.office365.com. Else ask the operator of that server.',
  ),
  'foreign.outlookPersonal': you(
    'This is a personal Microsoft account',
    'outlook.com, hotmail.com and live.com mailboxes are not in your tenant: application permissions and policies do not reach them.',
    'Sign in as the person (authorization code or device code) through the consumers authority, with an application that allows personal accounts.',
    { ...inRegistration, check: 'Does the address end in outlook.com, hotmail.com, live.com or msn.com?' },
  ),
  'foreign.exchangeServer': exchangeAdmin(
    'This answer is of an on-premises Exchange server',
    'The server is not Exchange Online; OAuth2 for IMAP, POP and SMTP works there only with modern hybrid authentication, or not at all.',
    'Check the host; for Exchange Online it is outlook.office365.com. For an on-premises mailbox ask its administrator.',
  ),
  'foreign.other': you(
    'This answer is of a server that is not Exchange Online',
    'Name or words of the server belong to another mail service.',
    'Check the program’s server name; for Exchange Online it is outlook.office365.com or smtp.office365.com.',
  ),
  'unknown.notRecognised': you(
    'Not recognised',
    'Nothing in the text is a failure that this version knows. {understood}',
    'Look for the first error in the program’s log (not the last), turn on its protocol or debug log, and explain that. A number after AADSTS can be looked up at https://login.microsoftonline.com/error.',
  ),
} as const satisfies Readonly<Record<string, AdviceRow>>;

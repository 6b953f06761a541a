// Which argument of a library's call is what: the table of places for sign-ins, credentials and mailboxes.
import type { Role } from './roles.ts';

export type CallRow = readonly [name: RegExp, ...places: readonly (readonly [place: number, role: Role])[]];

/** Places count from 0; below zero from the end. */
export const positional: readonly CallRow[] = [
  [/^(?:New)?ClientSecretCredential(?:Builder)?$/, [0, 'tenant'], [1, 'clientId'], [2, 'secret']],
  [/^(?:New)?(?:ClientCertificateCredential|ClientAssertionCredential)$/, [0, 'tenant'], [1, 'clientId']],
  [/^(?:ConfidentialClientApplication|PublicClientApplication|builder|Create)$/, [0, 'clientId']],
  [/^(?:createFromSecret|ClientCredential|NewCredFromSecret)$/, [-1, 'secret']],
  [
    /^MicrosoftExchangeOnlineOAuth2MailAuthenticator$/,
    [0, 'tenant'],
    [1, 'clientId'],
    [2, 'secret'],
    [3, 'user'],
  ],
  [/^ConvertTo-SecureString$/, [0, 'secret']],
  // golang.org/x/oauth2/microsoft
  [/^AzureADEndpoint$/, [0, 'tenant']],
  // The password grant of MSAL for Python, for .NET and for Go.
  [/^acquire_token_by_username_password$/, [0, 'user'], [1, 'password']],
  [/^AcquireTokenByUsernamePassword$/, [-2, 'user'], [-1, 'password']],
  // XOAUTH2 of MailKit and of Go's libraries: who signs in stands before the token.
  [
    /^(?:SaslMechanismOAuth2|SaslMechanismOAuthBearer|SaslMethodXOAUTH2|NewXoauth2Client|XOAuth2Auth|NewXOAuth2)$/i,
    [0, 'user'],
  ],
  [
    /^(?:Add|Remove|Get)-MailboxPermission$|^(?:Get|Set)-(?:EXO)?(?:CAS)?Mailbox$|^(?:Send-MgUserMail|Get-MgUserMessage)$/i,
    [0, 'mailbox'],
  ],
];

// Advice for bare OAuth errors (RFC 6749, RFC 8628) that came without a number of Entra, and for token claims.
import { type AdviceRow, bySignIn, entraAdmin, microsoft, you } from './adviceRow.ts';

export const oauthRows = {
  'oauth.invalidClient': you(
    'The client’s credential was refused',
    'The authorization server knows no such client, or its secret or certificate is wrong or expired.',
    'Check the client ID and enter the secret’s Value (not the Secret ID) again; look at its end date in {secrets}.',
    { actions: ['replaceSecret', 'openAppRegistration'] },
  ),
  'oauth.invalidGrant': you(
    'The code, refresh token or password was refused',
    'It is wrong, has expired, was revoked, was used already, or belongs to another client or redirect URI.',
    'Sign in again, with the same client ID and redirect URI.',
    bySignIn,
  ),
  'oauth.unauthorizedClient': you(
    'The application may not use this grant',
    'The client is unknown to the tenant, or not allowed to ask for tokens in this way.',
    'Check client ID, tenant and grant against {registrations} > Overview and Authentication.',
    { actions: ['openRegistration', 'openAppRegistration'] },
  ),
  'oauth.invalidScope': you(
    'The scope was refused',
    'The scope is unknown, misspelt, or not allowed with this grant.',
    'Use the exact scope: {scope}.',
  ),
  'oauth.invalidRequest': you(
    'The request was refused as invalid',
    'A parameter is missing, repeated or malformed.',
    'Send grant_type, client_id, scope and the credential once each, as a URL-encoded form.',
  ),
  'oauth.unsupportedGrantType': you(
    'The server does not support this grant type',
    'grant_type is misspelt, or the body was not sent as a form.',
    'Send grant_type in an application/x-www-form-urlencoded body; check the token address.',
  ),
  'oauth.unsupportedResponseType': you(
    'The server does not support this response type',
    'The sign-in request asks for something that is not enabled for the application.',
    'Use response_type=code.',
  ),
  'oauth.accessDenied': you(
    'The sign-in or consent was declined',
    'The person or the server refused; often Cancel on the consent page.',
    'Sign in again and accept. If an administrator’s approval is asked for, send the administrator the consent address.',
    { actions: ['signIn', 'openConsent'] },
  ),
  'oauth.interactionRequired': you(
    'A person has to sign in',
    'The server wants a sign-in, consent or second factor, which a stored token cannot give.',
    'Sign in again interactively.',
    { from: ['entraCodes'], actions: ['signIn'] },
  ),
  'oauth.invalidResource': you(
    'The resource was refused',
    'The resource in the scope does not exist in this tenant, or the application may not ask for it.',
    'Use the scope {scope}.',
    { from: ['entraCodes'] },
  ),
  'oauth.serverError': microsoft(
    'The sign-in service has a fault at the moment',
    'The authorization server reports a fault of its own.',
    'Try again after some minutes; look at https://status.cloud.microsoft.',
  ),
  'oauth.authorizationPending': you(
    'The device code sign-in is not finished yet',
    'The person has not entered the code; this is a state and no error.',
    'Enter the code at the address shown, and wait.',
    { from: ['rfc8628', 'deviceCode'] },
  ),
  'oauth.slowDown': you(
    'The server asks for slower polling',
    'The program asks for the token too often.',
    'Add five seconds to the polling interval.',
    { from: ['rfc8628'] },
  ),
  'oauth.authorizationDeclined': you(
    'The device code sign-in was declined',
    'The person refused the request.',
    'Start the sign-in again and accept it.',
    { from: ['deviceCode'], actions: ['signIn'] },
  ),
  'oauth.badVerificationCode': you(
    'The device code is not known',
    'The device_code of the request is not the one that was issued.',
    'Start the sign-in again.',
    { from: ['deviceCode'], actions: ['signIn'] },
  ),
  'oauth.expiredToken': you(
    'The device code has expired',
    'The code was not entered in time (15 minutes).',
    'Start the sign-in again and enter the new code in time.',
    { from: ['deviceCode', 'rfc8628'], actions: ['signIn'] },
  ),
  'oauth.discoveryFailed': you(
    'The authority’s metadata could not be read',
    'The program could not resolve the authority’s endpoints: the tenant is wrong, the authority is mistyped, or the network does not reach it.',
    'Check that {authority}/<tenant>/v2.0/.well-known/openid-configuration opens from this computer; correct tenant, cloud or proxy.',
    { from: ['threads'], check: 'Whether that address opens in a browser.', actions: ['openRegistration'] },
  ),
  'oauth.stateMismatch': you(
    'The answer belongs to another sign-in',
    'The state of the answer is not that of the request: a second tab, an old page, or a lost session.',
    'Close other sign-in pages and sign in again.',
    bySignIn,
  ),
  'claims.wrongAudience': you(
    'The token is for another resource',
    'A token is good for one resource only. EWS, IMAP, POP and SMTP want one for Office 365 Exchange Online (outlook.office365.com or outlook.office.com), Graph wants its own; {seen} came.',
    'Ask for the token with the scope {scope}.',
    { from: ['mailOauth', 'tokens'], check: 'The aud claim of the token.', actions: ['inspectToken'] },
  ),
  'claims.wrongTenant': you(
    'The token is from another tenant',
    'The tid claim of the token is not the tenant of the registration.',
    'Set the tenant to that of the mailbox, and sign in there.',
    { check: 'The tid claim against the Directory (tenant) ID.', actions: ['openRegistration', 'signIn'] },
  ),
  'claims.wrongApplication': you(
    'The token belongs to another application',
    'The appid claim of the token is not the client ID of the registration.',
    'Check the client ID in the product; drop stored tokens of another application.',
    { actions: ['openRegistration', 'signIn'] },
  ),
  'claims.wrongUser': you(
    'Another account is signed in',
    'The token is for another person than the one expected for this mailbox.',
    'Sign out, and sign in with the account of the mailbox (or the one named to sign in for it).',
    { from: ['mailOauth'], check: 'The upn claim of the token.', actions: ['signIn', 'inspectToken'] },
  ),
  'claims.missingPermission': entraAdmin(
    'The token lacks the permission for this protocol',
    'The token is for the right resource but holds no {permission}: the permission is not listed, or nobody consented to it since it was added.',
    'In {apiPermissions}, add {permission} of {resource} and choose Grant admin consent. Then get a new token.',
    {
      from: ['mailOauth', 'ewsOauth'],
      check: 'The roles (application) or scp (delegated) claim of the token.',
      wait: 'consent',
      actions: ['openConsent', 'inspectToken'],
    },
  ),
  'claims.delegatedInsteadOfApp': you(
    'The token is a person’s, not the application’s',
    'The registration uses client credentials, but the token carries delegated scopes (scp) of a signed-in person.',
    'Use grant_type=client_credentials with the scope {scope}, and application permissions.',
    { from: ['tokens', 'clientCredentials'], actions: ['inspectToken', 'openRegistration'] },
  ),
  'claims.appInsteadOfDelegated': you(
    'The token is the application’s, not a person’s',
    'The registration expects a signed-in person, but the token has application roles and no user.',
    'Sign in with the mailbox’s account, or change the registration to client credentials.',
    { actions: ['signIn', 'openRegistration'] },
  ),
  'claims.expired': you(
    'The access token has expired',
    'Access tokens live 60 to 90 minutes; this one was used past its end, or this computer’s clock is ahead.',
    'Get a new token before each connection (or five minutes before the end), and check the clock.',
    { check: 'The exp claim against the clock.' },
  ),
  'claims.notYetValid': you(
    'The token is not valid yet',
    'The clock of this computer or of the server is behind the token’s start.',
    'Set the clock, then test again.',
  ),
} as const satisfies Readonly<Record<string, AdviceRow>>;

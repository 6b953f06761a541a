// Advice for Entra's refusals over redirect addresses, codes, refresh tokens and the form of a request.
import { type AdviceRow, bySignIn, entraAdmin, inRegistration, microsoft, you } from './adviceRow.ts';

export const entraRequestRows = {
  'entra.redirectMismatch': entraAdmin(
    'The redirect URI is not registered',
    'The redirect URI of the request is not among the application’s: another path, port, scheme, trailing slash or platform. They are compared letter by letter.',
    'In {authentication}, add the redirect URI exactly as the error names it. http://localhost under Mobile and desktop applications accepts any port, but not another path.',
    { from: ['entraCodes', 'redirectUris'], actions: ['openAppRegistration'] },
  ),
  'entra.redirectNone': entraAdmin(
    'The application has no redirect URI',
    'Sign-in and the admin consent address need one; client credentials alone do not.',
    'Register one in {authentication}. To grant consent only, use {apiPermissions} > Grant admin consent instead of the address.',
    { from: ['entraCodes', 'adminConsent'], actions: ['openAppRegistration'] },
  ),
  'entra.redirectMissing': you(
    'The request names no redirect URI',
    'redirect_uri is missing in the sign-in request.',
    'Send a redirect URI that is registered for the application.',
  ),
  'entra.redirectKind': entraAdmin(
    'The redirect URI is registered under the wrong platform',
    'A code for a Single-page application address can be redeemed only by a browser, one for Web only with a credential. A mail program or server needs another platform.',
    'In {authentication}, remove the URI from Single-page application and add it under Web (with a secret) or Mobile and desktop applications (without).',
    { from: ['entraTexts', 'redirectUris'], actions: ['openAppRegistration'] },
  ),
  'entra.responseTypeOff': you(
    'This response type is not enabled for the application',
    'The request asks for an ID token or access token directly from the sign-in page.',
    'Use response_type=code with PKCE. Only if that is impossible, enable implicit tokens in {authentication}.',
  ),
  'entra.codeReused': you(
    'The authorization code was used twice',
    'A code works once; a reload, a retry or a second process redeemed it already.',
    'Sign in again and redeem the code once; keep the refresh token.',
    bySignIn,
  ),
  'entra.codeExpired': you(
    'The authorization code or refresh token has expired',
    'A code lives about ten minutes; a refresh token ends with its inactivity limit.',
    'Sign in again, and redeem the code at once.',
    { from: ['entraTexts'], actions: ['signIn'] },
  ),
  'entra.codeOtherTenant': you(
    'The code belongs to another tenant',
    'Sign-in went through one authority and redemption through another (common and the tenant, say).',
    'Use the same authority, with the tenant ID, for both requests.',
    inRegistration,
  ),
  'entra.codeOtherClient': you(
    'The code or refresh token belongs to another application',
    'It was issued to another client ID, or for another redirect URI, than the one that redeems it.',
    'Use the same client ID and redirect URI throughout; after a change of application sign in again.',
    { from: ['entraTexts'], actions: ['signIn'] },
  ),
  'entra.pkceMismatch': you(
    'The PKCE verifier does not match',
    'code_verifier and code_challenge come from two different sign-ins.',
    'Close other sign-in windows and sign in again. In code: keep state and verifier together.',
    bySignIn,
  ),
  'entra.pkceInvalid': you(
    'The PKCE challenge is not valid',
    'code_challenge must be the base64url SHA-256 of the verifier, 43 characters long.',
    'Correct the PKCE code (RFC 7636 section 4.2).',
  ),
  'entra.pkceMissing': you(
    'PKCE is required',
    'The code was asked for from a browser-type redirect URI without code_challenge.',
    'Use the authorization code grant with PKCE, or register the redirect URI under another platform.',
    { from: ['entraTexts'] },
  ),
  'entra.grantInvalid': you(
    'The code or refresh token is not valid',
    'It was revoked, was cut, or belongs to another application.',
    'Sign in again; if the product keeps the refresh token, authorize it again there.',
    bySignIn,
  ),
  'entra.grantRevoked': you(
    'The sign-in was revoked',
    'The password was changed or reset, or an administrator revoked the sessions of the account.',
    'Sign in again. An unattended job is better served by client credentials.',
    bySignIn,
  ),
  'entra.grantTypeInvalid': you(
    'Entra does not support this grant type',
    'grant_type is misspelt or not allowed for this application.',
    'Use client_credentials, authorization_code, refresh_token, password or the device code URN.',
  ),
  'entra.refreshExpired': you(
    'The refresh token has expired',
    'It was not used for 90 days, or its lifetime has ended.',
    'Sign in again. Let the product refresh regularly and store the new refresh token that comes with every answer.',
    { from: ['entraCodes', 'msalFixtures'], actions: ['signIn'] },
  ),
  'entra.refreshSpa': entraAdmin(
    'The refresh token is of the 24-hour kind',
    'The redirect URI is registered under Single-page application, whose refresh tokens end after 24 hours.',
    'In {authentication}, move the redirect URI to Mobile and desktop applications or Web; then sign in again.',
    { from: ['entraCodes', 'redirectUris'], actions: ['openAppRegistration', 'signIn'] },
  ),
  'entra.refreshMalformed': you(
    'The refresh token is malformed',
    'The stored refresh token was cut, encoded twice, or is something else (an access token, say).',
    'Sign in again and store the refresh token whole.',
    { from: ['entraTexts'], actions: ['signIn'] },
  ),
  'entra.signInFrequency': you(
    'A sign-in frequency policy ended the session',
    'Conditional Access wants people to sign in again after a set time.',
    'Sign in again. An unattended job needs client credentials, or an exception by the Entra administrator.',
    bySignIn,
  ),
  'entra.signInTooSlow': you(
    'The sign-in took too long',
    'The sign-in page was left open until its token expired.',
    'Start the sign-in again.',
    bySignIn,
  ),
  'entra.devicePending': you(
    'The device code sign-in is not finished yet',
    'The person has not entered the code; this is a state and no error.',
    'Enter the code at the address shown, and wait. A program goes on polling at the given interval.',
    { from: ['entraCodes', 'deviceCode'] },
  ),
  'entra.deviceCodeWrong': you(
    'The device code was typed wrong',
    'The user code is not the one shown.',
    'Start the sign-in again and enter the new code.',
    { from: ['entraCodes', 'deviceCode'], actions: ['signIn'] },
  ),
  'entra.deviceCodeExpired': you(
    'The device code has expired',
    'A device code lives 15 minutes.',
    'Start the sign-in again and enter the new code in time.',
    { from: ['entraCodes', 'deviceCode'], actions: ['signIn'] },
  ),
  'entra.parameterMissing': you(
    'The request lacks a parameter',
    'Entra names the missing field; often the body was JSON or a query instead of a form.',
    'Send the named field in the body as application/x-www-form-urlencoded.',
  ),
  'entra.requestMalformed': you(
    'The request is malformed',
    'A value is not URL-encoded (often the secret), repeated, or of the wrong shape.',
    'URL-encode every value of the form body and compare it with a known good request.',
  ),
  'entra.wrongMethod': you(
    'The token endpoint was called with GET',
    'The address was opened in a browser, or a proxy turned POST into GET.',
    'Send a POST to {authority}/<tenant>/oauth2/v2.0/token.',
  ),
  'entra.loop': you(
    'Entra stopped a loop',
    'The same request came many times in a short time, usually because tokens are not kept.',
    'Keep tokens until they expire, and wait some minutes.',
  ),
  'entra.throttled': you(
    'Entra throttles the tenant or application',
    'Too many requests in a short time.',
    'Wait and try again later; keep tokens until they expire.',
  ),
  'entra.unavailable': microsoft(
    'Entra is not available at the moment',
    'The directory service did not answer; a fault at Microsoft that usually ends by itself.',
    'Try again after some minutes; look at https://status.cloud.microsoft.',
  ),
  'entra.otherNumber': entraAdmin(
    'Entra refused the request',
    'Entra’s answer carries {named}, which this version does not explain. Numbers from 50 to 53 thousand are about the account and its sign-in, 65 and 90 thousand about consent and the request, 70 thousand and 7 million about the application and its grant.',
    'Look up the number at https://login.microsoftonline.com/error and the failed sign-in, by its correlation ID, in {signInLog}.',
  ),
} as const satisfies Readonly<Record<string, AdviceRow>>;

// Masks what looks like a secret, token or assertion: for values that the redactor was not given.

/** What stands in place of a secret. */
export const mask = '[masked]';

const privateKey =
  /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----(?:[^-]|-(?!----))*(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY-----)?/g;
/** JWS compact form (RFC 7515 section 7.1), also cut off. */
const token = /\beyJ[A-Za-z0-9._-]{17,}/g;
/** Entra refresh tokens and authorization codes. */
const refreshToken = /\b[01]\.A[A-Za-z0-9._-]{40,}/g;
/** Client secret values: three characters, a digit, Q~ and the rest. */
const clientSecret = /[A-Za-z0-9_~.-]{3}\dQ~[A-Za-z0-9_~.-]{31,37}/g;

/**
 * Each pattern reads a run of characters once: no start inside a run is tried again, so 100 KB of hostile text take
 * milliseconds. Words are spared that only look alike: `basic authentication`,
 * `Bearer realm=""` of a challenge (RFC 6750 section 3), `"code": "ErrorAccessDenied"`.
 */
const patterns: readonly (readonly [RegExp, string])[] = [
  [privateKey, mask],
  [token, mask],
  [
    /\b(Bearer|Basic)\s{1,20}(?![A-Za-z][a-z]{1,30}(?![A-Za-z0-9._~+/=-]))(?!\w{1,40}=")[A-Za-z0-9._~+/=-]{8,}/gi,
    `$1 ${mask}`,
  ],
  [
    /\b(client_secret|client_assertion|refresh_token|access_token|id_token|assertion|password|code_verifier|device_code)(=|["']\s{0,5}:\s{0,5}["']|%3D)[^&\s"',;]{4,}/gi,
    `$1$2${mask}`,
  ],
  // Authorization codes: long, and with a digit, as error codes are not.
  [/\b(code)(=|["']\s{0,5}:\s{0,5}["']|%3D)(?=[^&\s"',;\d]{0,200}\d)[^&\s"',;]{16,}/gi, `$1$2${mask}`],
  // SASL XOAUTH2: base64 of `user=`.
  [/\bdXNlcj[A-Za-z0-9+/=]{20,}/g, mask],
  // SASL OAUTHBEARER: base64 of `n,a=`.
  [/\bbixhP[A-Za-z0-9+/=]{20,}/g, mask],
  [refreshToken, mask],
  [clientSecret, mask],
];

/** Whether a secret is in the text by its own form, whatever words stand around it. */
export const holdsSecretForm = (text: string): boolean =>
  [privateKey, token, refreshToken, clientSecret].some((form) => text.search(form) !== -1);

/** Masks by shape alone, for text that comes from outside (pasted logs, server replies). */
export function redactPatterns(text: string): string {
  return patterns.reduce((result, [pattern, replacement]) => result.replace(pattern, replacement), text);
}

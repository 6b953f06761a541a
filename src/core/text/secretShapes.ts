// Masks what looks like a secret, token or assertion: for values that the redactor was not given.
import { isHarmless } from './harmlessValues.ts';
import { maskNamed } from './namedSecrets.ts';
import { mayHold, type SecretForm, secretForms } from './secretForms.ts';
import { mask } from './secretMask.ts';

/**
 * Each pattern reads a run of characters once: no start inside a run is tried again, so 100 KB of hostile text take
 * milliseconds. The first group stays. Words are spared that only look alike: `basic authentication`,
 * `Bearer realm=""` of a challenge (RFC 6750 section 3), `"code": "ErrorAccessDenied"`.
 */
const protocolWords: readonly RegExp[] = [
  /\b((?:Bearer|Basic)\s{1,20})(?![A-Za-z][a-z]{1,30}(?![A-Za-z0-9._~+/=-]))(?!\w{1,40}=")[A-Za-z0-9._~+/=-]{8,}/gi,
  /\b((?:NTLM|Negotiate|ApiKey)\s{1,20})(?=[A-Za-z+/]{0,99}[0-9=])[A-Za-z0-9._~+/=-]{20,}/gi,
  // Authorization codes: long, and with a digit, as error codes are not.
  /\b(code(?:=|["']\s{0,5}:\s{0,5}["']|%3D))(?=[^&\s"',;\d]{0,200}\d)[^&\s"',;]{16,}/gi,
  // SASL in base64 (RFC 4954 section 4, RFC 9051 section 6.2.2), in the same line or behind the server's answer.
  /\b((?:AUTH(?:ENTICATE)?|auth)[ \t]{1,9}[A-Za-z0-9-]{3,20}(?:[ \t]{1,9}|[ \t]{0,9}\r?\n[^\r\n]{0,12}(?:\+|334)[^\r\n]{0,60}\r?\n(?:C:[ \t]{0,9}|>[ \t]{0,9})?))(?=[A-Za-z+/]{0,2000}(?:[0-9+/=]|[a-z][A-Z]))[A-Za-z0-9+/]{12,}={0,2}/g,
  // The answer to `Password:` of AUTH LOGIN.
  /(\bUGFzc3dvcmQ6[ \t]{0,9}\r?\n(?:C:[ \t]{0,9}|>[ \t]{0,9})?)[A-Za-z0-9+/]{4,}={0,2}/g,
];

/** Passwords at their places: the second group, unless it is a placeholder. */
const places: readonly SecretForm[] = [
  // Before a host, and for curl.
  { pattern: /(:\/\/[^\s/:@"'<>]{0,320}:)([^\s/@"'<>]{1,500})(?=@)/g },
  { pattern: /(\s(?:-u|--(?:proxy-)?user)[ =]{1,4}["']?[^\s:"']{1,320}:)([^\s"']{3,500})/g },
  // LOGIN of IMAP (RFC 9051 section 6.2.3), PASS of POP3 (RFC 1939 section 7).
  {
    hints: [' LOGIN '],
    pattern:
      /((?:\b[A-Za-z.]{0,8}\d[A-Za-z0-9.]{0,8}|C: \S{1,12}) LOGIN (?:"[^"\r\n]{1,320}"|[^\s"]{1,320}) "?)((?:[^"\\\s]|\\.){4,500})(?="?[ \t]{0,9}(?:[\r\n]|$))/g,
  },
  {
    hints: ['PASS '],
    pattern: /((?:^|\n|C: ?|> ?)PASS )(?![\w.-]{1,80}\/)([^\s]{3,500})(?=[ \t]{0,9}(?:[\r\n]|$))/g,
  },
];

const withoutPlace = (whole: string, before: string, value: string): string =>
  isHarmless(value) ? whole : before + mask;

const cookies = /\bcookie2?["']?[ \t]{0,5}[:=][^\r\n]{1,8000}/gi;
const cookie = /(?<![\w.-])([\w.-]+)=([^;,\s"']{8,})/g;
const attribute = /^(?:path|domain|expires|max-age|samesite|version|priority)$/i;

/** The values of a `Cookie` or `Set-Cookie` header (RFC 6265 section 4). */
const withoutCookies = (header: string): string =>
  header.replace(cookie, (whole, name: string) => (attribute.test(name) ? whole : `${name}=${mask}`));

/** Base64 of SASL PLAIN (RFC 4616 section 2) in a line of its own: nothing, a name and a password after one zero each. */
const plainLine = /(?<![^\s"'])A[A-P][A-Za-z0-9+/]{10,700}={0,2}(?![^\s"'\\])/g;
const plainMessage = /^\0[^\0-\x1f\x7f]{1,320}\0[^\0-\x1f\x7f]{3,}$/;

const withoutPlain = (run: string): string => {
  // Without its padding: atob throws if that is wrong, or if one character is left over.
  const digits = run.replaceAll('=', '');
  return digits.length % 4 !== 1 && plainMessage.test(atob(digits)) ? mask : run;
};

/** Whether a secret is in the text by its own form, whatever words stand around it. */
export const holdsSecretForm = (text: string): boolean =>
  secretForms.some((form) => mayHold(text, form) && text.search(form.pattern) !== -1);

/** Masks by shape alone, for text that comes from outside (pasted logs, server replies). */
export function redactPatterns(text: string): string {
  const withoutForms = secretForms.reduce(
    (result, form) =>
      mayHold(result, form) ? result.replace(form.pattern, (form.kept ?? '') + mask) : result,
    text,
  );
  const withoutWords = protocolWords.reduce(
    (result, pattern) => result.replace(pattern, `$1${mask}`),
    withoutForms,
  );
  const withoutPasswords = places.reduce(
    (result, place) => (mayHold(result, place) ? result.replace(place.pattern, withoutPlace) : result),
    withoutWords,
  );
  return maskNamed(withoutPasswords.replace(plainLine, withoutPlain).replace(cookies, withoutCookies));
}

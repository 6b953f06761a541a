// Masks secrets in text: first by the values known to be live (and their encodings), then by the shapes of tokens.

const mask = '[masked]';

export interface Redactor {
  /** Learns a live secret or token, so that it is masked in every encoding from now on. */
  learn(value: string): void;
  /** Drops what was learned of a value that is no longer stored. */
  forget(value: string): void;
  /** The text without any known value or anything that looks like a token, secret or assertion. */
  redact(text: string): string;
}

/** Shorter values would mask ordinary words; Entra's secrets have 40 characters. */
const shortestKnownValue = 6;

/**
 * Each pattern reads a run of characters once: no start inside a run is tried again, so 100 KB of hostile text take
 * milliseconds. Words are spared that only look alike: `basic authentication`,
 * `Bearer realm=""` of a challenge (RFC 6750 section 3), `"code": "ErrorAccessDenied"`.
 */
const patterns: readonly (readonly [RegExp, string])[] = [
  [
    /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----(?:[^-]|-(?!----))*(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY-----)?/g,
    mask,
  ],
  // JWS compact form (RFC 7515 section 7.1), also cut off.
  [/\beyJ[A-Za-z0-9._-]{17,}/g, mask],
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
  // Entra refresh tokens and authorization codes.
  [/\b[01]\.A[A-Za-z0-9._-]{40,}/g, mask],
  // Client secret values: three characters, a digit, Q~ and the rest.
  [/[A-Za-z0-9_~.-]{3}\dQ~[A-Za-z0-9_~.-]{31,37}/g, mask],
];

/** Makes a redactor. Live values are kept in memory only. */
export function createRedactor(): Redactor {
  const known = new Map<string, readonly string[]>();
  return {
    learn(value) {
      if (value.length >= shortestKnownValue && !known.has(value)) known.set(value, encodingsOf(value));
    },
    forget(value) {
      known.delete(value);
    },
    redact(text) {
      let result = text;
      for (const encodings of known.values()) {
        for (const encoding of encodings) {
          if (result.includes(encoding)) result = result.replaceAll(encoding, mask);
        }
      }
      return redactPatterns(result);
    },
  };
}

/** Masks by shape alone, for text that comes from outside (pasted logs, server replies). */
export function redactPatterns(text: string): string {
  return patterns.reduce((result, [pattern, replacement]) => result.replace(pattern, replacement), text);
}

function encodingsOf(value: string): readonly string[] {
  const json = JSON.stringify(value).slice(1, -1);
  const url = encodeURIComponent(value.toWellFormed());
  const form = new URLSearchParams({ v: value }).toString().slice(2);
  return [...new Set([value, json, url, form, ...base64Cores(value)])].filter(
    (text) => text.length >= shortestKnownValue,
  );
}

/** Base64 of the value at each of the three alignments it can have inside a longer encoded text. */
function base64Cores(value: string): readonly string[] {
  const bytes = new TextEncoder().encode(value);
  if (bytes.length < 8) return [];
  return [0, 1, 2].flatMap((offset) => {
    const padded = new Uint8Array(offset + bytes.length);
    padded.set(bytes, offset);
    let binary = '';
    for (const byte of padded) binary += String.fromCharCode(byte);
    const start = Math.ceil((offset * 8) / 6);
    const end = Math.floor(((offset + bytes.length) * 8) / 6);
    const core = btoa(binary).slice(start, end);
    return [core, core.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

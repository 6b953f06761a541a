// SASL XOAUTH2 (Google's mechanism, which Exchange Online takes; see Microsoft Learn, "Authenticate an IMAP, POP or
// SMTP connection using OAuth"): the client's message, and the JSON that a server answers with when it refuses.

import { Secret } from '../core/credential/secret.ts';
import * as l10n from '../core/l10n.ts';
import { Failure } from '../core/report/failure.ts';

/** RFC 6750 section 2.1, `b64token`. Nothing else can be sent in a header or in XOAUTH2 without ambiguity. */
const bearerToken = /^[A-Za-z0-9._~+/-]+=*$/;
const longestToken = 20_000;
const longestUser = 320; // RFC 5321 sections 4.5.3.1.1 and 4.5.3.1.2

/**
 * Throws if a mailbox address could smuggle a field or a command: controls, among them CR, LF, NUL and 0x01, and
 * what ends an SMTP path.
 */
export function checkAddress(address: string): void {
  if (address === '' || address.length > longestUser || /[\s<>\u0000-\u001f\u007f-\u009f]/.test(address)) {
    throw invalid(
      l10n.record(
        'The mailbox address is empty, too long or holds spaces, angle brackets or control characters, so nothing was sent.',
      ),
    );
  }
  if (!address.isWellFormed())
    throw invalid(l10n.record('The mailbox address is not valid Unicode, so nothing was sent.'));
}

/** Throws if a token holds characters that no bearer token has. */
export function checkToken(token: Secret): void {
  const value = token.reveal();
  if (value.length > longestToken || !bearerToken.test(value)) {
    throw invalid(
      l10n.record('The access token holds characters that no token can have, so it was not sent.'),
    );
  }
}

/** Base64 of `user=… 0x01 auth=Bearer … 0x01 0x01`. */
export function xoauth2(user: string, token: Secret): Secret {
  checkAddress(user);
  checkToken(token);
  const message = `user=${user}\u0001auth=Bearer ${token.reveal()}\u0001\u0001`;
  return new Secret(Buffer.from(message, 'utf8').toString('base64'));
}

/** The JSON of a refusal, decoded from the challenge; the challenge itself if it is no base64 of text. */
export function decodeChallenge(challenge: string): string {
  const text = challenge.trim().slice(0, 4_000);
  if (!/^[A-Za-z0-9+/]+=*$/.test(text)) return text;
  const decoded = Buffer.from(text, 'base64').toString('utf8');
  return decoded.includes('\ufffd') ? text : decoded;
}

const invalid = (text: string): Failure => new Failure({ kind: 'local', problem: 'invalidInput', text });

// Mail servers that are not Exchange Online, recognised by words that only they use.
import type { Code } from '../core/codes.ts';

const signs: readonly (readonly [Code, RegExp])[] = [
  [
    'foreign.gmailAppPassword',
    /support\.google\.com\/\S{0,40}answer\/(?:185833|6010255)|Application-specific password required/i,
  ],
  [
    'foreign.gmail',
    /\bgsmtp\b|support\.google\.com\/mail|\[AUTHENTICATIONFAILED\] Invalid credentials \(Failure\)|Gimap|imap\.gmail\.com|smtp\.gmail\.com/i,
  ],
  ['foreign.googleOauth', /oauth2\.googleapis\.com|accounts\.google\.com/i],
  ['foreign.dovecot', /\bDovecot\b|auth-worker|passdb|in \d{1,9} secs\)/i],
  ['foreign.postfix', /\bPostfix\b|535 5\.7\.8 Error: authentication failed/i],
];

/** The server's kind, where its words give it away. */
export function foreignServerOf(text: string): Code | undefined {
  return signs.find(([, sign]) => sign.test(text))?.[0];
}

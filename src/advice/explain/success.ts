// What a later success in the same text rules out: a refused sign-in before one that worked is not the cause.
import type { Code } from '../../core/report/codes.ts';
import type { Finding } from './finding.ts';

interface Success {
  readonly says: RegExp;
  /** Codes that it rules out if they come before it. */
  readonly rulesOut: (code: Code) => boolean;
}

const signInOf =
  (protocol: string) =>
  (code: Code): boolean =>
    code.startsWith(`${protocol}.`) &&
    /auth|login|criteria|credentials|mechanism|dataInvalid|basic/i.test(code);

const successes: readonly Success[] = [
  // RFC 4954 section 6.
  { says: /\b235[ -](?:2\.7\.0 )?Authentication succe/gi, rulesOut: signInOf('smtp') },
  { says: /\bOK AUTHENTICATE completed|\bOK LOGIN completed/gi, rulesOut: signInOf('imap') },
  { says: /\+OK (?:User successfully (?:logged on|authenticated)|Logged in)/gi, rulesOut: signInOf('pop') },
  // A refused sign-in proves that the server was reached, by another of its addresses.
  {
    says: /cannot authenticate to server|\b535[ -]5\.7\.|SASL authentication failed/gi,
    rulesOut: (code) =>
      code === 'network.unreachable' || code === 'network.tcp' || code === 'network.timeout',
  },
  {
    says: /"access_token"\s?:\s?"|(?:access )?token (?:acquired|obtained|received|refreshed)(?: successfully)?\b|\/oauth2\/(?:v2\.0\/)?token\S{0,20} .{0,40}\b200\b/gi,
    rulesOut: (code) => code.startsWith('entra.') || code.startsWith('oauth.'),
  },
];

/** The findings that no later success rules out; all of them if nothing would be left. */
export function stillTrue(text: string, findings: readonly Finding[]): readonly Finding[] {
  const ends = successes.map(({ says, rulesOut }) => ({
    rulesOut,
    at: [...text.matchAll(says)].at(-1)?.index ?? -1,
  }));
  const left = findings.filter(({ code, at }) => !ends.some((end) => at < end.at && end.rulesOut(code)));
  return left.length > 0 ? left : findings;
}

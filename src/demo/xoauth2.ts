// SASL XOAUTH2 as Exchange's mail servers take it, and what signing in with a token comes to.
import { openMailbox, permissionOf, readCaller } from './access.ts';
import type { DemoContext } from './context.ts';
import type { DemoUser } from './directory.ts';
import type { TokenIssuer } from './entra/tokenIssuer.ts';

export type MailProtocol = 'imap' | 'pop' | 'smtp';

/** `notConnected`: the token is good, and yet no mailbox opens. */
export type MailSignIn =
  | { readonly kind: 'refused' }
  | { readonly kind: 'connected'; readonly user: DemoUser; readonly person: DemoUser | undefined }
  | { readonly kind: 'notConnected'; readonly address: string };

/** Format: SASL XOAUTH2, Authenticate an IMAP, POP or SMTP connection using OAuth, Microsoft Learn. */
export function parseXoauth2(base64: string): { readonly user: string; readonly token: string } | undefined {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return undefined;
  const text = Buffer.from(base64, 'base64').toString('utf8');
  const match = /^user=([^\x01\r\n]{1,320})\x01auth=Bearer ([A-Za-z0-9._~+/=-]+)\x01\x01$/i.exec(text);
  return match === null ? undefined : { user: match[1] ?? '', token: match[2] ?? '' };
}

/** Judges one XOAUTH2 answer. */
export async function signIn(
  context: DemoContext,
  issuer: TokenIssuer,
  protocol: MailProtocol,
  base64: string,
): Promise<MailSignIn> {
  const answer = parseXoauth2(base64);
  if (answer === undefined) return { kind: 'refused' };
  const verdict = await readCaller(context, issuer, answer.token, 'exchange');
  if (!verdict.ok) return { kind: 'refused' };
  const { caller } = verdict;
  const policy = context.policy();
  if (permissionOf(policy, caller, protocol) !== 'granted') return { kind: 'refused' };
  if (caller.user === undefined && !policy.servicePrincipal) return { kind: 'refused' };
  if (context.directory.find(answer.user) === undefined) return { kind: 'refused' };
  const mailbox = openMailbox(context, caller, protocol, answer.user);
  const enabled = { imap: policy.imapEnabled, pop: policy.popEnabled, smtp: true }[protocol];
  if (mailbox.kind !== 'open' || !enabled) return { kind: 'notConnected', address: answer.user };
  return { kind: 'connected', user: mailbox.user, person: caller.user };
}

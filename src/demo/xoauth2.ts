// What signing in to a mail server with a token comes to.
import { openMailbox, permissionOf, readCaller } from './access.ts';
import type { DemoContext } from './context.ts';
import type { DemoUser } from './directory.ts';
import type { TokenIssuer } from './entra/tokenIssuer.ts';
import { knowsApplication } from './exchange/effectiveAccess.ts';
import { parseXoauth2 } from './parseXoauth2.ts';

export type MailProtocol = 'imap' | 'pop' | 'smtp';

/** `notConnected`: the token is good, and yet no mailbox opens. */
export type MailSignIn =
  | { readonly kind: 'refused' }
  | {
      readonly kind: 'connected';
      readonly user: DemoUser;
      readonly person: DemoUser | undefined;
      /** Object ID of the token's subject; an application's is its trustee name. */
      readonly application: string;
    }
  | { readonly kind: 'notConnected'; readonly address: string };

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
  const exchange = context.exchange();
  if (permissionOf(context, caller, protocol) !== 'granted') return { kind: 'refused' };
  if (caller.user === undefined && !knowsApplication(exchange, caller.application))
    return { kind: 'refused' };
  if (context.directory.find(answer.user) === undefined) return { kind: 'refused' };
  const mailbox = openMailbox(context, caller, protocol, answer.user);
  const { imapEnabled, popEnabled } = exchange.switches;
  const enabled = { imap: imapEnabled, pop: popEnabled, smtp: true }[protocol];
  if (mailbox.kind !== 'open' || !enabled) return { kind: 'notConnected', address: answer.user };
  const application = caller.application.objectId;
  return { kind: 'connected', user: mailbox.user, person: caller.user, application };
}

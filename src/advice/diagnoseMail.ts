// Diagnosis of IMAP, POP and SMTP: codes first, words second, and the context where the server gives one answer for all.
import type { Code } from '../core/report/codes.ts';
import type { MailEvidence } from '../core/report/evidence.ts';
import type { AdviceContext } from './context.ts';
import { foreignServerOf } from './explain/foreignServer.ts';
import { narrowMail } from './narrow.ts';
import { codeOfSmtpReply } from './smtpReplies.ts';

/** Codes of a mail server's answer. */
export function diagnoseMail(evidence: MailEvidence, context: AdviceContext): readonly Code[] {
  const foreign = foreignServerOf(`${evidence.status} ${evidence.enhanced ?? ''} ${evidence.text}`);
  if (foreign !== undefined) return [foreign];
  switch (evidence.protocol) {
    case 'imap':
      return diagnoseImap(evidence, context);
    case 'pop':
      return diagnosePop(evidence, context);
    case 'smtp':
      return diagnoseSmtp(evidence, context);
  }
}

function diagnoseImap(evidence: MailEvidence, context: AdviceContext): readonly Code[] {
  const code = imapCode(evidence);
  if (code === 'imap.notConnected') return withContext('imap', true, code, context);
  if (code === 'imap.authenticateFailed') return withContext('imap', false, code, context);
  return [code];
}

function imapCode({ command, text, status, challenge }: MailEvidence): Code {
  const all = `${text} ${challenge ?? ''}`;
  if (/authenticated but not connected/i.test(all)) return 'imap.notConnected';
  if (/BasicAuthBlocked/i.test(all)) return 'imap.basicBlocked';
  if (/AuthFailed:LogonDenied|LogonDenied/i.test(all)) return 'imap.logonDenied';
  if (/AccessTokenExpired|token expired/i.test(all)) return 'imap.tokenExpired';
  if (/throttled|backoff/i.test(all)) return 'imap.throttled';
  if (/connection limit|too many (?:\w{1,20} )?connections|maximum number of connections/i.test(all))
    return 'imap.tooManyConnections';
  if (/Server Unavailable/i.test(all) || status === 'BYE') return 'imap.unavailable';
  if (command === 'LOGIN' || /LOGIN failed/i.test(all)) return 'imap.loginFailed';
  if (command === 'AUTHENTICATE' && status !== 'BAD') return 'imap.authenticateFailed';
  if (status === 'BAD') return 'imap.commandError';
  return 'imap.otherAnswer';
}

function diagnosePop({ command, text }: MailEvidence, context: AdviceContext): readonly Code[] {
  if (/Logon failure/i.test(text) || command === 'PASS') return ['pop.basicFailed'];
  if (/in use|locked|IN-USE/i.test(text)) return ['pop.locked'];
  if (command === 'AUTH') return withContext('pop', false, 'pop.authFailed', context);
  const narrowed = narrowMail('pop', true, context);
  return [...narrowed, 'pop.otherAnswer'];
}

function diagnoseSmtp({ status, enhanced, text }: MailEvidence, context: AdviceContext): readonly Code[] {
  const code = codeOfSmtpReply(status, enhanced, text);
  if (code === undefined) return [status.startsWith('4') ? 'smtp.unavailable' : 'smtp.otherReply'];
  if (code === 'smtp.authFailed') return withContext('smtp', false, code, context);
  if (code !== 'smtp.logonFailure') return [code];
  const held = context.claims?.roles.includes('SMTP.SendAsApp') === true;
  return held
    ? ['exchange.fullAccessMissing', 'policy.smtpRoleConflict', 'exchange.changeNotInForce', code]
    : [code];
}

/** The narrowed causes, with the server's own answer behind them; that answer alone where the context is silent. */
function withContext(
  protocol: 'imap' | 'pop' | 'smtp',
  signedIn: boolean,
  code: Code,
  context: AdviceContext,
): readonly Code[] {
  const narrowed = narrowMail(protocol, signedIn, context);
  if (narrowed.length > 0) return narrowed;
  const general: readonly Code[] = signedIn
    ? [
        'exchange.fullAccessMissing',
        'exchange.wrongSignedInAccount',
        'exchange.protocolDisabled',
        'exchange.noMailbox',
      ]
    : [
        'claims.wrongAudience',
        'claims.missingPermission',
        'exchange.servicePrincipalMissing',
        'exchange.fullAccessMissing',
      ];
  return [code, ...general];
}

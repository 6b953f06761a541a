// AUTH XOAUTH2 over SMTP (RFC 4954), in one step or two.
import { mailboxToOpen } from './probeRequest.ts';
import type { Access, ProbeRun } from './probeRun.ts';
import { xoauth2 } from './sasl.ts';
import type { SmtpDialogue } from './smtpDialogue.ts';
import type { Extensions, SmtpReply } from './smtpReply.ts';

/** RFC 5321 section 4.5.3.1.4, CRLF included; RFC 4954 section 4 forbids a longer AUTH line. */
const longestCommand = 512;

/** Replies to a line that is too long or an argument that is not understood: Dovecot 500, Gmail 555, others 501. */
const notUnderstood = new Set(['500', '501', '555']);

/** Signs in; throws if the server refuses or does not offer XOAUTH2. */
export async function authenticateSmtp(
  run: ProbeRun,
  dialogue: SmtpDialogue,
  extensions: Extensions,
  access: Access,
): Promise<void> {
  const response = xoauth2(mailboxToOpen(run.request), access.token);
  run.hide(response);
  const mechanisms = extensions.get('AUTH') ?? [];
  if (!mechanisms.includes('XOAUTH2')) {
    const seen = mechanisms.length === 0 ? 'AUTH is not offered' : `AUTH ${mechanisms.join(' ')}`;
    throw dialogue.client.protocolFailure('missingMechanism', 'AUTH', seen);
  }
  const command = `AUTH XOAUTH2 ${response.reveal()}`;
  // Exchange documents the one-line form for its long tokens too; others are held to the standard's limit.
  const inline = command.length + 2 <= longestCommand || dialogue.isExchange;
  let reply: SmtpReply | undefined;
  if (inline) {
    dialogue.client.send(command, 'AUTH XOAUTH2 [masked]');
    reply = await dialogue.reply('AUTH');
  }
  if (reply === undefined || notUnderstood.has(reply.code)) {
    dialogue.client.send('AUTH XOAUTH2');
    reply = await dialogue.reply('AUTH');
    if (reply.code === '334') {
      dialogue.client.send(response.reveal(), '[masked]');
      reply = await dialogue.reply('AUTH');
    }
  }
  await finish(dialogue, reply);
}

/** The error of XOAUTH2 comes as a challenge; the empty answer makes the server finish with 535. */
async function finish(dialogue: SmtpDialogue, reply: SmtpReply): Promise<void> {
  if (reply.code !== '334') return dialogue.accept('AUTH', reply, '235');
  const challenge = reply.lines.join('');
  dialogue.client.send('');
  const last = await dialogue.reply('AUTH');
  if (last.code === '334') {
    throw dialogue.client.protocolFailure('unexpectedReply', 'reply to AUTH', last.lines.join(' '));
  }
  dialogue.accept('AUTH', last, '235', challenge);
}

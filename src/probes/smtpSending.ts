// The right to send, as far as it can be seen without sending: MAIL FROM and RCPT TO, then RSET instead of DATA.
import { Failure } from '../core/failure.ts';
import { mailboxToOpen } from './probeRequest.ts';
import type { ProbeRun } from './probeRun.ts';
import type { SmtpDialogue } from './smtpDialogue.ts';
import type { Extensions } from './smtpReply.ts';

/** Records `openMailbox` (the first command after login counts) and `sendAs`. */
export async function checkSending(
  run: ProbeRun,
  dialogue: SmtpDialogue,
  extensions: Extensions,
): Promise<void> {
  const mailbox = mailboxToOpen(run.request);
  const sender = run.request.openAs ?? run.request.mailbox.sendAs ?? mailbox;
  const senders = sender === mailbox ? [mailbox] : [mailbox, sender];
  let replies: Replies | undefined;
  const next = async (command: string): Promise<void> => replies?.next(command);
  await run.step('openMailbox', async () => {
    replies = converse(dialogue, extensions, senders, mailbox);
    await next('MAIL FROM');
    return `The server accepts mail from ${mailbox}.`;
  });
  await run.step('sendAs', async () => {
    if (sender !== mailbox) {
      await next('RSET');
      await next('MAIL FROM');
    }
    await next('RCPT TO');
    return `${sender} is accepted as sender, up to the recipient; nothing was sent. Exchange may look again when a message is submitted.`;
  });
}

interface Replies {
  /** Sends what is due and reads the reply to this command; throws where it is a refusal. */
  next(command: string): Promise<void>;
}

/** Sends all at once where the server takes that (RFC 2920), else one after the other. */
function converse(
  dialogue: SmtpDialogue,
  extensions: Extensions,
  senders: readonly string[],
  recipient: string,
): Replies {
  const utf8 = extensions.has('SMTPUTF8');
  const commands = [
    ...senders.flatMap((sender, index) => [...(index === 0 ? [] : ['RSET']), mailFrom(sender, utf8)]),
    `RCPT TO:<${recipient}>`,
    'RSET',
  ];
  const together = extensions.has('PIPELINING');
  let sent = 0;
  return {
    async next(command) {
      const until = together ? commands.length : sent + 1;
      for (; sent < until; sent++) dialogue.client.send(commands[sent] ?? '');
      const reply = await dialogue.reply(command);
      if (!reply.code.startsWith('2')) throw dialogue.refused(command, reply);
    },
  };
}

/** RFC 5321 section 4.1.1.2; addresses were checked before. RFC 6531 section 3.4: an address beyond ASCII needs SMTPUTF8. */
function mailFrom(address: string, utf8: boolean): string {
  const ascii = /^[\x21-\x7e]*$/.test(address);
  if (!ascii && !utf8) {
    const text = `The server takes no addresses beyond ASCII, so ${address} cannot be tried.`;
    throw new Failure({ kind: 'local', problem: 'invalidInput', text });
  }
  return `MAIL FROM:<${address}>${ascii ? '' : ' SMTPUTF8'}`;
}

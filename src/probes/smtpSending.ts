// The right to send, as far as it can be seen without sending: MAIL FROM and RCPT TO, then RSET instead of DATA. Only
// if a person asks for it a message goes out.

import { randomUUID } from 'node:crypto';
import * as l10n from '../core/l10n.ts';
import { Failure } from '../core/report/failure.ts';
import { mailboxToOpen } from './probeRequest.ts';
import type { ProbeRun } from './probeRun.ts';
import type { SmtpDialogue } from './smtpDialogue.ts';
import type { Extensions, SmtpReply } from './smtpReply.ts';

/** Records `openMailbox` (the first command after login counts) and `sendAs`. */
export async function checkSending(
  run: ProbeRun,
  dialogue: SmtpDialogue,
  extensions: Extensions,
): Promise<void> {
  const { openAs, mailbox: asked, sendTestTo } = run.request;
  const mailbox = mailboxToOpen(run.request);
  const sender = openAs ?? asked.sendAs ?? mailbox;
  let replies: Replies | undefined;
  let refusal: SmtpReply | undefined;
  await run.step('openMailbox', async () => {
    const closing = sendTestTo === undefined ? ['RSET'] : [];
    const recipient = `RCPT TO:<${sendTestTo ?? mailbox}>`;
    const sending = mailFrom(sender, extensions.has('SMTPUTF8'));
    replies = converse(dialogue, extensions, [sending, recipient, ...closing]);
    const reply = await replies.next('MAIL FROM');
    if (accepted(reply)) return l10n.record('The server accepts mail from {0}.', sender);
    if (sender === mailbox || !isAboutSender(reply)) throw dialogue.refused('MAIL FROM', reply);
    refusal = reply;
    return l10n.msg('The sign-in works: the server went on to look at the sender.');
  });
  await run.step('sendAs', async () => {
    if (refusal !== undefined) throw dialogue.refused('MAIL FROM', refusal);
    const reply = await replies?.next('RCPT TO');
    if (reply !== undefined && !accepted(reply)) throw dialogue.refused('RCPT TO', reply);
    if (sendTestTo !== undefined) return sendTestMessage(run, dialogue, sender, sendTestTo);
    return `${sender} is accepted as sender, up to the recipient; nothing was sent. Exchange may look again when a message is submitted.`;
  });
}

const accepted = ({ code }: SmtpReply): boolean => code.startsWith('2');

/**
 * A lasting refusal of a sender that is not the one who signed in. Not so: a refusal of the login (530), of the mailbox
 * (RFC 3463: 5.2.x, of which 5.2.252 is Exchange's SendAsDenied) or of the mail system (5.3.x).
 */
const isAboutSender = ({ code, enhanced = '' }: SmtpReply): boolean =>
  code.startsWith('5') && code !== '530' && (enhanced === '5.2.252' || !/^5\.[23]\./.test(enhanced));

/** Hands over one short message (RFC 5321 section 4.1.1.4; no line of it begins with a dot). */
async function sendTestMessage(
  run: ProbeRun,
  dialogue: SmtpDialogue,
  sender: string,
  recipient: string,
): Promise<string> {
  const { client } = dialogue;
  client.send('DATA');
  dialogue.accept('DATA', await dialogue.reply('DATA'), '354');
  for (const line of testMessage(sender, recipient, new Date(run.now))) client.send(line);
  client.send('.');
  dialogue.accept('DATA', await dialogue.reply('DATA'), '250');
  return l10n.record('The server took a test message from {0} to {1}.', sender, recipient);
}

/** RFC 5322 section 3.6; the date in UTC. */
function testMessage(sender: string, recipient: string, date: Date): readonly string[] {
  return [
    `Date: ${date.toUTCString().replace('GMT', '+0000')}`,
    `From: <${sender}>`,
    `To: <${recipient}>`,
    'Subject: Test message of Exchange OAuth2 Setup',
    `Message-ID: <${randomUUID()}@exchange-oauth2-setup.invalid>`,
    'Auto-Submitted: auto-generated',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'This message was sent from VS Code to test that this mailbox can send through SMTP with OAuth 2.0.',
  ];
}

interface Replies {
  /** Sends what is due and reads the reply to this command. */
  next(command: string): Promise<SmtpReply>;
}

/** Sends all at once if the server takes that (RFC 2920), else one after the other. */
function converse(dialogue: SmtpDialogue, extensions: Extensions, commands: readonly string[]): Replies {
  const together = extensions.has('PIPELINING');
  let sent = 0;
  return {
    next(command) {
      const until = together ? commands.length : sent + 1;
      for (; sent < until; sent++) dialogue.client.send(commands[sent] ?? '');
      return dialogue.reply(command);
    },
  };
}

/** RFC 5321 section 4.1.1.2; addresses were checked before. RFC 6531 section 3.4: an address beyond ASCII needs SMTPUTF8. */
function mailFrom(address: string, utf8: boolean): string {
  const ascii = /^[\x21-\x7e]*$/.test(address);
  if (!ascii && !utf8) {
    const text = l10n.record('The server takes no addresses beyond ASCII, so {0} cannot be tried.', address);
    throw new Failure({ kind: 'local', problem: 'invalidInput', text });
  }
  return `MAIL FROM:<${address}>${ascii ? '' : ' SMTPUTF8'}`;
}

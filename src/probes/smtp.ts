// The SMTP probe: STARTTLS (never without it) or implicit TLS, AUTH XOAUTH2, then MAIL FROM and RCPT TO up to but not
// including DATA, so that the right to send is seen and nothing is sent. Seven round trips and one for that right.

import type { Socket } from 'node:net';
import type { MailServer } from '../core/endpoints/endpoints.ts';
import * as l10n from '../core/l10n.ts';
import { speakLines } from './mailConnection.ts';
import type { Connected, ProbeRun } from './probeRun.ts';
import { authenticateSmtp } from './smtpAuth.ts';
import { SmtpDialogue } from './smtpDialogue.ts';
import type { Extensions } from './smtpReply.ts';
import { checkSending } from './smtpSending.ts';

/** Connects and secures the connection; everything up to AUTH happens while the token is on its way. */
export async function smtpProbe(run: ProbeRun): Promise<Connected> {
  const server = run.request.endpoints.smtp;
  const dialogue =
    server.security === 'implicitTls' ? await implicitTls(run, server) : await startTls(run, server);
  const { client } = dialogue;
  const extensions = offered(dialogue);
  // Awaited once there is a token; until then a failure waits there too.
  extensions.catch(() => {});
  return {
    get stale() {
      return client.stale;
    },
    close: () => client.destroy(),
    use: async (access) => {
      await run.step('authenticate', async () => {
        await authenticateSmtp(run, dialogue, await extensions, access);
        return l10n.msg('The server took the token; the next command shows whether that holds.');
      });
      await checkSending(run, dialogue, await extensions);
      client.end('QUIT');
    },
  };
}

/** What was offered before TLS counts for nothing (RFC 3207 section 4.2). */
async function offered(dialogue: SmtpDialogue): Promise<Extensions> {
  if (!dialogue.greeted) await dialogue.greet();
  return dialogue.hello();
}

async function implicitTls(run: ProbeRun, server: MailServer): Promise<SmtpDialogue> {
  const socket = await run.open(server);
  return new SmtpDialogue(run, speakLines(run, socket, server, 'smtp'));
}

/** RFC 3207. A server that does not offer STARTTLS, or whose offer was taken away on the way, gets nothing. */
async function startTls(run: ProbeRun, server: MailServer): Promise<SmtpDialogue> {
  const plain = await run.open(server);
  const dialogue = new SmtpDialogue(run, speakLines(run, plain, server, 'smtp'));
  const secured = await run.securing(() => upgrade(run, dialogue, server));
  return dialogue.continueOn(speakLines(run, secured, server, 'smtp'));
}

async function upgrade(run: ProbeRun, dialogue: SmtpDialogue, server: MailServer): Promise<Socket> {
  const { client } = dialogue;
  try {
    await dialogue.greet();
    const extensions = await dialogue.hello();
    if (!extensions.has('STARTTLS')) {
      throw client.protocolFailure('noStartTls', 'EHLO', `offered: ${[...extensions.keys()].join(' ')}`);
    }
    client.send('STARTTLS');
    dialogue.accept('STARTTLS', await dialogue.reply('STARTTLS'), '220');
    const { host, port } = server;
    return await run.request.network.startTls(client.detach(), { host, port }, run.callOptions());
  } catch (error) {
    client.destroy();
    throw error;
  }
}

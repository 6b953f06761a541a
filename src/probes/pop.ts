// The POP probe: greeting, AUTH XOAUTH2 in the two lines that Exchange needs, STAT. Six round trips.

import * as l10n from '../core/l10n.ts';
import type { LineClient } from './lineClient.ts';
import { awaitGreeting, refused, speakLines } from './mailConnection.ts';
import { type PopReply, parsePopReply, statOf } from './popReply.ts';
import { mailboxToOpen } from './probeRequest.ts';
import type { Access, Connected, ProbeRun } from './probeRun.ts';
import { xoauth2 } from './sasl.ts';

/** Connects with TLS from the first byte (RFC 8314). */
export async function popProbe(run: ProbeRun): Promise<Connected> {
  const server = run.request.endpoints.pop;
  const socket = await run.open(server);
  const client = speakLines(run, socket, server, 'pop');
  return {
    get stale() {
      return client.stale;
    },
    close: () => client.destroy(),
    use: (access) => openMaildrop(run, client, access),
  };
}

async function openMaildrop(run: ProbeRun, client: LineClient, access: Access): Promise<void> {
  await run.step('authenticate', async () => {
    await awaitGreeting(run, client, 'NOOP', () => greet(run, client));
    await authenticate(run, client, access);
    return l10n.msg('The server took the token; the next command shows whether that holds.');
  });
  await run.step('openMailbox', async () => {
    client.send('STAT');
    const reply = await nextReply(client, 'STAT');
    accept(run, client, 'STAT', reply);
    const messages = statOf(reply.text);
    if (messages === undefined) throw client.protocolFailure('unexpectedReply', 'reply to STAT', reply.text);
    return l10n.record('The mailbox opened; it holds {0} messages.', messages);
  });
  // QUIT deletes nothing: no message was marked (RFC 1939 section 6).
  client.end('QUIT');
}

async function greet(run: ProbeRun, client: LineClient): Promise<void> {
  const line = await client.readLine('greeting');
  const greeting = parsePopReply(line);
  if (greeting.status === undefined || greeting.status === '+') {
    throw client.protocolFailure('notThisProtocol', 'greeting', line);
  }
  accept(run, client, 'greeting', greeting);
}

/** RFC 5034 section 4. Exchange wants the mechanism and the response in two lines (Microsoft Learn, legacy protocols). */
async function authenticate(run: ProbeRun, client: LineClient, access: Access): Promise<void> {
  const response = xoauth2(mailboxToOpen(run.request), access.token);
  run.hide(response);
  client.send('AUTH XOAUTH2');
  let reply = await nextReply(client, 'AUTH');
  let challenge: string | undefined;
  if (reply.status === '+') {
    client.send(response.reveal(), '[masked]');
    reply = await nextReply(client, 'AUTH');
  }
  if (reply.status === '+') {
    // The error of XOAUTH2 comes as a challenge; the empty answer makes the server finish with -ERR.
    challenge = reply.text;
    client.send('');
    reply = await nextReply(client, 'AUTH');
  }
  accept(run, client, 'AUTH', { ...reply, challenge });
}

async function nextReply(client: LineClient, command: string): Promise<PopReply> {
  const line = await client.readLine(`reply to ${command}`);
  const reply = parsePopReply(line);
  if (reply.status === undefined)
    throw client.protocolFailure('unexpectedReply', `reply to ${command}`, line);
  return reply;
}

/** `challenge`: what the server sent before it refused, if it told more there. */
function accept(
  run: ProbeRun,
  client: LineClient,
  command: string,
  reply: PopReply & { readonly challenge?: string | undefined },
): void {
  const { status = '', code: enhanced, text, challenge } = reply;
  if (status === '+OK') return;
  if (status === '+') throw client.protocolFailure('unexpectedReply', `reply to ${command}`, text);
  throw refused(run, client, 'pop', { command, status, enhanced, text, challenge });
}

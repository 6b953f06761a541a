// The IMAP probe: greeting, AUTHENTICATE XOAUTH2, EXAMINE INBOX. Five round trips if the server takes an initial
// response, six if it does not. Only EXAMINE proves access: Exchange can say OK to AUTHENTICATE and then
// "User is authenticated but not connected".
import * as l10n from '../core/l10n.ts';
import type { Failure } from '../core/report/failure.ts';
import { capabilitiesOf, existsOf, type ImapReply, parseImapReply } from './imapReply.ts';
import type { LineClient } from './lineClient.ts';
import { awaitGreeting, refused, speakLines } from './mailConnection.ts';
import { mailboxToOpen } from './probeRequest.ts';
import type { Access, Connected, ProbeRun } from './probeRun.ts';
import { xoauth2 } from './sasl.ts';

/** Connects with TLS from the first byte (RFC 8314); the greeting is read once the token is there. */
export async function imapProbe(run: ProbeRun): Promise<Connected> {
  const server = run.request.endpoints.imap;
  const socket = await run.open(server);
  const client = speakLines(run, socket, server, 'imap');
  return {
    get stale() {
      return client.stale;
    },
    close: () => client.destroy(),
    use: (access) => new ImapSession(run, client).open(access),
  };
}

class ImapSession {
  readonly #run: ProbeRun;
  readonly #client: LineClient;
  #tagCount = 0;

  constructor(run: ProbeRun, client: LineClient) {
    this.#run = run;
    this.#client = client;
  }

  async open(access: Access): Promise<void> {
    await this.#run.step('authenticate', async () => {
      const capabilities = await awaitGreeting(this.#run, this.#client, 'A0 NOOP', () => this.#greeting());
      await this.#authenticate(access, capabilities);
      return l10n.msg('The server took the token; the next command shows whether that holds.');
    });
    await this.#run.step('openMailbox', () => this.#examine());
    this.#client.end(`${this.#nextTag()} LOGOUT`);
  }

  /** Capabilities, if the greeting names them (RFC 9051 section 7.1); Exchange's does not. */
  async #greeting(): Promise<ReadonlySet<string> | undefined> {
    const line = await this.#client.readLine('greeting');
    const { tag, status, code, text } = parseImapReply(line);
    if (tag !== '*' || status === undefined) {
      throw this.#client.protocolFailure('notThisProtocol', 'greeting', line);
    }
    // PREAUTH means that the connection is signed in already: what opens then proves nothing about this token.
    if (status === 'PREAUTH') throw this.#client.protocolFailure('unexpectedReply', 'greeting', line);
    if (status !== 'OK') throw this.#refused('greeting', { tag, status, code, text });
    return capabilitiesOf(code);
  }

  async #authenticate(access: Access, capabilities: ReadonlySet<string> | undefined): Promise<void> {
    const response = xoauth2(mailboxToOpen(this.#run.request), access.token);
    this.#run.hide(response);
    if (capabilities !== undefined && !capabilities.has('AUTH=XOAUTH2')) {
      const offered = [...capabilities].join(' ');
      throw this.#client.protocolFailure('missingMechanism', 'AUTHENTICATE', offered);
    }
    // RFC 4959. Exchange Online offers SASL-IR but not in its greeting; asking first would cost a round trip on every
    // run, and a server without it answers BAD, upon which the two-step form is used.
    const takesResponse = capabilities === undefined || capabilities.has('SASL-IR');
    let reply = await this.#exchange(response.reveal(), takesResponse);
    if (
      takesResponse &&
      capabilities === undefined &&
      reply.status === 'BAD' &&
      reply.challenge === undefined
    ) {
      reply = await this.#exchange(response.reveal(), false);
    }
    if (reply.status !== 'OK') throw this.#refused('AUTHENTICATE', reply, reply.challenge);
  }

  /** One AUTHENTICATE up to its tagged response. A challenge is answered once, with an empty line. */
  async #exchange(response: string, inline: boolean): Promise<ImapReply & { challenge?: string }> {
    const tag = this.#nextTag();
    const command = `${tag} AUTHENTICATE XOAUTH2`;
    if (inline) this.#client.send(`${command} ${response}`, `${command} [masked]`);
    else this.#client.send(command);
    let sent = false;
    let challenge: string | undefined;
    for (;;) {
      const reply = await this.#reply(tag, 'AUTHENTICATE');
      if (reply.tag !== '+') return challenge === undefined ? reply : { ...reply, challenge };
      const text = reply.text.trim();
      if (challenge !== undefined) throw this.#unexpected('AUTHENTICATE', reply.text);
      // An empty continuation asks for the response, also if a server overlooked the one in the command.
      if (text === '' && !sent) {
        this.#client.send(response, '[masked]');
        sent = true;
      } else {
        // The error of XOAUTH2 comes as a challenge; the empty answer makes the server finish with NO.
        challenge = text;
        this.#client.send('');
      }
    }
  }

  async #examine(): Promise<string> {
    const tag = this.#nextTag();
    // EXAMINE opens without a trace: SELECT would take the \Recent flags away from the real client.
    this.#client.send(`${tag} EXAMINE INBOX`);
    let messages: number | undefined;
    const reply = await this.#reply(tag, 'EXAMINE', (untagged) => {
      messages = existsOf(untagged) ?? messages;
    });
    if (reply.tag === '+') throw this.#unexpected('EXAMINE', reply.text);
    if (reply.status !== 'OK') throw this.#refused('EXAMINE', reply);
    return messages === undefined
      ? l10n.msg('INBOX opened.')
      : l10n.record('INBOX opened; it holds {0} messages.', messages);
  }

  /** The next tagged response or continuation; untagged ones before it go to `onUntagged`. */
  async #reply(tag: string, command: string, onUntagged?: (text: string) => void): Promise<ImapReply> {
    for (;;) {
      const line = await this.#client.readLine(`reply to ${command}`);
      const reply = parseImapReply(line);
      if (reply.tag === '+' || reply.tag === tag) {
        if (reply.tag === tag && (reply.status === 'BYE' || reply.status === 'PREAUTH')) {
          throw this.#unexpected(command, line);
        }
        return reply;
      }
      if (reply.tag === '*' && reply.status === 'BYE') throw this.#refused(command, reply);
      if (reply.tag !== '*') throw this.#unexpected(command, line);
      onUntagged?.(reply.text);
    }
  }

  #nextTag(): string {
    return `A${++this.#tagCount}`;
  }

  #refused(command: string, reply: ImapReply, challenge?: string): Failure {
    const { status = '', code: enhanced, text } = reply;
    return refused(this.#run, this.#client, 'imap', { command, status, enhanced, text, challenge });
  }

  #unexpected(command: string, text: string): Failure {
    return this.#client.protocolFailure('unexpectedReply', `reply to ${command}`, text);
  }
}

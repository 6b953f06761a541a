// SMTP commands and replies on one connection, before and after it was secured.
import type { Failure } from '../core/report/failure.ts';
import type { LineClient } from './lineClient.ts';
import { awaitGreeting, refused } from './mailConnection.ts';
import type { ProbeRun } from './probeRun.ts';
import {
  type Extensions,
  extensionsOf,
  joinSmtpReply,
  parseSmtpLine,
  type SmtpReply,
  type SmtpReplyLine,
} from './smtpReply.ts';

/** EHLO replies have about twenty lines. */
const mostReplyLines = 100;

/** A name that says nothing about this computer (RFC 5321 section 4.1.3, address literal). */
const clientName = '[127.0.0.1]';

export class SmtpDialogue {
  readonly client: LineClient;
  readonly #run: ProbeRun;
  #banner: string | undefined;

  constructor(run: ProbeRun, client: LineClient, banner?: string) {
    this.#run = run;
    this.client = client;
    this.#banner = banner;
  }

  get greeted(): boolean {
    return this.#banner !== undefined;
  }

  /** Exchange greets with `220 <server> Microsoft ESMTP MAIL Service ready at …`. */
  get isExchange(): boolean {
    return this.#banner?.includes('Microsoft ESMTP MAIL Service') ?? false;
  }

  /** The same dialogue over the secured connection. */
  continueOn(client: LineClient): SmtpDialogue {
    return new SmtpDialogue(this.#run, client, this.#banner);
  }

  async greet(): Promise<void> {
    const reply = await awaitGreeting(this.#run, this.client, 'NOOP', () => this.reply('greeting'));
    this.accept('greeting', reply, '220');
    this.#banner = reply.lines.join(' ');
  }

  async hello(): Promise<Extensions> {
    this.client.send(`EHLO ${clientName}`);
    const reply = await this.reply('EHLO');
    this.accept('EHLO', reply, '250');
    return extensionsOf(reply);
  }

  /** The next reply, all its lines. */
  async reply(command: string): Promise<SmtpReply> {
    const during = command === 'greeting' ? command : `reply to ${command}`;
    const lines: SmtpReplyLine[] = [];
    for (;;) {
      const text = await this.client.readLine(during);
      const line = parseSmtpLine(text);
      if (line === undefined) {
        const problem = command === 'greeting' ? 'notThisProtocol' : 'unexpectedReply';
        throw this.client.protocolFailure(problem, during, text);
      }
      // RFC 5321 section 4.2.1: the code is the same on every line.
      if (lines[0] !== undefined && lines[0].code !== line.code) {
        throw this.client.protocolFailure('malformed', during, text);
      }
      lines.push(line);
      if (line.last) return joinSmtpReply(lines);
      if (lines.length >= mostReplyLines) throw this.client.protocolFailure('malformed', during, text);
    }
  }

  /** Throws if the reply has another code. */
  accept(command: string, reply: SmtpReply, code: string, challenge?: string): void {
    if (reply.code !== code) throw this.refused(command, reply, challenge);
  }

  refused(command: string, { code, enhanced, lines }: SmtpReply, challenge?: string): Failure {
    const text = lines.join(' ');
    return refused(this.#run, this.client, 'smtp', { command, status: code, enhanced, text, challenge });
  }
}

// IMAP4rev1 on loopback with implicit TLS: the session's states, sign-in and dispatch of commands.
import { randomUUID } from 'node:crypto';
import type { DemoContext } from '../context.ts';
import type { TokenIssuer } from '../entra/tokenIssuer.ts';
import type { RunningSurface } from '../httpSurface.ts';
import { type LineConnection, type LineSession, startLineServer } from '../lineServer.ts';
import { type MailSignIn, signIn } from '../xoauth2.ts';
import { type ImapArgument, literalMark, parseArguments } from './imapArguments.ts';
import { type ImapCommand, imapCommands } from './imapCommands.ts';
import type { ImapSession, SelectedFolder } from './imapSession.ts';

/** Starts IMAP. */
export function startImap(context: DemoContext, issuer: TokenIssuer): Promise<RunningSurface> {
  return startLineServer(context, {
    surface: 'imap',
    security: 'implicitTls',
    open: (connection) => new ImapDialogue(context, issuer, connection),
  });
}

// Capability lines of jstedfast/MailKit issue 1496: the second one is given after the sign-in.
const capabilities =
  'IMAP4 IMAP4rev1 AUTH=PLAIN AUTH=XOAUTH2 SASL-IR UIDPLUS ID UNSELECT CHILDREN IDLE NAMESPACE LITERAL+';
const capabilitiesSignedIn =
  'IMAP4 IMAP4rev1 AUTH=PLAIN AUTH=XOAUTH2 SASL-IR UIDPLUS MOVE ID UNSELECT CLIENTACCESSRULES CLIENTNETWORKPRESENCELOCATION BACKENDAUTHENTICATE CHILDREN IDLE NAMESPACE LITERAL+';
const notConnected = 'BAD User is authenticated but not connected.';
const throttled = 'BAD Request is throttled. Suggested Backoff Time: ';
const bye = '* BYE Connection closed. 14\r\n';
const maximumLiteral = 64 * 1024;
const maximumLiterals = 16;

class ImapDialogue implements ImapSession, LineSession {
  readonly context: DemoContext;
  readonly connection: LineConnection;
  readonly #issuer: TokenIssuer;
  selected: SelectedFolder | undefined;
  #signedIn: MailSignIn = { kind: 'refused' };
  #refusals = 0;
  /** Called with the next line, in place of a command: a SASL answer, DONE. */
  #continuation: ((line: string) => Promise<void>) | undefined;
  #partial = '';
  #literals: string[] = [];

  constructor(context: DemoContext, issuer: TokenIssuer, connection: LineConnection) {
    this.context = context;
    this.connection = connection;
    this.#issuer = issuer;
  }

  async greet(): Promise<void> {
    await this.context.delay();
    if (this.context.policy().service === 'unavailable')
      this.connection.end('* BYE Server is unavailable. 10\r\n');
    else {
      const server = Buffer.from(randomUUID(), 'utf16le').toString('base64');
      this.connection.write(`* OK The Microsoft Exchange IMAP4 service is ready. [${server}]\r\n`);
    }
  }

  tooLong(): void {
    this.connection.end(`* BAD Command line is too long.\r\n${bye}`);
  }

  async line(text: string): Promise<void> {
    const continuation = this.#continuation;
    if (continuation !== undefined) {
      this.#continuation = undefined;
      await this.context.delay();
      return continuation(text);
    }
    this.#partial += text;
    const mark = literalMark(text);
    if (mark === undefined) return this.#command();
    if (mark.length > maximumLiteral || this.#literals.length >= maximumLiterals) return this.tooLong();
    if (!mark.plus) this.connection.write('+ Ready for additional command text.\r\n');
    if (mark.length === 0) return this.bytes(Buffer.alloc(0));
    this.connection.expectBytes(mark.length);
  }

  async bytes(data: Buffer): Promise<void> {
    this.#literals.push(data.toString('utf8'));
    this.#partial += '\0';
  }

  async #command(): Promise<void> {
    const text = this.#partial;
    const literals = this.#literals;
    this.#partial = '';
    this.#literals = [];
    const match = /^([^\s(){%*"\\+]{1,100}) (UID )?([A-Za-z]{1,20})(?: (.*))?$/s.exec(text);
    const tag = match?.[1] ?? '*';
    const name = `${match?.[2] ?? ''}${match?.[3] ?? ''}`.toUpperCase();
    await this.context.delay();
    const rest = parseArguments(match?.[4] ?? '', literals);
    this.context.record(
      'imap',
      Object.hasOwn(imapCommands, name) ? name : 'unknown',
      harmless(name, rest),
      this.connection.id,
    );
    if (match === null || rest === undefined) return this.reply(tag, 'BAD Command Argument Error. 12');
    const command = Object.hasOwn(imapCommands, name) ? imapCommands[name] : undefined;
    if (command === undefined) return this.reply(tag, 'BAD Command Error. 10');
    const refusal = this.#refusalOf(command);
    if (refusal !== undefined) return this.#refuse(tag, refusal);
    const reply = await command.run(this, rest, tag);
    if (reply !== undefined) this.reply(tag, reply);
  }

  /** What stands in the way of a command in the session's state. */
  #refusalOf(command: ImapCommand): string | undefined {
    if (command.state === 'any') return undefined;
    if (command.state === 'before')
      return this.#signedIn.kind === 'refused' ? undefined : 'BAD Command received in Invalid state.';
    if (this.#signedIn.kind === 'refused') return 'BAD Command received in Invalid state.';
    // Text: simonrob/email-oauth2-proxy issue 191.
    const waitMs = this.context.policy().retryAfterSeconds * 1000;
    if (this.context.throttled()) return `${throttled}${waitMs} milliseconds`;
    if (this.user === undefined) return notConnected;
    if (command.state === 'selected' && this.selected === undefined)
      return 'BAD Command received in Invalid state.';
    return undefined;
  }

  /** Exchange closes the connection on throttling, and on the second command that finds no mailbox. */
  #refuse(tag: string, refusal: string): void {
    this.#refusals += refusal === notConnected ? 1 : 0;
    this.reply(tag, refusal);
    if (refusal.startsWith(throttled) || this.#refusals > 1) this.connection.end(bye);
  }

  /** The mailbox of the session, as long as nothing took it away since the sign-in. */
  get user() {
    const signedIn = this.#signedIn;
    const { imapEnabled } = this.context.exchange().switches;
    return signedIn.kind === 'connected' && imapEnabled ? signedIn.user : undefined;
  }

  get capabilities(): string {
    return this.#signedIn.kind === 'refused' ? capabilities : capabilitiesSignedIn;
  }

  reply(tag: string, text: string): void {
    this.connection.write(`${tag} ${text}\r\n`);
  }

  untagged(text: string): void {
    this.connection.write(`* ${text}\r\n`);
  }

  /** Asks for one more line and hands it to `take`. */
  continueWith(prompt: string, take: (line: string) => Promise<void>): void {
    this.#continuation = take;
    this.connection.write(`+${prompt}\r\n`);
  }

  /** Exchange answers a bad token with a plain NO, without the JSON step that other servers have. */
  async authenticate(base64: string): Promise<string> {
    const outcome = await signIn(this.context, this.#issuer, 'imap', base64);
    if (outcome.kind === 'refused') return 'NO AUTHENTICATE failed.';
    this.#signedIn = outcome;
    return 'OK AUTHENTICATE completed.';
  }
}

/** Only folder names and mechanisms reach the journal. */
function harmless(name: string, rest: readonly ImapArgument[] | undefined): string {
  const first = rest?.[0];
  const shown = ['SELECT', 'EXAMINE', 'STATUS', 'AUTHENTICATE'].includes(name);
  return shown && typeof first === 'string' ? first : '';
}

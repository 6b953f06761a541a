// SMTP AUTH client submission on loopback (RFC 5321, 3207, 4954): STARTTLS first, XOAUTH2 in one step or two.
import { randomBytes } from 'node:crypto';
import type { DemoContext } from '../context.ts';
import { shortName } from '../directory.ts';
import type { TokenIssuer } from '../entra/tokenIssuer.ts';
import { hasRight, smtpSwitch } from '../exchange/effectiveAccess.ts';
import type { RunningSurface } from '../httpSurface.ts';
import { type LineConnection, type LineSession, startLineServer } from '../lineServer.ts';
import { type MailSignIn, signIn } from '../xoauth2.ts';
import { smtpCommands } from './smtpCommands.ts';
import type { Envelope, SmtpSession } from './smtpSession.ts';

/** Starts SMTP. */
export function startSmtp(context: DemoContext, issuer: TokenIssuer): Promise<RunningSurface> {
  return startLineServer(context, {
    surface: 'smtp',
    security: 'startTls',
    open: (connection) => new SmtpDialogue(context, issuer, connection),
  });
}

const host = 'DEMO01CA0001.outlook.example';
const maximumMessageBytes = 2 * 1024 * 1024;
const maximumRecipients = 100;
const tooLongText = '500 5.3.3 Line too long';

class SmtpDialogue implements SmtpSession, LineSession {
  readonly context: DemoContext;
  readonly #issuer: TokenIssuer;
  readonly connection: LineConnection;
  greeted = false;
  envelope: Envelope | undefined;
  #signedIn: MailSignIn = { kind: 'refused' };
  #continuation: ((line: string) => Promise<string | undefined>) | undefined;
  #message: string[] | undefined;
  #messageBytes = 0;

  constructor(context: DemoContext, issuer: TokenIssuer, connection: LineConnection) {
    this.context = context;
    this.#issuer = issuer;
    this.connection = connection;
  }

  async greet(): Promise<void> {
    await this.context.delay();
    if (this.context.policy().service === 'unavailable') {
      this.connection.end(`421 4.3.2 Service not available [${this.stamp()}]\r\n`);
    } else {
      const date = new Date(this.context.now()).toUTCString().replace('GMT', '+0000');
      this.reply(`220 ${host} Microsoft ESMTP MAIL Service ready at ${date}`);
    }
  }

  tooLong(): void {
    this.connection.end(`${tooLongText}\r\n`);
  }

  async line(text: string): Promise<void> {
    if (this.#message !== undefined) return this.#dataLine(this.#message, text);
    await this.context.delay();
    const continuation = this.#continuation;
    if (continuation !== undefined) {
      this.#continuation = undefined;
      const answer = await continuation(text);
      if (answer !== undefined) this.reply(answer);
      return;
    }
    const match = /^([A-Za-z]{4,8})(?: (.*))?$/s.exec(text.trimEnd());
    const name = match?.[1]?.toUpperCase() ?? '';
    const command = Object.hasOwn(smtpCommands, name) ? smtpCommands[name] : undefined;
    this.context.record(
      'smtp',
      command === undefined ? 'unknown' : name,
      harmless(name, match?.[2] ?? ''),
      this.connection.id,
    );
    if (command === undefined) return this.reply('500 5.3.3 Unrecognized command');
    const reply = await command(this, match?.[2] ?? '');
    if (reply !== undefined) this.reply(reply);
  }

  reply(text: string): void {
    this.connection.write(`${text}\r\n`);
  }

  /** Forgets the session's state, as after STARTTLS (RFC 3207 section 4.2). */
  restart(): void {
    this.greeted = false;
    this.envelope = undefined;
    this.#signedIn = { kind: 'refused' };
  }

  get signedIn(): MailSignIn {
    return this.#signedIn;
  }

  continueWith(prompt: string, take: (line: string) => Promise<string | undefined>): undefined {
    this.#continuation = take;
    this.reply(prompt);
  }

  /** Texts: facts of public issues and Microsoft Learn, enable or disable SMTP AUTH. */
  async authenticate(base64: string): Promise<string> {
    const outcome = await signIn(this.context, this.#issuer, 'smtp', base64);
    if (outcome.kind === 'refused') return `535 5.7.3 Authentication unsuccessful [${this.stamp()}]`;
    const smtpAuth = smtpSwitch(this.context.exchange());
    if (smtpAuth !== 'open') {
      const where = smtpAuth === 'tenantDisabled' ? 'Tenant' : 'Mailbox';
      return `535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the ${where}. Visit https://aka.ms/smtp_auth_disabled for more information. [${this.stamp()}]`;
    }
    this.#signedIn = outcome;
    return '235 2.7.0 Authentication successful';
  }

  /** Exchange names server, time and an id in brackets. */
  stamp(): string {
    return `${host} ${new Date(this.context.now()).toISOString()} ${randomBytes(8).toString('hex').toUpperCase()}`;
  }

  get full(): boolean {
    return (this.envelope?.to.length ?? 0) >= maximumRecipients;
  }

  startMessage(): string {
    this.#message = [];
    this.#messageBytes = 0;
    return '354 Start mail input; end with <CRLF>.<CRLF>';
  }

  async #dataLine(lines: string[], text: string): Promise<void> {
    if (text !== '.') {
      this.#messageBytes += text.length + 2;
      if (this.#messageBytes <= maximumMessageBytes) lines.push(text.startsWith('.') ? text.slice(1) : text);
      return;
    }
    await this.context.delay();
    const envelope = this.envelope;
    this.#message = undefined;
    this.envelope = undefined;
    if (this.#messageBytes > maximumMessageBytes)
      return this.reply('552 5.3.4 Message size exceeds fixed maximum message size');
    this.reply(this.#submit(lines, envelope));
  }

  /** The message goes nowhere; the From header is held against the right to send as (Exchange does so on submission). */
  #submit(lines: readonly string[], envelope: Envelope | undefined): string {
    const end = lines.indexOf('');
    const header = lines.slice(0, end === -1 ? lines.length : end).find((line) => /^from:/i.test(line)) ?? '';
    const from = (/<([^<>\s]+)>/.exec(header)?.[1] ?? header.slice(5).trim()) || (envelope?.from ?? '');
    const signedIn = this.#signedIn;
    if (signedIn.kind === 'notConnected') {
      return `430 4.2.0 STOREDRV; mailbox logon failure; STOREDRV.Submission.Exception:ConnectionFailedTransientException.MapiExceptionLogonFailed [${this.stamp()}]`;
    }
    const login = signedIn.kind === 'connected' ? signedIn.user.userPrincipalName : '';
    if (!this.maySendAs(from)) {
      return `554 5.2.252 SendAsDenied; ${login} not allowed to send as ${printable(from)}; STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied; Failed to process message due to a permanent exception with message Cannot submit message. [Hostname=${host}]`;
    }
    return `250 2.0.0 OK <${randomBytes(12).toString('hex')}@${host}> [Hostname=${host}]`;
  }

  /** The mailbox itself always; another one if the person or the application has SendAs on it. */
  maySendAs(address: string): boolean {
    const signedIn = this.#signedIn;
    if (signedIn.kind !== 'connected') return false;
    if (address.toLowerCase() === signedIn.user.userPrincipalName) return true;
    const other = this.context.directory.find(address);
    if (other === undefined) return false;
    const trustee = signedIn.person === undefined ? signedIn.application : shortName(signedIn.person);
    return hasRight(this.context.exchange(), trustee, shortName(other), 'SendAs');
  }
}

/** Addresses may be seen; a SASL answer may not. */
function harmless(name: string, rest: string): string {
  if (name === 'AUTH') return rest.split(' ')[0]?.slice(0, 20) ?? '';
  return name === 'MAIL' || name === 'RCPT' ? rest.slice(0, 200) : '';
}

const printable = (text: string): string => text.replace(/[^\x20-\x7e]/g, '?').slice(0, 200);

// POP3 on loopback with implicit TLS (RFC 1939, 2449, 5034): the two-line AUTH XOAUTH2 that Exchange needs.
import { randomUUID } from 'node:crypto';
import type { DemoContext } from '../context.ts';
import type { DemoUser } from '../directory.ts';
import type { TokenIssuer } from '../entra/tokenIssuer.ts';
import type { RunningSurface } from '../httpSurface.ts';
import { type LineConnection, type LineSession, startLineServer } from '../lineServer.ts';
import { type DemoMessage, inboxOf } from '../messages.ts';
import { signIn } from '../xoauth2.ts';

/** Starts POP. */
export function startPop(context: DemoContext, issuer: TokenIssuer): Promise<RunningSurface> {
  return startLineServer(context, {
    surface: 'pop',
    security: 'implicitTls',
    open: (connection) => new PopSession(context, issuer, connection),
  });
}

/** Text: simonrob/email-oauth2-proxy issue 244; Exchange gives it for every refusal, PopEnabled among them. */
const refused = '-ERR Authentication failure: unknown user name or bad password.';
const invalidState = '-ERR Command is not valid in this state.';
const malformed = '-ERR Protocol error. 14';
const noSuchMessage = '-ERR The specified message is out of range.';

/** One message of the maildrop; a deleted one keeps its number (RFC 1939 section 5). */
interface Entry {
  readonly number: number;
  readonly message: DemoMessage;
}

type Command = (
  session: PopSession,
  words: readonly string[],
) => string | undefined | Promise<string | undefined>;

class PopSession implements LineSession {
  readonly #context: DemoContext;
  readonly #issuer: TokenIssuer;
  readonly #connection: LineConnection;
  #user: DemoUser | undefined;
  #deleted = new Set<number>();
  #continuation: ((line: string) => Promise<string>) | undefined;

  constructor(context: DemoContext, issuer: TokenIssuer, connection: LineConnection) {
    this.#context = context;
    this.#issuer = issuer;
    this.#connection = connection;
  }

  async greet(): Promise<void> {
    await this.#context.delay();
    const server = Buffer.from(randomUUID(), 'utf16le').toString('base64');
    if (this.#context.policy().service === 'unavailable')
      this.#connection.end('-ERR Server is unavailable. 10\r\n');
    else this.#reply(`+OK The Microsoft Exchange POP3 service is ready. [${server}]`);
  }

  tooLong(): void {
    this.#connection.end(`${malformed}\r\n`);
  }

  async line(text: string): Promise<void> {
    await this.#context.delay();
    const continuation = this.#continuation;
    if (continuation !== undefined) {
      this.#continuation = undefined;
      return this.#reply(await continuation(text));
    }
    const [verb = '', ...words] = text.split(' ');
    const name = verb.toUpperCase();
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    const shown = command === undefined ? 'unknown' : name;
    this.#context.record(
      'pop',
      shown,
      name === 'AUTH' ? (words[0] ?? '').slice(0, 20) : '',
      this.#connection.id,
    );
    if (command === undefined) return this.#reply(malformed);
    if (!before.includes(name)) {
      if (this.#user === undefined) return this.#reply(invalidState);
      // Worded for the demo after IMAP's text.
      if (this.#context.throttled()) return this.#connection.end('-ERR Request is throttled.\r\n');
    }
    const reply = await command(this, words);
    if (reply !== undefined) this.#reply(reply);
  }

  #reply(text: string): void {
    this.#connection.write(`${text}\r\n`);
  }

  get signedIn(): boolean {
    return this.#user !== undefined;
  }

  get entries(): readonly Entry[] {
    const messages = this.#user === undefined ? [] : inboxOf(this.#user, this.#context.startedAt);
    return messages
      .map((message, index) => ({ number: index + 1, message }))
      .filter(({ number }) => !this.#deleted.has(number));
  }

  delete(number: number): void {
    this.#deleted.add(number);
  }

  reset(): void {
    this.#deleted = new Set();
  }

  /** Deletions are forgotten: the demo's messages stay as they are. */
  quit(): undefined {
    this.#connection.end('+OK Microsoft Exchange Server POP3 server signing off.\r\n');
  }

  continueWith(take: (line: string) => Promise<string>): undefined {
    this.#continuation = take;
    this.#reply('+ ');
  }

  async authenticate(base64: string): Promise<string> {
    const outcome = await signIn(this.#context, this.#issuer, 'pop', base64);
    if (outcome.kind !== 'connected') return refused;
    this.#user = outcome.user;
    return '+OK User successfully authenticated.';
  }
}

/** Allowed without a sign-in. */
const before: readonly string[] = ['CAPA', 'AUTH', 'USER', 'PASS', 'QUIT'];

const commands: Readonly<Record<string, Command>> = {
  // Capabilities: kisli/vmime issue 267.
  CAPA: () => ['+OK', 'TOP', 'UIDL', 'SASL PLAIN XOAUTH2', 'USER', '.'].join('\r\n'),
  USER: () => '+OK',
  PASS: () => refused,
  AUTH: (session, [mechanism = '', initial]) => {
    if (session.signedIn) return invalidState;
    // Exchange wants the mechanism and the token on two lines (Microsoft Learn, legacy protocols).
    if (initial !== undefined) return malformed;
    if (mechanism.toUpperCase() !== 'XOAUTH2') return refused;
    return session.continueWith(async (line) => (line === '*' ? malformed : session.authenticate(line)));
  },
  STAT: ({ entries }) => `+OK ${entries.length} ${size(entries)}`,
  LIST: ({ entries }, [number]) => list(entries, number, ({ message }) => String(message.source.length)),
  UIDL: ({ entries }, [number]) =>
    list(entries, number, ({ message }) => message.messageId.replace(/[<>]/g, '').split('@')[0] ?? ''),
  RETR: ({ entries }, [number]) => withEntry(entries, number, ({ message }) => multiline(message.source)),
  TOP: ({ entries }, [number, lines = '']) => {
    if (!/^\d{1,6}$/.test(lines)) return malformed;
    return withEntry(entries, number, ({ message }) => multiline(top(message.source, Number(lines))));
  },
  DELE: (session, [number]) =>
    withEntry(session.entries, number, (entry) => {
      session.delete(entry.number);
      return '+OK';
    }),
  NOOP: () => '+OK',
  RSET: (session) => {
    session.reset();
    return '+OK';
  },
  QUIT: (session) => session.quit(),
};

const size = (entries: readonly Entry[]): number =>
  entries.reduce((sum, { message }) => sum + message.source.length, 0);

function list(entries: readonly Entry[], number: string | undefined, show: (entry: Entry) => string): string {
  if (number !== undefined)
    return withEntry(entries, number, (entry) => `+OK ${entry.number} ${show(entry)}`);
  return ['+OK', ...entries.map((entry) => `${entry.number} ${show(entry)}`), '.'].join('\r\n');
}

function withEntry(
  entries: readonly Entry[],
  number: string | undefined,
  use: (entry: Entry) => string,
): string {
  const entry = entries.find((one) => String(one.number) === number);
  return entry === undefined ? noSuchMessage : use(entry);
}

/** Dot-stuffed (RFC 1939 section 3). */
function multiline(text: string): string {
  const lines = text.replace(/\r\n$/, '').split('\r\n');
  return ['+OK', ...lines.map((line) => (line.startsWith('.') ? `.${line}` : line)), '.'].join('\r\n');
}

function top(source: string, lines: number): string {
  const at = source.indexOf('\r\n\r\n') + 4;
  return source.slice(0, at) + source.slice(at).split('\r\n').slice(0, lines).join('\r\n');
}

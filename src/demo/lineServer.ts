// A bounded line server on loopback for IMAP, POP and SMTP: one line at a time, TLS from the start or later.
import { createServer, type Server, type Socket } from 'node:net';
import { createSecureContext, type SecureContext, TLSSocket } from 'node:tls';
import type { DemoContext } from './context.ts';
import { listen, portOf, type RunningSurface } from './httpSurface.ts';
import type { DemoSurface } from './journal.ts';

/** Longest line accepted; XOAUTH2 answers with a large token stay far below it. */
const maximumLineBytes = 64 * 1024;
/** Exchange closes idle sessions after about half an hour; a demo need not wait so long. */
const idleMs = 10 * 60_000;
const maximumConnections = 128;

/** One client's conversation; lines come one by one, each awaited before the next. */
export interface LineSession {
  greet(): Promise<void>;
  /** A line without its end. */
  line(text: string): Promise<void>;
  /** A line was longer than allowed; nothing more is read, so the session says so and ends. */
  tooLong(): void;
  /** Raw bytes asked for with `expectBytes`. */
  bytes?(data: Buffer): Promise<void>;
}

/** What a session does with its connection. */
export interface LineConnection {
  readonly id: number;
  readonly secure: boolean;
  write(text: string): void;
  /** Writes and closes once it is sent. */
  end(text: string): void;
  /** The next `count` bytes go to `bytes` instead of `line`. */
  expectBytes(count: number): void;
  /** Waits for the TLS handshake to start; bytes that came before it are dropped (RFC 3207 section 6). */
  startTls(): void;
}

export interface LineServerOptions {
  readonly surface: DemoSurface;
  readonly security: 'implicitTls' | 'startTls';
  readonly open: (connection: LineConnection) => LineSession;
}

/** Listens on 127.0.0.1, port 0. */
export async function startLineServer(
  context: DemoContext,
  options: LineServerOptions,
): Promise<RunningSurface> {
  const secureContext = createSecureContext({ ...context.identity, minVersion: 'TLSv1.2' });
  const server = createServer((socket) => {
    context.sockets.add(socket);
    socket.on('error', () => socket.destroy());
    if (context.policy().service === 'down') socket.destroy();
    else new Line(socket, secureContext, context, options).start();
  });
  server.maxConnections = maximumConnections;
  await listen(server);
  return { port: portOf(server), stop: () => stop(server) };
}

class Line implements LineConnection {
  readonly id: number;
  readonly #session: LineSession;
  readonly #secureContext: SecureContext;
  readonly #options: LineServerOptions;
  #stream: Socket;
  #pending: Buffer = Buffer.alloc(0);
  #busy = true;
  #awaitedBytes = 0;
  #upgrading = false;
  #ended = false;

  constructor(
    socket: Socket,
    secureContext: SecureContext,
    context: DemoContext,
    options: LineServerOptions,
  ) {
    this.id = context.journal.nextConnection();
    this.#stream = socket;
    this.#secureContext = secureContext;
    this.#options = options;
    this.#session = options.open(this);
  }

  get secure(): boolean {
    return this.#stream instanceof TLSSocket;
  }

  start(): void {
    this.#stream.setNoDelay(true);
    this.#stream.setTimeout(idleMs, () => this.#stream.destroy());
    if (this.#options.security === 'implicitTls') this.startTls();
    else this.#attach();
    if (!this.#upgrading) this.#run(this.#session.greet());
  }

  write(text: string): void {
    if (!this.#stream.writable) return;
    if (this.#stream.writableCorked === 0) this.#stream.cork();
    this.#stream.write(text, 'utf8');
  }

  end(text: string): void {
    this.#ended = true;
    if (this.#stream.writable) this.#stream.end(text, 'utf8');
  }

  expectBytes(count: number): void {
    this.#awaitedBytes = count;
  }

  startTls(): void {
    const plain = this.#stream;
    plain.removeAllListeners('data');
    // What was answered so far goes out in the clear, before the handshake.
    plain.uncork();
    this.#pending = Buffer.alloc(0);
    this.#upgrading = true;
    const secure = new TLSSocket(plain, { isServer: true, secureContext: this.#secureContext });
    secure.on('error', () => plain.destroy());
    secure.once('secure', () => {
      this.#upgrading = false;
      if (this.#options.security === 'implicitTls') this.#run(this.#session.greet());
      else this.#run(Promise.resolve());
    });
    this.#stream = secure;
    this.#attach();
  }

  #attach(): void {
    this.#stream.on('data', (chunk: Buffer) => {
      this.#pending = Buffer.concat([this.#pending, chunk]);
      this.#next();
      if (this.#pending.length > maximumLineBytes) this.#stream.pause();
    });
    this.#stream.on('end', () => this.#stream.end());
  }

  /** Handles the next whole line or awaited bytes, unless one is being handled. */
  #next(): void {
    if (this.#busy || this.#upgrading || this.#ended || this.#stream.destroyed) return;
    if (this.#awaitedBytes > 0) this.#nextBytes(this.#awaitedBytes);
    else this.#nextLine();
  }

  #nextLine(): void {
    const end = this.#pending.indexOf(0x0a);
    if ((end === -1 ? this.#pending.length : end) > maximumLineBytes) {
      this.#busy = true;
      this.#session.tooLong();
      return;
    }
    if (end === -1) return;
    const line = this.#pending.subarray(0, end).toString('utf8').replace(/\r$/, '');
    this.#pending = this.#pending.subarray(end + 1);
    this.#run(this.#session.line(line));
  }

  #nextBytes(count: number): void {
    if (this.#pending.length < count) return;
    const data = this.#pending.subarray(0, count);
    this.#pending = this.#pending.subarray(count);
    this.#awaitedBytes = 0;
    this.#run(this.#session.bytes?.(data) ?? Promise.resolve());
  }

  #run(work: Promise<void>): void {
    this.#busy = true;
    work.then(
      () => {
        this.#busy = false;
        // All lines of one answer leave in one packet.
        this.#stream.uncork();
        this.#stream.resume();
        this.#next();
      },
      () => this.#stream.destroy(),
    );
  }
}

async function stop(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  await promise;
}

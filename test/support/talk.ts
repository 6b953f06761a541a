// A line conversation over TLS for tests: write, wait for a pattern, see the end.
import type { Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { type DemoTenant, hostPort } from './demo.ts';

export class Talk {
  readonly socket: Socket;
  #text = '';
  #ended = false;
  #wake: () => void = () => undefined;

  constructor(socket: Socket) {
    this.socket = socket;
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      this.#text += chunk;
      this.#wake();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.#ended = true;
      this.#wake();
    });
  }

  /** Connects with TLS to a `host:port`; rejects if the handshake fails. */
  static async open(demo: DemoTenant, endpoint: string): Promise<Talk> {
    const { promise, resolve, reject } = Promise.withResolvers<Talk>();
    const socket = connectTls({
      ...hostPort(endpoint),
      ca: demo.endpoints.trustedCa,
      servername: 'localhost',
    });
    const talk = new Talk(socket);
    socket.once('secureConnect', () => resolve(talk));
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('closed')));
    return promise;
  }

  write(text: string): void {
    this.socket.write(text);
  }

  /** Sends a line and returns everything up to the line that starts with the pattern. */
  ask(line: string, pattern: RegExp): Promise<string> {
    this.socket.write(`${line}\r\n`);
    return this.until(pattern);
  }

  /** Everything received up to and including the first line that matches; throws when the connection ends first. */
  async until(pattern: RegExp): Promise<string> {
    for (;;) {
      const lines = this.#text.split('\r\n');
      const at = lines.slice(0, -1).findIndex((line) => pattern.test(line));
      if (at >= 0) {
        this.#text = lines.slice(at + 1).join('\r\n');
        return lines.slice(0, at + 1).join('\n');
      }
      if (this.#ended) throw new Error(`the connection ended after: ${this.#text}`);
      await this.#change();
    }
  }

  async closed(): Promise<void> {
    while (!this.#ended) await this.#change();
  }

  close(): void {
    this.socket.destroy();
  }

  #change(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#wake = resolve;
    return promise;
  }
}

// The line client under IMAP, POP and SMTP: reads a server that may be hostile, a line at a time, within limits.

import type { Socket } from 'node:net';
import { onAbort } from '../core/async.ts';
import type { Deadline } from '../core/deadline.ts';
import type { HostPort } from '../core/endpoints/hosts.ts';
import type { LimitEvidence, ProtocolEvidence } from '../core/report/evidence.ts';
import { cancelled, Failure } from '../core/report/failure.ts';
import { lineLimits } from './lineLimits.ts';
import type { Mask } from './mask.ts';
import { keepTranscript } from './transcript.ts';

export interface LineClientOptions {
  readonly server: HostPort;
  readonly deadline: Deadline;
  readonly signal: AbortSignal;
  readonly mask: Mask;
  /** IMAP: a line that ends in `{n}` goes on after n bytes (RFC 9051 section 4.3). */
  readonly literals?: boolean;
}

export interface LineClient {
  /** The next line without its end; literals are left out of it. Throws a `Failure` at the end of input, of time or of a limit. */
  readLine(during: string): Promise<string>;
  /** Sends one line. `shown` stands in the transcript for a line that holds the token. */
  send(line: string, shown?: string): void;
  /** Gives the socket back for STARTTLS; throws if the server sent anything unasked. */
  detach(): Socket;
  /** Sends the farewell (LOGOUT, QUIT) without waiting for its answer, and closes. */
  end(farewell?: string): void;
  /** Closes at once. */
  destroy(): void;
  /** True if the connection is gone or the server has spoken unasked. */
  readonly stale: boolean;
  /** Evidence for an answer that is not of the protocol. */
  protocolFailure(problem: ProtocolEvidence['problem'], during: string, text: string): Failure;
  /** Evidence for an answer that did not come in the time that was allowed (milliseconds). */
  timeFailure(during: string, allowed: number): Failure;
  /** The dialogue so far, masked. */
  transcript(): readonly string[];
}

/** Takes over a connected socket. */
export function createLineClient(socket: Socket, options: LineClientOptions): LineClient {
  return new BoundedLineClient(socket, options);
}

class BoundedLineClient implements LineClient {
  readonly #socket: Socket;
  readonly #options: LineClientOptions;
  readonly #lines: string[] = [];
  readonly #dialogue = keepTranscript();
  readonly #release: () => void;
  #partial: Buffer[] = [];
  #partialBytes = 0;
  #totalBytes = 0;
  #lineCount = 0;
  /** Bytes of a literal that are still to come, and the part of the line before it. */
  #literalLeft = 0;
  #beforeLiteral = '';
  #wake: (() => void) | undefined;
  #problem: ((during: string) => Failure) | undefined;

  constructor(socket: Socket, options: LineClientOptions) {
    this.#socket = socket;
    this.#options = options;
    const onData = (chunk: Buffer): void => this.#take(chunk);
    const onEnd = (): void => this.#stop((during) => this.#closed(during, ''));
    const onError = (error: Error): void => this.#stop((during) => this.#closed(during, codeOf(error)));
    const onExpire = (): void =>
      this.#stop((during) => this.#limit('time', during, options.deadline.allowedMs));
    const unsubscribe = [
      options.deadline.onExpire(onExpire),
      onAbort(options.signal, () => this.#stop(cancelled)),
    ];
    socket.on('data', onData).on('end', onEnd).on('close', onEnd).on('error', onError);
    this.#release = () => {
      for (const end of unsubscribe) end();
      socket.off('data', onData).off('end', onEnd).off('close', onEnd).off('error', onError);
    };
  }

  get stale(): boolean {
    return this.#problem !== undefined;
  }

  async readLine(during: string): Promise<string> {
    for (;;) {
      const line = this.#lines.shift();
      if (line !== undefined) return line;
      if (this.#problem !== undefined) throw this.#problem(during);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  send(line: string, shown = line): void {
    if (/[\r\n\0]/.test(line)) {
      throw new Failure({
        kind: 'local',
        problem: 'invalidInput',
        text: 'A command may not hold a line end.',
      });
    }
    this.#dialogue.client(shown);
    if (this.#problem === undefined) this.#socket.write(`${line}\r\n`, 'utf8');
  }

  detach(): Socket {
    if (this.#lines.length > 0 || this.#partialBytes > 0) {
      const text = `${this.#lines.join(' ')} ${this.#rest()}`;
      this.destroy();
      throw this.protocolFailure('injectedBeforeTls', 'STARTTLS', text);
    }
    if (this.#problem !== undefined) throw this.#problem('STARTTLS');
    this.#socket.pause();
    this.#release();
    return this.#socket;
  }

  end(farewell?: string): void {
    this.#release();
    const socket = this.#socket;
    socket.on('error', () => socket.destroy());
    socket.resume();
    // The answer to the farewell is not needed: a program that has its results ends before it comes.
    socket.end(farewell === undefined ? '' : `${farewell}\r\n`, () => socket.unref());
    // A server that never closes is left after a second.
    socket.setTimeout(1_000, () => socket.destroy());
  }

  destroy(): void {
    this.#release();
    this.#socket.on('error', () => {});
    this.#socket.destroy();
  }

  protocolFailure(problem: ProtocolEvidence['problem'], during: string, text: string): Failure {
    const { host, port } = this.#options.server;
    const shown = this.#options.mask(text, 300);
    return new Failure({
      kind: 'protocol',
      problem,
      host,
      port,
      during,
      text: shown,
      transcript: this.transcript(),
    });
  }

  timeFailure(during: string, allowed: number): Failure {
    return this.#limit('time', during, allowed);
  }

  transcript(): readonly string[] {
    return this.#dialogue.lines(this.#options.mask);
  }

  #limit(limit: LimitEvidence['limit'], during: string, allowed: number): Failure {
    const { host, port } = this.#options.server;
    return new Failure({ kind: 'limit', limit, host, port, during, allowed, transcript: this.transcript() });
  }

  #closed(during: string, code: string): Failure {
    // The code that opened the socket may close it before this side hears of the same abort.
    if (this.#options.signal.aborted) return cancelled();
    return this.protocolFailure('closedEarly', during, `${code} ${this.#rest()}`);
  }

  #rest(): string {
    return Buffer.concat(this.#partial).subarray(0, 1_000).toString('utf8');
  }

  #stop(problem: (during: string) => Failure): void {
    if (this.#problem !== undefined) return;
    this.#problem = problem;
    this.#socket.destroy();
    this.#wake?.();
  }

  #take(chunk: Buffer): void {
    this.#totalBytes += chunk.length;
    if (this.#totalBytes > lineLimits.totalBytes) {
      this.#stop((during) => this.#limit('bytes', during, lineLimits.totalBytes));
      return;
    }
    let start = this.#skipLiteral(chunk, 0);
    for (let end = chunk.indexOf(lineFeed, start); end >= 0; end = chunk.indexOf(lineFeed, start)) {
      this.#line(chunk.subarray(start, end));
      if (this.#problem !== undefined) return;
      start = this.#skipLiteral(chunk, end + 1);
    }
    if (start < chunk.length) this.#keep(chunk.subarray(start));
    if (this.#lines.length > 0) this.#wake?.();
  }

  #skipLiteral(chunk: Buffer, start: number): number {
    const skipped = Math.min(this.#literalLeft, chunk.length - start);
    this.#literalLeft -= skipped;
    return start + skipped;
  }

  #keep(part: Buffer): void {
    this.#partial.push(part);
    this.#partialBytes += part.length;
    if (this.#partialBytes + this.#beforeLiteral.length > lineLimits.lineBytes) {
      this.#stop((during) => this.#limit('bytes', during, lineLimits.lineBytes));
    }
  }

  #line(part: Buffer): void {
    this.#keep(part);
    if (this.#problem !== undefined) return;
    const bytes = Buffer.concat(this.#partial);
    this.#partial = [];
    this.#partialBytes = 0;
    this.#lineCount++;
    const text = bytes.toString('utf8').replace(/\r$/, '');
    this.#dialogue.server(text);
    if (/[\r\0]/.test(text)) {
      this.#stop((during) => this.protocolFailure('malformed', during, text));
    } else if (this.#lineCount > lineLimits.lines) {
      this.#stop((during) => this.#limit('lines', during, lineLimits.lines));
    } else if (!this.#startsLiteral(text)) {
      this.#lines.push(this.#beforeLiteral + text);
      this.#beforeLiteral = '';
    }
  }

  #startsLiteral(text: string): boolean {
    const size = this.#options.literals ? /\{(\d{1,20})\+?\}$/.exec(text)?.[1] : undefined;
    if (size === undefined) return false;
    if (Number(size) > lineLimits.literalBytes) {
      this.#stop((during) => this.#limit('bytes', during, lineLimits.literalBytes));
    }
    this.#literalLeft = Number(size);
    this.#beforeLiteral += text;
    return true;
  }
}

const lineFeed = 10;

const codeOf = (error: Error): string =>
  'code' in error && typeof error.code === 'string' ? error.code : error.name;

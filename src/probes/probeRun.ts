// The state of one run that every protocol file works with: steps, clock, cancellation, network.

import type { Socket } from 'node:net';
import type { Secret } from '../core/credential/secret.ts';
import type { Deadline } from '../core/deadline.ts';
import type { MailServer } from '../core/endpoints/endpoints.ts';
import { type HostPort, hostPortOf } from '../core/endpoints/hosts.ts';
import * as l10n from '../core/l10n.ts';
import type { Evidence } from '../core/report/evidence.ts';
import { evidenceOf } from '../core/report/failure.ts';
import type { StepId } from '../core/report/probeReport.ts';
import type { TokenClaims } from '../core/token/tokenClaims.ts';
import type { CallOptions, HttpRequest, HttpResponse } from '../net/network.ts';
import { describeEvidence } from './describeEvidence.ts';
import { createMask, type Mask } from './mask.ts';
import type { ProbeRequest } from './probeRequest.ts';
import type { StepRecorder } from './steps.ts';

/** What a protocol needs to sign in. */
export interface Access {
  readonly token: Secret;
  readonly claims: TokenClaims | undefined;
}

/** Thrown once a step is recorded as failed, to leave the run; it carries nothing. */
export class StepFailed extends Error {
  override readonly name = 'StepFailed';
}

export class ProbeRun {
  readonly request: ProbeRequest;
  readonly steps: StepRecorder;
  readonly deadline: Deadline;
  /** Those of the token, once it is there. */
  claims: TokenClaims | undefined;
  readonly #now: () => number;
  readonly #secrets: Secret[] = [];
  #mask: Mask = createMask([]);

  constructor(request: ProbeRequest, steps: StepRecorder, deadline: Deadline) {
    this.request = request;
    this.steps = steps;
    this.deadline = deadline;
    this.#now = request.now ?? Date.now;
  }

  get now(): number {
    return this.#now();
  }

  /** Masks what was learned by `hide`, also if that happens after the mask was handed out. */
  readonly mask: Mask = (text, max) => this.#mask(text, max);

  /** Learns the token, or what is sent with it, so that no text of a server can show it. */
  hide(secret: Secret): void {
    this.#secrets.push(secret);
    this.#mask = createMask(this.#secrets);
  }

  /** Runs one step; its sentence is what `work` returns. A throw is recorded and ends the run. */
  async step(id: StepId, work: () => Promise<string>): Promise<void> {
    const startedAt = this.now;
    let detail: string;
    try {
      detail = await work();
    } catch (error) {
      throw this.failed(id, startedAt, evidenceOf(error));
    }
    this.steps.ok(id, this.now - startedAt, detail);
  }

  /** Records a failed step; throw what it returns. */
  failed(id: StepId, startedAt: number, evidence: Evidence): StepFailed {
    this.steps.fail(id, this.now - startedAt, describeEvidence(evidence), evidence);
    return new StepFailed();
  }

  /** Opens the port of a mail server; its hops become steps. With STARTTLS the step `tls` is left to `securing`. */
  async open({ host, port, security: offered }: MailServer): Promise<Socket> {
    const security = offered === 'implicitTls' ? 'implicitTls' : 'plain';
    const target = { host, port, security } as const;
    const socket = await this.#reaching(() => this.request.network.open(target, this.callOptions()));
    if (security === 'implicitTls') this.#connected(target);
    return socket;
  }

  /** Opens the connection that the next `http` to this server will use; its hops become steps. */
  async warm(server: HostPort): Promise<void> {
    await this.#reaching(() => this.request.network.warm(server, this.callOptions()));
    this.#connected(server);
  }

  /** Anything that stops a connection is put on the hop it stopped. */
  async #reaching<T>(work: () => Promise<T>): Promise<T> {
    const startedAt = this.now;
    try {
      return await work();
    } catch (error) {
      const evidence = evidenceOf(error);
      throw this.failed(this.steps.openHop(evidence) ?? 'tls', startedAt, evidence);
    }
  }

  /** Runs what secures a connection that stands; whatever stops it is a failure of the step `tls`. */
  async securing<T>(work: () => Promise<T>): Promise<T> {
    const startedAt = this.now;
    try {
      const result = await work();
      this.steps.connected('');
      return result;
    } catch (error) {
      throw this.failed('tls', startedAt, evidenceOf(error));
    }
  }

  /** One HTTP call. A failure before the connection stood is a failed hop; one after it is thrown as it is. */
  async http(request: HttpRequest): Promise<HttpResponse> {
    const startedAt = this.now;
    const { host, port } = hostPortOf(new URL(request.url));
    try {
      const response = await this.request.network.http(request, this.callOptions());
      this.#connected({ host, port });
      return response;
    } catch (error) {
      const evidence = evidenceOf(error);
      const hop = this.steps.openHop(evidence);
      if (hop === undefined || this.steps.status(hop) !== undefined) throw error;
      throw this.failed(hop, startedAt, evidence);
    }
  }

  callOptions(): CallOptions {
    return {
      signal: this.request.signal,
      deadlineMs: this.deadline.remainingMs(),
      onHop: (trace) => this.steps.hop(trace),
    };
  }

  #connected({ host, port }: HostPort): void {
    this.steps.connected(l10n.record('Kept connection to {0}.', `${host}:${port}`));
  }
}

/** A connection that waits for its token. */
export interface Connected {
  /** Signs in and opens the mailbox; records `authenticate`, `openMailbox` and, for SMTP, `sendAs`. */
  use(access: Access): Promise<void>;
  /** True if it cannot be used any more: the token took so long that the server hung up. */
  readonly stale: boolean;
  close(): void;
}

/** One protocol: records `resolve`, `connect` and `tls` while the token is on its way. */
export type ProtocolProbe = (run: ProbeRun) => Promise<Connected>;

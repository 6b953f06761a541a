// One token for all probes of a run that need the same one: the authority is asked once, also where it refuses.

import { grants } from '../core/permissions/grants.ts';
import { protocols } from '../core/permissions/protocols.ts';
import { evidenceOf } from '../core/report/failure.ts';
import type { AcquiredToken, ProbeRequest } from './probeRequest.ts';

/** A token this close to its end is not handed out any more. */
const reserveMs = 120_000;

/** How often the authority is asked again where it did not answer. A refusal is asked for once. */
const mostAttempts = 3;

interface Entry {
  token: Promise<AcquiredToken>;
  expiresAt: number;
  attempts: number;
  failed: 'no' | 'refused' | 'unanswered';
}

export class SharedTokens {
  readonly #entries = new Map<string, Entry>();
  readonly #signal: AbortSignal;
  readonly #now: () => number;

  /** `signal` cancels the requests for tokens: not that of one probe, which must not cancel those of the others. */
  constructor(signal: AbortSignal, now: () => number) {
    this.#signal = signal;
    this.#now = now;
  }

  /** What a probe calls in place of its own `acquireToken`. */
  for(request: ProbeRequest): ProbeRequest['acquireToken'] {
    const key = keyOf(request);
    return () => {
      const entry = this.#entries.get(key);
      if (entry !== undefined && this.#holds(entry)) {
        return entry.token.then((acquired) => ({ ...acquired, fromCache: true }));
      }
      return this.#ask(key, request, (entry?.failed === 'no' ? 0 : (entry?.attempts ?? 0)) + 1);
    };
  }

  #holds(entry: Entry): boolean {
    if (entry.failed === 'unanswered') return entry.attempts >= mostAttempts;
    return entry.failed === 'refused' || entry.expiresAt - reserveMs > this.#now();
  }

  #ask(key: string, request: ProbeRequest, attempts: number): Promise<AcquiredToken> {
    const token = request.acquireToken(this.#signal);
    const entry: Entry = { token, attempts, expiresAt: Number.POSITIVE_INFINITY, failed: 'no' };
    this.#entries.set(key, entry);
    token.then(
      ({ claims }) => {
        if (claims?.expiresAt !== undefined) entry.expiresAt = claims.expiresAt * 1_000;
      },
      (error: unknown) => {
        const { kind } = evidenceOf(error);
        entry.failed = kind === 'network' || kind === 'limit' ? 'unanswered' : 'refused';
      },
    );
    return token;
  }
}

/** An application's token serves all its mailboxes, a person's only those that this person signs in for. */
function keyOf({ registration, protocol, mailbox, endpoints }: ProbeRequest): string {
  const person = grants[registration.grant].access === 'delegated';
  const account = person ? (mailbox.signInAs ?? mailbox.address).toLowerCase() : '';
  const { resource } = protocols[protocol];
  return JSON.stringify([registration.id, registration.clientId, endpoints.authority, resource, account]);
}

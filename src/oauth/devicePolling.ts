// Waits for the person who enters a device code (RFC 8628 section 3.5). MSAL is told to ask once; the waiting is done
// here, because MSAL's own cannot be cancelled and takes `slow_down` for an end.

import type { HostPort } from '../core/endpoints/hosts.ts';
import { evidenceOf, Failure } from '../core/report/failure.ts';
import type { Answer } from './tokenAnswer.ts';

/** What the device code endpoint said, in seconds. */
export interface DeviceTimes {
  readonly interval: number;
  readonly expiresIn: number;
}

export interface Polling {
  readonly host: HostPort;
  readonly times: DeviceTimes;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Rejects with the signal's reason if it aborts. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly signal: AbortSignal;
  readonly ask: () => Promise<Answer>;
}

/** RFC 8628 section 3.5: `slow_down` adds five seconds, for good. */
const slowDownSeconds = 5;

/** The first answer that is neither "not yet" nor a single failed connection. Throws when the code has expired. */
export async function pollForPerson(polling: Polling): Promise<Answer> {
  const { times, now, signal } = polling;
  const end = now() + times.expiresIn * 1000;
  let interval = times.interval;
  for (;;) {
    await polling.wait(interval * 1000, signal);
    const answer = await askOnce(polling);
    // RFC 8628 section 3.5: a connection that times out makes the client ask less often.
    if (answer === undefined) interval *= 2;
    else {
      const evidence = answer.refusal?.evidence;
      const error = evidence?.kind === 'oauth' ? evidence.error : '';
      if (error === 'slow_down') interval += slowDownSeconds;
      else if (error !== 'authorization_pending') return answer;
    }
    if (now() >= end) throw expired(polling);
  }
}

/** Undefined if the network failed this time; a person needs minutes, so once is no reason to give up. */
async function askOnce(polling: Polling): Promise<Answer | undefined> {
  try {
    return await polling.ask();
  } catch (error) {
    const { kind } = evidenceOf(error);
    if (!polling.signal.aborted && (kind === 'network' || kind === 'limit')) return undefined;
    throw error;
  }
}

function expired({ host, times }: Polling): Failure {
  const allowed = times.expiresIn * 1000;
  return new Failure({
    kind: 'limit',
    limit: 'time',
    ...host,
    during: 'sign-in with the device code',
    allowed,
  });
}

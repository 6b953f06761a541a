// The connection under the mail probes: the line client on the socket, the greeting, and what a refusal is told with.
import type { Socket } from 'node:net';
import { withTimeout } from '../core/deadline.ts';
import type { MailServer } from '../core/endpoints/endpoints.ts';
import type { MailEvidence } from '../core/report/evidence.ts';
import { Failure } from '../core/report/failure.ts';
import { createLineClient, type LineClient } from './lineClient.ts';
import type { ProbeRun } from './probeRun.ts';
import { decodeChallenge } from './sasl.ts';

/** Puts the bounded line client on a socket. */
export function speakLines(
  run: ProbeRun,
  socket: Socket,
  server: MailServer,
  protocol: MailEvidence['protocol'],
): LineClient {
  return createLineClient(socket, {
    server,
    deadline: run.deadline,
    signal: run.request.signal,
    mask: run.mask,
    literals: protocol === 'imap',
  });
}

/** A server that is silent for this long is not waited for. */
const defaultGreetingMs = 10_000;

/**
 * Reads the greeting. A server that waits to be asked is no mail server but, say, a web server: after half the time it
 * gets a harmless command, so that it shows what it is. A slow mail server answers that one as well.
 */
export async function awaitGreeting<T>(
  run: ProbeRun,
  client: LineClient,
  command: string,
  readGreeting: () => Promise<T>,
): Promise<T> {
  const allowed = run.request.greetingMs ?? defaultGreetingMs;
  let sent = false;
  const sendIfSilent = (): void => {
    sent = true;
    client.send(command);
  };
  const timer = setTimeout(sendIfSilent, Math.min(allowed, run.deadline.remainingMs()) / 2);
  const read = async () => {
    const greeting = await readGreeting();
    if (sent) await client.readLine('greeting');
    return greeting;
  };
  try {
    return await withTimeout(read(), allowed, () => client.timeFailure('greeting', allowed));
  } catch (error) {
    client.destroy();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** What a mail server said no with. */
export interface Refusal {
  readonly command: string;
  readonly status: string;
  readonly enhanced?: string | undefined;
  readonly text: string;
  /** As it came: base64 of JSON. */
  readonly challenge?: string | undefined;
}

/** The failure for a refusal, everything in it masked. */
export function refused(
  run: ProbeRun,
  client: LineClient,
  protocol: MailEvidence['protocol'],
  { command, status, enhanced, text, challenge }: Refusal,
): Failure {
  return new Failure({
    kind: 'mail',
    protocol,
    command,
    status: run.mask(status, 40),
    ...(enhanced === undefined ? {} : { enhanced: run.mask(enhanced, 200) }),
    text: run.mask(text, 1_000),
    ...(challenge === undefined ? {} : { challenge: run.mask(decodeChallenge(challenge), 1_000) }),
    ...backOffIn(text),
    transcript: client.transcript(),
  });
}

/** `Request is throttled. Suggested Backoff Time: 10000 milliseconds`: Exchange's IMAP has no response code for it. */
function backOffIn(text: string): { backOffMs?: number } {
  const ms = /Suggested Backoff Time: (\d{1,9}) milliseconds/.exec(text)?.[1];
  return ms === undefined ? {} : { backOffMs: Number(ms) };
}

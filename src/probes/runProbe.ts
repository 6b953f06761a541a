// Runs one probe: connection and token at the same time, then the protocol's own steps.

import { onAbort } from '../core/async.ts';
import { startDeadline } from '../core/deadline.ts';
import { hostPortOf } from '../core/endpoints/hosts.ts';
import * as l10n from '../core/l10n.ts';
import { grants } from '../core/permissions/grants.ts';
import type { ProtocolId } from '../core/registration/registration.ts';
import { evidenceOf, Failure } from '../core/report/failure.ts';
import type { ClaimedOutcome, StepId, StepOutcome } from '../core/report/probeReport.ts';
import { beginClaims, type ClaimsVerdict } from './claimsStep.ts';
import { ewsProbe } from './ews.ts';
import { graphProbe } from './graph.ts';
import { imapProbe } from './imap.ts';
import { popProbe } from './pop.ts';
import type { AcquiredToken, ProbeRequest } from './probeRequest.ts';
import { mailboxToOpen } from './probeRequest.ts';
import { type Connected, ProbeRun, type ProtocolProbe, StepFailed } from './probeRun.ts';
import { checkAddress, checkToken } from './sasl.ts';
import { smtpProbe } from './smtp.ts';
import { recordSteps } from './steps.ts';

const probes: Readonly<Record<ProtocolId, ProtocolProbe>> = {
  ews: ewsProbe,
  pop: popProbe,
  smtp: smtpProbe,
  imap: imapProbe,
  graph: graphProbe,
};

const defaultDeadlineMs = 30_000;

/** Tests one mailbox through one protocol. Whatever servers do is in the outcome; nothing is thrown for it. */
export async function runProbe(request: ProbeRequest): Promise<ClaimedOutcome> {
  const now = request.now ?? Date.now;
  const startedAt = now();
  const steps = recordSteps(stepsOf(request), request.onStep);
  const deadline = startDeadline(request.deadlineMs ?? defaultDeadlineMs);
  const run = new ProbeRun(request, steps, deadline);
  try {
    await runSteps(run);
  } catch (error) {
    if (!(error instanceof StepFailed)) run.failed('authenticate', now(), evidenceOf(error));
  } finally {
    deadline.stop();
  }
  const outcomes = steps.finish();
  const opened = outcomes.some(({ id, status }) => id === 'openMailbox' && status === 'ok');
  return {
    registration: request.registration.id,
    address: mailboxToOpen(request),
    protocol: request.protocol,
    startedAt: new Date(startedAt).toISOString(),
    durationMs: Math.max(0, Math.round(now() - startedAt)),
    ok: opened && outcomes.every(({ status }) => status !== 'failed'),
    steps: outcomes,
    ...(request.sendTestTo === undefined ? {} : { submitted: reachedSubmission(outcomes) }),
    ...(run.claims === undefined ? {} : { claims: run.claims }),
  };
}

/** True once the sender was accepted: the test message was handed over, whatever came of it. */
const reachedSubmission = (steps: readonly StepOutcome[]): boolean =>
  steps.some(({ id, status }) => id === 'sendAs' && status !== 'skipped') &&
  steps.some(({ id, status }) => id === 'openMailbox' && status === 'ok');

function stepsOf({ protocol, mailbox }: ProbeRequest): readonly StepId[] {
  const steps = ['resolve', 'connect', 'tls', 'token', 'claims', 'authenticate', 'openMailbox'] as const;
  return protocol === 'smtp' || mailbox.sendAs !== undefined ? [...steps, 'sendAs'] : steps;
}

async function runSteps(run: ProbeRun): Promise<void> {
  const probe = probes[run.request.protocol];
  const { mailbox, sendTestTo } = run.request;
  for (const address of [mailboxToOpen(run.request), mailbox.sendAs, sendTestTo]) {
    if (address !== undefined) checkAddress(address);
  }
  const { connected, acquired } = await connectAndAcquire(run, probe);
  let connection = connected;
  try {
    const verdict = beginClaims(run, acquired.claims);
    if (connection.stale) {
      run.steps.forgetConnection();
      connection = await probe(run);
    }
    await use(connection, acquired, verdict);
  } finally {
    connection.close();
  }
}

async function use(connection: Connected, acquired: AcquiredToken, verdict: ClaimsVerdict): Promise<void> {
  try {
    await connection.use({ token: acquired.token, claims: acquired.claims });
  } finally {
    verdict();
  }
}

/** Both at once; a failed connection ends the wait for the token, since no step after it can be reached. */
async function connectAndAcquire(
  run: ProbeRun,
  probe: ProtocolProbe,
): Promise<{ connected: Connected; acquired: AcquiredToken }> {
  const { signal } = run.request;
  const stop = new AbortController();
  const unsubscribe = onAbort(signal, () => stop.abort(signal.reason));
  const token = acquire(run, stop.signal);
  token.catch(() => {});
  let connected: Connected | undefined;
  try {
    connected = await probe(run);
    return { connected, acquired: await token };
  } catch (error) {
    stop.abort();
    connected?.close();
    throw error;
  } finally {
    unsubscribe();
  }
}

async function acquire(run: ProbeRun, signal: AbortSignal): Promise<AcquiredToken> {
  const { request, deadline } = run;
  const person = grants[request.registration.grant].access === 'delegated';
  let acquired: AcquiredToken | undefined;
  await run.step('token', async () => {
    acquired = await (person
      ? request.acquireToken(signal)
      : run.deadline.race(request.acquireToken(signal), () => tokenLate(run)));
    checkToken(acquired.token);
    run.hide(acquired.token);
    run.claims = acquired.claims;
    return acquired.fromCache
      ? l10n.msg('A token was in memory.')
      : l10n.msg('The authority issued a token.');
  });
  if (acquired === undefined) throw new StepFailed();
  if (person) deadline.restart();
  return acquired;
}

/** The token of an application has to come within the run's own deadline. */
function tokenLate({ request, deadline }: ProbeRun): Failure {
  const authority = hostPortOf(new URL(request.endpoints.authority));
  return new Failure({
    kind: 'limit',
    limit: 'time',
    ...authority,
    during: 'token',
    allowed: deadline.allowedMs,
  });
}

// One request to the directory: waits while new objects are copied, obeys Retry-After, never repeats what may have worked.

import * as v from 'valibot';
import * as l10n from '../core/l10n.ts';
import { withinWaits } from '../core/report/backOff.ts';
import type { DirectoryAnswer } from '../core/report/directoryAnswer.ts';
import { evidenceOf, Failure } from '../core/report/failure.ts';
import { graphEvidenceOf } from '../core/report/graphEvidence.ts';
import { parseJson } from '../core/text/parseJson.ts';
import type { Effects, GraphReply } from './effects.ts';
import type { PlannedRequest } from './planStep.ts';

export interface SendOptions {
  /** True: sending it twice does no harm. */
  readonly repeatable: boolean;
  /** True: it is about something made minutes ago, so "not found" can mean "not yet". */
  readonly fresh: boolean;
  /** Milliseconds after which it is not tried again (default ten minutes). */
  readonly budgetMs?: number;
}

export type Sent =
  | { readonly kind: 'ok'; readonly reply: GraphReply }
  /** No answer, or one that does not say whether the request was carried out. */
  | { readonly kind: 'lost'; readonly failure: Failure }
  | { readonly kind: 'answer'; readonly answer: DirectoryAnswer; readonly failure: Failure };

/** Seconds between tries; the last one repeats (facts: seen delays of Entra's copies reach minutes). */
const pausesSeconds = [1, 2, 4, 8, 15, 30] as const;
const defaultBudgetMs = 10 * 60_000;
/** How often a request without any answer is sent again, if it may be. */
const mostLost = 3;

export async function send(effects: Effects, request: PlannedRequest, options: SendOptions): Promise<Sent> {
  const endsAt = effects.now() + (options.budgetMs ?? defaultBudgetMs);
  let lost = 0;
  for (let attempt = 0; ; attempt += 1) {
    effects.signal.throwIfAborted();
    const sent = await sendOnce(effects, request);
    if (sent.kind === 'ok') return sent;
    if (sent.kind === 'lost') {
      lost += 1;
      if (!options.repeatable || lost >= mostLost) return sent;
    } else if (!(sent.answer === 'busy' || (sent.answer === 'notYet' && options.fresh))) {
      return plain(sent, options);
    }
    const pause = pauseMs(attempt, sent.failure);
    if (effects.now() + pause > endsAt) return sent;
    effects.report(
      sent.kind === 'answer' && sent.answer === 'notYet'
        ? l10n.msg('Entra is still copying what was made…')
        : l10n.msg('Waiting, then trying again…'),
    );
    await effects.wait(pause, effects.signal);
  }
}

/** What cannot be new is not there. */
const plain = (sent: Exclude<Sent, { kind: 'ok' | 'lost' }>, { fresh }: SendOptions): Sent =>
  sent.answer === 'notYet' && !fresh ? { ...sent, answer: 'gone' } : sent;

async function sendOnce(effects: Effects, request: PlannedRequest): Promise<Sent> {
  let reply: GraphReply;
  try {
    reply = await effects.graph(request);
  } catch (error) {
    if (effects.signal.aborted) throw error;
    const evidence = evidenceOf(error);
    // Refused here, before anything went out: waiting does not change it.
    if (evidence.kind === 'local' || evidence.kind === 'oauth') throw error;
    return { kind: 'lost', failure: new Failure(evidence, { cause: error }) };
  }
  if (reply.status >= 200 && reply.status < 300) return { kind: 'ok', reply };
  const evidence = graphEvidenceOf(reply, effects.now());
  const answer = effects.readAnswer(evidence);
  const failure = new Failure(evidence);
  return answer === 'unclear' ? { kind: 'lost', failure } : { kind: 'answer', answer, failure };
}

function pauseMs(attempt: number, { evidence }: Failure): number {
  if (evidence.kind === 'graph' && evidence.retryAfterSeconds !== undefined) {
    return withinWaits(evidence.retryAfterSeconds * 1_000);
  }
  const seconds = pausesSeconds[Math.min(attempt, pausesSeconds.length - 1)] ?? 30;
  // Up to a quarter more, so that two windows do not ask in step.
  return Math.round(seconds * 1000 * (1 + Math.random() / 4));
}

/** Reads a good answer; throws if it has another shape than the reference says. */
export function readAs<T>(shape: v.GenericSchema<unknown, T>, text: string): T {
  const parsed = v.safeParse(shape, parseJson(text));
  if (parsed.success) return parsed.output;
  // Without the text: the answer can hold a secret.
  throw new Failure({
    kind: 'local',
    problem: 'internal',
    text: 'Microsoft Graph gave an answer of another shape.',
  });
}

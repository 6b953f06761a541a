// Exchange's caches: a change acts on calls only after a while, although the cmdlets show it at once.
import { type DelayId, delays } from '../../core/report/delays.ts';
import type { ExchangeState } from './exchangeState.ts';

/** Parts that the servers cache, each with its published delay; groups and principals are read at once here. */
const cached: readonly (readonly [part: keyof ExchangeState, delay: DelayId])[] = [
  ['assignments', 'rbacRole'],
  ['scopes', 'rbacRole'],
  ['accessPolicies', 'accessPolicy'],
  ['permissions', 'mailboxPermission'],
  ['switches', 'mailboxSwitch'],
  ['organization', 'ewsSwitch'],
];

/**
 * What the servers go by `sinceMs` after a change: each part as it was until its delay is over.
 * `minuteMs` is how many milliseconds of the demo stand for a minute of Exchange's.
 */
export function inForce(
  before: ExchangeState,
  after: ExchangeState,
  sinceMs: number,
  minuteMs: number,
): ExchangeState {
  const waiting = cached.filter(([, delay]) => sinceMs < delays[delay].toMinutes * minuteMs);
  return { ...after, ...Object.fromEntries(waiting.map(([part]) => [part, before[part]])) };
}

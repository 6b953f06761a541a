// A probe that a capsule answers in place of the servers.
import type { ClaimedOutcome } from '../../core/report/probeReport.ts';
import type { TokenClaims } from '../../core/token/tokenClaims.ts';
import type { WindowProbe } from './windowProbe.ts';

/** What a capsule's servers answered, as if they answered now. */
export function replayed(
  recorded: ClaimedOutcome,
  { registration, protocol, onStep }: Pick<WindowProbe, 'registration' | 'protocol' | 'onStep'>,
): ClaimedOutcome {
  for (const step of recorded.steps) onStep?.(protocol, step);
  const now = new Date();
  const { claims } = recorded;
  const laterMs = now.getTime() - Date.parse(recorded.startedAt);
  return {
    ...recorded,
    registration: registration.id,
    startedAt: now.toISOString(),
    ...(claims === undefined || Number.isNaN(laterMs) ? {} : { claims: moved(claims, laterMs / 1000) }),
  };
}

/** The dates of the token are moved, so that it is as old now as it was when it was recorded. */
function moved(claims: TokenClaims, seconds: number): TokenClaims {
  const at = (name: 'issuedAt' | 'notBefore' | 'expiresAt') =>
    claims[name] === undefined ? {} : { [name]: claims[name] + seconds };
  return { ...claims, ...at('issuedAt'), ...at('notBefore'), ...at('expiresAt') };
}

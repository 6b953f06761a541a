// One probe of this window: through the one limiter, with the registration's own token, its outcome redacted.
import { protocols as protocolTable } from '../../core/permissions/protocols.ts';
import type { ProbeOutcome } from '../../core/report/probeReport.ts';
import { redactJson } from '../../core/text/redactJson.ts';
import type { TokenClaims } from '../../core/token/tokenClaims.ts';
import type { ProbeLimiter } from '../../probes/probeLimiter.ts';
import type { AcquiredToken, ProbeRequest } from '../../probes/probeRequest.ts';
import type { Recordings } from '../capsules/recordings.ts';
import type { TestOptions } from '../shell/services.ts';
import { type AccessDeps, acquireFor, usableEndpoints } from './access.ts';
import { localOutcome } from './localOutcome.ts';

export interface ProbingDeps extends AccessDeps {
  readonly redact: (text: string) => string;
  readonly productVersion: string;
  readonly recordings: Recordings;
}

/** What is asked for: the probe's own request, without what only this folder can give. */
export interface WindowProbe
  extends TestOptions,
    Pick<ProbeRequest, 'registration' | 'mailbox' | 'protocol' | 'openAs'> {
  /** Milliseconds since the epoch: an older token is not used. */
  readonly notBefore?: number;
  /** Had another way, with a credential that is not in use yet; else the registration's own is asked for. */
  readonly token?: AcquiredToken;
}

/** The outcome, and the claims of the token that was used. */
export type ClaimedOutcome = ProbeOutcome & { readonly claims?: TokenClaims };

export function createProbing(deps: ProbingDeps): (wanted: WindowProbe) => Promise<ClaimedOutcome> {
  let loaded: Promise<ProbeLimiter> | undefined;
  /** Every probe of the window goes through one limiter. */
  const limiter = () => {
    loaded ??= import('../../probes/probeLimiter.ts').then(({ ProbeLimiter }) => new ProbeLimiter());
    return loaded;
  };
  return async (wanted) => {
    const { registration, mailbox, protocol, openAs, patient = false } = wanted;
    const recorded = deps.recordings.replay(registration, protocol);
    if (recorded !== undefined) return replayed(recorded, wanted);
    const usable = await usableEndpoints(registration, deps);
    if (!usable.ok) {
      const subject = { registration: registration.id, address: openAs ?? mailbox.address, protocol };
      return localOutcome(subject, 'resolve', usable.evidence, new Date());
    }
    let claims: TokenClaims | undefined;
    const request = await requestFor(wanted, usable.endpoints, deps, (used) => {
      claims = used;
    });
    const outcome = await (await limiter()).run(request, { patient });
    const seen = redactJson({ ...outcome, ...(claims === undefined ? {} : { claims }) }, deps.redact);
    deps.recordings.keep(registration, seen);
    return seen;
  };
}

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
    ...{ registration: registration.id, startedAt: now.toISOString() },
    ...(claims === undefined || Number.isNaN(laterMs) ? {} : { claims: moved(claims, laterMs / 1000) }),
  };
}

/** A token that was good when it was recorded is good again, and one that had ended has ended again. */
function moved(claims: TokenClaims, seconds: number): TokenClaims {
  const at = (name: 'issuedAt' | 'notBefore' | 'expiresAt') =>
    claims[name] === undefined ? {} : { [name]: claims[name] + seconds };
  return { ...claims, ...at('issuedAt'), ...at('notBefore'), ...at('expiresAt') };
}

async function requestFor(
  wanted: WindowProbe,
  endpoints: ProbeRequest['endpoints'],
  deps: ProbingDeps,
  onClaims: (claims: TokenClaims | undefined) => void,
): Promise<ProbeRequest> {
  const { interactive = true, notBefore, token: given, onStep, patient: _patient, ...request } = wanted;
  const { registration, mailbox, protocol } = request;
  const { resource } = protocolTable[protocol];
  const fresh = notBefore === undefined ? {} : { notBefore };
  return {
    ...request,
    endpoints,
    network: (await deps.tokens.networks()).for(endpoints),
    acquireToken: async (signal) => {
      const ask = { registration, endpoints, resource, signal, interactive, ...fresh };
      const token = given ?? (await acquireFor(ask, mailbox, deps.tokens));
      onClaims(token.claims);
      return token;
    },
    productVersion: deps.productVersion,
    ...(onStep === undefined ? {} : { onStep: (step) => onStep(protocol, step) }),
  };
}

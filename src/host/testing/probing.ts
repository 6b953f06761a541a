// One probe of this window: through the one limiter, with the registration's own token, its outcome redacted.
import { protocols as protocolTable } from '../../core/permissions/protocols.ts';
import type { ClaimedOutcome } from '../../core/report/probeReport.ts';
import { redactJson } from '../../core/text/redactJson.ts';
import type { ProbeLimiter } from '../../probes/probeLimiter.ts';
import type { ProbeRequest } from '../../probes/probeRequest.ts';
import type { Recordings } from '../capsules/recordings.ts';
import { type AccessDeps, acquireFor, usableEndpoints } from './access.ts';
import { localOutcome } from './localOutcome.ts';
import { replayed } from './replayed.ts';
import type { WindowProbe } from './windowProbe.ts';

export interface ProbingDeps extends AccessDeps {
  readonly redact: (text: string) => string;
  readonly productVersion: string;
  readonly recordings: Recordings;
}

export function createProbing(deps: ProbingDeps): (wanted: WindowProbe) => Promise<ClaimedOutcome> {
  let loaded: Promise<ProbeLimiter> | undefined;
  /** Every probe of the window goes through one limiter. */
  const limiter = () => {
    loaded ??= import('../../probes/probeLimiter.ts').then(({ ProbeLimiter }) => new ProbeLimiter());
    return loaded;
  };
  return async (wanted) => {
    const { registration, mailbox, protocol, openAs, patient = false } = wanted;
    const recorded = deps.recordings.replay(registration, protocol, openAs ?? mailbox.address);
    if (recorded !== undefined) return replayed(recorded, wanted);
    const usable = await usableEndpoints(registration, deps);
    if (!usable.ok) {
      const subject = { registration: registration.id, address: openAs ?? mailbox.address, protocol };
      return localOutcome(subject, 'resolve', usable.evidence, new Date());
    }
    const request = await requestFor(wanted, usable.endpoints, deps);
    const outcome = redactJson(await (await limiter()).run(request, { patient }), deps.redact);
    deps.recordings.keep(registration, outcome);
    return outcome;
  };
}

async function requestFor(
  wanted: WindowProbe,
  endpoints: ProbeRequest['endpoints'],
  deps: ProbingDeps,
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
      return given ?? acquireFor(ask, mailbox, deps.tokens);
    },
    productVersion: deps.productVersion,
    ...(onStep === undefined ? {} : { onStep: (step) => onStep(protocol, step) }),
  };
}

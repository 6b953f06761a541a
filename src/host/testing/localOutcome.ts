// Reports for probes that never reach the network: an untrusted workspace, hosts that cannot be used, no demo tenant.

import type { EndpointProblem } from '../../core/endpoints/endpoints.ts';
import * as l10n from '../../core/l10n.ts';
import type { ProtocolId } from '../../core/registration/registration.ts';
import type { Evidence } from '../../core/report/evidence.ts';
import { type ProbeOutcome, type StepId, stepIds } from '../../core/report/probeReport.ts';

/** An outcome in which the named step failed with the evidence and nothing after it ran. */
export function localOutcome(
  of: { readonly registration: string; readonly address: string; readonly protocol: ProtocolId },
  failed: StepId,
  evidence: Evidence,
  now: Date,
): ProbeOutcome {
  const detail = evidence.kind === 'local' ? evidence.text : evidence.kind;
  return {
    ...of,
    startedAt: now.toISOString(),
    durationMs: 0,
    ok: false,
    steps: stepIds
      .filter((id) => id !== 'sendAs')
      .map((id) =>
        id === failed
          ? { id, status: 'failed', durationMs: 0, detail, evidence }
          : { id, status: 'skipped', durationMs: 0, detail: l10n.record('Not tried.') },
      ),
  };
}

/** Evidence for hosts that a registration names wrongly or not at all. */
export function endpointEvidence(problem: EndpointProblem): Evidence {
  if (problem.kind === 'demoNotRunning') {
    return {
      kind: 'local',
      problem: 'demoNotRunning',
      text: l10n.record('The demo tenant is not running in this window.'),
    };
  }
  const what =
    problem.value === ''
      ? l10n.record('is missing')
      : l10n.record('"{0}" is not a usable address', problem.value);
  return {
    kind: 'local',
    problem: 'invalidRegistration',
    text: l10n.record('{0} {1}. Hosts of your own count in User settings only.', problem.field, what),
  };
}

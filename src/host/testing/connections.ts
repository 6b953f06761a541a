// Runs probes and policy checks for the window, and stores every result.
import type { Disposable } from 'vscode';
import { policyReport } from '../../check/policyReport.ts';
import { resolveEndpoints } from '../../core/endpoints/endpoints.ts';
import type { Mailbox, ProtocolId, Registration } from '../../core/registration/registration.ts';
import type { ClaimedOutcome, ProbeReport } from '../../core/report/probeReport.ts';
import type { Connections, ReportStore } from '../shell/services.ts';
import { acquireFor, endpointsOrFailure } from './access.ts';
import { callGraph } from './graphCalls.ts';
import { createProbing, type ProbingDeps } from './probing.ts';

export interface ConnectionDeps extends ProbingDeps {
  readonly reports: ReportStore;
}

export function createConnections(deps: ConnectionDeps): Connections & Disposable {
  const { reports, tokens } = deps;
  const probe = createProbing(deps);
  return {
    endpoints: (registration) => resolveEndpoints(registration, deps.demoEndpoints()),
    test: testing(reports, probe),
    checkPolicy: policyChecks(reports, probe),
    claims: async (registration, mailbox, resource, signal) => {
      const endpoints = await endpointsOrFailure(registration, deps);
      const ask = { registration, endpoints, resource, signal, notBefore: Date.now() };
      return (await acquireFor(ask, mailbox, tokens)).claims;
    },
    probe: (wanted) => probe({ interactive: false, ...wanted }),
    graph: (registration, call, signal) => callGraph(registration, call, signal, deps),
    dispose: () => tokens.dispose(),
  };
}

type Probe = ReturnType<typeof createProbing>;

const testing =
  (reports: ReportStore, probe: Probe): Connections['test'] =>
  async (registration, mailbox, protocols, options) => {
    const outcomes = await Promise.all(
      protocols.map((protocol) => {
        const fresh = freshFrom(reports, registration, mailbox, protocol);
        return probe({ registration, mailbox, protocol, ...fresh, ...options });
      }),
    );
    const made = await reportsOf(outcomes, registration, mailbox);
    if (!options.signal.aborted) for (const report of made) await reports.saveProbe(report, registration);
    return made;
  };

const policyChecks =
  (reports: ReportStore, probe: Probe): Connections['checkPolicy'] =>
  async (registration, mailbox, controlMailbox, { testMessage, ...options }) => {
    const declared = reports.declared(registration, mailbox.address);
    const report = await policyReport({
      registration,
      mailbox,
      controlMailbox,
      ...(declared === undefined ? {} : { declared }),
      probe: (protocol, address) =>
        probe({
          registration,
          mailbox,
          protocol,
          ...options,
          ...(address === mailbox.address ? {} : { openAs: address }),
          ...(testMessage === true && protocol === 'smtp' ? { sendTestTo: address } : {}),
        }),
    });
    if (!options.signal.aborted) await reports.savePolicy(report, registration);
    return report;
  };

/** Consent or a role may have been added since a test failed: the next one starts with a new token. */
function freshFrom(
  reports: ReportStore,
  registration: Registration,
  mailbox: Mailbox,
  protocol: ProtocolId,
): { readonly notBefore?: number } {
  const last = reports.probes(registration, mailbox.address).find((report) => report.protocol === protocol);
  return last === undefined || last.ok ? {} : { notBefore: Date.parse(last.startedAt) + last.durationMs };
}

/** Each outcome with its advice, which knows how the mailbox's other protocols ended. */
async function reportsOf(
  outcomes: readonly ClaimedOutcome[],
  registration: Registration,
  mailbox: Mailbox,
): Promise<readonly ProbeReport[]> {
  // Texts and tables of the advice are read only if something failed.
  if (outcomes.every(({ steps }) => steps.every(({ status }) => status !== 'failed')))
    return outcomes.map(({ claims: _claims, ...outcome }) => outcome);
  const advice = await import('../../advice/diagnose.ts');
  return advice.reportsOf(outcomes, { registration, mailbox, now: new Date() });
}

// Runs probes and policy checks: endpoints, credential, token, probe, advice, report. Every result is stored.
import { type Disposable, workspace } from 'vscode';
import { type DemoEndpoints, type Endpoints, resolveEndpoints } from '../../core/endpoints/endpoints.ts';
import { grants } from '../../core/permissions/grants.ts';
import { protocols as protocolTable } from '../../core/permissions/protocols.ts';
import type { Mailbox, ProtocolId, Registration } from '../../core/registration/registration.ts';
import type { Evidence } from '../../core/report/evidence.ts';
import { Failure } from '../../core/report/failure.ts';
import type { DeclaredAccess } from '../../core/report/policyReport.ts';
import type { ProbeOutcome } from '../../core/report/probeReport.ts';
import { redactJson } from '../../core/text/redactJson.ts';
import type { TokenClaims } from '../../core/token/tokenClaims.ts';
import type { AcquiredToken } from '../../oauth/tokenSource.ts';
import type { ProbeLimiter } from '../../probes/probeLimiter.ts';
import type { ProbeRequest } from '../../probes/probeRequest.ts';
import { policyReport } from '../policy/policyReports.ts';
import type { Connections, RegistrationStore, ReportStore, TestOptions } from '../shell/services.ts';
import type { TokenAsk, Tokens } from '../signIn/tokens.ts';
import { endpointEvidence, localOutcome } from './localOutcome.ts';

/** One Graph request must be answered in this time (milliseconds). */
const graphDeadlineMs = 60_000;

const declaredOf = (declared: DeclaredAccess | undefined) => (declared === undefined ? {} : { declared });

export interface ConnectionParts {
  readonly registrations: RegistrationStore;
  readonly reports: ReportStore;
  readonly tokens: Tokens;
  readonly demoEndpoints: () => DemoEndpoints | undefined;
  readonly redact: (text: string) => string;
  readonly productVersion: string;
}

/** What one probe run needs beside the mailbox. */
interface ProbeRun extends TestOptions {
  readonly registration: Registration;
  readonly mailbox: Mailbox;
  readonly protocol: ProtocolId;
  /** Another mailbox to open with the same token. */
  readonly openAs?: string;
  /** True: where the service is too busy, it waits as long as asked for and tries again. */
  readonly patient?: boolean;
  /** Milliseconds since the epoch: an older token is not used. */
  readonly notBefore?: number;
}

type Usable =
  | { readonly ok: true; readonly endpoints: Endpoints }
  | { readonly ok: false; readonly evidence: Evidence };

export function createConnections(parts: ConnectionParts): Connections & Disposable {
  const endpointsOf = (registration: Registration) => resolveEndpoints(registration, parts.demoEndpoints());

  let loaded: Promise<ProbeLimiter> | undefined;
  /** Every probe of the window goes through one limiter. */
  const probeLimiter = () => {
    loaded ??= import('../../probes/probeLimiter.ts').then(({ ProbeLimiter }) => new ProbeLimiter());
    return loaded;
  };

  /** The hosts to connect to, or why nothing may. */
  const usable = (registration: Registration): Usable => {
    const stored = parts.registrations.find(registration.id);
    if (!workspace.isTrusted && stored !== undefined && stored.scope.kind !== 'user') {
      const text = 'This registration comes from a workspace that is not trusted, so nothing connects.';
      return { ok: false, evidence: { kind: 'local', problem: 'workspaceUntrusted', text } };
    }
    const resolved = endpointsOf(registration);
    return resolved.ok ? resolved : { ok: false, evidence: endpointEvidence(resolved.problem) };
  };
  const usableEndpoints = (registration: Registration): Endpoints => {
    const found = usable(registration);
    if (!found.ok) throw new Failure(found.evidence);
    return found.endpoints;
  };

  const acquire = (ask: Omit<TokenAsk, 'account'>, mailbox: Mailbox | undefined) => {
    const delegated = grants[ask.registration.grant].access === 'delegated' && mailbox !== undefined;
    return parts.tokens.acquire({
      ...ask,
      ...(delegated ? { account: mailbox.signInAs ?? mailbox.address } : {}),
    });
  };

  /** What failed with a held token may be mended by now (consent, a role): such a test starts with a new one. */
  const freshFrom = (
    registration: Registration,
    mailbox: Mailbox,
    protocol: ProtocolId,
  ): { notBefore?: number } => {
    const last = parts.reports
      .probes(registration.id, mailbox.address)
      .find((report) => report.protocol === protocol);
    return last === undefined || last.ok ? {} : { notBefore: Date.parse(last.startedAt) + last.durationMs };
  };

  const probe = async (run: ProbeRun): Promise<ProbeOutcome & { claims?: TokenClaims }> => {
    const { registration, mailbox, protocol } = run;
    const address = run.openAs ?? mailbox.address;
    const found = usable(registration);
    if (!found.ok) {
      return localOutcome(
        { registration: registration.id, address, protocol },
        'resolve',
        found.evidence,
        new Date(),
      );
    }
    const { endpoints } = found;
    let token: AcquiredToken | undefined;
    const request: ProbeRequest = {
      registration,
      mailbox,
      protocol,
      endpoints,
      network: (await parts.tokens.networks()).for(endpoints),
      acquireToken: async (signal) => {
        const notBefore = run.notBefore === undefined ? {} : { notBefore: run.notBefore };
        const { resource } = protocolTable[protocol];
        const interactive = run.interactive !== false;
        token = await acquire(
          { registration, endpoints, resource, signal, interactive, ...notBefore },
          mailbox,
        );
        return token;
      },
      signal: run.signal,
      productVersion: parts.productVersion,
      ...(run.openAs === undefined ? {} : { openAs: run.openAs }),
      ...(run.sendTestTo === undefined ? {} : { sendTestTo: run.sendTestTo }),
      ...(run.onStep === undefined ? {} : { onStep: (step) => run.onStep?.(protocol, step) }),
    };
    const outcome = await (await probeLimiter()).run(request, { patient: run.patient === true });
    return redactJson(
      { ...outcome, ...(token?.claims === undefined ? {} : { claims: token.claims }) },
      parts.redact,
    );
  };

  return {
    endpoints: endpointsOf,
    test: async (registration, mailbox, chosen, options) => {
      const outcomes = await Promise.all(
        chosen.map((protocol) =>
          probe({
            registration,
            mailbox,
            protocol,
            ...freshFrom(registration, mailbox, protocol),
            ...options,
          }),
        ),
      );
      const { reportOf } = await import('../../advice/diagnose.ts');
      const context = { registration, mailbox, now: new Date() };
      const first = outcomes.map(({ claims, ...outcome }) =>
        reportOf(outcome, { ...context, protocol: outcome.protocol, ...(claims ? { claims } : {}) }),
      );
      const reports = outcomes.map(({ claims, ...outcome }) => {
        const others = first.filter((report) => report.protocol !== outcome.protocol);
        return reportOf(outcome, {
          ...context,
          protocol: outcome.protocol,
          others,
          ...(claims ? { claims } : {}),
        });
      });
      if (!options.signal.aborted) for (const report of reports) await parts.reports.saveProbe(report);
      return reports;
    },
    checkPolicy: async (registration, mailbox, controlMailbox, options) => {
      const report = await policyReport({
        registration,
        mailbox,
        controlMailbox,
        ...declaredOf(parts.reports.declared(registration.id, mailbox.address)),
        probe: (protocol, address) =>
          probe({
            registration,
            mailbox,
            protocol,
            ...options,
            ...(address === mailbox.address ? {} : { openAs: address }),
          }),
      });
      if (!options.signal.aborted) await parts.reports.savePolicy(report);
      return report;
    },
    claims: async (registration, mailbox, resource, signal) => {
      const endpoints = usableEndpoints(registration);
      return (await acquire({ registration, endpoints, resource, signal, notBefore: Date.now() }, mailbox))
        .claims;
    },
    probe: (registration, mailbox, protocol, address, signal) =>
      probe({ registration, mailbox, protocol, signal, interactive: false, openAs: address }),
    graph: async (registration, { method, path, body, renewToken }, signal) => {
      const endpoints = usableEndpoints(registration);
      const fresh = renewToken === true ? { notBefore: Date.now() } : {};
      const { token } = await acquire(
        { registration, endpoints, resource: 'graph', signal, ...fresh },
        registration.mailboxes[0],
      );
      const headers = { authorization: `Bearer ${token.reveal()}`, 'content-type': 'application/json' };
      const request = {
        method,
        url: `${endpoints.graph}${path}`,
        headers,
        ...(body === undefined ? {} : { body, repeatable: true }),
      };
      return (await parts.tokens.networks())
        .for(endpoints)
        .http(request, { signal, deadlineMs: graphDeadlineMs });
    },
    dispose: () => parts.tokens.dispose(),
  };
}

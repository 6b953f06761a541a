// The last probe and policy report of each mailbox, redacted, kept with the workspace that they were made in, and bound
// to the application that was tested: another client under the same id has none of them.
import { type Disposable, EventEmitter, type Memento } from 'vscode';
import { secretBinding } from '../../core/credential/secretKey.ts';
import type { Registration } from '../../core/registration/registration.ts';
import type { DeclaredAccess, PolicyReport } from '../../core/report/policyReport.ts';
import type { ProbeReport } from '../../core/report/probeReport.ts';
import { redactJson } from '../../core/text/redactJson.ts';
import type { ReportStore } from '../shell/services.ts';

const storageKey = 'reports.v2';

/** A result with what it was seen with: authority, tenant and client, in one text. */
type Bound<T> = T & { readonly application: string };

interface StoredReports {
  readonly probes: readonly Bound<ProbeReport>[];
  readonly policies: readonly Bound<PolicyReport>[];
  readonly declared: readonly Bound<DeclaredReport>[];
  /** Absent in what an earlier version stored. */
  readonly drifts?: readonly Bound<DriftReport>[];
}

interface DriftReport {
  readonly registration: string;
  readonly changes: readonly string[];
}

interface DeclaredReport {
  readonly registration: string;
  readonly address: string;
  readonly access: DeclaredAccess;
}

const nothing: StoredReports = { probes: [], policies: [], declared: [] };

export interface ReportParts {
  readonly memento: Memento;
  readonly redact: (text: string) => string;
  /** The registration of an id as it stands in the settings now. */
  readonly find: (id: string) => Registration | undefined;
  readonly subscriptions: Disposable[];
}

export function createReportStore({ memento, redact, find, subscriptions }: ReportParts): ReportStore {
  const changed = new EventEmitter<void>();
  subscriptions.push(changed);
  let reports = memento.get<StoredReports>(storageKey) ?? nothing;
  const save = async (next: StoredReports) => {
    reports = next;
    changed.fire();
    await memento.update(storageKey, next);
  };
  const registrationOf = (named: string | Registration) => (typeof named === 'string' ? find(named) : named);
  /** Whether a result was seen with the application as it is now. */
  const matcher = (named: string | Registration, address: string) => {
    const registration = registrationOf(named);
    const application = registration === undefined ? undefined : secretBinding(registration);
    return (report: Bound<Reported>) =>
      report.application === application && isFor(report, registration?.id ?? '', address);
  };
  const bound = <T extends object>(result: T, tested: Registration): Bound<T> => ({
    ...redactJson(result, redact),
    application: secretBinding(tested),
  });
  return {
    probes: (named, address) => reports.probes.filter(matcher(named, address)).map(unbound),
    policy: (named, address) => {
      const found = reports.policies.find(matcher(named, address));
      return found === undefined ? undefined : unbound(found);
    },
    declared: (named, address) => reports.declared.find(matcher(named, address))?.access,
    saveDeclared: (tested, address, access) => {
      const others = reports.declared.filter((other) => !isFor(other, tested.id, address));
      const row = bound({ registration: tested.id, address, access }, tested);
      return save({ ...reports, declared: [...others, row] });
    },
    drift: (registration) =>
      reports.drifts?.find(
        (one) => one.registration === registration.id && one.application === secretBinding(registration),
      )?.changes,
    saveDrift: (seen, changes) => {
      const others = (reports.drifts ?? []).filter(({ registration }) => registration !== seen.id);
      return save({ ...reports, drifts: [...others, bound({ registration: seen.id, changes }, seen)] });
    },
    saveProbe: (report, tested) => {
      const others = reports.probes.filter(
        (other) => other.protocol !== report.protocol || !isFor(other, report.registration, report.address),
      );
      return save({ ...reports, probes: [...others, bound(report, tested)] });
    },
    savePolicy: (report, tested) => {
      const others = reports.policies.filter((other) => !isFor(other, report.registration, report.address));
      return save({ ...reports, policies: [...others, bound(report, tested)] });
    },
    forget: (registration, address) => {
      const stays = (report: Reported) =>
        report.registration !== registration ||
        (address !== undefined && !isFor(report, registration, address));
      return save({
        probes: reports.probes.filter(stays),
        policies: reports.policies.filter(stays),
        declared: reports.declared.filter(stays),
        drifts: (reports.drifts ?? []).filter(
          (one) => one.registration !== registration || address !== undefined,
        ),
      });
    },
    onDidChange: changed.event,
  };
}

type Reported = { readonly registration: string; readonly address: string };

/** As the contract shapes it: whom it is bound to is this file's matter. */
function unbound<T extends object>({ application, ...report }: Bound<T>): Omit<Bound<T>, 'application'> {
  return report;
}

const isFor = (report: Reported, registration: string, address: string) =>
  report.registration === registration && report.address.toLowerCase() === address.toLowerCase();

// The last probe and policy report of each mailbox, redacted, kept with the workspace that they were made in.
import { type Disposable, EventEmitter, type Memento } from 'vscode';
import type { DeclaredAccess, PolicyReport } from '../../core/report/policyReport.ts';
import type { ProbeReport } from '../../core/report/probeReport.ts';
import { redactJson } from '../../core/text/redactJson.ts';
import type { ReportStore } from '../shell/services.ts';

const storageKey = 'reports.v1';

interface StoredReports {
  readonly probes: readonly ProbeReport[];
  readonly policies: readonly PolicyReport[];
  readonly declared?: readonly DeclaredReport[];
}

interface DeclaredReport {
  readonly registration: string;
  readonly address: string;
  readonly access: DeclaredAccess;
}

const nothing: StoredReports = { probes: [], policies: [] };

export function createReportStore(
  memento: Memento,
  redact: (text: string) => string,
  subscriptions: Disposable[],
): ReportStore {
  const changed = new EventEmitter<void>();
  subscriptions.push(changed);
  let reports = memento.get<StoredReports>(storageKey) ?? nothing;
  const save = async (next: StoredReports) => {
    reports = next;
    changed.fire();
    await memento.update(storageKey, next);
  };
  return {
    probes: (registration, address) =>
      reports.probes.filter((report) => isFor(report, registration, address)),
    policy: (registration, address) =>
      reports.policies.find((report) => isFor(report, registration, address)),
    declared: (registration, address) =>
      reports.declared?.find((report) => isFor(report, registration, address))?.access,
    saveDeclared: (registration, address, access) => {
      const others = (reports.declared ?? []).filter((other) => !isFor(other, registration, address));
      return save({
        ...reports,
        declared: [...others, redactJson({ registration, address, access }, redact)],
      });
    },
    saveProbe: (report) => {
      const others = reports.probes.filter(
        (other) => other.protocol !== report.protocol || !isFor(other, report.registration, report.address),
      );
      return save({ ...reports, probes: [...others, redactJson(report, redact)] });
    },
    savePolicy: (report) => {
      const others = reports.policies.filter((other) => !isFor(other, report.registration, report.address));
      return save({ ...reports, policies: [...others, redactJson(report, redact)] });
    },
    forget: (registration, address) => {
      const stays = (report: Reported) =>
        report.registration !== registration ||
        (address !== undefined && !isFor(report, registration, address));
      const declared = (reports.declared ?? []).filter(stays);
      return save({
        probes: reports.probes.filter(stays),
        policies: reports.policies.filter(stays),
        declared,
      });
    },
    onDidChange: changed.event,
  };
}

type Reported = { readonly registration: string; readonly address: string };

const isFor = (report: Reported, registration: string, address: string) =>
  report.registration === registration && report.address.toLowerCase() === address.toLowerCase();

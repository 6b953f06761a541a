// The last probe and policy report of each mailbox, redacted, kept with the workspace that they were made in, and bound
// to what they were had with: another client, grant, host or account under the same id has none of them.
import { type Disposable, EventEmitter, type Memento } from 'vscode';
import { secretBinding } from '../../core/credential/secretKey.ts';
import type { Registration } from '../../core/registration/registration.ts';
import type { DeclaredAccess, PolicyReport } from '../../core/report/policyReport.ts';
import type { ProbeReport } from '../../core/report/probeReport.ts';
import { isOfApplication, testedWith } from '../../core/report/testedWith.ts';
import { redactJson } from '../../core/text/redactJson.ts';
import type { ReportStore } from '../shell/services.ts';

const storageKey = 'reports.v2';

/** A result with what it was had with, in one text: authority, tenant and client, and of a test also grant, hosts and account. */
type Bound<T> = T & {
  readonly application: string;
  /** The kind of remote computer that VS Code ran extensions on, if it was one: its network was tested. */
  readonly testedFrom?: string;
};

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

/** What another version or a damaged database left: other rows are not used, and the next save replaces them. */
function readStored(value: unknown): StoredReports {
  const lists = isObject(value) ? value : {};
  const rows = <T extends object>(name: keyof StoredReports): readonly Bound<T>[] => {
    const list = Reflect.get(lists, name);
    return Array.isArray(list) ? list.filter(isRow) : [];
  };
  return {
    probes: rows<ProbeReport>('probes').filter(({ steps }) => Array.isArray(steps)),
    policies: rows<PolicyReport>('policies').filter(({ findings }) => Array.isArray(findings)),
    declared: rows('declared'),
    drifts: rows<DriftReport>('drifts').filter(({ changes }) => Array.isArray(changes)),
  };
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const isRow = (row: unknown): boolean =>
  isObject(row) &&
  ['registration', 'application'].every((key) => typeof Reflect.get(row, key) === 'string') &&
  ['string', 'undefined'].includes(typeof Reflect.get(row, 'address'));

export interface ReportStoreDeps {
  readonly memento: Memento;
  readonly redact: (text: string) => string;
  /** The registration of an id as it stands in the settings now. */
  readonly find: (id: string) => Registration | undefined;
  /** `env.remoteName`; undefined if extensions run on the computer that a person sits at. */
  readonly remoteName: string | undefined;
  readonly subscriptions: Disposable[];
}

export function createReportStore(deps: ReportStoreDeps): ReportStore {
  const { memento, find, subscriptions } = deps;
  const changed = new EventEmitter<void>();
  subscriptions.push(changed);
  let reports = readStored(memento.get(storageKey));
  const kept: KeptReports = {
    now: () => reports,
    change: async (part) => {
      reports = { ...reports, ...part };
      changed.fire();
      await memento.update(storageKey, reports);
    },
  };
  return {
    ...reading(kept, find),
    ...saving(kept, deps),
    forget: (tested, address) => {
      const isGone = find(tested.id) === undefined;
      const isOf = ({ registration, application }: { registration: string; application: string }) =>
        registration === tested.id && (isGone || isOfApplication(application, tested));
      return kept.change(without(kept.now(), isOf, address));
    },
    onDidChange: changed.event,
  };
}

interface KeptReports {
  now(): StoredReports;
  change(part: Partial<StoredReports>): Promise<void>;
}

type Reading = Pick<ReportStore, 'probes' | 'testedFrom' | 'policy' | 'declared' | 'drift'>;
type Saving = Pick<ReportStore, 'saveProbe' | 'savePolicy' | 'saveDeclared' | 'saveDrift'>;

function reading(kept: KeptReports, find: ReportStoreDeps['find']): Reading {
  /** Whether a result was had with what the registration names now. */
  const matcher = (named: string | Registration, address: string, had = testedWith) => {
    const registration = typeof named === 'string' ? find(named) : named;
    const application = registration === undefined ? undefined : had(registration, address);
    return (report: Bound<Reported>) =>
      report.application === application && isFor(report, registration?.id ?? '', address);
  };
  return {
    probes: (named, address) => kept.now().probes.filter(matcher(named, address)).map(unbound),
    testedFrom: (named, address) =>
      Object.fromEntries(
        kept
          .now()
          .probes.filter(matcher(named, address))
          .map(({ protocol, testedFrom }) => [protocol, testedFrom]),
      ),
    policy: (named, address) => {
      const found = kept.now().policies.find(matcher(named, address));
      return found === undefined ? undefined : unbound(found);
    },
    // An administrator's output says what the application may do, however it signs in.
    declared: (named, address) => kept.now().declared.find(matcher(named, address, secretBinding))?.access,
    drift: (registration) =>
      kept
        .now()
        .drifts?.find(
          (one) => one.registration === registration.id && one.application === secretBinding(registration),
        )?.changes,
  };
}

/** A result takes the place of the one before. */
function saving(kept: KeptReports, { redact, remoteName }: ReportStoreDeps): Saving {
  const bound = <T extends object>(result: T, application: string): Bound<T> => ({
    ...redactJson(result, redact),
    application,
    ...(remoteName === undefined ? {} : { testedFrom: remoteName }),
  });
  return {
    saveDeclared: (tested, address, access) => {
      const others = kept.now().declared.filter((other) => !isFor(other, tested.id, address));
      const row = bound({ registration: tested.id, address, access }, secretBinding(tested));
      return kept.change({ declared: [...others, row] });
    },
    saveDrift: (seen, changes) => {
      const others = (kept.now().drifts ?? []).filter(({ registration }) => registration !== seen.id);
      return kept.change({
        drifts: [...others, bound({ registration: seen.id, changes }, secretBinding(seen))],
      });
    },
    saveProbe: (report, tested) => {
      const others = kept
        .now()
        .probes.filter(
          (other) => other.protocol !== report.protocol || !isFor(other, report.registration, report.address),
        );
      return kept.change({ probes: [...others, bound(report, testedWith(tested, report.address))] });
    },
    savePolicy: (report, tested) => {
      const others = kept
        .now()
        .policies.filter((other) => !isFor(other, report.registration, report.address));
      return kept.change({ policies: [...others, bound(report, testedWith(tested, report.address))] });
    },
  };
}

/** What stays once a mailbox, or without an address the whole registration, is forgotten. */
function without(
  reports: StoredReports,
  isOf: (report: Bound<{ readonly registration: string }>) => boolean,
  address: string | undefined,
): StoredReports {
  const stays = (report: Bound<Reported>) =>
    !isOf(report) || (address !== undefined && !isFor(report, report.registration, address));
  return {
    probes: reports.probes.filter(stays),
    policies: reports.policies.filter(stays),
    declared: reports.declared.filter(stays),
    drifts: (reports.drifts ?? []).filter((one) => !isOf(one) || address !== undefined),
  };
}

type Reported = { readonly registration: string; readonly address: string };

/** As the contract shapes it: whom it is bound to is this file's matter. */
function unbound<T extends object>({
  application,
  testedFrom,
  ...report
}: Bound<T>): Omit<Bound<T>, 'application' | 'testedFrom'> {
  return report;
}

const isFor = (report: Reported, registration: string, address: string) =>
  report.registration === registration && report.address.toLowerCase() === address.toLowerCase();

// What a run gathers while registrations and mailboxes are checked side by side, and its order afterwards.
import type { Registration } from '../core/registration/registration.ts';
import type { AuditResult } from '../core/report/auditResult.ts';
import type { PolicyReport } from '../core/report/policyReport.ts';
import type { ProbeReport } from '../core/report/probeReport.ts';
import type { CheckProblem, ReadinessChecked } from './checkResult.ts';

export interface Found {
  readonly tests: ProbeReport[];
  readonly policies: PolicyReport[];
  readonly readiness: ReadinessChecked[];
  readonly audits: AuditResult[];
  readonly problems: CheckProblem[];
  /** When certificates end that options name, by registration id: what the file says may be older. */
  readonly lastDays: Map<string, string>;
  /** Application roles seen in tokens, by registration id. */
  readonly consented: Map<string, readonly string[]>;
}

/** As the file has them, whichever ended first: two runs of the same file are compared line by line. */
export function inOrder(found: Found, chosen: readonly Registration[]): Found {
  const places = chosen.flatMap(({ id, mailboxes }) => [
    id,
    ...mailboxes.map(({ address }) => `${id} ${address}`),
  ]);
  const place = new Map(places.map((key, index) => [key, index]));
  const sorted = <T extends { readonly registration: string; readonly address?: string }>(rows: T[]): T[] => {
    const at = ({ registration, address }: T) =>
      place.get(address === undefined ? registration : `${registration} ${address}`) ?? 0;
    return rows.toSorted((a, b) => at(a) - at(b));
  };
  const { tests, policies, readiness, audits } = found;
  return {
    ...found,
    tests: sorted(tests),
    policies: sorted(policies),
    readiness: sorted(readiness),
    audits: sorted(audits),
  };
}

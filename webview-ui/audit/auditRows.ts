// The rows of an audit as the page shows them: in words, filtered by verdict and text, sorted by a column. Pure.
import * as l10n from '../../src/core/l10n.ts';
import type {
  AuditAccess,
  AuditDrift,
  AuditResult,
  AuditRow,
  AuditVerdict,
} from '../../src/core/report/auditResult.ts';

export const columns = ['address', 'verdict', 'access', 'meant', 'before', 'reason', 'checkedAt'] as const;
export type Column = (typeof columns)[number];

export const filters = ['all', 'tooWide', 'tooNarrow', 'unknown', 'changed'] as const;
export type Filter = (typeof filters)[number];

export interface Sort {
  readonly column: Column;
  readonly descending: boolean;
}

/** One row in words. */
export interface ShownRow extends Readonly<Record<Column, string>> {
  readonly verdictId: AuditVerdict | 'gone';
  readonly changed: boolean;
  /** Place in the list, so that equal rows keep their order. */
  readonly place: number;
}

const accessLabels: Readonly<Record<AuditAccess, string>> = {
  reachable: l10n.msg('reachable'),
  refused: l10n.msg('refused'),
  unknown: l10n.msg('unknown'),
};

const verdictLabels: Readonly<Record<ShownRow['verdictId'], string>> = {
  tooWide: l10n.msg('should not be reachable'),
  tooNarrow: l10n.msg('should be reachable'),
  unknown: l10n.msg('unknown'),
  asMeant: l10n.msg('as expected'),
  gone: l10n.msg('no longer in the list'),
};

/** What needs somebody comes first. */
const verdictOrder: readonly ShownRow['verdictId'][] = ['tooWide', 'tooNarrow', 'unknown', 'asMeant', 'gone'];

/** Every row of the result, then the mailboxes that were in the last audit and are not in this one. */
export function rowsOf(result: AuditResult): readonly ShownRow[] {
  const drift = new Map((result.drift ?? []).map((change) => [change.address.toLowerCase(), change]));
  const rows = result.rows.map((row, place) => shownRow(row, drift.get(row.address.toLowerCase()), place));
  const gone = [...drift.values()].filter(({ after }) => after === undefined);
  return [...rows, ...gone.map((change, index) => goneRow(change, rows.length + index))];
}

function shownRow(row: AuditRow, change: AuditDrift | undefined, place: number): ShownRow {
  return {
    address: row.address,
    verdict: l10n.t(verdictLabels[row.verdict]),
    access: l10n.t(accessLabels[row.access]),
    meant: row.meant,
    before: change === undefined ? '' : beforeLabel(change),
    reason: row.reason,
    checkedAt: row.checkedAt.slice(0, 19).replace('T', ' '),
    verdictId: row.verdict,
    changed: change !== undefined,
    place,
  };
}

const beforeLabel = ({ before }: AuditDrift): string =>
  before === undefined ? l10n.t('not in the list') : l10n.t(accessLabels[before]);

const goneRow = (change: AuditDrift, place: number): ShownRow => ({
  address: change.address,
  verdict: l10n.t(verdictLabels.gone),
  access: '',
  meant: '',
  before: beforeLabel(change),
  reason: '',
  checkedAt: '',
  verdictId: 'gone',
  changed: true,
  place,
});

const passes = (row: ShownRow, filter: Filter): boolean => {
  if (filter === 'changed') return row.changed;
  return row.verdictId !== 'gone' && (filter === 'all' || row.verdictId === filter);
};

/** How many rows each filter leaves. */
export function countsOf(rows: readonly ShownRow[]): Readonly<Record<Filter, number>> {
  const counts = { all: 0, tooWide: 0, tooNarrow: 0, unknown: 0, changed: 0 };
  for (const row of rows) for (const filter of filters) if (passes(row, filter)) counts[filter] += 1;
  return counts;
}

/** The rows to show, in order. `search` is looked for in the address, whatever its letters' case. */
export function shownRows(
  rows: readonly ShownRow[],
  filter: Filter,
  search: string,
  sort: Sort,
): readonly ShownRow[] {
  const wanted = search.trim().toLowerCase();
  const left = rows.filter(
    (row) => passes(row, filter) && (wanted === '' || row.address.toLowerCase().includes(wanted)),
  );
  const sign = sort.descending ? -1 : 1;
  const keyed = left.map((row) => ({ row, key: keyOf(row, sort.column) }));
  keyed.sort((a, b) => (a.key === b.key ? a.row.place - b.row.place : a.key < b.key ? -sign : sign));
  return keyed.map(({ row }) => row);
}

const keyOf = (row: ShownRow, column: Column): string | number =>
  column === 'verdict' ? verdictOrder.indexOf(row.verdictId) : row[column].toLowerCase();

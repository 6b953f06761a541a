// The table: headings that sort, and of ten thousand rows those that are in view.
import * as l10n from '../../src/core/l10n.ts';
import { h, type VNode } from '../dom.ts';
import { type Column, columns, type ShownRow, type Sort } from './auditRows.ts';
import type { RowWindow } from './rowWindow.ts';

/** Names of the columns. */
export const headings: Readonly<Record<Column, string>> = {
  address: l10n.msg('Mailbox'),
  verdict: l10n.msg('Verdict'),
  access: l10n.msg('Access'),
  meant: l10n.msg('Expected'),
  before: l10n.msg('Last time'),
  reason: l10n.msg('Why'),
  checkedAt: l10n.msg('Checked (UTC)'),
};

/** @param sortBy called with the column whose heading was pressed */
export function auditTable(
  rows: readonly ShownRow[],
  shown: RowWindow,
  sort: Sort,
  sortBy: (column: Column) => void,
): VNode {
  return h(
    'table',
    { key: 'table', 'aria-rowcount': rows.length + 1, 'aria-label': l10n.t('Mailboxes') },
    h(
      'thead',
      {},
      h('tr', { 'aria-rowindex': 1 }, ...columns.map((column) => heading(column, sort, sortBy))),
    ),
    h('tbody', {}, ...rows.slice(shown.first, shown.end).map((row, index) => line(row, shown.first + index))),
  );
}

function heading(column: Column, sort: Sort, sortBy: (column: Column) => void): VNode {
  const sorted = sort.column === column;
  const order = sorted ? (sort.descending ? 'descending' : 'ascending') : 'none';
  return h(
    'th',
    { key: column, scope: 'col', class: `column-${column}`, 'aria-sort': order },
    h(
      'button',
      { type: 'button', on: { click: () => sortBy(column) } },
      l10n.t(headings[column]),
      h('span', { class: 'arrow', 'aria-hidden': 'true' }, sorted ? (sort.descending ? '▼' : '▲') : ''),
    ),
  );
}

/** Marks beside the words, so that nothing is said by colour alone. */
const marks: Readonly<Record<ShownRow['verdictId'], string>> = {
  tooWide: '✗',
  tooNarrow: '✗',
  unknown: '?',
  asMeant: '✓',
  gone: '–',
};

function line(row: ShownRow, index: number): VNode {
  return h(
    'tr',
    { key: String(row.place), 'aria-rowindex': index + 2, class: row.verdictId },
    h('th', { scope: 'row', title: row.address }, row.address),
    h(
      'td',
      {},
      h('span', { class: 'mark', 'aria-hidden': 'true' }, marks[row.verdictId]),
      h('span', {}, row.verdict),
    ),
    h('td', {}, row.access),
    h('td', {}, row.meant),
    h('td', {}, row.before),
    h('td', { title: row.reason }, row.reason),
    h('td', {}, row.checkedAt),
  );
}

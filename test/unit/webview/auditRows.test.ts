// The audit page's rows: in words, sorted and filtered, and at ten thousand only those in view.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { AuditResult, AuditRow } from '../../../src/core/report/auditResult.ts';
import { countsOf, rowsOf, shownRows } from '../../../webview-ui/audit/auditRows.ts';
import { rowWindow } from '../../../webview-ui/audit/rowWindow.ts';

const row = (address: string, verdict: AuditRow['verdict']): AuditRow => ({
  address,
  access: verdict === 'tooWide' ? 'reachable' : verdict === 'unknown' ? 'unknown' : 'refused',
  meant: 'refused',
  verdict,
  reason: '',
  checkedAt: '2026-03-01T10:20:30.000Z',
});

const result: AuditResult = {
  registration: 'r1',
  protocol: 'graph',
  startedAt: '2026-03-01T10:00:00.000Z',
  endedAt: '2026-03-01T10:30:00.000Z',
  complete: true,
  rows: [row('b@x.com', 'asMeant'), row('C@x.com', 'tooWide'), row('a@x.com', 'unknown')],
  counts: { reachable: 1, refused: 1, unknown: 1, asMeant: 1, tooWide: 1, tooNarrow: 0 },
  drift: [
    { address: 'c@x.com', before: 'refused', after: 'reachable' },
    { address: 'gone@x.com', before: 'reachable', after: undefined },
  ],
};
const byVerdict = { column: 'verdict', descending: false } as const;
const addresses = (...given: Parameters<typeof shownRows>) =>
  shownRows(...given).map(({ address }) => address);

test('what needs somebody comes first, and equal rows keep their order', () => {
  assert.deepEqual(addresses(rowsOf(result), 'all', '', byVerdict), ['C@x.com', 'a@x.com', 'b@x.com']);
  assert.deepEqual(addresses(rowsOf(result), 'all', '', { column: 'access', descending: true }), [
    'a@x.com',
    'b@x.com',
    'C@x.com',
  ]);
});

test('addresses sort whatever their letters’ case', () => {
  const sort = { column: 'address', descending: false } as const;
  assert.deepEqual(addresses(rowsOf(result), 'all', '', sort), ['a@x.com', 'b@x.com', 'C@x.com']);
});

test('each filter leaves its rows and says how many', () => {
  const rows = rowsOf(result);
  assert.deepEqual(countsOf(rows), { all: 3, tooWide: 1, tooNarrow: 0, unknown: 1, changed: 2 });
  assert.deepEqual(addresses(rows, 'tooWide', '', byVerdict), ['C@x.com']);
  assert.deepEqual(addresses(rows, 'all', 'A@', byVerdict), ['a@x.com']);
});

test('drift shows what a mailbox was, and those that are gone only among the changed ones', () => {
  const changed = shownRows(rowsOf(result), 'changed', '', byVerdict);
  assert.deepEqual(
    changed.map(({ address, before, verdict }) => [address, before, verdict]),
    [
      ['C@x.com', 'refused', 'should not be reachable'],
      ['gone@x.com', 'reachable', 'no longer in the list'],
    ],
  );
});

test('the window of rows covers what is in view, stays in the list and stays small', () => {
  fc.assert(
    fc.property(
      fc.record({
        top: fc.integer({ min: -50, max: 400_000 }),
        height: fc.nat(2_000),
        count: fc.nat(10_000),
      }),
      ({ top, height, count }) => {
        const { first, end } = rowWindow(top, height, 26, count);
        assert.ok(first >= 0 && end <= count && first <= end);
        assert.ok(end - first <= Math.ceil(height / 26) + 42);
        for (const y of [top, top + height - 1]) {
          const index = Math.floor(y / 26);
          if (y >= 0 && height > 0 && index < count) assert.ok(index >= first && index < end);
        }
      },
    ),
  );
});

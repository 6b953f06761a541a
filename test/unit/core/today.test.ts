// Today is the day on the person's own calendar, not in UTC.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { today } from '../../../src/core/text/dates.ts';

test('the last minute of a day and the first of the next are dated by the clock on the wall', () => {
  assert.equal(today(new Date(2026, 0, 5, 23, 59)), '2026-01-05');
  assert.equal(today(new Date(2026, 0, 6, 0, 0)), '2026-01-06');
});

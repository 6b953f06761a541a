// Expiry: the words, reminders that come once each, and a calendar that other programs can read.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { expiryCalendar, expiryOf, reminderDue } from '../../../src/core/credential/credentialExpiry.ts';
import type { Registration } from '../../../src/core/registration/registration.ts';

const registration: Registration = {
  id: 'a',
  name: 'Contoso, Capture; \\ one',
  product: 'globalcapture',
  cloud: 'global',
  grant: 'clientSecret',
  credentialExpiresOn: '2027-01-01',
  tenantId: '11111111-2222-3333-4444-555555555555',
  clientId: '66666666-7777-8888-9999-000000000000',
  mailboxes: [],
};
const textOn = (day: string) => expiryOf(registration, new Date(`${day}T23:59:00Z`))?.text;

describe('the end of a credential', () => {
  it('is told in days near it and by date far from it', () => {
    assert.equal(textOn('2026-06-01'), 'secret ends 2027-01-01');
    assert.equal(textOn('2026-12-20'), 'secret ends in 12 days');
    assert.equal(textOn('2026-12-31'), 'secret ends tomorrow');
    assert.equal(textOn('2027-01-01'), 'secret ends today');
    assert.equal(textOn('2027-01-02'), 'secret ended yesterday');
    assert.equal(textOn('2027-01-11'), 'secret ended 10 days ago');
  });

  it('speaks of the certificate where that is the credential', () => {
    assert.match(
      expiryOf({ ...registration, grant: 'clientCertificate' }, new Date('2026-12-20'))?.text ?? '',
      /^certificate/,
    );
  });

  it('is counted in whole days, whatever the hour, also after 2038', () => {
    const late = { ...registration, credentialExpiresOn: '2044-03-01' };
    assert.equal(expiryOf(late, new Date('2044-02-28T00:00:00Z'))?.daysLeft, 2);
    assert.equal(expiryOf(late, new Date('2044-02-28T23:59:59Z'))?.daysLeft, 2);
  });

  it('brings each reminder once, and a missed one not after a later one', () => {
    assert.equal(reminderDue(31, []), undefined);
    assert.equal(reminderDue(30, []), 30);
    assert.equal(reminderDue(20, [30]), undefined);
    assert.equal(reminderDue(6, [30]), 7);
    assert.equal(reminderDue(6, [30, 7]), undefined);
    assert.equal(reminderDue(1, [30, 14, 7]), 1);
    assert.equal(reminderDue(-3, [1]), 0);
    assert.equal(reminderDue(-4, [1, 0]), undefined);
  });

  it('never reminds more than five times on the way to the end', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -10, max: 60 })), (days) => {
        const given: number[] = [];
        for (const day of days.toSorted((a, b) => b - a)) {
          const mark = reminderDue(day, given);
          if (mark !== undefined) given.push(mark);
        }
        assert.ok(given.length <= 5);
        assert.equal(new Set(given).size, given.length);
      }),
    );
  });
});

describe('the calendar file', () => {
  const lines = expiryCalendar([registration], new Date('2026-11-22T10:00:00Z')).split('\r\n');
  it('has one all-day event with an alarm for each reminder', () => {
    assert.ok(lines.includes('DTSTART;VALUE=DATE:20270101') && lines.includes('DTEND;VALUE=DATE:20270102'));
    assert.deepEqual(
      lines.filter((line) => line.startsWith('TRIGGER')),
      ['TRIGGER:-P30D', 'TRIGGER:-P14D', 'TRIGGER:-P7D', 'TRIGGER:-P1D'],
    );
  });

  it('escapes text and keeps lines to 75 octets, whatever the name', () => {
    assert.ok(lines.some((line) => line.includes('Contoso\\, Capture\\; \\\\ one')));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (name) => {
        const text = expiryCalendar([{ ...registration, name }], new Date('2026-11-22'));
        for (const line of text.split('\r\n')) assert.ok(new TextEncoder().encode(line).length <= 75, line);
        assert.equal(text.match(/BEGIN:VEVENT/g)?.length, name.includes('BEGIN:VEVENT') ? 2 : 1);
      }),
    );
  });
});

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

  it('speaks of the certificate if that is the credential', () => {
    const words = (day: string) =>
      expiryOf({ ...registration, grant: 'clientCertificate' }, new Date(`${day}T12:00:00Z`))?.text;
    assert.deepEqual(
      ['2026-06-01', '2026-11-02', '2026-11-01', '2026-12-31', '2027-01-01', '2027-01-02', '2027-01-03'].map(
        words,
      ),
      [
        'certificate ends 2027-01-01',
        'certificate ends in 60 days',
        'certificate ends 2027-01-01',
        'certificate ends tomorrow',
        'certificate ends today',
        'certificate ended yesterday',
        'certificate ended 2 days ago',
      ],
    );
    assert.deepEqual(
      [textOn('2026-11-02'), textOn('2027-01-03')],
      ['secret ends in 60 days', 'secret ended 2 days ago'],
    );
  });

  it('is urgent from the first reminder on, and nothing if no date is known', () => {
    const urgentOn = (day: string) => expiryOf(registration, new Date(`${day}T12:00:00Z`))?.urgent;
    assert.deepEqual(['2026-12-01', '2026-12-02', '2027-02-01'].map(urgentOn), [false, true, true]);
    const { credentialExpiresOn, ...undated } = registration;
    assert.equal(expiryOf(undated, new Date('2026-12-20')), undefined);
    assert.ok(!expiryCalendar([undated], new Date('2026-12-20')).includes('VEVENT'));
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

  it('is what RFC 5545 asks of a calendar, an event and its alarms', () => {
    const one = { ...registration, name: 'Capture', id: 'a,b' };
    const text = expiryCalendar([one], new Date('2026-11-22T10:00:00.123Z')).replaceAll('\r\n ', '');
    const all = text.split('\r\n');
    assert.deepEqual(all.slice(0, 10), [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//exchange-oauth//Exchange OAuth2 Setup//EN',
      'BEGIN:VEVENT',
      'UID:a\\,b-20270101@exchange-oauth2-setup',
      'DTSTAMP:20261122T100000Z',
      'DTSTART;VALUE=DATE:20270101',
      'DTEND;VALUE=DATE:20270102',
      'SUMMARY:Credential of Capture ends',
      `DESCRIPTION:Application (client) ID ${one.clientId}\\, tenant ${one.tenantId}. Add the new credential first\\, change every place that uses it\\, test\\, then delete the old one.`,
    ]);
    assert.deepEqual(all.slice(10, 15), [
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'DESCRIPTION:Credential of Capture ends',
      'TRIGGER:-P30D',
      'END:VALARM',
    ]);
    assert.deepEqual(all.slice(-4), ['END:VALARM', 'END:VEVENT', 'END:VCALENDAR', '']);
  });

  it('folds a line at 75 octets and not before, and writes line ends of a name as RFC 5545 has them', () => {
    const folded = expiryCalendar([{ ...registration, name: 'x'.repeat(150) }], new Date('2026-11-22'));
    const at = folded.split('\r\n').findIndex((line) => line.startsWith('SUMMARY'));
    assert.deepEqual(
      folded
        .split('\r\n')
        .slice(at, at + 3)
        .map((line) => line.length),
      [75, 75, 1 + 177 - 75 - 74],
    );
    assert.match(
      expiryCalendar([{ ...registration, name: 'a\r\nb\nc' }], new Date('2026-11-22')),
      /a\\nb\\nc/,
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

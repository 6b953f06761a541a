// Addresses read out of what people paste.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isMailAddress } from '../../../src/core/text/text.ts';
import { readAddresses } from '../../../src/wizard/addresses.ts';

test('lines, commas, semicolons and tabs separate addresses', () => {
  const { addresses } = readAddresses(
    'a@contoso.com\r\nb@contoso.com, c@contoso.com;d@contoso.com\te@contoso.com',
  );
  assert.deepEqual(
    addresses,
    ['a', 'b', 'c', 'd', 'e'].map((name) => `${name}@contoso.com`),
  );
});

test('a CSV export gives its addresses and passes over the rest', () => {
  const csv =
    '\ufeff"DisplayName","PrimarySmtpAddress","Database"\r\n"Accounts, payable","ap@contoso.com","DB01"\r\n"Office","office@contoso.com","DB02"\r\n';
  assert.deepEqual(readAddresses(csv).addresses, ['ap@contoso.com', 'office@contoso.com']);
});

test('names with brackets, mailto and SMTP prefixes are taken off', () => {
  const { addresses } = readAddresses(
    'Ann Smith <ann@contoso.com>\nmailto:bob@contoso.com\nSMTP:carl@contoso.com',
  );
  assert.deepEqual(addresses, ['ann@contoso.com', 'bob@contoso.com', 'carl@contoso.com']);
});

test('repeats are counted, without regard to case', () => {
  const read = readAddresses('a@contoso.com\nA@CONTOSO.COM');
  assert.equal(read.addresses.length, 1);
  assert.equal(read.repeated, 1);
});

test('what has an @ and is no address is shown, shortened', () => {
  const { refused, addresses } = readAddresses(`not@an@address\n${'x'.repeat(5000)}@contoso.com`);
  assert.deepEqual(addresses, []);
  assert.ok(refused.every((text) => text.length <= 60));
});

test('whatever is pasted, only addresses come out', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
      assert.ok(readAddresses(text).addresses.every(isMailAddress));
    }),
  );
});

test('a megabyte of hostile text ends', () => {
  for (const text of [
    '@'.repeat(1_000_000),
    '"<'.repeat(500_000),
    `a@${'b.'.repeat(400_000)}`,
    ' \u200b'.repeat(500_000),
  ])
    assert.deepEqual(readAddresses(text).addresses, []);
});

// Looking a name up once for all connections of a moment.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rememberLookup } from '../../../src/net/rememberLookup.ts';

const address = [{ address: '192.0.2.1', family: 4 }];

test('asks once for connections of the same moment and again after five seconds', async () => {
  let asked = 0;
  let now = 0;
  const lookup = rememberLookup(
    async () => {
      asked++;
      return address;
    },
    () => now,
  );
  await Promise.all([lookup('a.example'), lookup('a.example'), lookup('a.example')]);
  assert.equal(asked, 1);
  await lookup('b.example');
  assert.equal(asked, 2);
  now = 4_999;
  await lookup('a.example');
  assert.equal(asked, 2);
  now = 5_000;
  assert.deepEqual(await lookup('a.example'), address);
  assert.equal(asked, 3);
});

test('does not remember a failure', async () => {
  let asked = 0;
  const lookup = rememberLookup(async () => {
    asked++;
    if (asked === 1) throw new Error('ENOTFOUND');
    return address;
  });
  await assert.rejects(lookup('a.example'));
  assert.deepEqual(await lookup('a.example'), address);
});

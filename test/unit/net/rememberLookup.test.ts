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

test('finds the new address once the network has changed, and asks at once if there was none meanwhile', async () => {
  let now = 0;
  let network: 'office' | 'none' | 'home' = 'office';
  const lookup = rememberLookup(
    async () => {
      if (network === 'none') throw new Error('ENETUNREACH');
      return [{ address: network === 'office' ? '192.0.2.1' : '198.51.100.1', family: 4 }];
    },
    () => now,
  );
  assert.equal((await lookup('a.example'))[0]?.address, '192.0.2.1');
  network = 'none';
  now = 6_000;
  await assert.rejects(lookup('a.example'));
  network = 'home';
  assert.equal((await lookup('a.example'))[0]?.address, '198.51.100.1');
});

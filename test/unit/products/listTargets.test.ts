// The list of targets that other extensions get: each target once, with everything that the contract names.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cloudIds, grantIds, protocolIds } from '../../../src/core/registration/registration.ts';
import { findTarget, listTargets, products } from '../../../src/products/registry.ts';

test('every target is listed once, with the members of the contract and no other', () => {
  const listed = listTargets();
  assert.deepEqual(
    listed.map(({ id }) => id),
    products.flatMap(({ targets }) => targets),
  );
  assert.equal(new Set(listed.map(({ id }) => id)).size, listed.length);
  for (const target of listed) {
    assert.deepEqual(Object.keys(target), ['id', 'name', 'kind', 'protocols', 'grants', 'clouds']);
    assert.ok(target.name !== '' && findTarget(target.id) !== undefined, target.id);
    for (const [values, known] of [
      [target.protocols, protocolIds],
      [target.grants, grantIds],
      [target.clouds, cloudIds],
    ] as const) {
      assert.ok(values.length > 0, target.id);
      assert.ok(
        values.every((value) => (known as readonly string[]).includes(value)),
        target.id,
      );
    }
  }
});

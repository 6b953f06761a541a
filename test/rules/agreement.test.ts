// What a workspace without trust names connects to nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sources } from './sources.ts';

for (const file of ['src/host/testing/connections.ts', 'src/host/wizard/effects/findTenant.ts']) {
  test(`${file} connects with nothing that a workspace without trust names`, () => {
    assert.match(
      sources[file] ?? '',
      /if \(!workspace\.isTrusted && \w+ !== undefined && \w+\.scope\.kind !== 'user'\)/,
    );
  });
}

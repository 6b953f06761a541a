// The settings of the check name every code, and no other.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { problemRows } from '../../../src/configs/codes.ts';

it('the setting of the rules has a key for every code', () => {
  const { properties } = JSON.parse(readFileSync('package.json', 'utf8')).contributes.configuration;
  const keys = Object.keys(properties['exchangeOAuth.configCheck.rules'].properties);
  assert.deepEqual(keys.toSorted(), Object.keys(problemRows).toSorted());
});

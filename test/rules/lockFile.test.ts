// The lock file serves every platform: a checksum for each package, and the builds for other systems beside this one's.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

type Locked = {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Readonly<Record<string, Locked>>;
};
const entries = Object.entries(packages).filter(([name]) => name !== '');

test('every locked package has a checksum', () => {
  assert.ok(entries.length > 300, 'the lock file was read');
  assert.deepEqual(
    entries.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([name]) => name),
    [],
  );
});

test('no locked package names the host it came from', () => {
  assert.deepEqual(
    entries.filter(([, { resolved }]) => resolved !== undefined).map(([name]) => name),
    [],
  );
});

test('every optional package of a locked package is locked, also those for other systems', () => {
  const missing = entries.flatMap(([name, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((wanted) => !found(name, wanted))
      .map((wanted) => `${wanted}, which ${name} wants`),
  );
  assert.deepEqual(missing, [], 'write the lock file anew in a folder without node_modules');
});

/** npm looks in the package's own node_modules first, then in each folder above. */
function found(from: string, wanted: string): boolean {
  const parts = from.split('/node_modules/');
  return (
    parts.some((_, index) => {
      const above = parts.slice(0, parts.length - index).join('/node_modules/');
      return packages[`${above}/node_modules/${wanted}`] !== undefined;
    }) || packages[`node_modules/${wanted}`] !== undefined
  );
}

// The lock file serves every platform: a checksum for each package, and the builds for other systems beside this one's.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

type Locked = {
  /** If it stands under another name. */
  readonly name?: string;
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly hasInstallScript?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};

type Asked = Readonly<Record<'dependencies' | 'devDependencies', Readonly<Record<string, string>>>>;

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Readonly<Record<string, Locked>>;
};
const entries = Object.entries(packages).filter(([name]) => name !== '');

test('every locked package has a checksum', () => {
  assert.ok(entries.length > 300, 'the lock file was read');
  // SHA-512 has 64 bytes: a checksum that is cut off, or one among weaker ones, checks nothing.
  const isWhole = (integrity = '') =>
    /^sha512-[A-Za-z0-9+/]+={0,2}$/.test(integrity) &&
    Buffer.from(integrity.slice(7), 'base64').length === 64;
  assert.deepEqual(
    entries.filter(([, { integrity }]) => !isWhole(integrity)).map(([name]) => name),
    [],
  );
});

test('a version of a package has one checksum, wherever it stands', () => {
  const versions = Map.groupBy(
    entries,
    ([place, { name, version }]) => `${name ?? place.split('node_modules/').at(-1)} ${version}`,
  );
  const different = [...versions].filter(
    ([, each]) => new Set(each.map(([, { integrity }]) => integrity)).size > 1,
  );
  assert.deepEqual(
    different.map(([version]) => version),
    [],
  );
});

test('what is locked is what package.json asks for, each in one version', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  const { dependencies: locked, devDependencies: lockedDev } = packages[''] as Asked;
  assert.deepEqual([locked, lockedDev], [dependencies, devDependencies]);
  const ranges = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([name, wanted]) => packages[`node_modules/${name}`]?.version !== wanted,
  );
  assert.deepEqual(ranges, []);
});

test('no other packages run a script when they are installed', () => {
  const running = entries.filter(([, { hasInstallScript }]) => hasInstallScript === true);
  assert.deepEqual(
    running.map(([name]) => name.replace('node_modules/', '')).toSorted(),
    // Each puts a program of its own in place: copied, fetched or built.
    ['@vscode/vsce-sign', 'esbuild', 'tree-sitter-powershell'],
    'read what the new one runs before it is added here',
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

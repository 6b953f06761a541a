// Settings that a workspace could abuse are out of its reach: scopes are explicit, and hosts, paths and commands are ours.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { root } from './sources.ts';

type Setting = { scope?: string; description?: string; markdownDescription?: string };

const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const blocks: { properties: Record<string, Setting> }[] = [manifest.contributes?.configuration ?? []].flat();
const settings = Object.entries(
  Object.assign({}, ...blocks.map((block) => block.properties)) as Record<string, Setting>,
);

/** Parts of a name that say that the setting picks a host, a path, a proxy, a command or what is logged. */
const picksTarget =
  /host|authority|endpoint|url|proxy|path|file|folder|certificate|\bca\b|command|executable|shell|pwsh|log/i;

/** A setting of its own kind: registrations may name endpoints, which the code takes from User settings alone. */
const checkedAtRunTime = ['exchangeOAuth.registrations'];

test('the extension contributes settings, and each has an explicit scope', () => {
  assert.ok(settings.length > 0);
  assert.deepEqual(
    settings.filter(([, { scope }]) => scope === undefined).map(([key]) => key),
    [],
  );
});

test('a setting that picks a host, path, proxy or command has application or machine scope', () => {
  const open = settings.filter(
    ([key, { scope = '' }]) =>
      picksTarget.test(key.replace(/^exchangeOAuth\./, '')) &&
      !checkedAtRunTime.includes(key) &&
      !['application', 'machine'].includes(scope),
  );
  assert.deepEqual(
    open.map(([key, { scope }]) => `${key}: ${scope}`),
    [],
  );
});

test('no setting has a place for a secret', () => {
  const text = JSON.stringify(blocks).replace(/"(markdown)?[dD]escription":"[^"]*"/g, '');
  assert.doesNotMatch(text, /"(clientSecret|secret|password|privateKey|token)":\s*\{/);
});

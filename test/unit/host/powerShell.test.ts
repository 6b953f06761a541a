// PowerShell is found by its fixed name on absolute folders of the path, and asked once for Exchange's module.
import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { exchangeModuleVersion, findPowerShell, findPwsh } from '../../../src/host/scripts/powerShell.ts';

let home = '';
const fake = (name: string, text: string): string => {
  const folder = path.join(home, name);
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'pwsh'), `#!/bin/sh\n${text}\n`);
  chmodSync(path.join(folder, 'pwsh'), 0o755);
  return folder;
};
const never = new AbortController().signal;

before(() => {
  home = mkdtempSync(path.join(tmpdir(), 'exchange-oauth-pwsh-'));
});
after(() => rmSync(home, { recursive: true, force: true }));

test('pwsh is found in the first absolute folder that has it', async () => {
  const folder = fake('found', 'true');
  assert.equal(await findPwsh(`${home}:${folder}`, 'linux'), path.join(folder, 'pwsh'));
  assert.equal(await findPowerShell(folder, 'linux'), path.join(folder, 'pwsh'));
});

test('folders that are not absolute are passed over, and a file that cannot be run is none', async () => {
  const folder = fake('plain', 'true');
  chmodSync(path.join(folder, 'pwsh'), 0o644);
  assert.equal(await findPwsh(`.:bin::${path.relative(process.cwd(), folder)}`, 'linux'), undefined);
  assert.equal(process.getuid?.() === 0 ? undefined : await findPwsh(folder, 'linux'), undefined);
});

test('the module’s version is read, and its absence is no error', async () => {
  const ready = path.join(fake('ready', 'echo 3.7.1'), 'pwsh');
  const bare = path.join(fake('bare', 'true'), 'pwsh');
  assert.equal(await exchangeModuleVersion(ready, home, never), '3.7.1');
  assert.equal(await exchangeModuleVersion(bare, home, never), undefined);
});

test('a PowerShell that fails or is cancelled rejects', async () => {
  const broken = path.join(fake('broken', 'exit 3'), 'pwsh');
  await assert.rejects(exchangeModuleVersion(broken, home, never));
  const slow = path.join(fake('slow', 'exec tail -f /dev/null'), 'pwsh');
  const stop = new AbortController();
  const asked = exchangeModuleVersion(slow, home, stop.signal);
  stop.abort();
  await assert.rejects(asked, { name: 'AbortError' });
});

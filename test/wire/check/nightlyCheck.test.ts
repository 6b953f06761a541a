// docs/nightly-check.md is true: its usage is the program's, its commands are read by the program, its package runs.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { readOptions } from '../../../src/check/options.ts';
import { usage } from '../../../src/check/usage.ts';
import { startDemoTenant } from '../../../src/demo/demoTenant.ts';
import { allowHosts, customRegistration } from '../../support/checkRun.ts';
import { scratchFolder } from '../../support/tools.ts';

const run = promisify(execFile);
const root = path.join(import.meta.dirname, '../../..');
const text = readFileSync(path.join(root, 'docs/nightly-check.md'), 'utf8');

test('its usage is what --help prints', () => {
  assert.ok(text.includes(`\`\`\`text\n${usage}\`\`\``));
});

test('every command in it is one that the program reads', () => {
  const commands = [
    ...text.matchAll(
      /(?:exchange-oauth-check(?:-[\d.]+)?\.tgz|bin\/exchange-oauth-check|\* exchange-oauth-check) (.+)$/gm,
    ),
  ];
  assert.ok(commands.length >= 5, `${commands.length} commands`);
  for (const [, command = ''] of commands) {
    const read = readOptions(command.trim().split(/\s+/), {});
    assert.ok(read.ok, `${command}: ${read.ok ? '' : read.problem}`);
  }
});

test('the package installs without a registry, and its program checks a tenant', async (t) => {
  const { makeCheckPackage } = await import('../../../scripts/package/checkPackage.mjs' as string);
  const tenant = await startDemoTenant();
  t.after(() => tenant.stop());
  const folder = scratchFolder(t);
  const tarball: string = await makeCheckPackage(folder);
  const npm = {
    cwd: folder,
    env: { ...process.env, npm_config_offline: 'true' },
    shell: process.platform === 'win32',
  };
  writeFileSync(path.join(folder, 'package.json'), '{"private":true}');
  await run('npm', ['install', '--no-audit', '--no-fund', tarball], npm);
  const settings = { 'exchangeOAuth.registrations': [customRegistration(tenant)] };
  writeFileSync(path.join(folder, 'settings.json'), JSON.stringify(settings));
  writeFileSync(path.join(folder, 'ca.pem'), tenant.endpoints.trustedCa);
  const program = path.join(folder, 'node_modules/exchange-oauth-check/check.js');
  const { stdout } = await run(
    process.execPath,
    [program, 'settings.json', ...allowHosts(tenant), '--secret', 'env:SECRET', '--policy'],
    {
      cwd: folder,
      env: { ...process.env, NODE_EXTRA_CA_CERTS: path.join(folder, 'ca.pem'), SECRET: tenant.secret },
    },
  );
  assert.match(stdout, /Everything that was checked holds/);
});

// docs/nightly-check.md is true: its usage is the program's, its commands are read by the program, its package runs.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { readOptions } from '../../../src/check/options.ts';
import { usage } from '../../../src/check/usage.ts';
import type { Registration } from '../../../src/core/registration/registration.ts';
import { startDemoTenant } from '../../../src/demo/demoTenant.ts';
import { nightlyCheck, nightlyLabels, nightlyPlaces } from '../../../src/products/nightlyCheck.ts';
import { exportProfile } from '../../../src/products/profile.ts';
import { issueSelfSigned } from '../../../src/x509/certificates.ts';
import { allowHosts, believe, customRegistration, runProgram } from '../../support/checkRun.ts';
import { nightlySample } from '../../support/nightlySample.ts';
import { hasTool, runTool, scratchFolder, writeFiles } from '../../support/tools.ts';

const run = promisify(execFile);
const root = path.join(import.meta.dirname, '../../..');
const text = readFileSync(path.join(root, 'docs/nightly-check.md'), 'utf8');

test('its usage is what --help prints', () => {
  assert.ok(text.includes(`\`\`\`text\n${usage}\`\`\``));
});

test('its examples are what Add Nightly Check writes', () => {
  const version: string = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).version;
  const parts = nightlyPlaces.flatMap((place) => {
    const { files } = nightlyCheck(place, nightlySample, version);
    const blocks = files.map((file) => `\`\`\`${file.language}\n# ${file.path}\n${file.text}\`\`\`\n`);
    return [`### ${nightlyLabels[place]}\n`, ...blocks];
  });
  const [before = '', rest = ''] = text.split('<!-- places -->\n');
  const after = rest.slice(rest.indexOf('<!-- /places -->'));
  const expected = `${before}<!-- places -->\n${parts.join('\n')}${after}`;
  if (process.env['UPDATE_GOLDENS'] === '1')
    writeFileSync(path.join(root, 'docs/nightly-check.md'), expected);
  else assert.equal(text, expected);
});

test('a registration’s id is text in every file, whatever it holds', () => {
  for (const place of ['github', 'gitlab'] as const) {
    const hostile = { ...nightlySample, id: 'x: "$(touch y)" # `z`\'' };
    const [file] = nightlyCheck(place, hostile, '0.1.0').files;
    const lines = file?.text.split('\n').filter((line) => line.includes('touch y')) ?? [];
    assert.equal(lines.length, 1);
    assert.match(lines[0] ?? '', /^ +REGISTRATION: "/);
  }
});

test('hosts of one’s own are in the profile and allowed in each command, which then reaches them', async (t) => {
  const tenant = await startDemoTenant();
  t.after(() => tenant.stop());
  believe(t, tenant);
  const registration = customRegistration(tenant) as unknown as Registration;
  for (const place of nightlyPlaces) {
    const [file] = nightlyCheck(place, registration, '0.1.0').files;
    for (const host of new Set(allowHosts(tenant).filter((each) => !each.startsWith('--'))))
      assert.ok(file?.text.includes(` --allow-host ${host} `), `${place}: ${host}`);
  }
  const profile = path.join(scratchFolder(t), 'profile.json');
  writeFileSync(
    profile,
    exportProfile([registration], { exportedOn: '2026-11-29', includeHosts: true }).text,
  );
  const [, command = ''] =
    nightlyCheck('cron', registration, '0.1.0').files[0]?.text.split(' exchange-oauth-check ') ?? [];
  const args = command
    .trim()
    .replace(/\S+profile\.json/, profile)
    .replace(/file:\S+secret/, 'env:SECRET')
    .split(' ');
  const { code, out, err } = await runProgram(args, { SECRET: tenant.secret });
  assert.equal(code, 0, `${out}${err}`);
  const v6 = { ...nightlySample, endpoints: { imap: '[2001:db8::1]:993' } };
  assert.match(
    nightlyCheck('cron', v6, '0.1.0').files[0]?.text ?? '',
    / --allow-host '\[2001:db8::1\]:993' /,
  );
});

test('every command in it is one that the program reads', () => {
  const commands = [
    ...text.matchAll(
      /(?:exchange-oauth-check-[\d.]+\.tgz|"\$PACKAGE"|env exchange-oauth-check|\* exchange-oauth-check) (.+)$/gm,
    ),
  ];
  assert.ok(commands.length >= 5, `${commands.length} commands`);
  for (const [, command = ''] of commands) {
    const read = readOptions(command.trim().split(/\s+/), {});
    assert.ok(read.ok, `${command}: ${read.ok ? '' : read.problem}`);
  }
});

test('its openssl commands make what the check takes: a certificate and key of a PFX, and keys of a record', async (t) => {
  if (!hasTool(t, 'openssl', 'version')) return;
  const folder = scratchFolder(t);
  const openssl = (line: string) => {
    const { status, stderr } = runTool('openssl', line.split(' '), { cwd: folder });
    assert.equal(status, 0, stderr);
  };
  const { certificatePem, privateKeyPem } = await issueSelfSigned({ commonName: 'check', days: 100 });
  writeFiles(folder, { 'a.pem': certificatePem, 'b.pem': privateKeyPem });
  openssl('pkcs12 -export -in a.pem -inkey b.pem -out both.pfx -passout pass:x');
  const commands = [...text.matchAll(/^openssl (.+)$/gm)].map(([, command = '']) => command);
  assert.equal(commands.length, 4);
  for (const command of commands)
    openssl(command.startsWith('pkcs12') ? `${command} -passin pass:x` : command);

  const tenant = await startDemoTenant();
  t.after(() => tenant.stop());
  believe(t, tenant);
  tenant.registerCertificate(certificatePem);
  const registration = customRegistration(tenant, { grant: 'clientCertificate' });
  writeFiles(folder, { 'settings.json': JSON.stringify({ 'exchangeOAuth.registrations': [registration] }) });
  const at = (argument: string) =>
    argument.replace(
      /^(file:)?([\w]+\.(?:pem|key|pub|jsonl|json))$/,
      (_, file = '', name) => `${file}${path.join(folder, name)}`,
    );
  const [, proof = ''] = /`(--certificate file:\S+ --key file:\S+)`/.exec(text) ?? [];
  const checked = await runProgram(
    [
      'settings.json',
      ...allowHosts(tenant),
      ...proof.split(' '),
      '--record',
      'record.jsonl',
      '--record-key',
      'file:record.key',
    ].map(at),
    {},
  );
  assert.equal(checked.code, 0, `${checked.out}${checked.err}`);
  const [, verify = ''] = /^exchange-oauth-check (verify .+)$/m.exec(text) ?? [];
  const verified = await runProgram(verify.split(' ').map(at), {});
  assert.deepEqual(verified, { code: 0, err: '', out: '1 run, each signed with this key and in order.\n' });
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

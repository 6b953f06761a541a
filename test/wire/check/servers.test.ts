// The rendered timer and cron line, as a server runs them: systemd reads the units, /bin/sh the line, with nobody's environment.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Registration } from '../../../src/core/registration/registration.ts';
import { startDemoTenant } from '../../../src/demo/demoTenant.ts';
import { nightlyCheck } from '../../../src/products/nightlyCheck.ts';
import { exportProfile } from '../../../src/products/profile.ts';
import { customRegistration } from '../../support/checkRun.ts';
import { nightlySample } from '../../support/nightlySample.ts';
import { hasTool, runTool, runToolBeside, scratchFolder, writeFiles } from '../../support/tools.ts';

const program = path.join(import.meta.dirname, '../../../dist/check.js');

const filesFor = (place: 'systemd' | 'cron', registration: Registration): Readonly<Record<string, string>> =>
  Object.fromEntries(
    nightlyCheck(place, registration, '0.1.0').files.map(({ path: file, text }) => [
      path.basename(file),
      text,
    ]),
  );

test('systemd takes both units without a word, and would say what it does not know', (t) => {
  if (!hasTool(t, 'systemd-analyze', '--version')) return;
  const verify = (files: Readonly<Record<string, string>>) => {
    const folder = scratchFolder(t);
    writeFiles(folder, files);
    const units = Object.keys(files).map((name) => path.join(folder, name));
    const { status, stdout, stderr } = runTool('systemd-analyze', ['verify', ...units], { cwd: folder });
    const own = `${stdout}${stderr}`.split('\n').filter((line) => line.includes('exchange-oauth-check'));
    return { status, said: own.join('\n') };
  };
  const hosts = { imap: '[2001:db8::1]:993', smtp: 'mail.contoso.com:587' };
  for (const registration of [
    nightlySample,
    { ...nightlySample, grant: 'clientCertificate', endpoints: hosts } as const,
  ])
    assert.deepEqual(verify(filesFor('systemd', registration)), { status: 0, said: '' });
  const spoiled = Object.entries(filesFor('systemd', nightlySample)).map(
    ([name, text]) => [name, text.replace('OnCalendar=*-*-* 03:17', 'OnCalendar=03:77')] as const,
  );
  assert.match(verify(Object.fromEntries(spoiled)).said, /Failed to parse calendar specification/);
});

/** A server as the steps beside the files set it up: the program, the profile and the secret, in a folder instead of /etc. */
async function server(t: TestContext) {
  const tenant = await startDemoTenant();
  t.after(() => tenant.stop());
  const folder = scratchFolder(t);
  const bin = path.join(folder, 'bin');
  mkdirSync(bin);
  writeFileSync(
    path.join(bin, 'exchange-oauth-check'),
    `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`,
    { mode: 0o755 },
  );
  const registration = customRegistration(tenant) as unknown as Registration;
  writeFiles(folder, {
    'profile.json': exportProfile([registration], { exportedOn: '2026-11-29', includeHosts: true }).text,
    'ca.pem': tenant.endpoints.trustedCa,
    secret: `${tenant.secret}\n`,
  });
  /** As cron and systemd start it: a shell, a PATH, and nothing of the person who set it up. */
  const run = (command: string) =>
    runToolBeside(
      'env',
      [
        '-i',
        `PATH=${bin}`,
        `NODE_EXTRA_CA_CERTS=${path.join(folder, 'ca.pem')}`,
        '/bin/sh',
        '-c',
        command.replaceAll('/etc/exchange-oauth-check', folder).replaceAll('%d', folder),
      ],
      { cwd: '/' },
    );
  return { tenant, registration, run };
}

test('the cron line and the service say nothing while everything holds, and else what to do', async (t) => {
  if (!hasTool(t, '/bin/sh', '-c', ':')) return;
  const { tenant, registration, run } = await server(t);
  const cron = filesFor('cron', registration)['exchange-oauth-check.cron'] ?? '';
  const [, line = ''] = /^(?:[\d*]+ ){5}(.+)$/m.exec(cron) ?? [];
  // In a crontab it would end the command.
  assert.ok(!line.includes('%'));
  const service = filesFor('systemd', registration)['exchange-oauth-check.service'] ?? '';
  const [, started = ''] = /^ExecStart=\/usr\/bin\/env (.+)$/m.exec(service) ?? [];
  for (const command of [line, started]) {
    tenant.setScenario('healthy');
    assert.deepEqual(await run(command), { status: 0, stdout: '', stderr: '' }, command);
    tenant.setScenario('policyTooWide');
    const opened = await run(command);
    assert.equal(opened.status, 2, command);
    assert.match(opened.stdout, /^FAIL policy\./m);
    assert.ok(!opened.stdout.includes(tenant.secret));
  }
});

test('what stands beside the files names every file that they read, and who has to be able to read it', () => {
  for (const grant of ['clientSecret', 'clientCertificate'] as const)
    for (const place of ['systemd', 'cron'] as const) {
      const { files, steps } = nightlyCheck(place, { ...nightlySample, grant }, '0.1.0');
      const read = files.flatMap(({ text }) => text.match(/\/etc\/exchange-oauth-check\/[\w.]+/g) ?? []);
      assert.ok(read.length >= 2);
      const [, copy = ''] = steps;
      for (const file of read)
        assert.match(copy, new RegExp(`${path.dirname(file)}: .*(?:as|and) ${path.basename(file)}\\b`));
      // The service runs as a user that is made for it, which is not root.
      assert.match(
        steps[1] ?? '',
        place === 'cron' ? /readable by that user alone/ : /by everyone.*root alone/,
      );
    }
});

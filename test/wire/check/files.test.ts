// Files that the command line names: in every encoding, without an end, of another kind, in use by another run.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import type { CheckResult } from '../../../src/check/checkResult.ts';
import { appendRecord } from '../../../src/check/record.ts';
import { type DemoTenant, startDemoTenant } from '../../../src/demo/demoTenant.ts';
import { allowHosts, believe, customRegistration, runCheck, runProgram } from '../../support/checkRun.ts';
import { runToolBeside, scratchFolder } from '../../support/tools.ts';

const program = path.join(import.meta.dirname, '../../../dist/check.js');
let tenant: DemoTenant;
before(async () => {
  tenant = await startDemoTenant();
});
after(() => tenant?.stop());

const settings = () => JSON.stringify({ 'exchangeOAuth.registrations': [customRegistration(tenant)] });
const oneTest = (secret: string) => [...allowHosts(tenant), '--protocol', 'imap', '--secret', secret];

const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');
const encodings: Readonly<Record<string, (text: string) => Buffer>> = {
  'UTF-8 with a mark': (text) => Buffer.from(`\ufeff${text}\r\n`),
  'UTF-16, as Windows PowerShell writes it': (text) => utf16(`${text}\r\n`),
  'UTF-16 the other way round': (text) => utf16(text).swap16(),
  'UTF-8 with blanks at its end': (text) => Buffer.from(`${text} \t\n\n`),
};

for (const [name, encoded] of Object.entries(encodings)) {
  test(`secret and settings are read in ${name}`, async (t) => {
    believe(t, tenant);
    const folder = scratchFolder(t);
    const [secret, file] = [path.join(folder, 'secret'), path.join(folder, 'settings.json')];
    writeFileSync(secret, encoded(tenant.secret));
    writeFileSync(file, encoded(settings()));
    const { code, out, err } = await runProgram([file, ...oneTest(`file:${secret}`)], {});
    assert.equal(code, 0, `${out}${err}`);
  });
}

test('of a file without an end no more is read than such a file can be', async (t) => {
  if (!existsSync('/dev/zero')) return t.skip('/dev/zero is not there');
  believe(t, tenant);
  const { code, result } = await runCheck(t, [customRegistration(tenant)], oneTest('file:/dev/zero'));
  assert.equal(code, 3);
  assert.match(result?.problems[0]?.text ?? '', /\/dev\/zero is larger than a secret or a key can be/);
});

test('nothing is written over a file that is read', async (t) => {
  believe(t, tenant);
  const folder = scratchFolder(t);
  const file = path.join(folder, 'settings.json');
  const key = path.join(folder, 'key');
  writeFileSync(file, settings());
  writeFileSync(key, tenant.secret);
  for (const [output, over] of [
    ['--json', file],
    ['--record', path.join(folder, 'x', '..', 'settings.json')],
    ['--summary', key],
  ] as const) {
    const { code, err } = await runProgram([file, ...oneTest(`file:${key}`), output, over], {});
    assert.equal(code, 3);
    assert.match(err, /is read, and nothing is written over it/);
  }
  assert.equal(readFileSync(file, 'utf8'), settings());
  assert.equal(readFileSync(key, 'utf8'), tenant.secret);
});

test('a file that is no record gets no line', async (t) => {
  believe(t, tenant);
  const file = path.join(scratchFolder(t), 'list.csv');
  writeFileSync(file, 'PrimarySmtpAddress\nap@contoso.com\n');
  const { code, err } = await runCheck(
    t,
    [customRegistration(tenant)],
    [...oneTest('env:SECRET'), '--record', file],
    { SECRET: tenant.secret },
  );
  assert.equal(code, 3);
  assert.match(
    err,
    /list\.csv is not a record of the check: none of its lines is a run\. Name another file\.$/m,
  );
  assert.equal(readFileSync(file, 'utf8'), 'PrimarySmtpAddress\nap@contoso.com\n');
});

const emptyResult: CheckResult = {
  version: 1,
  startedAt: '2026-11-30T03:17:00.000Z',
  durationMs: 1,
  exitCode: 0,
  registrations: [],
  tests: [],
  policies: [],
  readiness: [],
  audits: [],
  credentials: [],
  limits: [],
  problems: [],
};

test('runs that end at the same time add their lines one after the other', async (t) => {
  const folder = scratchFolder(t);
  for (let round = 0; round < 20; round += 1) {
    const record = path.join(folder, `record${round}.jsonl`);
    // As a run that was ended while it wrote leaves it.
    writeFileSync(`${record}.lock`, '1');
    utimesSync(`${record}.lock`, 0, 0);
    await Promise.all(Array.from({ length: 20 }, () => appendRecord(emptyResult, record, undefined)));
    const { code, out } = await runProgram(['verify', record], {});
    assert.deepEqual([code, /^20 runs, in order and unchanged\./.test(out)], [0, true], out);
    assert.ok(!existsSync(`${record}.lock`) && !existsSync(`${record}.lock.left`));
  }
});

test('a file that is larger than any record is not read as one, and stays as it is', async (t) => {
  const record = path.join(scratchFolder(t), 'record.jsonl');
  writeFileSync(record, '{}\n');
  // It takes no place on the disk.
  truncateSync(record, 256_000_001);
  await assert.rejects(appendRecord(emptyResult, record, undefined), /is larger than a record can be/);
  assert.equal(statSync(record).size, 256_000_001);
  await assert.rejects(
    appendRecord(emptyResult, path.dirname(record), undefined),
    /cannot be read: it is a folder/,
  );
});

test('an old Node and an error of its own end with 3: 1 would say that a mailbox fails', async (t) => {
  const folder = scratchFolder(t);
  const run = async (preload: string) => {
    const file = path.join(folder, 'preload.cjs');
    writeFileSync(file, preload);
    const { status, stderr } = await runToolBeside(
      process.execPath,
      ['--require', file, program, path.join(folder, 'nothing.json')],
      { cwd: folder },
    );
    return { status, said: stderr.split('\n', 1)[0] };
  };
  assert.deepEqual(
    await run(
      "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } });",
    ),
    { status: 3, said: 'The check needs Node 22 or newer, and this is 20.20.2.' },
  );
  assert.deepEqual(await run("process.nextTick(() => { throw new Error('unforeseen'); });"), {
    status: 3,
    said: 'The check ended at an error of its own: unforeseen',
  });
});

test('it stops at once when it is asked to, also while a server says nothing', async (t) => {
  const { createServer } = await import('node:net');
  const heard = Promise.withResolvers<void>();
  const silent = createServer(() => heard.resolve());
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  t.after(() => silent.close());
  const host = `localhost:${(silent.address() as { port: number }).port}`;
  const file = path.join(scratchFolder(t), 'settings.json');
  const base = customRegistration(tenant);
  const registration = { ...base, endpoints: { ...(base['endpoints'] as object), imap: host } };
  writeFileSync(file, JSON.stringify({ 'exchangeOAuth.registrations': [registration] }));
  const ca = path.join(path.dirname(file), 'ca.pem');
  writeFileSync(ca, tenant.endpoints.trustedCa);
  const child = spawn(
    process.execPath,
    [program, file, ...oneTest('env:SECRET'), '--allow-host', host, '--json', `${file}.out`],
    { env: { ...process.env, SECRET: tenant.secret, NODE_EXTRA_CA_CERTS: ca }, stdio: 'ignore' },
  );
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  await heard.promise;
  child.kill('SIGTERM');
  assert.equal(await ended, 3);
  const result: CheckResult = JSON.parse(readFileSync(`${file}.out`, 'utf8'));
  assert.deepEqual([result.tests, result.problems.length], [[], 1]);
});

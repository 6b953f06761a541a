// The check without a window, against a demo tenant over real sockets: what it proves, and what it refuses to do.
import assert from 'node:assert/strict';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { UnsecuredJWT } from 'jose';
import { readRecords } from '../../../src/core/report/runRecord.ts';
import { type DemoTenant, startDemoTenant } from '../../../src/demo/demoTenant.ts';
import { issueSelfSigned } from '../../../src/x509/certificates.ts';
import { allowHosts, believe, customRegistration, runCheck, runProgram } from '../../support/checkRun.ts';

let tenant: DemoTenant;
let folder: string;
const secret = () => ({ SECRET: tenant.secret });
const usual = () => [...allowHosts(tenant), '--secret', 'env:SECRET'];

before(async () => {
  tenant = await startDemoTenant();
  folder = mkdtempSync(path.join(tmpdir(), 'exchange-oauth-check-'));
});
after(async () => {
  await tenant?.stop();
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});

const issued = (commonName: string, days: number) => issueSelfSigned({ commonName, days });

describe('the check', () => {
  it('tests every protocol and ends with 0 if everything holds', async (t) => {
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

  it('says the same of mailboxes that Microsoft Graph answers in one batch as of each alone', async (t) => {
    believe(t, tenant);
    const { domain, controlMailbox } = tenant;
    const addresses = [...tenant.mailboxes, controlMailbox, `nobody@${domain}`, `no.one@${domain}`];
    const mailboxes = addresses.map((address) => ({ address, protocols: ['graph'] }));
    assert.ok(addresses.length > 4);
    const reports = async (args: readonly string[]) => {
      const { result } = await runCheck(
        t,
        [customRegistration(tenant, { mailboxes })],
        [...usual(), ...args],
        secret(),
      );
      return (result?.tests ?? []).map(({ address, ok, steps }) => {
        const [step] = steps.filter(({ status }) => status === 'failed');
        return { address, ok, step: step?.id, code: step?.code, detail: step?.detail };
      });
    };
    const together = await reports([]);
    const alone = [];
    for (const address of addresses) alone.push(...(await reports(['--mailbox', address])));
    assert.deepEqual(together, alone);
    assert.deepEqual(new Set(together.map(({ ok }) => ok)), new Set([true, false]));
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
    assert.match(err, /names hosts of its own, and tokens would be sent there.*--allow-host localhost:\d+/s);
  });

  it('ends with 1 and the code if a secret is wrong, and shows the secret nowhere', async (t) => {
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

  it('ends with 2 if a control mailbox opens', async (t) => {
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

  it('keeps a record whose lines are chained and signed, and a changed line shows', async (t) => {
    believe(t, tenant);
    const record = path.join(folder, 'record.jsonl');
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const pem = (key: KeyObject, type: 'pkcs8' | 'spki') => key.export({ format: 'pem', type }).toString();
    const env = { ...secret(), KEY: pem(privateKey, 'pkcs8'), PUBLIC: pem(publicKey, 'spki') };
    for (let run = 0; run < 2; run += 1)
      await runCheck(
        t,
        [customRegistration(tenant)],
        [...usual(), '--policy', '--record', record, '--record-key', 'env:KEY'],
        env,
      );
    const text = readFileSync(record, 'utf8');
    const [first] = readRecords(text);
    assert.ok(first?.ok === true);
    assert.ok(first.record.applications[0]?.consented?.includes('full_access_as_app'));
    const withKey = ['verify', record, '--public-key', 'env:PUBLIC'];
    assert.deepEqual(await runProgram(withKey, env), {
      code: 0,
      err: '',
      out: '2 runs, each signed with this key and in order.\n',
    });
    writeFileSync(record, text.replace('"ok":true', '"ok":false'));
    const changed = await runProgram(withKey, env);
    assert.equal(changed.code, 1);
    assert.match(changed.out, /^The record was changed after it was written\. Line 1: Its signature/);
    assert.match(changed.out, /\nLine 2: It does not follow the line above/);
    writeFileSync(record, text.slice(text.indexOf('\n') + 1));
    assert.match((await runProgram(['verify', record], {})).out, /Line 1: It follows a line that is not in/);
  });

  it('says why a record cannot be verified', async () => {
    const notRecord = path.join(folder, 'notRecord');
    writeFileSync(notRecord, 'x\n');
    for (const [args, said] of [
      [['verify'], /Name one record/],
      [['verify', path.join(folder, 'nope')], /nope cannot be read: there is no such file/],
      [['verify', notRecord], /is not a record of the check/],
      [['verify', notRecord, '--public-key', 'x'], /takes env:NAME or file:PATH/],
      [['verify', notRecord, '--public-key', `file:${notRecord}`], /not a public key in PEM/],
      [['verify', notRecord, '--public'], /There is no option --public/],
    ] as const) {
      const { code, err } = await runProgram(args, {});
      assert.equal(code, 3);
      assert.match(err, said);
    }
  });

  it('names options that name nothing, and checks the rest', async (t) => {
    believe(t, tenant);
    const { code, result, err } = await runCheck(
      t,
      [customRegistration(tenant)],
      [
        ...usual(),
        '--protocol',
        'imap',
        '--registration',
        'own',
        '--registration',
        'onw',
        '--secret',
        'onw=env:SECRET',
        '--mailbox',
        'nobody@x.example',
        '--mailbox',
        String(tenant.mailboxes[0]),
      ],
      secret(),
    );
    assert.equal(code, 3);
    assert.deepEqual(
      result?.problems.map(({ text }) => text),
      [
        '--registration onw: the file has no such registration. It has: own.',
        '"onw=" stands in front of a credential, and the file has no such registration. It has: own.',
        `--mailbox nobody@x.example: the file has no such mailbox. It has: ${tenant.mailboxes[0]}.`,
      ],
    );
    assert.equal(result?.tests[0]?.ok, true);
    assert.match(err, /Could not run: --registration onw/);
  });

  it('signs in with a certificate, and reads from it when it ends', async (t) => {
    believe(t, tenant);
    const { certificatePem, privateKeyPem } = await issued('check', 10);
    tenant.registerCertificate(certificatePem);
    const registration = customRegistration(tenant, {
      grant: 'clientCertificate',
      credentialExpiresOn: '2020-01-01',
    });
    const { code, result } = await runCheck(
      t,
      [registration],
      [...allowHosts(tenant), '--certificate', 'env:CERTIFICATE', '--key', 'env:KEY', '--expiry-days', '5'],
      { CERTIFICATE: certificatePem, KEY: privateKeyPem },
    );
    assert.equal(code, 0);
    assert.deepEqual(
      result?.credentials.map(({ state, daysLeft }) => [state, daysLeft]),
      [['ok', 10]],
    );
  });

  it('could not run if certificate and key cannot be used, and says why', async (t) => {
    believe(t, tenant);
    const [one, other] = [await issued('one', 10), await issued('other', 10)];
    const locked = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' },
    }).privateKey;
    for (const [CERTIFICATE, KEY, said] of [
      [one.certificatePem, other.privateKeyPem, /KEY holds a private key that does not belong/],
      [one.certificatePem, locked, /KEY holds a private key with a password/],
      [one.certificatePem, one.certificatePem, /KEY holds no private key in PEM. It holds a certificate/],
      [one.privateKeyPem, one.privateKeyPem, /CERTIFICATE holds no certificate in PEM. It holds a private/],
      [
        '0\u0082\u0003 binary',
        one.privateKeyPem,
        /CERTIFICATE holds no certificate in PEM. A PFX holds both/,
      ],
    ] as const) {
      const { code, result, out, err } = await runCheck(
        t,
        [customRegistration(tenant, { grant: 'clientCertificate' })],
        [...allowHosts(tenant), '--certificate', 'env:CERTIFICATE', '--key', 'env:KEY'],
        { CERTIFICATE, KEY },
      );
      assert.equal(code, 3);
      assert.deepEqual(result?.tests, []);
      assert.match(result?.problems[0]?.text ?? '', said);
      assert.doesNotMatch(`${out}${err}`, /BEGIN/);
    }
  });

  it('says that no federated credential matches, and what the token names', async (t) => {
    believe(t, tenant);
    const token = new UnsecuredJWT({})
      .setIssuer('https://gitlab.com')
      .setSubject('project_path:contoso/mail:ref_type:branch:ref:main')
      .setAudience('api://AzureADTokenExchange')
      .setExpirationTime('5 minutes')
      .encode();
    const { code, result, err } = await runCheck(
      t,
      [customRegistration(tenant)],
      [...allowHosts(tenant), '--federated', 'env:ID_TOKEN'],
      { ID_TOKEN: `${token}c2lnbmF0dXJl` },
    );
    assert.equal(code, 1);
    const codes = result?.tests.map(({ steps }) => steps.find(({ status }) => status === 'failed')?.code);
    assert.deepEqual(codes, Array(3).fill('entra.federatedNoMatch'));
    // One thing to do, said once.
    assert.equal(err.match(/^FAIL /gm)?.length, 1);
    assert.match(err, /The same: \S+ by IMAP, \S+ by Graph\./);
    assert.match(err, /Seen: .*project_path:contoso\/mail:ref_type:branch:ref:main/);
  });

  it('refuses options that contradict each other', async (t) => {
    for (const [args, said] of [
      [['--json', '-', '--junit', '-'], /Only one output can go to standard output/],
      [['--sarif', 'a', '--junit', 'a'], /Two outputs would be written to a\./],
      [['--summary', 'a', '--record', 'a'], /Two outputs would be written to a\./],
      [['--record-key', 'env:KEY'], /Add --record FILE/],
      [['--federated', 'gitlab'], /takes github .*, env:NAME .* or file:PATH/],
      [['--federated'], /--federated needs a value/],
      [['--polcy'], /There is no option --polcy/],
    ] as const) {
      const { code, err } = await runProgram(['settings.json', ...args], {});
      assert.equal(code, 3);
      assert.match(err, said);
    }
    const { result } = await runCheck(t, [], []);
    assert.match(result?.problems[0]?.text ?? '', /The file has no mailbox to check/);
  });

  it('could not run if another issuer gives no token, instead of blaming the mailbox', async (t) => {
    believe(t, tenant);
    for (const [source, said] of [
      ['github', /permissions: id-token: write/],
      ['env:NOT_SET', /NOT_SET holds no ID token/],
    ] as const) {
      const { code, result } = await runCheck(
        t,
        [customRegistration(tenant)],
        [...allowHosts(tenant), '--federated', source],
      );
      assert.equal(code, 3);
      assert.deepEqual(result?.tests, []);
      assert.match(result?.problems[0]?.text ?? '', said);
    }
  });

  it('stops when it is asked to, proves nothing, and adds no line to a record', async (t) => {
    believe(t, tenant);
    tenant.setScenario('slow');
    t.after(() => tenant.setScenario('healthy'));
    const record = path.join(folder, 'stopped.jsonl');
    const others = process.listeners('SIGINT');
    const running = runCheck(t, [customRegistration(tenant)], [...usual(), '--record', record], secret());
    // Not emitted: whoever runs the tests listens too.
    const asked = setInterval(() => {
      for (const stop of process.listeners('SIGINT').filter((each) => !others.includes(each))) stop('SIGINT');
    }, 5);
    const { code, result } = await running;
    clearInterval(asked);
    assert.equal(code, 3);
    assert.deepEqual(result?.tests, []);
    assert.match(result?.problems[0]?.text ?? '', /stopped before its end/);
    assert.ok(!existsSync(record));
  });

  it('writes what it can if a file cannot be written, and ends with 3', async (t) => {
    believe(t, tenant);
    const junit = path.join(folder, 'junit.xml');
    const { code, err } = await runCheck(
      t,
      [customRegistration(tenant)],
      [...usual(), '--protocol', 'imap', '--sarif', path.join(folder, 'no', 'x'), '--junit', junit],
      secret(),
    );
    assert.equal(code, 3);
    assert.match(err, /cannot be written: there is no such file or folder \(ENOENT\)/);
    assert.match(readFileSync(junit, 'utf8'), /<testsuite /);
  });

  it('reads saved output of Exchange cmdlets into the record', async (t) => {
    believe(t, tenant);
    const exchange = path.join(folder, 'exchange.txt');
    writeFileSync(
      exchange,
      [
        `PS> Get-ServicePrincipal\n\nDisplayName : AP\nAppId : ${tenant.clientId}\nObjectId : 11111111-2222-4333-8444-555555555555\n`,
        'PS> Get-ManagementRoleAssignment -RoleAssigneeType ServicePrincipal\n\nName : x\nRole : Application Mail.Read\nRoleAssigneeName : 11111111-2222-4333-8444-555555555555\nRoleAssigneeType : ServicePrincipal\nEnabled : True\nCustomResourceScope : AP\nRecipientWriteScope : CustomRecipientScope\n',
        "PS> Get-ManagementScope\n\nName : AP\nRecipientFilter : MemberOfGroup -eq 'CN=ap'\nExclusive : False\n",
        "PS> Get-DistributionGroupMember -Identity 'ap-mailboxes'\n\nName : ap\nPrimarySmtpAddress : AP@contoso.example\nRecipientType : UserMailbox\n",
      ].join('\n'),
      'utf16le',
    );
    writeFileSync(exchange, Buffer.concat([Buffer.from([0xff, 0xfe]), readFileSync(exchange)]));
    const { result, err } = await runCheck(
      t,
      [customRegistration(tenant)],
      [...usual(), '--protocol', 'imap', '--exchange', exchange],
      secret(),
    );
    assert.deepEqual(
      result?.limits.map(({ kind, name, value, members }) => [kind, name, value, members]),
      [
        ['role', 'Application Mail.Read', 'AP', undefined],
        ['scope', 'AP', "MemberOfGroup -eq 'CN=ap'", undefined],
        ['group', 'ap-mailboxes', '', ['ap@contoso.example']],
      ],
      err,
    );
  });

  it('reads no part of a file of Exchange output that is too long to be read whole', async (t) => {
    believe(t, tenant);
    const exchange = path.join(folder, 'long.txt');
    writeFileSync(exchange, `PS> Get-ServicePrincipal\n\n${'x'.repeat(2_000_000)}`);
    const { code, result } = await runCheck(
      t,
      [customRegistration(tenant)],
      [...usual(), '--protocol', 'imap', '--exchange', exchange],
      secret(),
    );
    assert.equal(code, 3);
    assert.deepEqual(result?.limits, []);
    assert.match(result?.problems[0]?.text ?? '', /more than the 2,000,000 characters that are read/);
  });

  it('says what is wrong with a file that is neither a profile nor settings', async (t) => {
    const { code, err } = await runCheck(t, [{ id: 'x' }], ['--secret', 'env:SECRET'], { SECRET: 'x' });
    assert.equal(code, 3);
    assert.match(err, /x/);
  });
});

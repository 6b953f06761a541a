// The block of docs/nightly-check.md that saves what Exchange prints: run in a real PowerShell, then read by the check.
import assert from 'node:assert/strict';
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { exchangeLimits } from '../../../src/check/exchangeLimits.ts';
import { readRecords } from '../../../src/core/report/runRecord.ts';
import { startDemoTenant } from '../../../src/demo/demoTenant.ts';
import { changesBetween } from '../../../src/pages/comparePage.ts';
import { adminScripts } from '../../../src/snippets/adminScripts/adminScripts.ts';
import { allowHosts, believe, customRegistration, runCheck } from '../../support/checkRun.ts';
import { nightlySample } from '../../support/nightlySample.ts';
import {
  type BlockScenario,
  type BlockStep,
  powerShellFor,
  runBlocks,
} from '../../support/powershell/runBlocks.ts';
import { scratchFolder } from '../../support/tools.ts';
import { exchangeWithGroup, ownObjectId } from './exchangeWithGroup.ts';

const document = readFileSync(path.join(import.meta.dirname, '../../../docs/nightly-check.md'), 'utf8');
const [, block = ''] = /```powershell\n(.+?)```/s.exec(document) ?? [];

/** The block as it stands, in a folder of its own, where it leaves its file. */
const blockIn = (folder: string, text = block): BlockStep => {
  mkdirSync(folder, { recursive: true });
  return { text: `Set-Location -LiteralPath '${folder}'\n${text}` };
};
const fileIn = (folder: string): string => path.join(folder, 'exchange.txt');
const limitsIn = (folder: string) => exchangeLimits(fileIn(folder), [nightlySample], new Date());

test('two nights of it name the group that let a mailbox in', async (t) => {
  const pwsh = powerShellFor(t);
  if (pwsh === undefined) return;
  const tenant = await startDemoTenant();
  t.after(() => tenant.stop());
  believe(t, tenant);
  const folder = scratchFolder(t);
  const own = String(tenant.mailboxes[0]);
  const nights: readonly BlockScenario[] = [[own], [own, tenant.controlMailbox]].map((members, night) => ({
    name: String(night),
    tenant: exchangeWithGroup(members, { clientId: tenant.clientId }),
    steps: [blockIn(path.join(folder, String(night)))],
  }));
  const told = runBlocks(pwsh, path.join(folder, 'pwsh'), nights);
  const list = path.join(folder, 'list.csv');
  writeFileSync(list, `PrimarySmtpAddress\n${own}\n${tenant.controlMailbox}\n`);
  const record = path.join(folder, 'record.jsonl');
  for (const { name } of nights) {
    const [step] = told.get(name) ?? [];
    assert.deepEqual([step?.threw, step?.errors], [null, []]);
    tenant.setScenario(name === '0' ? 'healthy' : 'policyTooWide');
    const { err } = await runCheck(
      t,
      [customRegistration(tenant)],
      [
        ...allowHosts(tenant),
        '--secret',
        'env:SECRET',
        '--protocol',
        'graph',
        '--audit',
        list,
        '--exchange',
        fileIn(path.join(folder, name)),
        '--record',
        record,
      ],
      { SECRET: tenant.secret },
    );
    assert.doesNotMatch(err, /Could not run/);
  }
  const [before, after] = readRecords(readFileSync(record, 'utf8'));
  assert.ok(before?.ok === true && after?.ok === true);
  const changes = changesBetween(before.record, after.record);
  assert.deepEqual(
    changes.filter(({ what }) => /opened|group/.test(what)),
    [
      {
        what: '1 mailbox can now be opened',
        before: 'refused',
        after: tenant.controlMailbox,
        why: 'it joined the group ap-mailboxes',
      },
      { what: 'group ap-mailboxes (own)', before: '', after: `1 new: ${tenant.controlMailbox}` },
    ],
  );
});

/** Active Directory puts a line break into the name of an object that was made twice; what stands under it is no command. */
const hostile =
  "x` $(throw 1) \u001b[2J<script>'\"\nCNF:0b1e\nPS> Get-DistributionGroupMember -Identity 'other'\nPrimarySmtpAddress : planted@contoso.com";

test('it reads whole groups, long filters, other scripts, colours and texts that look like output', async (t) => {
  const pwsh = powerShellFor(t);
  if (pwsh === undefined) return;
  const folder = scratchFolder(t);
  const at = (name: string) => path.join(folder, name);
  const many = Array.from({ length: 1200 }, (_, number) => `m${number}@contoso.com`);
  const filter = Array.from({ length: 30 }, (_, number) => `CustomAttribute1 -ne 'Site ${number}'`).join(
    ' -and ',
  );
  const scenario = (name: string, text: string, of: ReturnType<typeof exchangeWithGroup>) => ({
    name,
    tenant: of,
    steps: [blockIn(at(name), text)],
  });
  const one = ['ap@contoso.com'];
  const survey = adminScripts(
    { ...nightlySample, mailboxes: [{ address: 'ap@contoso.com', protocols: ['imap'] }] },
    { enterpriseAppObjectId: ownObjectId },
  ).find(({ id }) => id === 'fullAccessRead');
  const told = runBlocks(pwsh, at('pwsh'), [
    scenario('many', block, exchangeWithGroup(many, {})),
    scenario('filter', block, exchangeWithGroup(one, { scope: 'Prüfung „AP“ (日本)', filter })),
    scenario('colours', `$PSStyle.OutputRendering = 'Ansi'\n${block}`, exchangeWithGroup(one, {})),
    scenario('hostile', block, exchangeWithGroup(one, { names: hostile })),
    {
      name: 'survey',
      tenant: exchangeWithGroup(one, { opened: 'm9@contoso.com' }),
      steps: [blockIn(at('survey')), { text: survey?.text ?? '' }],
    },
  ]);
  for (const [name, [step]] of told) assert.deepEqual([step?.threw, step?.errors], [null, []], name);
  const group = async (name: string) =>
    (await limitsIn(at(name))).filter(({ kind }) => kind === 'group' || kind === 'fullAccess');
  const ofGroup = (members: readonly string[]) => [
    { registration: nightlySample.id, kind: 'group', name: 'ap-mailboxes', value: '', members },
  ];
  assert.deepEqual(await group('many'), ofGroup(many.toSorted()));
  const scope = (await limitsIn(at('filter'))).find(({ kind }) => kind === 'scope');
  assert.deepEqual([scope?.name, scope?.value], ['Prüfung „AP“ (日本)', filter]);
  assert.deepEqual(await group('colours'), ofGroup(one));
  assert.deepEqual(await group('hostile'), ofGroup(one));
  appendFileSync(fileIn(at('survey')), told.get('survey')?.[1]?.printed ?? '');
  assert.deepEqual(await group('survey'), [
    ...ofGroup(one),
    {
      registration: nightlySample.id,
      kind: 'fullAccess',
      name: '',
      value: '',
      members: ['m9@contoso.com'],
    },
  ]);
});

test('it leaves no file if a cmdlet fails, not even one of the night before', async (t) => {
  const pwsh = powerShellFor(t);
  if (pwsh === undefined) return;
  const folder = scratchFolder(t);
  const failing = [
    { name: 'group', says: /'gone' couldn't be found/, text: block.replaceAll('ap-mailboxes', 'gone') },
    { name: 'role', says: /Get-ManagementScopes' is not recognized/, text: block.replace('Scope', 'Scopes') },
  ];
  const told = runBlocks(
    pwsh,
    path.join(folder, 'pwsh'),
    failing.map(({ name, text }) => ({
      name,
      tenant: exchangeWithGroup(['ap@contoso.com'], {}),
      steps: [blockIn(path.join(folder, name)), blockIn(path.join(folder, name), text)],
    })),
  );
  for (const { name, says } of failing) {
    const [before, after] = told.get(name) ?? [];
    assert.equal(before?.threw, null, name);
    assert.match(after?.threw ?? '', says);
    assert.ok(!existsSync(fileIn(path.join(folder, name))), name);
    await assert.rejects(limitsIn(path.join(folder, name)), /cannot be read: there is no such file/);
  }
});

// Every block, its preview and its undo run in a real PowerShell against modules with the reference's parameters.
import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { readOutput } from '../../../src/policy/output/readOutput.ts';
import type { AdminScript } from '../../../src/snippets/adminScripts/adminScript.ts';
import { adminScripts } from '../../../src/snippets/adminScripts/adminScripts.ts';
import {
  type BlockScenario,
  type BlockStep,
  powerShellFor,
  runBlocks,
  type StepTold,
} from '../../support/powershell/runBlocks.ts';
import { scratchFolder } from '../../support/tools.ts';
import { type Sample, samples } from '../../unit/adminScripts/samples.ts';
import { canonical, emptyTenant, enterpriseAppObjectId, halfDoneTenant, withConsent } from './tenants.ts';

const [base] = samples;
assert.ok(base !== undefined);

/** Names that would be code if they are not quoted. */
const quoting: Sample = {
  name: 'quoting',
  registration: {
    ...base.registration,
    name: 'O\u2019Brien $(throw 1) "x" `n; \'y\' & z',
    mailboxes: [
      {
        address: "o'brien$(throw 2)@contoso.com",
        protocols: ['ews', 'imap', 'smtp'],
        sendAs: '"a b"@contoso.com',
      },
      { address: '`n;throw@contoso.com', protocols: ['pop', 'graph'], controlMailbox: 'ceo@contoso.com' },
    ],
  },
  options: { limit: { kind: 'group', address: "gr'oup$(throw 3)@contoso.com" } },
};

/** Limits that need no group of their own: recipients by a filter, and a group that is there. */
const limits: readonly Sample[] = [
  { kind: 'filter', filter: "CustomAttribute1 -eq 'O''Brien $(throw 4)'" } as const,
  { kind: 'recipientGroup', address: 'capture-group@contoso.com' } as const,
].map((limit) => ({ name: limit.kind, registration: base.registration, options: { limit } }));

const all: readonly Sample[] = [...samples, quoting, ...limits];
const roles = ['full_access_as_app', 'SMTP.SendAsApp', 'Mail.ReadWrite', 'Mail.Send', 'Mail.Read'];

/** Asking Microsoft Graph for the object ID starts a PowerShell of its own, so one test alone does that. */
const blocksOf = ({ registration, options }: Sample, where: AdminScript['runsIn']) =>
  adminScripts(registration, { enterpriseAppObjectId, ...options }).filter(({ runsIn }) => runsIn === where);

const groupOf = ({ options }: Sample): string =>
  options.limit?.kind === 'group' ? options.limit.address : 'contoso-capture-mailboxes@contoso.com';

const undone = (blocks: readonly AdminScript[]): readonly AdminScript[] =>
  blocks.filter(({ undo }) => undo !== '').toReversed();

/** Each block previewed, run and run again; then each undo likewise, last block first. */
const thereAndBack = (blocks: readonly AdminScript[]): readonly BlockStep[] => [
  ...blocks.flatMap(({ text }) => [{ text, whatIf: true }, { text }, { text }]),
  ...undone(blocks).flatMap(({ undo }) => [{ text: undo, whatIf: true }, { text: undo }, { text: undo }]),
];

function checkThereAndBack(
  blocks: readonly AdminScript[],
  tenant: unknown,
  told: readonly StepTold[] | undefined,
): void {
  assert.ok(told !== undefined);
  const order = [...blocks, ...undone(blocks)];
  assert.equal(told.length, order.length * 3);
  let before: unknown = canonical(tenant);
  for (const [index, { id }] of order.entries()) {
    const what = `${index < blocks.length ? '' : 'undo of '}${id}`;
    const [preview, first, second] = told.slice(index * 3, index * 3 + 3);
    for (const step of [preview, first, second]) {
      assert.equal(step?.threw ?? null, null, `${what}\n${step?.printed}`);
      assert.deepEqual(step?.errors, [], what);
    }
    assert.deepEqual(canonical(preview?.tenant), before, `the preview of ${what} changes nothing`);
    assert.deepEqual(canonical(second?.tenant), canonical(first?.tenant), `${what} runs twice`);
    assert.equal(second?.changes, 0, `${what} has nothing to change the second time`);
    before = canonical(second?.tenant);
  }
  assert.deepEqual(before, canonical(tenant), 'the undo leaves what was there');
}

/** What a block prints, the extension reads: nothing of it is left unread. */
function checkRead(blocks: readonly AdminScript[], sample: Sample, told: readonly StepTold[]): void {
  const [mailbox] = sample.registration.mailboxes;
  assert.ok(mailbox !== undefined);
  for (const [index, { id }] of blocks.entries()) {
    const { registration } = sample;
    const text = told[index * 3 + 1]?.printed ?? '';
    const answer = readOutput({ text, registration, mailbox, enterpriseAppObjectId, now: new Date() });
    assert.equal(answer.reading.unread, 0, `${id}\n${text}`);
    assert.equal(answer.reading.cut, false, `${id}\n${text}`);
    const silent = id === 'connectExchange' || /^\[\]$/m.test(text);
    if (!silent)
      assert.ok(
        answer.facts.length > 0,
        `${id}
${text}`,
      );
  }
}

test('Exchange blocks: previewed, run twice, undone to what was there, and read back', (t) => {
  const pwsh = powerShellFor(t);
  if (pwsh === undefined) return;
  const named = (name: string) => all.filter((sample) => sample.name === name);
  const fresh = [
    'everyProtocol',
    'quoting',
    'administrativeUnit',
    'filter',
    'recipientGroup',
    'delegated',
    'notAscii',
  ].flatMap(named);
  const scenarios = [
    ...fresh.map((sample) => ({ sample, tenant: emptyTenant(sample), name: `${sample.name}, fresh` })),
    ...named('everyProtocol').map((sample) => ({
      sample,
      tenant: halfDoneTenant(sample, groupOf(sample)),
      name: `${sample.name}, half done`,
    })),
  ].map((scenario) => ({ ...scenario, steps: thereAndBack(blocksOf(scenario.sample, 'exchange')) }));
  const told = runBlocks(pwsh, path.join(scratchFolder(t), 'exchange'), scenarios);
  for (const { sample, tenant, name } of scenarios) {
    const blocks = blocksOf(sample, 'exchange');
    checkThereAndBack(blocks, tenant, told.get(name));
    checkRead(blocks, sample, told.get(name) ?? []);
  }
});

test('an object ID that is not known is asked of Microsoft Graph in another process', (t) => {
  const pwsh = powerShellFor(t);
  const sample = all.find(({ name }) => name === 'imapOnly');
  if (pwsh === undefined || sample === undefined) return;
  const [connect, principal] = adminScripts(sample.registration, sample.options);
  const told = runBlocks(pwsh, path.join(scratchFolder(t), 'asked'), [
    {
      name: 'asked',
      tenant: emptyTenant(sample),
      steps: [{ text: connect?.text ?? '' }, { text: principal?.text ?? '' }],
    },
  ]);
  const made = told.get('asked')?.[1];
  assert.equal(made?.threw, null, made?.printed);
  assert.match(made?.printed ?? '', new RegExp(`"ObjectId": +"${enterpriseAppObjectId}"`));
});

/** Fails at the first change, then lets one change through and fails at the next, until nothing is left to change. */
const stumbling = (text: string): readonly BlockStep[] => [
  { text, failAt: 1 },
  ...Array.from({ length: 5 }, () => ({ text, failAt: 2 })),
  { text },
];

test('a failure at any change stops the block, and running it again finishes it; its undo likewise', (t) => {
  const pwsh = powerShellFor(t);
  const [, sample] = all;
  if (pwsh === undefined || sample === undefined) return;
  const blocks = blocksOf(sample, 'exchange');
  const tenant = emptyTenant(sample);
  const back = undone(blocks).map(({ undo }) => ({ text: undo }));
  const healthy = { name: 'healthy', tenant, steps: [...blocks.map(({ text }) => ({ text })), ...back] };
  const order = [...blocks.map(({ text }) => text), ...back.map(({ text }) => text)];
  const told = runBlocks(pwsh, path.join(scratchFolder(t), 'failing'), [
    healthy,
    { name: 'stumbling', tenant, steps: order.flatMap(stumbling) },
  ]);
  let failures = 0;
  for (const [index, expected] of (told.get('healthy') ?? []).entries()) {
    const tries = (told.get('stumbling') ?? []).slice(index * 7, index * 7 + 7);
    const what = order[index]?.split('\n', 1)[0] ?? '';
    const failed = tries.filter(({ threw }) => threw !== null);
    failures += failed.length;
    // An undo of permissions takes the ones that are gone already once more, so it may fail more often.
    const each = what.startsWith('# Takes back')
      ? failed.length >= expected.changes
      : failed.length === expected.changes;
    assert.ok(each, `${what}: ${failed.length} of ${expected.changes} changes failed`);
    for (const one of failed) assert.match(one.threw ?? '', /the server is too busy/, what);
    assert.equal(tries.at(-1)?.threw, null, what);
    assert.deepEqual(canonical(tries.at(-1)?.tenant, 'noGuids'), canonical(expected.tenant, 'noGuids'), what);
  }
  assert.ok(failures >= 30, `${failures} failures`);
});

test('Graph blocks: previewed, run twice, undone to what was there, and what is left is named', (t) => {
  const pwsh = powerShellFor(t);
  if (pwsh === undefined) return;
  const run = all.filter(({ name }) => name === 'ews' || name === 'everyProtocol');
  const scenarios = run.flatMap((sample): readonly BlockScenario[] => {
    const steps = thereAndBack(blocksOf(sample, 'graph'));
    const tenant = emptyTenant(sample);
    return [
      { name: `${sample.name}, alone`, tenant: withConsent(tenant, roles), steps },
      {
        name: `${sample.name}, more`,
        tenant: withConsent(tenant, [...roles, 'Calendars.ReadWrite', 'User.Read.All']),
        steps,
      },
      { name: `${sample.name}, none`, tenant: withConsent(tenant, []), steps },
    ];
  });
  const told = runBlocks(pwsh, path.join(scratchFolder(t), 'graph'), scenarios);
  for (const { name, tenant } of scenarios) {
    const sample = run.find((one) => name.startsWith(`${one.name},`));
    assert.ok(sample !== undefined);
    const steps = told.get(name);
    checkThereAndBack(blocksOf(sample, 'graph'), tenant, steps);
    checkRead(blocksOf(sample, 'graph'), sample, steps ?? []);
    const left =
      steps?.[1]?.warnings.filter((line) => /Calendars\.ReadWrite .* still granted/.test(line)) ?? [];
    assert.equal(left.length, name.endsWith('more') ? 1 : 0, name);
    assert.ok(!steps?.[1]?.warnings.some((line) => line.includes('User.Read.All')));
  }
});

test('an assignment without a limit is warned of, with the line that cures it', (t) => {
  const pwsh = powerShellFor(t);
  if (pwsh === undefined || base === undefined) return;
  const blocks = blocksOf(base, 'exchange').filter(({ id }) =>
    ['connectExchange', 'group', 'managementScope', 'roleAssignment'].includes(id),
  );
  const told = runBlocks(pwsh, path.join(scratchFolder(t), 'unscoped'), [
    {
      name: 'half',
      tenant: halfDoneTenant(base, groupOf(base)),
      steps: blocks.map(({ text }) => ({ text })),
    },
  ]);
  const warnings = told.get('half')?.at(-1)?.warnings.join('\n') ?? '';
  assert.match(warnings, /Everything has another limit or none/);
  assert.match(
    warnings,
    /Set-ManagementRoleAssignment -Identity "Everything" -CustomResourceScope "Contoso Capture 66666666 scope"/,
  );
  assert.doesNotMatch(warnings, /Backup/);
});

test('a parameter that the reference does not have is refused', (t) => {
  const pwsh = powerShellFor(t);
  if (pwsh === undefined || base === undefined) return;
  const [connect] = blocksOf(base, 'exchange');
  const told = runBlocks(pwsh, path.join(scratchFolder(t), 'refused'), [
    {
      name: 'refused',
      tenant: emptyTenant(base),
      steps: [{ text: connect?.text ?? '' }, { text: 'Get-Recipient -Identity x -Colour red' }],
    },
  ]);
  assert.match(told.get('refused')?.[1]?.threw ?? '', /parameter name 'Colour'/);
});

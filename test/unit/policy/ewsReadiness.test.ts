// EWS readiness: what each fact says, what a real call overrules, and how long EWS has.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProbeReport } from '../../../src/core/report/probeReport.ts';
import { readCmdletOutput } from '../../../src/policy/cmdlets/readCmdletOutput.ts';
import { ewsReadiness } from '../../../src/policy/ews/ewsReadiness.ts';
import type { EwsReadinessInput } from '../../../src/policy/ews/readinessItem.ts';
import { exchangeRoles } from '../../../src/snippets/adminScripts/exchangeRoles.ts';
import { inside } from './modelTenant.ts';
import { now, registration } from './samples.ts';

const clientId = '66666666-7777-8888-9999-000000000000';
const other = '12345678-1234-1234-1234-123456789012';

const facts = (text: string) => readCmdletOutput(text, { clientId }).facts.map(({ fact }) => fact);
const organization = (enabled: string, ids: string) =>
  facts(
    `PS> Get-OrganizationConfig -RetrieveEwsOperationAccessPolicy | fl Ews*\nEwsEnabled : ${enabled}\nEwsApplicationAccessPolicy :\nEwsAllowedAppIDs : ${ids}`.replaceAll(
      ': \n',
      ':\n',
    ),
  );

const readiness = (more: Partial<EwsReadinessInput> = {}) =>
  ewsReadiness({ registration: registration('clientSecret', 'ews'), address: inside, now, ...more });

const states = (more: Partial<EwsReadinessInput>) =>
  Object.fromEntries(readiness(more).items.map(({ id, state }) => [id, state]));

const probe = (ok: boolean, code?: string): ProbeReport => ({
  registration: 'r1',
  address: inside,
  protocol: 'ews',
  startedAt: now.toISOString(),
  durationMs: 1,
  ok,
  steps: [
    {
      id: 'openMailbox',
      status: ok ? 'ok' : 'failed',
      durationMs: 1,
      detail: '',
      ...(code === undefined ? {} : { code }),
    },
  ],
});

test('on 22 November 2026 EWS has 130 days', () => {
  assert.deepEqual([readiness().endsOn, readiness().daysLeft], ['2027-04-01', 130]);
});

for (const [moment, days] of [
  ['2027-03-31T23:59:59Z', 1],
  ['2027-04-01T00:00:00Z', 0],
  ['2027-04-02T12:00:00Z', -1],
  ['2026-12-31T23:30:00-05:00', 90],
] as const) {
  test(`at ${moment} EWS has ${days} days`, () => {
    assert.equal(readiness({ now: new Date(moment) }).daysLeft, days);
  });
}

test('after its end EWS does not work, whatever the switches say', () => {
  const late = { now: new Date('2027-04-01T10:00:00Z'), facts: organization('True', clientId) };
  assert.equal(readiness(late).works, 'no');
  assert.equal(states(late)['end'], 'notMet');
});

test('without facts nothing is claimed', () => {
  assert.equal(readiness().works, 'unknown');
  const { organizationSwitch, allowList, mailboxSwitch, licence } = states({});
  assert.deepEqual([organizationSwitch, allowList, mailboxSwitch, licence], Array(4).fill('unknown'));
});

/** EWS decision since October 2026: organization switch, list, and what they make of this client ID. */
for (const [enabled, ids, organizationSwitch, allowList, works] of [
  ['True', `${other},${clientId}`, 'met', 'met', 'unknown'],
  ['True', other, 'met', 'notMet', 'no'],
  ['True', '', 'met', 'notMet', 'no'],
  ['False', clientId, 'notMet', 'met', 'no'],
  ['', clientId, 'soon', 'met', 'unknown'],
  ['', '', 'soon', 'soon', 'unknown'],
] as const) {
  test(`EwsEnabled "${enabled}" with the list "${ids}" is ${works}`, () => {
    const input = { facts: organization(enabled, ids) };
    const found = states(input);
    assert.deepEqual([found['organizationSwitch'], found['allowList']], [organizationSwitch, allowList]);
    assert.equal(readiness(input).works, works);
  });
}

test('a real call decides over an older list', () => {
  const input = { facts: organization('True', other), probe: probe(true) };
  assert.equal(readiness(input).works, 'yes');
  assert.equal(states(input)['allowList'], 'soon');
});

for (const [code, id] of [
  ['ews.disabled', 'organizationSwitch'],
  ['ews.kioskLicence', 'licence'],
] as const) {
  test(`a call that ended with ${code} shows the ${id}`, () => {
    const input = { probe: probe(false, code) };
    assert.equal(readiness(input).works, 'no');
    assert.equal(states(input)[id], 'notMet');
  });
}

test('a call that a list blocked leaves open which list it was', () => {
  const input = { probe: probe(false, 'ews.blockedByPolicy') };
  assert.equal(readiness(input).works, 'no');
  assert.equal(states(input)['allowList'], 'unknown');
});

test('the mailbox switch counts for its own mailbox alone', () => {
  const text = (address: string) =>
    facts(
      `PrimarySmtpAddress : ${address}\nEwsEnabled : False\nImapEnabled : True\nPopEnabled : True`.replace(
        /^(\w+) :/gm,
        (_, name) => `${name.padEnd(18)} :`,
      ),
    );
  assert.equal(states({ facts: text(inside) })['mailboxSwitch'], 'notMet');
  assert.equal(states({ facts: text('other@contoso.com') })['mailboxSwitch'], 'unknown');
});

test('the end is unverified in a national cloud', () => {
  const inChina = { ...registration('clientSecret', 'ews'), cloud: 'china' as const };
  const end = readiness({ registration: inChina }).items.find(({ id }) => id === 'end');
  assert.equal(end?.confidence, 'unverified');
});

test('every equivalent names a permission that an Exchange role stands in for, for applications alone', () => {
  for (const { graph } of readiness().equivalents) assert.equal(graph.role, exchangeRoles[graph.permission]);
  const person = readiness({ registration: registration('authorizationCode', 'ews') });
  for (const { graph } of person.equivalents) assert.equal(graph.role, undefined);
});

test('every item has a source', () => {
  for (const item of readiness().items) assert.ok(item.source.length > 5, item.id);
});

test('if it is not known, the one thing that would tell is named, with its command', () => {
  assert.match(readiness().next?.command ?? '', /^Get-OrganizationConfig \| Format-List EwsEnabled$/);
  const shown = readiness({ facts: organization('True', clientId) }).next;
  assert.match(shown?.command ?? '', /^Get-CASMailbox/);
  assert.equal(readiness({ probe: probe(true) }).next, undefined);
});

test('the rule of October 2026 is said of the worldwide cloud, and an empty list elsewhere leaves it open', () => {
  const cloud = { ...registration('clientSecret', 'ews'), cloud: 'gccHigh' } as const;
  const input = { registration: cloud, facts: organization('True', '') };
  assert.equal(states(input)['allowList'], 'unknown');
  assert.equal(readiness(input).works, 'unknown');
  for (const { text } of readiness({ registration: cloud }).items) {
    if (/October 2026/.test(text) && !/Kiosk/.test(text)) assert.match(text, /worldwide cloud/);
  }
});

test('a user-agent list that allows nobody refuses every program', () => {
  const agents = (list: string, policy: string) =>
    facts(`EwsApplicationAccessPolicy : ${policy}\nEwsAllowList : ${list}\nEwsBlockList : ${list}`);
  assert.equal(states({ facts: agents('{}', 'EnforceAllowList') })['userAgentList'], 'notMet');
  assert.equal(states({ facts: agents('{}', 'EnforceBlockList') })['userAgentList'], 'met');
  assert.equal(states({ facts: agents('{Outlook*}', 'EnforceAllowList') })['userAgentList'], 'unknown');
});

// Forms of output that public guides, issues and scripts show, and what each says: right, or nothing, and never false.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { ProtocolId } from '../../../src/core/registration/registration.ts';
import { type OutputAnswer, readOutput } from '../../../src/policy/output/readOutput.ts';
import { now, registration } from './samples.ts';

const outputs = new URL('../../golden/policy/outputs/', import.meta.url);
const objectId = '77777777-8888-9999-aaaa-bbbbbbbbbbbb';

function read(name: string, protocol: ProtocolId, enterpriseAppObjectId?: string): OutputAnswer {
  return readOutput({
    text: readFileSync(new URL(`${name}.txt`, outputs), 'utf8'),
    registration: registration('clientSecret', protocol),
    mailbox: { address: 'ap@contoso.com', protocols: [protocol], controlMailbox: 'ceo@contoso.com' },
    ...(enterpriseAppObjectId === undefined ? {} : { enterpriseAppObjectId }),
    now,
  });
}

const access = ({ declared }: OutputAnswer) => declared && [declared.mailbox, declared.control];
const codes = ({ findings }: OutputAnswer) => findings.map(({ code }) => code);
const state = ({ readiness }: OutputAnswer, id: string) =>
  readiness?.items.find((item) => item.id === id)?.state;

for (const [name, protocol, expected] of [
  ['clixml-role', 'ews', ['granted', 'denied']],
  ['clixml-mp', 'imap', ['granted', 'unknown']],
  ['html-table', 'graph', ['granted', 'denied']],
  ['exo-mp', 'imap', ['granted', 'unknown']],
  ['role-csv-swedish', 'ews', ['granted', 'denied']],
  ['role-csv-polish', 'ews', ['granted', 'denied']],
  ['role-csv-russian', 'ews', ['granted', 'denied']],
  ['transcript-noise', 'ews', ['granted', 'unknown']],
  ['role-format-custom', 'ews', ['granted', 'unknown']],
  ['mp-issue-self', 'imap', ['denied', 'unknown']],
  ['mp-csv-type-name', 'imap', ['unknown', 'unknown']],
  ['aap-wide-cut', 'graph', ['granted', 'unknown']],
  ['aap-redacted', 'graph', undefined],
  ['role-yaml', 'ews', ['granted', 'denied']],
  ['role-wrap', 'ews', ['granted', 'unknown']],
  ['role-outlook-columns', 'ews', ['granted', 'unknown']],
  ['role-json-enum', 'ews', ['unknown', 'denied']],
  ['guide-comments', 'graph', undefined],
  ['role-json-string', 'ews', ['granted', 'unknown']],
  ['role-json-cut', 'ews', ['granted', 'unknown']],
  ['role-json-cut-object', 'ews', undefined],
] as const) {
  test(`${name} declares ${expected?.join(' and ') ?? 'nothing'} for ${protocol}`, () => {
    const answer = read(name, protocol, objectId);
    assert.deepEqual(access(answer), expected);
    assert.deepEqual(codes(answer), []);
    if (expected !== undefined) assert.equal(answer.reading.unread, 0);
  });
}

for (const [name, works, states] of [
  ['exo-cas', 'no', { mailboxSwitch: 'notMet', organizationSwitch: 'unknown' }],
  ['org-foreach-member', 'no', { organizationSwitch: 'notMet' }],
  ['org-foreach-block', 'no', { organizationSwitch: 'notMet' }],
  ['org-csv-one', 'no', { organizationSwitch: 'notMet' }],
  ['org-json-line', 'unknown', { organizationSwitch: 'met', allowList: 'met' }],
  ['org-rest', 'no', { organizationSwitch: 'notMet', allowList: 'unknown' }],
  ['org-list-type-name', 'unknown', { organizationSwitch: 'met', allowList: 'unknown' }],
  ['org-list-empty', 'no', { organizationSwitch: 'met', allowList: 'notMet' }],
  ['org-warning', 'no', { organizationSwitch: 'notMet' }],
  ['cas-other-mailbox', 'unknown', { mailboxSwitch: 'unknown' }],
] as const) {
  test(`${name}: whether EWS works is ${works}`, () => {
    const answer = read(name, 'ews', objectId);
    for (const [id, expected] of Object.entries(states)) assert.equal(state(answer, id), expected, id);
    assert.equal(answer.readiness?.works, works);
    assert.deepEqual(codes(answer), []);
    assert.equal(answer.reading.unread, 0);
  });
}

for (const [name, known, expected] of [
  ['mra-user', objectId, []],
  ['mra-own-command', undefined, ['policy.unscopedAssignment']],
  ['mra-other-app', undefined, []],
  ['mra-other-app', objectId, []],
  ['mg-grants', objectId, ['policy.tenantWideGrant']],
  ['mg-grants', undefined, []],
  ['mg-grants-other', objectId, []],
  ['role-other-app', objectId, []],
] as const) {
  test(`${name}, object ID ${known === undefined ? 'not known' : 'known'}: ${expected.join(', ') || 'no finding'}`, () => {
    assert.deepEqual(codes(read(name, 'ews', known)), expected);
  });
}

test('what opens too much under an ID that nothing ties to an application is said, and is no finding', () => {
  for (const name of ['mra-other-app', 'mra-fl-nocustom', 'mg-grants']) {
    const { reading, findings } = read(name, 'ews');
    assert.deepEqual([reading.notKnownWhose.length, findings], [1, []], name);
    assert.deepEqual(read(name, 'ews', objectId).reading.notKnownWhose, [], name);
  }
});

test('a role test of another application declares nothing of this one', () => {
  assert.deepEqual(access(read('role-other-app', 'ews', objectId)), undefined);
});

test('JSON that ends in the middle is said to be cut off', () => {
  for (const name of ['role-json-cut', 'role-json-cut-object'])
    assert.ok(read(name, 'ews').reading.cut, name);
});

test('a policy whose description goes over four lines is one policy', () => {
  const { facts, reading } = read('aap-description-lines', 'graph');
  const [policy, ...rest] = facts;
  assert.deepEqual(rest, []);
  assert.ok(policy?.kind === 'accessPolicy');
  assert.deepEqual(policy.AppId, ['66666666-7777-8888-9999-000000000000']);
  assert.equal(policy.AccessRight, 'restrict');
  assert.equal(reading.unread, 0);
});

test('the default table of Get-CASMailbox holds three states of SMTP AUTH', () => {
  const [ap, ceo] = read('cas-default-table', 'smtp').facts;
  assert.ok(ap?.kind === 'mailboxSwitches' && ceo?.kind === 'mailboxSwitches');
  assert.equal(ap.SmtpClientAuthenticationDisabled, 'unset');
  assert.equal(ceo.SmtpClientAuthenticationDisabled, true);
});

test('one column of Get-TransportConfig is the organization’s switch', () => {
  const [fact] = read('transport-one', 'smtp').facts;
  assert.ok(fact?.kind === 'transport');
  assert.equal(fact.SmtpClientAuthenticationDisabled, true);
});

// Outputs as people paste them, each with the command or the damage that makes it hard to read, and what it says.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { ProtocolId } from '../../../src/core/registration/registration.ts';
import { type OutputAnswer, readOutput } from '../../../src/policy/output/readOutput.ts';
import { now, registration } from './samples.ts';

const outputs = new URL('../../golden/policy/outputs/', import.meta.url);

function read(name: string, protocol: ProtocolId): OutputAnswer {
  const held = registration('clientSecret', protocol);
  return readOutput({
    text: readFileSync(new URL(`${name}.txt`, outputs), 'utf8'),
    registration: held,
    mailbox: { address: 'ap@contoso.com', protocols: [protocol], controlMailbox: 'ceo@contoso.com' },
    enterpriseAppObjectId: '77777777-8888-9999-aaaa-bbbbbbbbbbbb',
    now,
  });
}

const access = ({ declared }: OutputAnswer) => declared && [declared.mailbox, declared.control];
const codes = ({ findings }: OutputAnswer) => findings.map(({ code }) => code);
const state = ({ readiness }: OutputAnswer, id: string) =>
  readiness?.items.find((item) => item.id === id)?.state;

for (const [name, protocol, expected] of [
  ['aap-test-oneline', 'ews', ['granted', 'unknown']],
  ['aap-test-loop', 'graph', ['granted', 'denied']],
  ['role-trunc-ps7', 'ews', ['granted', 'unknown']],
  ['role-fullaccess-ews', 'ews', ['unknown', 'unknown']],
  ['role-backtick', 'ews', ['unknown', 'denied']],
  ['role-equals', 'graph', ['granted', 'unknown']],
  ['role-none', 'ews', ['denied', 'denied']],
  ['mp-sid-full', 'imap', ['granted', 'unknown']],
  ['mp-sid', 'imap', ['unknown', 'unknown']],
  ['mp-guid-id', 'imap', ['granted', 'unknown']],
  ['mp-deny', 'imap', ['denied', 'unknown']],
  ['md-fence', 'graph', ['granted', 'unknown']],
  ['tabs', 'graph', ['granted', 'unknown']],
  ['nospace', 'graph', ['granted', 'unknown']],
  ['transcript', 'ews', ['granted', 'denied']],
  ['md-table', 'graph', ['granted', 'denied']],
  ['aap-tsv', 'graph', ['granted', 'unknown']],
  ['aap-bullets', 'graph', ['granted', 'unknown']],
  ['role-foreach', 'ews', ['granted', 'denied']],
  ['role-variable', 'ews', ['granted', 'unknown']],
  ['role-rest-value', 'ews', ['granted', 'unknown']],
  ['role-no-inscope', 'ews', ['unknown', 'unknown']],
  ['mp-groupby', 'imap', ['granted', 'denied']],
  ['mp-cut-rights', 'imap', ['unknown', 'unknown']],
] as const) {
  test(`${name} declares ${expected.join(' and ')} for ${protocol}`, () => {
    const answer = read(name, protocol);
    assert.deepEqual(access(answer), expected);
    assert.equal(answer.reading.unread, 0);
  });
}

for (const [name, works, states] of [
  ['plain-org-list', 'unknown', { organizationSwitch: 'met', allowList: 'unknown' }],
  ['ews-star-casfalse', 'no', { organizationSwitch: 'met', mailboxSwitch: 'notMet' }],
  ['own-ews-org', 'no', { organizationSwitch: 'notMet' }],
  ['own-ews-list', 'unknown', { allowList: 'met' }],
  ['own-cas-ews', 'no', { mailboxSwitch: 'notMet', organizationSwitch: 'unknown' }],
  ['ews-quoted', 'no', { organizationSwitch: 'notMet' }],
  ['org-json-null', 'unknown', { organizationSwitch: 'soon', allowList: 'unknown' }],
  ['org-expand', 'unknown', { allowList: 'met' }],
  ['ews-org-table', 'unknown', { organizationSwitch: 'met', allowList: 'unknown' }],
] as const) {
  test(`${name}: whether EWS works is ${works}`, () => {
    const answer = read(name, 'ews');
    assert.equal(answer.readiness?.works, works);
    for (const [id, expected] of Object.entries(states)) assert.equal(state(answer, id), expected, id);
    assert.deepEqual(codes(answer), []);
    assert.equal(answer.reading.unread, 0);
  });
}

for (const [name, protocol, expected] of [
  ['mra-fl-nocustom', 'ews', ['policy.unscopedAssignment']],
  ['mra-other-app', 'ews', []],
  ['mra-disabled-table', 'ews', []],
  ['mra-unit', 'ews', []],
  ['member-group', 'graph', ['policy.nestedGroup']],
] as const) {
  test(`${name}: ${expected.length === 0 ? 'no finding' : expected.join(', ')}`, () => {
    assert.deepEqual(codes(read(name, protocol)), expected);
  });
}

test('SMTP AUTH of a mailbox is not the organization’s', () => {
  const [fact, ...rest] = read('cas-smtp-true', 'smtp').facts;
  assert.deepEqual(rest, []);
  assert.ok(fact?.kind === 'mailboxSwitches');
  assert.equal(fact.SmtpClientAuthenticationDisabled, true);
  assert.equal(fact.PrimarySmtpAddress, 'ap@contoso.com');
});

test('a service principal is known by the ID that was not cut off', () => {
  const answer = read('sp-table-trunc', 'imap');
  const [fact] = answer.facts;
  assert.ok(fact?.kind === 'servicePrincipal');
  assert.equal(fact.ObjectId, '77777777-8888-9999-aaaa-bbbbbbbbbbbb');
  assert.equal(fact.AppId, undefined);
  assert.ok(answer.reading.cut);
  assert.deepEqual(codes(answer), []);
});

test('a right to send as another address is read', () => {
  const [fact] = read('rp', 'smtp').facts;
  assert.ok(fact?.kind === 'recipientPermission');
  assert.deepEqual([fact.Identity, fact.Trustee, fact.AccessRights], ['fax', 'Contoso Capture', ['SendAs']]);
});

test('an error says nothing of access', () => {
  const answer = read('role-error', 'ews');
  assert.deepEqual([answer.facts, answer.declared], [[], undefined]);
});

test('mailboxes beside the registration’s own that let the application in are named', () => {
  const entry = (Identity: string, User: string) => ({
    Identity,
    User,
    AccessRights: ['FullAccess'],
    Deny: false,
  });
  const held = registration('clientSecret', 'imap');
  const objectId = '77777777-8888-9999-aaaa-bbbbbbbbbbbb';
  const rows = [
    { DisplayName: 'Contoso Capture', AppId: held.clientId, ObjectId: objectId, Sid: '' },
    entry('ap@contoso.com', objectId),
    entry('ceo@contoso.com', 'Contoso Capture'),
    entry('hr@contoso.com', 'somebody@contoso.com'),
  ];
  const [mailbox] = held.mailboxes;
  assert.ok(mailbox !== undefined);
  const { findings } = readOutput({ text: JSON.stringify(rows), registration: held, mailbox, now });
  assert.deepEqual(findings, [
    {
      code: 'policy.fullAccessTooWide',
      detail: 'FullAccess beside the registration’s mailboxes: ceo@contoso.com.',
    },
  ]);
});

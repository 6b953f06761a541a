// The check itself: what it asks, what it makes of odd inputs, and how it lays declared beside seen.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProtocolId } from '../../../src/core/registration/registration.ts';
import type { Evidence } from '../../../src/core/report/evidence.ts';
import type { DeclaredAccess } from '../../../src/core/report/policyReport.ts';
import type { StepOutcome } from '../../../src/core/report/probeReport.ts';
import {
  checkPolicy,
  type PolicyCheckRequest,
  type PolicyOutcome,
} from '../../../src/policy/check/checkPolicy.ts';
import { ews, graph, inside, type ModelTenant, mail, outcome } from './modelTenant.ts';
import { claims, now, personClaims, requestOf } from './samples.ts';

const tenant = (more: Partial<ModelTenant>): ModelTenant => ({
  protocol: 'ews',
  grant: 'app',
  consented: false,
  accessPolicy: 'absent',
  role: 'inside',
  fullAccess: 'none',
  ...more,
});

const codesOf = ({ findings }: PolicyOutcome): readonly string[] => findings.map(({ code }) => code);

type Ends = Pick<StepOutcome, 'id' | 'evidence'>;

/** A check in which each mailbox's probe ends as told. */
function check(
  protocol: ProtocolId,
  ends: { readonly mailbox: Ends; readonly control: Ends },
  more: Partial<PolicyCheckRequest> = {},
): Promise<PolicyOutcome> {
  const request = requestOf(tenant({ protocol }));
  return checkPolicy({
    ...request,
    probe: async (address) => outcome(protocol, address, address === inside ? ends.mailbox : ends.control),
    ...more,
  });
}

const opened: Ends = { id: 'openMailbox' };
const fails = (evidence: Evidence, id: Ends['id'] = 'openMailbox'): Ends => ({ id, evidence });
const network: Evidence = { kind: 'network', hop: 'dns', host: 'h', port: 1, code: 'ENOTFOUND', text: '' };

test('a mailbox that opens and a control mailbox that is refused are scoped', async () => {
  const report = await checkPolicy(requestOf(tenant({})));
  assert.deepEqual(
    { verdict: report.verdict, mailbox: report.mailbox, control: report.control, findings: codesOf(report) },
    {
      verdict: 'scoped',
      mailbox: 'granted',
      control: 'denied',
      findings: ['policy.rolesAbsentExpected', 'policy.otherResourceUnseen'],
    },
  );
  assert.equal(report.checkedAt, now.toISOString());
  assert.deepEqual(report.consented, []);
});

test('the report lists what the token holds', async () => {
  const report = await checkPolicy(requestOf(tenant({ consented: true })));
  assert.deepEqual(report.consented, ['full_access_as_app']);
  const person = await checkPolicy(requestOf(tenant({ grant: 'delegated' })));
  assert.deepEqual(person.consented, ['IMAP.AccessAsUser.All']);
});

test('the same address as control mailbox, however it is written, proves nothing and is not asked twice', async () => {
  const asked: string[] = [];
  const request = requestOf(tenant({ role: 'both' }));
  const report = await checkPolicy({
    ...request,
    controlMailbox: ' AP@Contoso.com ',
    probe: async (address) => {
      asked.push(address);
      return outcome('ews', address, opened);
    },
  });
  assert.deepEqual(asked, [inside]);
  assert.equal(report.verdict, 'unknown');
  assert.deepEqual(codesOf(report), ['policy.controlSameAsMailbox', 'policy.rolesAbsentExpected']);
});

test('no control mailbox is an open question, not a proof', async () => {
  const report = await checkPolicy({ ...requestOf(tenant({})), controlMailbox: '' });
  assert.equal(report.verdict, 'unknown');
  assert.ok(codesOf(report).includes('policy.notChecked'));
});

for (const [what, end] of [
  ['a network failure', fails(network, 'resolve')],
  ['a busy server', fails(ews('ErrorServerBusy'))],
  ['a mailbox that does not exist', fails(ews('ErrorNonExistentMailbox'))],
  ['EWS switched off for the mailbox', fails(ews('', { status: 403, policyReason: 'x' }))],
  ['an HTTP 401', fails(ews('', { status: 401 }))],
] as const) {
  test(`${what} at the control mailbox is unknown, never a denial`, async () => {
    const report = await check('ews', { mailbox: opened, control: end });
    assert.equal(report.control, 'unknown');
    assert.equal(report.verdict, 'unknown');
  });
}

test('a control mailbox that does not exist is named', async () => {
  const report = await check('graph', { mailbox: opened, control: fails(graph(404, 'ErrorInvalidUser')) });
  assert.ok(codesOf(report).includes('policy.controlMissing'));
});

test('a mailbox that does not exist is named and is no denial', async () => {
  const missing = fails(ews('ErrorNonExistentMailbox'));
  const report = await check('ews', { mailbox: missing, control: fails(ews('ErrorImpersonateUserDenied')) });
  assert.deepEqual([report.mailbox, report.verdict], ['unknown', 'unknown']);
  assert.ok(codesOf(report).includes('policy.mailboxMissing'));
});

test('without an answer for the mailbox the control mailbox is not asked', async () => {
  const asked: string[] = [];
  const report = await checkPolicy({
    ...requestOf(tenant({})),
    probe: async (address) => {
      asked.push(address);
      return outcome('ews', address, fails(network, 'connect'));
    },
  });
  assert.deepEqual(asked, [inside]);
  assert.deepEqual([report.mailbox, report.control, report.verdict], ['unknown', 'unknown', 'unknown']);
});

test('IMAP that refuses both at sign-in is unknown, since a bad token looks the same', async () => {
  const refused = fails(mail('imap', 'AUTHENTICATE', 'NO'), 'authenticate');
  const report = await check('imap', { mailbox: refused, control: refused });
  assert.deepEqual([report.mailbox, report.control, report.verdict], ['unknown', 'unknown', 'unknown']);
  assert.ok(codesOf(report).includes('policy.signInRefused'));
});

test('an IMAP refusal of the control alone is a denial, and the report says what it leaves open', async () => {
  const refused = fails(mail('imap', 'AUTHENTICATE', 'NO'), 'authenticate');
  const report = await check(
    'imap',
    { mailbox: opened, control: refused },
    { claims: claims(['IMAP.AccessAsApp']) },
  );
  assert.equal(report.verdict, 'scoped');
  assert.ok(codesOf(report).includes('policy.controlUnclear'));
  const known = await check('imap', { mailbox: opened, control: refused }, { controlExists: true });
  assert.ok(!codesOf(known).includes('policy.controlUnclear'));
});

test('IMAP access is not limited while the same token opens every mailbox through EWS', async () => {
  const refused = fails(mail('imap', 'AUTHENTICATE', 'NO'), 'authenticate');
  const both = claims(['IMAP.AccessAsApp', 'full_access_as_app']);
  const report = await check('imap', { mailbox: opened, control: refused }, { claims: both });
  assert.ok(codesOf(report).includes('policy.otherProtocolOpen'));
});

test('with a signed-in person the report says whose rights decide', async () => {
  const report = await checkPolicy(requestOf(tenant({ grant: 'delegated', fullAccess: 'inside' })));
  assert.equal(report.verdict, 'scoped');
  assert.ok(codesOf(report).includes('policy.delegatedAccess'));
});

test('a control mailbox that belongs to whoever signed in is named', async () => {
  const request = requestOf(tenant({ grant: 'delegated', fullAccess: 'both' }));
  const report = await checkPolicy({ ...request, claims: personClaims('CEO@contoso.com') });
  assert.ok(codesOf(report).includes('policy.controlIsSignedIn'));
});

const rbac = (mailbox: DeclaredAccess['mailbox'], control: DeclaredAccess['control']): DeclaredAccess => ({
  cmdlet: 'Test-ServicePrincipalAuthorization',
  mailbox,
  control,
  detail: '',
});
const aap = (mailbox: DeclaredAccess['mailbox'], control: DeclaredAccess['control']): DeclaredAccess => ({
  ...rbac(mailbox, control),
  cmdlet: 'Test-ApplicationAccessPolicy',
});

const declaredRows: readonly (readonly [
  string,
  ModelTenant,
  DeclaredAccess,
  readonly string[],
  readonly string[],
])[] = [
  [
    'consent left beside a scoped role voids the scope and no waiting helps',
    tenant({ consented: true }),
    rbac('granted', 'denied'),
    ['policy.tenantWideGrant'],
    ['policy.cacheDelay', 'policy.declaredContradicted'],
  ],
  [
    'a scoped role that the servers do not honour yet asks for patience',
    tenant({ role: 'both' }),
    rbac('granted', 'denied'),
    ['policy.cacheDelay'],
    ['policy.tenantWideGrant', 'policy.declaredContradicted'],
  ],
  [
    'a new access policy that the servers do not honour yet asks for patience',
    tenant({ consented: true, role: 'absent' }),
    aap('granted', 'denied'),
    ['policy.cacheDelay', 'policy.tenantWideGrant'],
    ['policy.declaredContradicted'],
  ],
  [
    'an access policy says Granted to an application that has no permission at all',
    tenant({ role: 'absent' }),
    aap('granted', 'denied'),
    ['policy.rbacMissing', 'policy.mailboxRefused'],
    ['policy.cacheDelay', 'policy.declaredContradicted'],
  ],
  [
    'an access policy does nothing for IMAP',
    tenant({ protocol: 'imap', consented: true, fullAccess: 'both' }),
    aap('granted', 'denied'),
    ['policy.aapNotForProtocol', 'policy.fullAccessTooWide'],
    ['policy.cacheDelay'],
  ],
  [
    'an access policy does nothing for SMTP',
    tenant({ protocol: 'smtp', consented: true, fullAccess: 'inside' }),
    aap('granted', 'denied'),
    ['policy.aapNotForProtocol'],
    [],
  ],
  [
    'no Exchange role exists for POP',
    tenant({ protocol: 'pop', consented: true, fullAccess: 'inside' }),
    rbac('granted', 'denied'),
    ['policy.declaredNotForProtocol'],
    [],
  ],
  [
    'SMTP.SendAsApp beside the Exchange role sends Exchange down the classic path',
    tenant({ protocol: 'smtp', consented: true, role: 'inside', submitted: true }),
    rbac('granted', 'denied'),
    ['policy.smtpRoleConflict', 'policy.fullAccessMissing'],
    [],
  ],
  [
    'declarations about applications say nothing of a signed-in person',
    tenant({ grant: 'delegated', fullAccess: 'inside' }),
    aap('granted', 'denied'),
    ['policy.declaredNotForProtocol'],
    ['policy.declaredContradicted'],
  ],
  [
    'a test that shows only a refusal is no proof',
    tenant({}),
    rbac('unknown', 'denied'),
    ['policy.declaredProvesNothing'],
    [],
  ],
  [
    'a declaration that names neither mailbox is no proof',
    tenant({}),
    rbac('unknown', 'unknown'),
    ['policy.declaredProvesNothing'],
    [],
  ],
  [
    'a declared denial of a mailbox that opens by consent is explained by the consent',
    tenant({ consented: true, role: 'absent' }),
    rbac('denied', 'denied'),
    ['policy.tenantWideGrant'],
    ['policy.declaredContradicted'],
  ],
  [
    'a declared denial of a mailbox that opens is named as a contradiction',
    tenant({ role: 'inside' }),
    rbac('denied', 'denied'),
    ['policy.declaredContradicted'],
    [],
  ],
];

for (const [what, model, declared, present, absent] of declaredRows) {
  test(what, async () => {
    const found = codesOf(await checkPolicy(requestOf(model, declared)));
    for (const code of present)
      assert.ok(found.includes(code as never), `${code} is missing in ${found.join(' ')}`);
    for (const code of absent) assert.ok(!found.includes(code as never), `${code} is in ${found.join(' ')}`);
  });
}

test('a delay names the time after which a new test means something', async () => {
  const report = await checkPolicy(requestOf(tenant({ role: 'both' }), rbac('granted', 'denied')));
  assert.equal(report.retestAt, '2026-11-22T12:00:00.000Z');
  assert.ok(codesOf(report).includes('policy.cacheDelay'));
});

test('a scoped result asks for no waiting', async () => {
  const report = await checkPolicy(requestOf(tenant({})));
  assert.equal(report.retestAt, undefined);
});

test('each finding is listed once', async () => {
  const report = await check('ews', {
    mailbox: fails(ews('ErrorServerBusy')),
    control: fails(ews('ErrorServerBusy')),
  });
  assert.deepEqual(codesOf(report).filter((code) => code === 'policy.notChecked').length, 1);
});

test('what the probe throws is passed on', async () => {
  const request = { ...requestOf(tenant({})), probe: async () => Promise.reject(new Error('cancelled')) };
  await assert.rejects(checkPolicy(request), /cancelled/);
});

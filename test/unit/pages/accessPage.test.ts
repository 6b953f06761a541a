// The access page: each mailbox and protocol in three views, contradictions before everything else, dates, no links to commands.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Registration } from '../../../src/core/registration/registration.ts';
import type { DeclaredAccess, PolicyReport } from '../../../src/core/report/policyReport.ts';
import { accessMarkdown } from '../../../src/pages/accessPage.ts';

const mailbox = { address: 'ap@x.com', protocols: ['ews', 'imap'], controlMailbox: 'ceo@x.com' } as const;
const registration: Registration = {
  id: 'r1',
  name: 'Capture | [x](command:evil)',
  product: 'ownApplication',
  cloud: 'global',
  tenantId: 't',
  clientId: 'c',
  grant: 'clientSecret',
  mailboxes: [mailbox],
};
const declared: DeclaredAccess = {
  cmdlet: 'Test-ServicePrincipalAuthorization',
  mailbox: 'granted',
  control: 'denied',
  detail: 'InScope: no',
  readAt: '2026-03-01T10:00:00.000Z',
};
const policy: PolicyReport = {
  registration: 'r1',
  address: 'ap@x.com',
  controlMailbox: 'ceo@x.com',
  verdict: 'tooWide',
  mailbox: 'granted',
  control: 'granted',
  consented: ['full_access_as_app'],
  findings: [],
  protocols: [
    { protocol: 'ews', verdict: 'tooWide', mailbox: 'granted', control: 'granted' },
    { protocol: 'imap', verdict: 'scoped', mailbox: 'granted', control: 'denied' },
  ],
  checkedAt: '2026-03-01T11:00:00.000Z',
  retestAt: '2026-03-01T13:00:00.000Z',
};

test('a contradiction is named with its protocol, before the mailboxes', () => {
  const page = accessMarkdown(registration, [{ mailbox, policy, declared }]);
  const at = page.indexOf('What does not fit together');
  const end = page.indexOf('## ap');
  assert.ok(at > 0 && at < end, page);
  assert.equal(page.slice(at, end).match(/^- /gm)?.length, 1);
  assert.match(
    page,
    /EWS: Test\S*ServicePrincipalAuthorization says that ceo\S*x\S*com is out of reach, and it opens/,
  );
});

test('each protocol has its own row for the mailbox and for the control mailbox', () => {
  const page = accessMarkdown(registration, [{ mailbox, policy, declared }]);
  const rows = page.split('\n').filter((line) => line.startsWith('| ap') || line.startsWith('| ceo'));
  assert.equal(rows.length, 4);
  assert.match(rows[1] ?? '', /EWS \| is refused \| opens \| is refused \|/);
});

test('the dates of the views stand there, and when to check again', () => {
  const page = accessMarkdown(registration, [{ mailbox, policy, declared }]);
  for (const words of ['2026-03-01 11:00 UTC', '2026-03-01 10:00 UTC', 'Check again at 2026-03-01 13:00 UTC'])
    assert.ok(page.includes(words), words);
});

test('a view that is missing names the command that takes it', () => {
  const page = accessMarkdown(registration, [{ mailbox, policy: undefined, declared: undefined }]);
  assert.match(page, /Seen and consented: never\. Use \*\*Check Access Policy\*\*/);
  assert.match(page, /Declared: never\. Use \*\*Run Administrator Script…\*\*/);
  const declaredOnly = accessMarkdown(registration, [{ mailbox, policy: undefined, declared }]);
  assert.doesNotMatch(declaredOnly, /What does not fit together/);
});

test('values cannot become links or cells', () => {
  const page = accessMarkdown(registration, [{ mailbox, policy, declared }]);
  assert.doesNotMatch(page, /\[x\]\(command/);
});

// Two runs of the check, compared: what changed is named with why, and nothing is named that did not.
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import * as l10n from '../../../src/core/l10n.ts';
import type { RunRecord } from '../../../src/core/report/runRecord.ts';
import { changesBetween, compareMarkdown } from '../../../src/pages/comparePage.ts';
import { outsideMarks, pseudoTable } from '../../support/pseudoLanguage.ts';

const run: RunRecord = {
  version: 1,
  at: '2026-11-28T03:17:00.000Z',
  exitCode: 0,
  applications: [{ registration: 'a', authority: 'https://login.example', tenantId: 't', clientId: 'c' }],
  protocols: [{ registration: 'a', address: 'ap@contoso.com', protocol: 'ews', ok: true }],
  policies: [
    {
      registration: 'a',
      address: 'ap@contoso.com',
      controlMailbox: 'ceo@contoso.com',
      verdict: 'scoped',
      codes: [],
      consented: ['Mail.Read'],
    },
  ],
  credentials: [{ registration: 'a', expiresOn: '2027-05-01' }],
  audits: [{ registration: 'a', reachable: ['ap@contoso.com'], tooWide: 0, tooNarrow: 0 }],
  readiness: [{ registration: 'a', address: 'ap@contoso.com', works: 'yes' }],
};

test('two equal runs have no change', () => {
  assert.deepEqual(changesBetween(run, { ...run, at: '2026-11-29T03:17:00.000Z' }), []);
  assert.match(compareMarkdown(run, run, '2 runs.'), /\*\*Nothing changed\.\*\*/);
});

test('a night on which EWS is switched off and 312 mailboxes open is told in full', () => {
  const opened = Array.from({ length: 312 }, (_, index) => `person${index}@contoso.com`);
  const later: RunRecord = {
    ...run,
    at: '2026-11-29T03:17:00.000Z',
    protocols: [
      { registration: 'a', address: 'ap@contoso.com', protocol: 'ews', ok: false, code: 'ews.disabled' },
    ],
    policies: [
      {
        ...(run.policies[0] as RunRecord['policies'][number]),
        verdict: 'tooWide',
        codes: ['policy.controlOpens'],
        consented: ['Mail.Read', 'full_access_as_app'],
      },
    ],
    audits: [{ registration: 'a', reachable: ['ap@contoso.com', ...opened], tooWide: 312, tooNarrow: 0 }],
    readiness: [{ registration: 'a', address: 'ap@contoso.com', works: 'no' }],
  };
  assert.deepEqual(
    changesBetween(run, later).map(({ what, before, after, why }) => [what, before, after, why]),
    [
      ['ap@contoso.com by ews', 'works', 'fails (ews.disabled)', undefined],
      [
        'Access policy of ap@contoso.com',
        'scoped',
        'tooWide',
        'consent was given to full_access_as_app; found: policy.controlOpens',
      ],
      [
        '312 mailboxes can now be opened',
        'refused',
        `${opened.slice(0, 5).join(', ')} and 307 more`,
        'Nothing in the record explains it. Name the output of Exchange cmdlets with --exchange, so that the next one can.',
      ],
      ['EWS for ap@contoso.com', 'works: yes', 'works: no', undefined],
    ],
  );
});

test('results of another application are told as that', () => {
  const other = {
    ...run,
    applications: [
      { registration: 'a', authority: 'https://login.example', tenantId: 't', clientId: 'other' },
    ],
  };
  assert.match(changesBetween(run, other)[0]?.why ?? '', /different applications/);
});

test('each mailbox that opens stands beside the group, scope or consent that let it in', () => {
  const limited = (extra: Partial<RunRecord>, consented: string[]): RunRecord => ({
    ...run,
    applications: run.applications.map((one) => ({ ...one, consented })),
    ...extra,
  });
  const group = (members: string[]) => ({
    registration: 'a',
    kind: 'group' as const,
    name: 'ap-mailboxes',
    value: '',
    members,
  });
  const role = (value: string) => ({
    registration: 'a',
    kind: 'role' as const,
    name: 'Application Mail.Read',
    value,
  });
  const audit = (...reachable: string[]) => [{ registration: 'a', reachable, tooWide: 0, tooNarrow: 0 }];
  const before = limited(
    { audits: audit('ap@contoso.com', 'old@contoso.com'), limits: [group(['old@contoso.com']), role('AP')] },
    ['Mail.Read'],
  );
  const joined = limited(
    {
      audits: audit('ap@contoso.com', 'New@contoso.com', 'other@contoso.com'),
      limits: [group(['new@contoso.com']), role('AP')],
    },
    ['Mail.Read', 'full_access_as_app'],
  );
  assert.deepEqual(
    changesBetween(before, joined).map(({ what, after, why }) => [what, after, why]),
    [
      [
        '1 mailbox can now be opened',
        'New@contoso.com',
        'it joined the group ap-mailboxes; consent was given to full_access_as_app',
      ],
      ['1 mailbox can now be opened', 'other@contoso.com', 'consent was given to full_access_as_app'],
      ['1 mailbox can no longer be opened', 'refused', 'it left the group ap-mailboxes'],
      ['Consent of a', 'full_access_as_app', undefined],
      ['group ap-mailboxes (a)', '1 new: new@contoso.com', undefined],
    ],
  );
  const wider = limited(
    { audits: audit('ap@contoso.com', 'x@contoso.com'), limits: [role('Organization')] },
    ['Mail.Read'],
  );
  const narrow = limited({ limits: [role('AP')] }, ['Mail.Read']);
  assert.equal(
    changesBetween(narrow, wider)[0]?.why,
    'the role Application Mail.Read changed from AP to Organization',
  );
});

test('a group that prints nothing is not said to have lost its members', () => {
  const withLimits = (limits: RunRecord['limits']) => ({ ...run, limits });
  const role = {
    registration: 'a',
    kind: 'role' as const,
    name: 'Application Mail.Read',
    value: 'AP',
  };
  const group = {
    registration: 'a',
    kind: 'group' as const,
    name: 'ap-mailboxes',
    value: '',
    members: ['a@contoso.com', 'b@contoso.com'],
  };
  assert.deepEqual(changesBetween(withLimits([role, group]), withLimits([role])), [
    { what: 'group ap-mailboxes (a)', before: '2 mailboxes', after: 'nobody in it, or not read' },
  ]);
});

test('every word of the comparison is in the language of the window', (t: TestContext) => {
  l10n.config({ contents: pseudoTable(), language: 'qps-ploc' });
  t.after(() => l10n.config({ contents: undefined, language: 'en' }));
  const limit = { registration: 'a', name: 'ap', value: '' };
  const some = Array.from({ length: 7 }, (_, index) => `person${index}@contoso.com`);
  const record = (consented: string[], reachable: string[], limits: RunRecord['limits']): RunRecord => ({
    ...run,
    applications: run.applications.map((one) => ({ ...one, consented })),
    audits: [{ registration: 'a', reachable, tooWide: 0, tooNarrow: 0 }],
    limits,
  });
  const earlier = record(['Mail.Read'], some, [
    { ...limit, kind: 'group', members: some },
    { ...limit, kind: 'fullAccess', members: [] },
    { ...limit, kind: 'role', value: 'One' },
  ]);
  const later = record(
    ['Mail.Send'],
    ['ap@contoso.com', 'x@contoso.com'],
    [
      { ...limit, kind: 'group', members: ['x@contoso.com'] },
      { ...limit, kind: 'fullAccess', members: ['ap@contoso.com'] },
      { ...limit, kind: 'scope', value: 'Two' },
    ],
  );
  for (const [one, other] of [
    [earlier, later],
    [later, earlier],
  ] as const) {
    const changes = changesBetween(one, other);
    assert.ok(changes.length > 6, `${changes.length} changes`);
    const texts = changes.flatMap(({ what, before, after, why = '' }) => [what, before, after, why]);
    assert.deepEqual(
      texts.map((text) => outsideMarks(text, ['Mail.Read', 'Mail.Send', 'One', 'Two'])).filter(Boolean),
      [],
    );
  }
});

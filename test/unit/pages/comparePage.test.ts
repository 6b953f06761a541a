// Two runs of the check, compared: what changed is named with why, and nothing is named that did not.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunRecord } from '../../../src/core/report/runRecord.ts';
import { changesBetween, compareMarkdown } from '../../../src/pages/comparePage.ts';

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
  assert.match(compareMarkdown(run, run), /\*\*Nothing changed\.\*\*/);
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
        undefined,
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

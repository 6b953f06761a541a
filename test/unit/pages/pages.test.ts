// Every page answers first, in one sentence with its state; what to do stands in a table; sources are folded at the end.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { adviceFor, explainText, reportsOf } from '../../../src/advice/diagnose.ts';
import type { Registration } from '../../../src/core/registration/registration.ts';
import type { ProbeOutcome } from '../../../src/core/report/probeReport.ts';
import { readToken } from '../../../src/core/token/readToken.ts';
import { accessMarkdown } from '../../../src/pages/accessPage.ts';
import { adviceMarkdown } from '../../../src/pages/advicePage.ts';
import { ewsMarkdown } from '../../../src/pages/ewsPage.ts';
import { explainedMarkdown } from '../../../src/pages/explainedPage.ts';
import { renewalMarkdown } from '../../../src/pages/renewalPage.ts';
import { reportMarkdown } from '../../../src/pages/reportPage.ts';
import { scriptMarkdown } from '../../../src/pages/scriptPage.ts';
import { tokenMarkdown } from '../../../src/pages/tokenPage.ts';
import { ewsReadiness } from '../../../src/policy/ews/ewsReadiness.ts';

const now = new Date('2026-11-22T09:14:00Z');
const registration: Registration = {
  id: 'contoso',
  name: 'Contoso <b>| [x](command:evil)',
  product: 'ownApplication',
  cloud: 'global',
  tenantId: '11111111-2222-3333-4444-555555555555',
  clientId: '66666666-7777-8888-9999-000000000000',
  grant: 'clientSecret',
  credentialExpiresOn: '2026-12-04',
  mailboxes: [{ address: 'ap@contoso.com', protocols: ['ews'] }],
};
const outcome: ProbeOutcome = {
  registration: 'contoso',
  address: 'ap@contoso.com',
  protocol: 'ews',
  startedAt: now.toISOString(),
  durationMs: 120,
  ok: false,
  steps: [
    {
      id: 'token',
      status: 'failed',
      durationMs: 80,
      detail: 'AADSTS7000222 <img src=x> [x](command:evil)',
      evidence: {
        kind: 'oauth',
        endpoint: 'token',
        status: 401,
        error: 'invalid_client',
        numbers: [7000222],
        description: 'AADSTS7000222: The provided client secret keys for app are expired.',
      },
    },
  ],
};
const reports = reportsOf([outcome], { registration, now });
const token = readToken(
  {
    kind: 'app',
    audience: 'https://outlook.office365.com',
    issuer: 'https://sts.windows.net/11111111-2222-3333-4444-555555555555/',
    tenantId: registration.tenantId,
    appId: registration.clientId,
    roles: ['full_access_as_app'],
    scopes: [],
    expiresAt: now.getTime() / 1000 + 3_000,
  } as never,
  now,
);

const pages: Readonly<Record<string, string>> = {
  report: reportMarkdown('ap@contoso.com', reports, undefined),
  'report of nothing': reportMarkdown('ap@contoso.com', [], undefined),
  advice: adviceMarkdown(adviceFor('entra.secretExpired', { registration, now }), []),
  explained: explainedMarkdown(
    await explainText('AADSTS7000222: keys are expired. AADSTS65001: consent', { now }),
  ),
  access: accessMarkdown(registration, [
    { mailbox: { address: 'ap@contoso.com', protocols: ['ews'] }, policy: undefined, declared: undefined },
  ]),
  ews: ewsMarkdown('ap@contoso.com', ewsReadiness({ registration, address: 'ap@contoso.com', now })),
  token: tokenMarkdown(registration, token),
  renewal: renewalMarkdown(registration, now),
  script: scriptMarkdown({
    name: registration.name,
    script: { title: 'Create the group', delay: '' },
    preview: false,
    ended: 'failed',
    printed: '```\n<script>',
    declared: [],
    findings: [],
  }),
};

for (const [name, page] of Object.entries(pages)) {
  describe(`the ${name} page`, () => {
    const [title = '', answer = ''] = page.trim().split('\n\n');

    it('starts with its title and the answer: a state and a sentence', () => {
      assert.match(title, /^# \S/);
      assert.match(
        answer,
        /^\*\*(?:✓\u00a0OK|✗\u00a0Needs\u00a0work|\?\u00a0Not\u00a0known|!\u00a0Soon)\.\*\* /,
      );
      assert.match(answer, /\.$/);
      assert.ok(!answer.includes('\n'));
    });

    it('has no link or element that a name or a server put there', () => {
      const plain = page.replaceAll(/<\/?(?:details|summary|br)>/g, '').replace(/```[\s\S]*```/g, '');
      assert.doesNotMatch(plain, /(?<!\\)<[a-z]/i);
      assert.doesNotMatch(page, /\[x\]\(command/);
    });

    it('has every table whole: each row with as many cells as its head', () => {
      const cells = (line: string) => line.replace(/\\\|/g, '').split('|').length;
      let head = 0;
      for (const line of page.split('\n')) {
        if (!line.startsWith('|')) head = 0;
        else if (head === 0) head = cells(line);
        else assert.equal(cells(line), head, line);
      }
    });
  });
}

describe('what to do', () => {
  for (const name of ['report', 'advice', 'explained', 'ews']) {
    it(`is a table on the ${name} page, with who does it, and the sources folded after it`, () => {
      const page = pages[name] ?? '';
      const several = page.indexOf('| What | State | How to see it | What to do | Who |');
      // A single task has a row for each of its parts.
      const single =
        /\| What \|[^\n]*\n\| --- \| --- \|\n\| State \|.*\n\| How to see it \|.*\n\| What to do \|.*\n\| Who \|/;
      const table = Math.max(several, page.search(single));
      assert.ok(table > 0);
      assert.ok(page.lastIndexOf('<details><summary>Sources</summary>') > table);
    });
  }

  it('names the command that a sentence announces, and shows it below', () => {
    const page = adviceMarkdown(adviceFor('graph.accessDenied', { registration, now }), []);
    assert.match(
      page,
      /the Exchange administrator runs: Test\\-ServicePrincipalAuthorization\..{0,20}The commands are below/s,
    );
    assert.match(page, /```powershell\nTest-ServicePrincipalAuthorization /);
  });

  it('names no command that only opens a session: it is not what the sentence announces', () => {
    const page = adviceMarkdown(adviceFor('ews.accessDenied', { registration, now }), []);
    assert.match(page, /denies it:<br>The commands are below/);
    assert.match(page, /```powershell\nConnect-ExchangeOnline\n/);
  });

  it('has the commands of a fix in a block to copy, not in a cell', () => {
    const page = adviceMarkdown(adviceFor('policy.controlOpens', { registration, now }), []);
    const block = /```powershell\n([\s\S]*?)\n```/.exec(page)?.[1] ?? '';
    assert.match(block, /^Connect-ExchangeOnline$/m);
    assert.match(block, /^Get-ApplicationAccessPolicy/m);
    assert.doesNotMatch(page.replace(/```[\s\S]*?```/g, ''), /Get\S*ApplicationAccessPolicy/);
  });

  it('names the demo if a demo registration’s token is read', () => {
    const page = tokenMarkdown({ name: 'Demo', cloud: 'demo' }, token);
    assert.match(page, /\| Cloud \| .*[Dd]emo/);
    assert.doesNotMatch(page, /Worldwide/);
  });

  it('says when the credential ends on the renewal page', () => {
    assert.match(pages['renewal'] ?? '', /^\*\*!\s+Soon\.\*\* .*12 days/m);
  });
});

describe('the report of a test from a remote computer', () => {
  const tested = (remoteName: string) =>
    /Tested .*/.exec(reportMarkdown('ap@contoso.com', reports, undefined, { ews: remoteName }))?.[0];

  it('says whose network was tested', () => {
    assert.match(tested('wsl') ?? '', / from Windows Subsystem for Linux, through its network, /);
    assert.match(tested('x`](evil)') ?? '', / from the remote computer of this window \(xevil\), /);
  });
});

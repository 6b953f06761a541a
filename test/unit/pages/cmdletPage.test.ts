// The page of an administrator's output: the tenant's two lists, who uses EWS, and what is not known whose.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CmdletPage, cmdletMarkdown } from '../../../src/pages/cmdletPage.ts';

const page = (more: Partial<CmdletPage> = {}, notKnownWhose: readonly string[] = []): string =>
  cmdletMarkdown({
    mailbox: { address: 'ap@contoso.com', protocols: ['ews'] },
    reading: {
      facts: [{ fact: { kind: 'ewsUsage', AppId: 'x' } }],
      unread: 0,
      cut: false,
      notKnownWhose,
    },
    declared: undefined,
    findings: [],
    ...more,
  });

const office = 'd3590ed6-52b3-4102-aeff-aad2292ab01c';
const used = {
  appId: office,
  actions: ['GetItem'],
  calls: 7,
  users: [],
  onList: 'no',
} as const;

test('an application that uses EWS has its name, and whether it is on the list', () => {
  const text = page({ usage: { applications: [used], idle: [], list: 'whole' } });
  assert.match(
    text,
    /\| Microsoft Office \| d3590ed6\S* \| GetItem \| 7 \| {2}\| \*\*not on the list\*\* \|/,
  );
  assert.match(text, /UNVERIFIED/);
  assert.doesNotMatch(text, /```powershell/);
});

test('a list that was not read is asked for with its command', () => {
  const text = page({
    usage: { applications: [{ ...used, onList: 'unknown' }], idle: [], list: 'notShown' },
  });
  assert.match(text, /```powershell\nGet-OrganizationConfig -RetrieveEwsOperationAccessPolicy/);
  assert.doesNotMatch(text, /not on the list/);
});

test('an application with a role and a grant stands with both, and hostile names stay text', () => {
  const text = page({
    heldTwice: {
      applications: [
        {
          name: '[x](command:y) | <b>',
          roles: [{ role: 'Application Mail.Read', limit: 'Invoices' }],
          permissions: ['Mail.Read (Microsoft Graph)'],
        },
      ],
      notTied: ['Sync'],
    },
  });
  assert.match(text, /Application Mail\S*Read \(?\\?\(?Invoices/);
  assert.match(text, /Sync/);
  assert.doesNotMatch(text, /\[x\]\(command|(?<!\\)<b>/);
});

test('what is not known whose is said with the command that tells', () => {
  const text = page({}, ['Backup has no scope and is assigned to 99999999.']);
  assert.match(text, /## Owner not known/);
  assert.match(text, /Get-ServicePrincipal/);
  assert.doesNotMatch(page(), /Not known whose/);
});

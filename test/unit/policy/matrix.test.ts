// Protocol x grant x consent x access policy x role scope x FullAccess: the verdict of every cell, against the rules.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { protocolIds } from '../../../src/core/registration/registration.ts';
import type { Verdict } from '../../../src/core/report/policyReport.ts';
import { checkPolicy } from '../../../src/policy/check/checkPolicy.ts';
import { inside, type ModelTenant, opens, outside, type Reach, refusal } from './modelTenant.ts';
import { requestOf } from './samples.ts';
import { sources } from './sources.ts';

const reaches: readonly Reach[] = ['none', 'inside', 'outside', 'both'];
const controls: readonly ('absent' | Reach)[] = ['absent', ...reaches];
const golden = new URL('../../golden/policy/matrix.txt', import.meta.url);

/** Each tenant; through SMTP once without a message and once with one. */
function* cells(): Generator<ModelTenant> {
  for (const tenant of tenants()) {
    if (tenant.protocol === 'smtp') yield { ...tenant, submitted: true };
    yield tenant;
  }
}

function* tenants(): Generator<ModelTenant> {
  for (const protocol of protocolIds) {
    for (const fullAccess of reaches) {
      yield {
        protocol,
        grant: 'delegated',
        consented: true,
        accessPolicy: 'absent',
        role: 'absent',
        fullAccess,
      };
    }
    for (const consented of [true, false]) {
      for (const accessPolicy of controls) {
        for (const role of controls) {
          for (const fullAccess of reaches) {
            yield { protocol, grant: 'app', consented, accessPolicy, role, fullAccess };
          }
        }
      }
    }
  }
}

interface Rule {
  readonly verdict: Verdict;
  /** Where the rule that decides the cell is published. */
  readonly source: string;
}

/** What decides each cell, and where that is written. */
function ruleOf(tenant: ModelTenant): Rule {
  // A server that was handed no message has said nothing of rights.
  if (tenant.protocol === 'smtp' && tenant.submitted !== true)
    return { verdict: 'unknown', source: sources.afterData };
  const source = sourceOf(tenant);
  const [mailbox, control] = [opens(tenant, inside), opens(tenant, outside)];
  if (control) return { verdict: 'tooWide', source };
  if (mailbox) return { verdict: 'scoped', source };
  // Refused at sign-in, both may have been refused for the token.
  return { verdict: refusal(tenant).id === 'authenticate' ? 'unknown' : 'tooNarrow', source };
}

function sourceOf({ protocol, grant, consented, accessPolicy, role }: ModelTenant): string {
  if (grant === 'delegated') return sources.delegated;
  if (protocol === 'imap' || protocol === 'pop') return sources.mailOauth;
  if (protocol === 'smtp') return consented ? sources.mailOauth : sources.smtpRbac;
  if (!consented) return sources.rbac;
  if (accessPolicy !== 'absent' && role === 'absent')
    return protocol === 'ews' ? sources.policies : sources.limiting;
  return sources.rbac;
}

const nameOf = (tenant: ModelTenant): string =>
  [
    tenant.protocol,
    tenant.grant,
    tenant.consented ? 'consented' : 'not consented',
    `access policy ${tenant.accessPolicy}`,
    `role ${tenant.role}`,
    `FullAccess ${tenant.fullAccess}`,
    ...(tenant.submitted === true ? ['message handed over'] : []),
  ].join(', ');

test('every cell of the matrix has the verdict that the published rules give', async () => {
  const lines: string[] = [];
  for (const tenant of cells()) {
    const outcome = await checkPolicy(requestOf(tenant));
    const { verdict, source } = ruleOf(tenant);
    assert.equal(outcome.verdict, verdict, nameOf(tenant));
    lines.push(
      `${nameOf(tenant)}: ${outcome.verdict} [${outcome.findings.map(({ code }) => code).join(' ')}] ${source}`,
    );
  }
  const text = `${lines.join('\n')}\n`;
  if (process.env['UPDATE_GOLDENS'] === '1') writeFileSync(golden, text);
  assert.equal(text, readFileSync(golden, 'utf8'), 'findings differ from test/golden/policy/matrix.txt');
});

test('scoped is said of no tenant in which the control mailbox opens', async () => {
  for (const tenant of cells()) {
    if (!opens(tenant, outside) || (tenant.protocol === 'smtp' && tenant.submitted !== true)) continue;
    const outcome = await checkPolicy(requestOf(tenant));
    assert.equal(outcome.control, 'granted', nameOf(tenant));
    assert.equal(outcome.verdict, 'tooWide', nameOf(tenant));
  }
});

/** Permissions beside the one that is checked, by protocol: on the same resource and on the other one. */
const beside = {
  ews: { same: [], other: ['Mail.Read'] },
  imap: { same: ['full_access_as_app'], other: ['Calendars.ReadWrite'] },
  pop: { same: ['full_access_as_app'], other: ['Mail.ReadWrite'] },
  smtp: { same: ['full_access_as_app'], other: ['Mail.Send'] },
  graph: { same: ['Mail.Send', 'Calendars.ReadWrite'], other: ['full_access_as_app'] },
} as const;

test('a permission beside the one that is checked always has a finding, unless an access policy narrows it too', async () => {
  let seen = 0;
  for (const tenant of cells()) {
    if (tenant.grant === 'delegated') continue;
    const { same, other } = beside[tenant.protocol];
    for (const [others, otherRoles] of [
      [same, undefined],
      [[], other],
      [same, []],
    ] as const) {
      const outcome = await checkPolicy({
        ...requestOf({ ...tenant, others }),
        ...(otherRoles && { otherRoles }),
      });
      const codes = outcome.findings.map(({ code }) => code);
      const narrowed =
        tenant.consented &&
        (tenant.protocol === 'graph' || tenant.protocol === 'ews') &&
        outcome.control === 'denied';
      const open = (narrowed ? [] : others).length + (otherRoles?.length ?? 0) > 0;
      const told = codes.includes('policy.otherProtocolOpen') || codes.includes('policy.sendOnly');
      assert.equal(told, open, `${nameOf(tenant)} beside ${others.join()} and ${otherRoles?.join()}`);
      if (open && tenant.protocol === 'graph')
        assert.ok(!codes.includes('policy.rbacMissing') || others.length === 0);
      if (outcome.verdict === 'scoped') {
        assert.equal(codes.includes('policy.otherResourceUnseen'), otherRoles === undefined, nameOf(tenant));
        assert.ok((outcome.scopedFor ?? '').length > 0);
      }
      seen += 1;
    }
  }
  assert.ok(seen > 3000);
});

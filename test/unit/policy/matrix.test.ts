// Protocol x grant x consent x access policy x role scope x FullAccess: the verdict of every cell, against the rules.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { protocolIds } from '../../../src/core/registration/registration.ts';
import type { Verdict } from '../../../src/core/report/policyReport.ts';
import { checkPolicy } from '../../../src/policy/check/checkPolicy.ts';
import { inside, type ModelTenant, opens, outside, type Reach, refusal } from './modelTenant.ts';
import { requestOf } from './samples.ts';

const reaches: readonly Reach[] = ['none', 'inside', 'outside', 'both'];
const controls: readonly ('absent' | Reach)[] = ['absent', ...reaches];
const golden = new URL('../../golden/policy/matrix.txt', import.meta.url);

function* cells(): Generator<ModelTenant> {
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

/** A mail server that refuses both mailboxes at sign-in has said nothing about either. */
function expectedVerdict(tenant: ModelTenant): Verdict {
  const [mailbox, control] = [opens(tenant, inside), opens(tenant, outside)];
  if (control) return 'tooWide';
  if (mailbox) return 'scoped';
  const { id } = refusal(tenant);
  return id === 'authenticate' ? 'unknown' : 'tooNarrow';
}

const nameOf = (tenant: ModelTenant): string =>
  [
    tenant.protocol,
    tenant.grant,
    tenant.consented ? 'consented' : 'not consented',
    `access policy ${tenant.accessPolicy}`,
    `role ${tenant.role}`,
    `FullAccess ${tenant.fullAccess}`,
  ].join(', ');

test('every cell of the matrix has the verdict that the published rules give', async () => {
  const lines: string[] = [];
  for (const tenant of cells()) {
    const outcome = await checkPolicy(requestOf(tenant));
    assert.equal(outcome.verdict, expectedVerdict(tenant), nameOf(tenant));
    lines.push(
      `${nameOf(tenant)}: ${outcome.verdict} [${outcome.findings.map(({ code }) => code).join(' ')}]`,
    );
  }
  const text = `${lines.join('\n')}\n`;
  if (process.env['UPDATE_GOLDENS'] === '1') writeFileSync(golden, text);
  assert.equal(text, readFileSync(golden, 'utf8'), 'findings differ from test/golden/policy/matrix.txt');
});

test('scoped is said of no tenant in which the control mailbox opens', async () => {
  for (const tenant of cells()) {
    if (!opens(tenant, outside)) continue;
    const outcome = await checkPolicy(requestOf(tenant));
    assert.equal(outcome.control, 'granted', nameOf(tenant));
    assert.equal(outcome.verdict, 'tooWide', nameOf(tenant));
  }
});

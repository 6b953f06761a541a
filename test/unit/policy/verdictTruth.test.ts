// Every row of the table of truth: verdict, what has to be said of it and what must not be said.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProbeOutcome } from '../../../src/core/report/probeReport.ts';
import { checkPolicy } from '../../../src/policy/check/checkPolicy.ts';
import { inside, outcome, outside } from './modelTenant.ts';
import { claims, personClaims, requestOf } from './samples.ts';
import { type Answer, type TruthRow, truth } from './verdictTruth.ts';

function probe({ protocol, submitted }: TruthRow, address: string, answer: Answer): ProbeOutcome {
  const sent = submitted === undefined ? {} : { submitted };
  const opened = { ...outcome(protocol, address, { id: 'openMailbox' }), ...sent };
  if (answer === 'open') return opened;
  const refused = outcome(protocol, address, { id: answer.step, evidence: answer.evidence });
  const before = answer.step === 'sendAs' ? opened.steps : refused.steps.slice(0, 1);
  return { ...refused, ...sent, steps: [...before, ...refused.steps.slice(1)] };
}

for (const row of truth) {
  test(`${row.protocol}: ${row.name} is ${row.verdict}`, async () => {
    const base = requestOf({
      protocol: row.protocol,
      grant: row.delegated === true ? 'delegated' : 'app',
      consented: false,
      accessPolicy: 'absent',
      role: 'absent',
      fullAccess: 'none',
    });
    const report = await checkPolicy({
      ...base,
      claims: row.delegated === true ? personClaims('svc@contoso.com') : claims(row.roles),
      ...(row.otherRoles === undefined ? {} : { otherRoles: row.otherRoles }),
      probe: async (address) => probe(row, address, address === outside ? row.control : row.mailbox),
    });
    assert.equal(base.mailbox.address, inside);
    assert.equal(report.verdict, row.verdict);
    const codes: readonly string[] = report.findings.map(({ code }) => code);
    for (const code of row.says) assert.ok(codes.includes(code), `${code} is missing in ${codes.join(' ')}`);
    for (const code of row.saysNot ?? []) assert.ok(!codes.includes(code), `${code} in ${codes.join(' ')}`);
    assert.match(row.source, /Microsoft|MicrosoftDocs|issue \d+/);
  });
}

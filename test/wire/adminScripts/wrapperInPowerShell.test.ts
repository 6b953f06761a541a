// The file around a block, run in a real PowerShell: session, tenant check, transcript and outcome as the window reads them.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { readOutput } from '../../../src/policy/output/readOutput.ts';
import { adminScripts } from '../../../src/snippets/adminScripts/adminScripts.ts';
import { printedIn, runWrapper } from '../../../src/snippets/adminScripts/runWrapper.ts';
import { environment, powerShellFor } from '../../support/powershell/runBlocks.ts';
import { scratchFolder } from '../../support/tools.ts';
import { samples } from '../../unit/adminScripts/samples.ts';
import { emptyTenant, enterpriseAppObjectId } from './tenants.ts';

const [sample] = samples;
assert.ok(sample !== undefined);

test('a wrapped run connects, prints and ends; a session of another tenant is refused', (t) => {
  const pwsh = powerShellFor(t);
  if (pwsh === undefined) return;
  const folder = scratchFolder(t);
  const file = (name: string) => path.join(folder, name);
  writeFileSync(file('tenant.json'), JSON.stringify(emptyTenant(sample)));
  const scripts = adminScripts(sample.registration, { enterpriseAppObjectId });
  const text = (id: string) => scripts.find((script) => script.id === id)?.text ?? '';
  writeFileSync(file('connect.ps1'), text('connectExchange'));
  writeFileSync(file('block.ps1'), text('servicePrincipal'));
  const wrapper = (name: string, tenantId: string) => {
    const outcome = { transcript: file(`${name}.txt`), outcome: file(`${name}.outcome`) };
    const run = { script: file('block.ps1'), connect: file('connect.ps1'), tenantId, preview: false };
    writeFileSync(file(`${name}.ps1`), runWrapper({ ...outcome, ...run }));
    return file(`${name}.ps1`);
  };
  const own = wrapper('own', sample.registration.tenantId);
  const other = wrapper('other', '22222222-2222-3333-4444-555555555555');
  // As the terminal does it: the first wrapper as -File, the next one typed.
  const command = `& '${own}'; & '${other}'`;
  execFileSync(pwsh, ['-NoProfile', '-NonInteractive', '-Command', command], {
    env: environment(folder),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  assert.equal(readFileSync(file('own.outcome'), 'utf8').trim(), 'ok');
  assert.equal(readFileSync(file('other.outcome'), 'utf8').trim(), 'failed');
  const printed = printedIn(readFileSync(file('own.txt'), 'utf8'));
  const { registration } = sample;
  const mailbox = registration.mailboxes[0] ?? { address: '', protocols: [] };
  const answer = readOutput({ text: printed, registration, mailbox, now: new Date() });
  assert.deepEqual([answer.facts.length > 0, answer.reading.unread], [true, 0], printed);
  assert.match(printed, /ExchangeOnlineManagement 3\.10\.1, PowerShell 7\.6/);
  assert.match(printedIn(readFileSync(file('other.txt'), 'utf8')), /belongs to another tenant/);
});

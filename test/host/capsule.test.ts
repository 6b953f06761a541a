// A failure exported as a capsule and opened again: the tree has it, the test fails the same way, and no server is asked.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { ProbeReport } from '../../src/core/report/probeReport.ts';

const run = async <T>(id: string, argument: object = {}): Promise<T> =>
  (await vscode.commands.executeCommand(`exchangeOAuth.${id}`, argument)) as T;
const failed = ([report]: readonly ProbeReport[]) => {
  const step = report?.steps.find(({ status }) => status === 'failed');
  return `${step?.id} ${step?.code}`;
};

describe('a capsule', () => {
  let demo: { registration: string; address: string };
  before(async () => {
    demo = await run('demo.start');
  });
  after(async () => {
    await vscode.workspace
      .getConfiguration('exchangeOAuth')
      .update('registrations', undefined, vscode.ConfigurationTarget.Global);
    await run('demo.stop');
  });

  it('is not made if nothing failed', async () => {
    await run('mailbox.test', demo);
    await assert.rejects(run('capsule.export', demo), /No failed test/);
  });

  it('holds the failure, plays it again with the demo tenant stopped, and names nobody', async () => {
    await run('demo.scenario', { scenario: 'expiredSecret' });
    const first = failed(await run<ProbeReport[]>('mailbox.test', demo));
    assert.match(first, /entra\.secretExpired/);
    const { text } = await run<{ text: string }>('capsule.export', demo);
    assert.ok(!text.includes(demo.address), text);
    await run('demo.stop');
    const opened = await run<{ registration: string; address: string }>('capsule.open', { text });
    assert.equal(failed(await run<ProbeReport[]>('mailbox.test', opened)), first);
  });

  it('is refused in words if the file is something else', async () => {
    await assert.rejects(run('capsule.open', { text: '{}' }), /not a capsule/);
  });
});

describe('a problem report', () => {
  it('names settings without values and nobody’s address', async () => {
    const { markdown } = await run<{ markdown: string }>('problem.report', { code: true });
    assert.match(markdown, /## Versions\n\n- Exchange OAuth2 Setup \d/);
    assert.doesNotMatch(markdown, /@contoso\.example/);
  });
});

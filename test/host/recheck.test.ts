// A check of the access policy at a time: planned for this window, refused if the time cannot be read.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';

const run = async <T>(id: string, argument?: object): Promise<T> =>
  (await vscode.commands.executeCommand(`exchangeOAuth.${id}`, argument)) as T;

describe('an access check at a time', () => {
  let ready: { registration: string; address: string };
  before(async () => {
    ready = await run('demo.start', {});
  });
  after(() => run('demo.stop', {}));

  it('is planned and answers when', async () => {
    const at = new Date(Date.now() + 3_600_000).toISOString();
    const { registration, address } = ready;
    assert.deepEqual(await run('policy.recheck', { registration, address, at }), { at });
  });

  it('is refused for what cannot be read as a time, and for one that no window waits for', async () => {
    const { registration, address } = ready;
    await assert.rejects(
      run('policy.recheck', { registration, address, at: 'soon' }),
      /cannot be read as a time/,
    );
    await assert.rejects(run('policy.recheck', { registration, address }), /Name the time/);
    const at = new Date(Date.now() + 30 * 86_400_000).toISOString();
    await assert.rejects(run('policy.recheck', { registration, address, at }), /seven days/);
  });

  it('scripts of the demo tenant are not run anywhere', async () => {
    const { registration } = ready;
    await assert.rejects(run('script.run', { registration, script: 'group' }), /demo tenant has no Exchange/);
  });
});

// Real windows' processes over real files: what each has said is done is there afterwards, also if one of them is killed.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { describe, it } from 'node:test';
import { registration } from '../../support/credentialWindow.ts';
import { scratchFolder } from '../../support/tools.ts';
import { windowIn } from '../../support/windowProcess.ts';

const script = new URL('../../support/windowProcess.ts', import.meta.url).pathname;

/** Runs one to its end; `onLine` gets what it says, and the process. */
async function run(
  folder: string,
  name: string,
  rounds: number,
  onLine: (line: string, kill: () => void) => void,
): Promise<void> {
  const child = spawn(process.execPath, [script, folder, name, String(rounds)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  for await (const line of createInterface({ input: child.stdout }))
    onLine(line, () => child.kill('SIGKILL'));
  await closed;
}

async function check(folder: string, signedIn: readonly string[]): Promise<void> {
  const { store, cache, globalState } = windowIn(folder);
  await store.tidy(() => true);
  assert.deepEqual(
    globalState.keys().filter((key) => key.startsWith('changing.')),
    [],
  );
  const [row, ...others] = await store.stored();
  assert.deepEqual(
    [row?.application?.name, row?.kind, row?.signIns, row?.renewal, others],
    ['Capture', 'secret', true, true, []],
  );
  assert.equal((await store.read(registration))?.kind, 'secret');
  for (const address of signedIn) assert.notEqual(await cache.accountFor(address), undefined, address);
}

describe('two processes that change what is stored for one application', () => {
  it('lose no sign-in of either, and leave one credential that is named', async (t) => {
    const folder = scratchFolder(t);
    const signedIn: string[] = [];
    const note = (line: string) => {
      if (line.startsWith('signed in ')) signedIn.push(line.slice(10));
    };
    await Promise.all(['a', 'b'].map((name) => run(folder, name, 12, note)));
    assert.equal(signedIn.length, 24);
    await check(folder, signedIn);
  });

  it('of which one is killed: the other goes on, and the next window finds nothing unnamed or half done', async (t) => {
    const folder = scratchFolder(t);
    const signedIn: string[] = [];
    let lines = 0;
    const other = run(folder, 'b', 8, (line) => {
      if (line.startsWith('signed in ')) signedIn.push(line.slice(10));
    });
    await run(folder, 'a', 1_000, (line, kill) => {
      if (line.startsWith('signed in ')) signedIn.push(line.slice(10));
      if (++lines === 7) kill();
    });
    await other;
    await check(folder, signedIn);
  });
});

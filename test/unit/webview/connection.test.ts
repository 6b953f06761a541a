// A page draws what its HTML brought; one that was there before does not, since that is old by then.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';

/** Opens a page that VS Code keeps this state for, in a process of its own, since a page's modules are loaded once. */
function opened(kept: string): { readonly drawn: readonly string[]; readonly states: readonly object[] } {
  const code = `
    const states = [];
    globalThis.window = { addEventListener: () => undefined };
    globalThis.acquireVsCodeApi = () => ({ postMessage: () => undefined, getState: () => (${kept}), setState: (state) => states.push(state) });
    globalThis.firstEvent = { kind: 'snapshot', snapshot: { heading: 'Connect', state: { draft: 'd1' } }, catalogue: [] };
    const { onSnapshot } = await import('./webview-ui/connection.ts');
    const drawn = [];
    onSnapshot(({ heading }) => drawn.push(heading));
    console.log(JSON.stringify({ drawn, states }));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', code], {
    encoding: 'utf8',
  });
  assert.notEqual(stdout, '', stderr);
  return JSON.parse(stdout);
}

describe('a page of the wizard', () => {
  it('draws at once what came with it, and is known again when it is hidden and shown', () => {
    const { drawn, states } = opened('undefined');
    assert.deepEqual(drawn, ['Connect']);
    assert.deepEqual(states.at(-1), { addresses: '', search: '', draft: 'd1' });
  });

  it('waits for what is true now if it was there before', () => {
    assert.deepEqual(opened("{ draft: 'd1', addresses: '', search: '' }").drawn, []);
  });
});

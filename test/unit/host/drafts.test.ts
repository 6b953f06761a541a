// A draft outlives the window in VS Code's own database, which is no place for a secret.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Memento } from 'vscode';
import { createDrafts } from '../../../src/host/wizard/drafts.ts';
import { emptyState } from '../../../src/wizard/state.ts';

function memory(): Memento & { readonly kept: Map<string, unknown> } {
  const kept = new Map<string, unknown>();
  return {
    kept,
    keys: () => [...kept.keys()],
    get: (key: string) => kept.get(key) as undefined,
    update: async (key: string, value: unknown) => void kept.set(key, structuredClone(value)),
  };
}

test('a secret that was pasted into the wrong field is not kept with the draft', async () => {
  const secret = 'aB38Q~abcdefghijklmnopqrstuvwxyz012345678';
  const memento = memory();
  const drafts = createDrafts(memento);
  const empty = emptyState('d1');
  drafts.keep({
    ...empty,
    product: 'ownApplication',
    texts: { ...empty.texts, name: 'Contoso', clientId: secret },
  });
  await new Promise((resolve) => setImmediate(resolve));
  assert.ok(!JSON.stringify([...memento.kept]).includes(secret));
  assert.equal(drafts.find('d1')?.texts.name, 'Contoso');
  assert.equal(drafts.find('d1')?.texts.clientId, '[masked]');
});

// A patch takes one snapshot to the next, whatever came, went or changed, and holds what changed alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noFacts } from '../../../src/wizard/facts.ts';
import { snapshotOf, type WizardDocument } from '../../../src/wizard/snapshot.ts';
import { patched, patchOf } from '../../../src/wizard/snapshotPatch.ts';
import { emptyState, type WizardState, wizardStepIds } from '../../../src/wizard/state.ts';
import { after, completeDraft, context, typed } from './draftOf.ts';

const script: WizardDocument = {
  id: 'script:a',
  title: 'A script',
  explains: '',
  language: 'powershell',
  fileName: 'a.ps1',
  text: 'Get-Mailbox\n'.repeat(2_000),
  runnable: true,
  delay: '',
  undo: '',
};
const { catalogue } = context;
const shot = (state: WizardState, documents: readonly WizardDocument[] = []) =>
  snapshotOf(state, noFacts, { catalogue, documents }, context.today);

test('from each step to each other, with and without documents', () => {
  const all = [
    snapshotOf(emptyState('d'), noFacts, { catalogue }, context.today),
    ...wizardStepIds.map((step) => shot({ ...completeDraft(), step }, step === 'limit' ? [script] : [])),
    snapshotOf(completeDraft(), noFacts, { catalogue, documentsProblem: 'No address.' }, context.today),
  ];
  for (const before of all) {
    for (const next of all) {
      // As postMessage carries it.
      const patch = JSON.parse(JSON.stringify(patchOf(before, next)));
      assert.deepEqual(patched(before, patch), JSON.parse(JSON.stringify(next)));
    }
  }
});

test('a key that is pressed sends neither scripts nor lists', () => {
  const draft = { ...completeDraft(), step: 'limit' as const };
  const before = shot(draft, [script]);
  const next = shot(after(draft, typed('name', 'Contoso Captures')), [script]);
  const sent = JSON.stringify(patchOf(before, next));
  assert.ok(JSON.stringify(next).length > 20_000);
  assert.ok(sent.length < 4_000, `${sent.length} characters`);
  assert.deepEqual(patchOf(next, next), { changed: {}, gone: [] });
});

// Work of the wizard's steps can be cancelled at each of them; closing the wizard cancels all of it.
import '../../support/useFakeVscode.ts';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { noFacts, operationIds } from '../../../src/wizard/facts.ts';
import { emptyState } from '../../../src/wizard/state.ts';

const { createModel } = await import('../../../src/host/wizard/model.ts');

const open = () =>
  createModel({
    services: {} as never,
    editor: undefined,
    storage: {} as never,
    state: emptyState('d1'),
    facts: noFacts,
    changed: () => undefined,
  });

/** Work that ends when it is cancelled, as a request does. */
const untilCancelled = (signal: AbortSignal) =>
  new Promise<string>((resolve) => signal.addEventListener('abort', () => resolve('cancelled')));

describe('work of the wizard', () => {
  for (const operation of operationIds) {
    it(`is cancelled alone, and can be begun again: ${operation}`, async () => {
      const model = open();
      const running = model.run(operation, untilCancelled);
      assert.deepEqual(model.facts.running, [operation]);
      await assert.rejects(model.run(operation, untilCancelled), /already running/);
      model.cancel(operation);
      assert.equal(await running, 'cancelled');
      assert.deepEqual(model.facts.running, []);
      assert.equal(await model.run(operation, async () => 'again'), 'again');
    });
  }

  it('ends with the wizard, whatever is under way', async () => {
    const model = open();
    const running = operationIds.map((operation) => model.run(operation, untilCancelled));
    model.cancelAll();
    assert.deepEqual(new Set(await Promise.all(running)), new Set(['cancelled']));
    assert.deepEqual(model.facts.running, []);
    assert.deepEqual(model.state, emptyState('d1'), 'the draft is as it was');
  });

  it('that fails is no longer under way', async () => {
    const model = open();
    for (const operation of operationIds) {
      await assert.rejects(
        model.run(operation, () => Promise.reject(new Error('refused'))),
        /refused/,
      );
    }
    assert.deepEqual(model.facts.running, []);
  });
});

// Work of the wizard's steps can be cancelled at each of them; closing the wizard cancels all of it.
import '../../support/useFakeVscode.ts';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Registration } from '../../../src/core/registration/registration.ts';
import { catalogue } from '../../../src/products/registry.ts';
import { noFacts, operationIds } from '../../../src/wizard/facts.ts';
import { emptyState, stateOf, type WizardState } from '../../../src/wizard/state.ts';

const { save } = await import('../../../src/host/wizard/effects/save.ts');
const { fingerprintOf } = await import('../../../src/host/wizard/startingDraft.ts');
const { createModel } = await import('../../../src/host/wizard/model.ts');

const open = () =>
  createModel({
    services: {} as never,
    editor: undefined,
    storage: {} as never,
    state: emptyState('d1'),
    facts: noFacts,
    parts: { catalogue: catalogue() },
    changed: () => undefined,
  });

/** Work that ends when it is cancelled, as a request does. */
const untilCancelled = (signal: AbortSignal) =>
  new Promise<string>((resolve) => signal.addEventListener('abort', () => resolve('cancelled')));

describe('a registration whose application is another one now', () => {
  const stored: Registration = {
    id: 'capture',
    name: 'Capture',
    product: 'ownApplication',
    cloud: 'global',
    tenantId: '11111111-2222-3333-4444-555555555555',
    clientId: '66666666-7777-8888-9999-00000000000a',
    grant: 'clientSecret',
    credentialExpiresOn: '2099-01-01',
    mailboxes: [{ address: 'ap@contoso.example', protocols: ['imap'] }],
  };
  const savedAs = async (texts: Partial<WizardState['texts']>): Promise<Registration | undefined> => {
    let written: Registration | undefined;
    const state = stateOf('d1', stored, { kind: 'user' }, fingerprintOf(stored));
    const model = createModel({
      services: {
        registrations: {
          find: () => ({ registration: written ?? stored, scope: { kind: 'user' }, ignoredHosts: [] }),
          save: async (entry: Registration) => {
            written = entry;
          },
        },
        hosts: { agree: async () => undefined },
      } as never,
      editor: undefined,
      storage: {} as never,
      state: { ...state, step: 'mailboxes', texts: { ...state.texts, ...texts } },
      facts: noFacts,
      parts: { catalogue: catalogue() },
      changed: () => undefined,
    });
    await save(model);
    assert.equal(model.state.texts.expiresOn, written?.credentialExpiresOn ?? '');
    return written;
  };

  it('does not keep the day on which the other one’s credential ends', async () => {
    const clientId = '66666666-7777-8888-9999-00000000000b';
    assert.equal((await savedAs({ clientId }))?.credentialExpiresOn, undefined);
    assert.equal((await savedAs({ tenant: 'other.example' }))?.credentialExpiresOn, undefined);
    assert.equal((await savedAs({ clientId, expiresOn: '2098-05-05' }))?.credentialExpiresOn, '2098-05-05');
    assert.equal((await savedAs({ name: 'Renamed' }))?.credentialExpiresOn, '2099-01-01');
    assert.equal(
      (await savedAs({ clientId: stored.clientId.toUpperCase() }))?.credentialExpiresOn,
      '2099-01-01',
    );
  });
});

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

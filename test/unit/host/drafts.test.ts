// A draft outlives the window in VS Code's own database, which is no place for a secret.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Memento } from 'vscode';
import { createRedactor } from '../../../src/core/text/redaction.ts';
import { redactPatterns } from '../../../src/core/text/secretShapes.ts';
import { createDrafts } from '../../../src/host/wizard/drafts.ts';
import { emptyState, textFields } from '../../../src/wizard/state.ts';

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
  const drafts = createDrafts(memento, redactPatterns);
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

test('a secret that was pasted into a field of a mailbox is not kept with the draft, known or not', async () => {
  const memento = memory();
  const redactor = createRedactor();
  redactor.learn('correct horse battery staple');
  const drafts = createDrafts(memento, redactor.redact);
  const mailbox = { key: 'm1', kind: 'user', protocols: ['imap'], sendAs: '', controlMailbox: '' } as const;
  drafts.keep({
    ...emptyState('d1'),
    product: 'ownApplication',
    mailboxes: [
      { ...mailbox, address: 'ap@contoso.com', signInAs: 'correct horse battery staple' },
      { ...mailbox, key: 'm2', address: 'Zm9vYmFyMTIzNDU2Nzg5MA7', signInAs: '' },
    ],
  });
  await new Promise((resolve) => setImmediate(resolve));
  const kept = JSON.stringify([...memento.kept]);
  assert.ok(!kept.includes('horse battery') && !kept.includes('Zm9vYmFyMTIz'), kept);
  assert.equal(drafts.find('d1')?.mailboxes[0]?.address, 'ap@contoso.com');
});

test('two windows on one draft keep what each of them was told', async () => {
  const memento = memory();
  const [one, other] = [createDrafts(memento, redactPatterns), createDrafts(memento, redactPatterns)];
  const draft = (name: string) => ({
    ...emptyState('d1'),
    product: 'ownApplication',
    texts: { ...emptyState('d1').texts, name },
  });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  one.keep(draft('Window one'));
  await settle();
  other.keep(draft('Window two'));
  await settle();
  one.keep(draft('Window one, and more'));
  await settle();
  other.keep(draft('Window two, and more'));
  await settle();
  const names = [...memento.kept.values()]
    .map((value) => (value as { texts?: { name: string } } | undefined)?.texts?.name)
    .filter((name) => name !== undefined);
  assert.deepEqual(names.toSorted(), ['Window one, and more', 'Window two, and more']);
});

test('a secret in any field of a draft, the name and a tenant that was looked up among them, is not kept', async () => {
  const secret = 'x7Kq2Lm9Pz4Rt8Wv3Bn6Yc1D';
  const known = 'correct horse battery staple';
  const redactor = createRedactor();
  redactor.learn(known);
  for (const value of [secret, known]) {
    for (const field of textFields) {
      const memento = memory();
      const empty = emptyState('d1');
      createDrafts(memento, redactor.redact).keep({
        ...empty,
        product: 'ownApplication',
        texts: { ...empty.texts, [field]: value },
        resolvedTenant: { typed: value, tenantId: 'contoso.com' },
      });
      await new Promise((resolve) => setImmediate(resolve));
      assert.ok(!JSON.stringify([...memento.kept]).includes(value), `${field}: ${value}`);
    }
  }
});

test('a name of one long word with a year is kept', async () => {
  const memento = memory();
  const empty = emptyState('d1');
  const drafts = createDrafts(memento, redactPatterns);
  const name = 'ContosoInvoiceCapture2026';
  drafts.keep({ ...empty, product: 'ownApplication', texts: { ...empty.texts, name } });
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(drafts.find('d1')?.texts.name, name);
});

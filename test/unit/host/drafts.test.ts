// A draft outlives the window in a file, which is no place for a secret, and belongs to one window at a time.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { createRedactor } from '../../../src/core/text/redaction.ts';
import { redactPatterns } from '../../../src/core/text/secretShapes.ts';
import { createDrafts, type Drafts } from '../../../src/host/wizard/drafts.ts';
import { emptyState, textFields } from '../../../src/wizard/state.ts';

const windows: Drafts[] = [];
function openDrafts(folder: string, redact = redactPatterns): Drafts {
  const drafts = createDrafts(folder, redact);
  windows.push(drafts);
  return drafts;
}
/** Until each window has written what it was told: dropping waits for it. */
const settle = () => Promise.all(windows.map((drafts) => drafts.drop('none')));
/** A folder that is gone after the test. */
async function newFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'drafts-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
/** All that was written, whoever looks at the files. */
const textIn = (folder: string): string =>
  readdirSync(folder)
    .map((name) => readFileSync(path.join(folder, name), 'utf8'))
    .join('\n');
const namesIn = (folder: string): readonly string[] =>
  [...textIn(folder).matchAll(/"name":"([^"]*)"/g)].map(([, name = '']) => name).toSorted();
const draftOf = (name: string, draft = 'd1') => ({
  ...emptyState(draft),
  product: 'ownApplication',
  texts: { ...emptyState(draft).texts, name },
});

test('a secret that was pasted into the wrong field is not kept with the draft', async (t) => {
  const secret = 'aB38Q~abcdefghijklmnopqrstuvwxyz012345678';
  const folder = await newFolder(t);
  const drafts = openDrafts(folder);
  const empty = emptyState('d1');
  drafts.keep({
    ...empty,
    product: 'ownApplication',
    texts: { ...empty.texts, name: 'Contoso', clientId: secret },
  });
  await settle();
  assert.ok(!textIn(folder).includes(secret));
  assert.equal(drafts.find('d1')?.texts.name, 'Contoso');
  assert.equal(drafts.find('d1')?.texts.clientId, '[masked]');
});

test('a secret that was pasted into a field of a mailbox is not kept with the draft, known or not', async (t) => {
  const folder = await newFolder(t);
  const redactor = createRedactor();
  redactor.learn('correct horse battery staple');
  const drafts = openDrafts(folder, redactor.redact);
  const mailbox = { key: 'm1', kind: 'user', protocols: ['imap'], sendAs: '', controlMailbox: '' } as const;
  drafts.keep({
    ...emptyState('d1'),
    product: 'ownApplication',
    mailboxes: [
      { ...mailbox, address: 'ap@contoso.com', signInAs: 'correct horse battery staple' },
      { ...mailbox, key: 'm2', address: 'Zm9vYmFyMTIzNDU2Nzg5MA7', signInAs: '' },
    ],
  });
  await settle();
  const kept = textIn(folder);
  assert.ok(!kept.includes('horse battery') && !kept.includes('Zm9vYmFyMTIz'), kept);
  assert.equal(drafts.find('d1')?.mailboxes[0]?.address, 'ap@contoso.com');
});

test('two windows on one draft keep what each of them was told', async (t) => {
  const folder = await newFolder(t);
  const [one, other] = [openDrafts(folder), openDrafts(folder)];
  one.keep(draftOf('Window one'));
  await settle();
  assert.equal(other.find('d1')?.texts.name, 'Window one');
  other.keep(draftOf('Window two'));
  await settle();
  // The draft went over to the second window.
  assert.deepEqual(namesIn(folder), ['Window two']);
  one.keep(draftOf('Window one, and more'));
  await settle();
  other.keep(draftOf('Window two, and more'));
  await settle();
  assert.deepEqual(namesIn(folder), ['Window one, and more', 'Window two, and more']);
});

test('what a window wrote while another one took its draft over stays beside it', async (t) => {
  const folder = await newFolder(t);
  const [one, other] = [openDrafts(folder), openDrafts(folder)];
  one.keep(draftOf('Before'));
  await settle();
  assert.equal(other.unfinished()?.texts.name, 'Before');
  one.keep(draftOf('Typed meanwhile'));
  await settle();
  other.keep(draftOf('Taken over'));
  await settle();
  assert.deepEqual(namesIn(folder), ['Taken over', 'Typed meanwhile']);
  // It is found again, and only once.
  const found = openDrafts(folder);
  const rest = readdirSync(folder).map((file) => file.split('.')[0] ?? '');
  assert.deepEqual(rest.map((name) => found.find(name)?.texts.name).toSorted(), [
    'Taken over',
    'Typed meanwhile',
  ]);
});

test('windows that write at the same moment lose nothing, in any order', async (t) => {
  for (let round = 0; round < 40; round++) {
    const folder = await newFolder(t);
    const first = openDrafts(folder);
    first.keep(draftOf('Begun'));
    await settle();
    const others = [1, 2, 3].map(() => openDrafts(folder));
    for (const window of others) assert.equal(window.unfinished()?.texts.name, 'Begun');
    for (const [at, window] of [first, ...others].entries()) {
      window.keep(draftOf(`Window ${at}, first`));
      if (((round >> at) & 1) === 1) await settle();
      window.keep(draftOf(`Window ${at}, last`));
    }
    await settle();
    const kept = namesIn(folder);
    for (const at of [0, 1, 2, 3]) assert.ok(kept.includes(`Window ${at}, last`), `${round}: ${kept.join()}`);
  }
});

test('drafts are dropped by name, the oldest when there are more than five, and no file of another kind', async (t) => {
  const folder = await newFolder(t);
  const drafts = openDrafts(folder);
  for (const at of [1, 2, 3, 4, 5, 6, 7]) {
    drafts.keep(draftOf(`Draft ${at}`, `d${at}`));
    await settle();
  }
  assert.deepEqual(namesIn(folder), ['Draft 3', 'Draft 4', 'Draft 5', 'Draft 6', 'Draft 7']);
  await drafts.drop('d5');
  assert.equal(drafts.find('d5'), undefined);
  // A file of another program, one that is no draft, and one that leads elsewhere.
  writeFileSync(path.join(folder, 'notes.txt'), 'mine');
  writeFileSync(path.join(folder, 'd8.w.json'), '{"draft":');
  symlinkSync('/etc/hostname', path.join(folder, 'd9.w.json'));
  for (const name of ['d8', 'd9', '../d3', '']) assert.equal(drafts.find(name), undefined);
  // A draft of another window goes with the wizard that was opened from it.
  const other = openDrafts(folder);
  assert.equal(other.find('d7')?.texts.name, 'Draft 7');
  await other.drop('d7');
  assert.equal(drafts.find('d7'), undefined);
  assert.equal(readFileSync(path.join(folder, 'notes.txt'), 'utf8'), 'mine');
});

test('a secret in any field of a draft, the name and a tenant that was looked up among them, is not kept', async (t) => {
  const secret = 'x7Kq2Lm9Pz4Rt8Wv3Bn6Yc1D';
  const known = 'correct horse battery staple';
  const redactor = createRedactor();
  redactor.learn(known);
  for (const value of [secret, known]) {
    for (const field of textFields) {
      const folder = await newFolder(t);
      const empty = emptyState('d1');
      openDrafts(folder, redactor.redact).keep({
        ...empty,
        product: 'ownApplication',
        texts: { ...empty.texts, [field]: value },
        resolvedTenant: { typed: value, tenantId: 'contoso.com' },
      });
      await settle();
      assert.ok(!textIn(folder).includes(value), `${field}: ${value}`);
    }
  }
});

test('a name of one long word with a year is kept', async (t) => {
  const folder = await newFolder(t);
  const empty = emptyState('d1');
  const drafts = openDrafts(folder);
  const name = 'ContosoInvoiceCapture2026';
  drafts.keep({ ...empty, product: 'ownApplication', texts: { ...empty.texts, name } });
  await settle();
  assert.equal(drafts.find('d1')?.texts.name, name);
});

// The wizard's reducer: what each intent does to the draft, and what it may not do.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reduce } from '../../../src/wizard/reducer.ts';
import { emptyState, registrationOf, stateOf } from '../../../src/wizard/state.ts';
import { after, clientId, completeDraft, context, tenantId, typed } from './draftOf.ts';

test('a product presets protocols, grant and name', () => {
  const state = after(emptyState('d'), { type: 'chooseProduct', product: 'globalcapture' });
  assert.deepEqual(state.protocols, ['ews']);
  assert.equal(state.grant, 'clientSecret');
  assert.match(state.texts.name, /GlobalCapture/);
});

test('a name that a person typed survives another product', () => {
  const state = after(
    emptyState('d'),
    { type: 'chooseProduct', product: 'globalcapture' },
    typed('name', 'Invoices'),
    { type: 'chooseProduct', product: 'ownApplication' },
  );
  assert.equal(state.texts.name, 'Invoices');
});

test('a product that is not in the catalogue is not chosen', () => {
  const state = emptyState('d');
  assert.equal(after(state, { type: 'chooseProduct', product: 'constructor' }), state);
});

test('mailboxes follow the protocols they all used', () => {
  const state = after(completeDraft(), { type: 'setProtocol', protocol: 'graph', on: true });
  assert.deepEqual(state.mailboxes[0]?.protocols, ['ews', 'graph']);
});

test('a mailbox with fewer protocols keeps its choice', () => {
  const first = after(completeDraft(), { type: 'setProtocol', protocol: 'graph', on: true });
  const key = first.mailboxes[0]?.key ?? '';
  const state = after(
    first,
    { type: 'setMailboxProtocol', key, protocol: 'ews', on: false },
    { type: 'setProtocol', protocol: 'imap', on: true },
  );
  assert.deepEqual(state.mailboxes[0]?.protocols, ['graph']);
});

test('pasted addresses are added once each', () => {
  const state = after(completeDraft(), {
    type: 'addAddresses',
    text: 'AP@contoso.com; b@contoso.com\nb@contoso.com',
  });
  assert.deepEqual(
    state.mailboxes.map(({ address }) => address),
    ['ap@contoso.com', 'b@contoso.com'],
  );
});

test('row keys are never used again, so a removed row cannot lend its focus', () => {
  const one = after(completeDraft(), { type: 'addMailbox' });
  const key = one.mailboxes.at(-1)?.key ?? '';
  const two = after(one, { type: 'removeMailbox', key }, { type: 'addMailbox' });
  assert.notEqual(two.mailboxes.at(-1)?.key, key);
});

test('a step with something missing is not left, and says so from then on', () => {
  const state = after(emptyState('d'), { type: 'next' });
  assert.equal(state.step, 'connect');
  assert.deepEqual(state.attempted, ['connect']);
});

test('a complete step is left', () => {
  const state = after(completeDraft(), { type: 'next' });
  assert.equal(state.step, 'registration');
  assert.equal(state.furthest, 'registration');
});

test('a step that was not reached cannot be jumped to', () => {
  assert.equal(after(completeDraft(), { type: 'goTo', step: 'finish' }).step, 'registration');
});

test('going back loses nothing and keeps the way ahead open', () => {
  const there = after(completeDraft(), { type: 'next' }, { type: 'next' });
  const back = after(there, { type: 'back' }, { type: 'back' });
  assert.equal(back.step, 'connect');
  assert.equal(back.furthest, 'credential');
  assert.deepEqual(back.texts, there.texts);
});

test('a jump ahead stops at the step that needs something', () => {
  const far = { ...completeDraft(), furthest: 'finish' as const };
  const broken = after(far, typed('clientId', 'nonsense'));
  const state = after(broken, { type: 'goTo', step: 'test' });
  assert.equal(state.step, 'registration');
});

test('servers of one’s own are kept in User settings only', () => {
  const state = after(
    emptyState('d'),
    { type: 'setScope', scope: { kind: 'workspace' } },
    { type: 'setCloud', cloud: 'custom' },
    { type: 'setScope', scope: { kind: 'workspace' } },
  );
  assert.deepEqual(state.scope, { kind: 'user' });
});

test('a saved registration does not move to another scope', () => {
  const saved = reduce(
    completeDraft(),
    { type: 'saved', id: 'x', scope: { kind: 'workspace' }, base: '' },
    context,
  );
  assert.deepEqual(after(saved, { type: 'setScope', scope: { kind: 'user' } }).scope, { kind: 'workspace' });
});

test('the draft becomes the registration that was entered', () => {
  assert.deepEqual(registrationOf(completeDraft(), 'contoso-capture'), {
    id: 'contoso-capture',
    name: 'Contoso Capture',
    product: 'globalcapture',
    cloud: 'global',
    tenantId,
    clientId,
    grant: 'clientSecret',
    mailboxes: [{ address: 'ap@contoso.com', protocols: ['ews'], controlMailbox: 'ceo@contoso.com' }],
  });
});

test('a domain that was looked up is saved as its tenant ID, until another is typed', () => {
  const found = reduce(
    after(completeDraft(), typed('tenant', 'Contoso.com')),
    { type: 'tenantFound', tenant: { typed: 'contoso.com', tenantId } },
    context,
  );
  assert.equal(registrationOf(found, 'x').tenantId, tenantId);
  assert.equal(registrationOf(after(found, typed('tenant', 'other.com')), 'x').tenantId, 'other.com');
});

test('a registration that is edited and not changed stays the same', () => {
  const registration = {
    ...registrationOf(completeDraft(), 'x'),
    mailboxes: [
      {
        address: 'a@contoso.com',
        protocols: ['ews' as const],
        controlMailbox: 'ceo@contoso.com',
        sendAs: 'b@contoso.com',
      },
      {
        address: 'c@contoso.com',
        protocols: ['imap' as const, 'graph' as const],
        controlMailbox: 'cfo@contoso.com',
      },
    ],
  };
  const state = stateOf('d', registration, { kind: 'user' }, '');
  assert.deepEqual(registrationOf(state, 'other'), registration);
});

test('the demo tenant’s values fill the draft and name nothing secret', () => {
  const state = reduce(
    after(emptyState('d'), { type: 'chooseProduct', product: 'globalcapture' }),
    { type: 'demoFilled', tenantId, clientId, mailboxes: ['a@demo.test'], controlMailbox: 'ceo@demo.test' },
    context,
  );
  assert.equal(state.cloud, 'demo');
  assert.equal(state.mailboxes[0]?.address, 'a@demo.test');
  assert.doesNotMatch(JSON.stringify(state), /"secret"/);
});

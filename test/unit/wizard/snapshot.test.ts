// What the page is sent: the steps with their state, the table of permissions, the summary; and never a secret.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noFacts, type WizardFacts } from '../../../src/wizard/facts.ts';
import { productRows } from '../../../src/wizard/shownProducts.ts';
import { snapshotOf } from '../../../src/wizard/snapshot.ts';
import { emptyState, type WizardState, wizardStepIds } from '../../../src/wizard/state.ts';
import { after, completeDraft, context, typed } from './draftOf.ts';

const stored: WizardFacts = {
  ...noFacts,
  credential: { kind: 'secret', lost: false, detail: 'stored' },
  saved: 'yes',
};

function snapshot(state: WizardState, facts: WizardFacts = noFacts) {
  return snapshotOf(state, facts, { catalogue: context.catalogue }, context.today);
}

const at = (step: (typeof wizardStepIds)[number]): WizardState => ({
  ...completeDraft(),
  step,
  furthest: 'finish',
});

test('the list of products carries what it shows and finds them by, and the snapshot what the chosen one presets', () => {
  const rows = productRows(context.catalogue);
  assert.equal(rows.length, context.catalogue.length);
  assert.ok(JSON.stringify(rows).length < 20_000);
  const { id, why, notices, grants } = snapshot(at('connect')).product ?? {};
  const entry = context.catalogue.find((candidate) => candidate.id === completeDraft().product);
  assert.deepEqual([id, why, notices, grants], [entry?.id, entry?.why, entry?.notices, entry?.grants]);
  assert.equal(snapshot(emptyState('d')).product, undefined);
  assert.equal(snapshot({ ...completeDraft(), product: 'gone' }).product, undefined);
});

test('no snapshot carries the catalogue', () => {
  const first = snapshotOf(emptyState('d'), noFacts, { catalogue: [] }, context.today);
  const later = JSON.stringify(snapshot(at('connect'), stored));
  assert.ok(later.length < 8_000, `${later.length} characters cross at every key press`);
  assert.equal(first.primary.label, 'Set up the app registration');
});

test('every step has a heading, a sentence and a button named for what it does', () => {
  for (const step of wizardStepIds) {
    const { heading, sentence, primary } = snapshot(at(step), stored);
    assert.ok(heading !== '' && sentence.endsWith('.') && primary.label !== '', step);
    assert.doesNotMatch(primary.label, /submit|ok$/i);
  }
});

test('words are plain: no exclamation marks, no please, no oops', () => {
  for (const step of wizardStepIds) {
    const words = JSON.stringify({ ...snapshot(at(step), stored), manifest: '' });
    assert.doesNotMatch(words, /!|\bplease\b|\boops\b/i, step);
  }
});

test('required fields are not held against a step that was not tried to leave', () => {
  const fresh = snapshot(after(completeDraft(), typed('name', '')));
  assert.deepEqual(fresh.problems, []);
  const state = after(completeDraft(), { type: 'next' }, typed('name', ''), { type: 'next' });
  assert.deepEqual(
    snapshot(state).problems.map(({ field }) => field),
    ['name'],
  );
});

test('a test button says what it tests', () => {
  assert.equal(snapshot(at('test'), stored).primary.label, 'Test ap@contoso.com');
  const two = after(at('test'), { type: 'addAddresses', text: 'b@contoso.com' });
  assert.equal(snapshot(two, stored).primary.label, 'Test both mailboxes');
  const three = after(two, { type: 'addAddresses', text: 'c@contoso.com' });
  assert.equal(snapshot(three, stored).primary.label, 'Test 3 mailboxes');
});

test('a running test can be cancelled with the primary button', () => {
  const { primary } = snapshot(at('test'), { ...stored, running: ['tests'] });
  assert.deepEqual(primary, { label: 'Cancel', act: 'cancel', operation: 'tests' });
});

test('a lost credential needs attention', () => {
  const lost = { ...stored, credential: { kind: 'secret' as const, lost: true, detail: '' } };
  const step = snapshot(at('permissions'), lost).steps.find(({ id }) => id === 'credential');
  assert.equal(step?.status, 'attention');
});

test('consent that misses a permission needs attention and offers the way on', () => {
  const consent = [
    { resource: 'exchange' as const, present: [], missing: ['full_access_as_app'], extra: [] },
  ];
  const shown = snapshot(at('permissions'), { ...stored, consent });
  assert.equal(shown.steps.find(({ id }) => id === 'permissions')?.status, 'attention');
  assert.equal(shown.primary.label, 'Check consent again');
  assert.equal(shown.later?.act, 'next');
});

test('EWS is limited by its role, and the tenant-wide grant is named as what must go', () => {
  const row = snapshot(at('limit'), stored).limits[0];
  assert.match(row?.control ?? '', /Application EWS\.AccessAsApp/);
  assert.match(row?.remove ?? '', /full_access_as_app/);
});

test('IMAP is limited by FullAccess, since no role exists for it', () => {
  const state = after(at('limit'), { type: 'setProtocol', protocol: 'imap', on: true });
  const row = snapshot(state, stored).limits.find(({ protocol }) => protocol === 'imap');
  assert.match(row?.control ?? '', /FullAccess/);
  assert.equal(row?.remove, '');
});

test('portal links belong to the chosen cloud, and the demo tenant has none', () => {
  const government = after(at('registration'), { type: 'setCloud', cloud: 'gccHigh' });
  assert.ok(snapshot(government).links.some(({ url }) => url.startsWith('https://entra.microsoft.us/')));
  assert.deepEqual(snapshot(after(at('registration'), { type: 'setCloud', cloud: 'demo' })).links, []);
});

test('the admin-consent link appears with a redirect URI only', () => {
  const consent = (state: WizardState) => snapshot(state).links.find(({ id }) => id === 'adminConsent')?.url;
  assert.equal(consent(at('permissions')), undefined);
  const url = consent(after(at('permissions'), typed('redirectUri', 'https://contoso.com/back?x=1#y')));
  assert.equal(url, undefined);
  const good = consent(after(at('permissions'), typed('redirectUri', 'https://contoso.com/back')));
  assert.match(good ?? '', /^https:\/\/login\.microsoftonline\.com\/[0-9a-f-]{36}\/v2\.0\/adminconsent\?/);
});

test('the summary never shows what was typed as a secret in a wrong field in full, and holds no credential', () => {
  const long = after(completeDraft(), typed('clientId', 'x'.repeat(5000)));
  assert.ok(snapshot(long, stored).summary.every(({ value }) => value.length <= 80));
  assert.equal(
    snapshot(completeDraft(), stored).summary.find(({ label }) => label === 'Credential')?.value,
    'client secret, stored',
  );
});

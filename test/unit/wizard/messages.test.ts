// Messages of the page are parsed on the host: whatever else arrives is refused, and no value is repeated.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseWizardRequest } from '../../../src/wizard/messages.ts';

const good = [
  { kind: 'ready', id: 1 },
  { kind: 'intent', id: 2, intent: { type: 'setText', field: 'tenant', value: 'contoso.com' } },
  { kind: 'intent', id: 3, intent: { type: 'next' } },
  { kind: 'intent', id: 4, intent: { type: 'setScope', scope: { kind: 'folder', uri: 'file:///x' } } },
  { kind: 'act', id: 5, act: { type: 'storeSecret', secret: 'abc8Q~' } },
  { kind: 'act', id: 6, act: { type: 'runTests' } },
  { kind: 'act', id: 8, act: { type: 'createInEntra' } },
  { kind: 'act', id: 7, act: { type: 'openLink', link: 'overview' } },
];

test('the messages of the page are read', () => {
  for (const message of good) assert.equal(parseWizardRequest(message).ok, true, JSON.stringify(message));
});

test('a page cannot claim what only the host may say', () => {
  for (const type of ['saved', 'tenantFound', 'demoFilled']) {
    const message = {
      kind: 'intent',
      id: 1,
      intent: { type, id: 'x', scope: { kind: 'user' }, base: '', tenantId: 'x' },
    };
    assert.equal(parseWizardRequest(message).ok, false);
  }
});

test('an unknown field, step, link or extra member is refused', () => {
  const bad = [
    { kind: 'intent', id: 1, intent: { type: 'setText', field: '__proto__', value: 'x' } },
    { kind: 'intent', id: 1, intent: { type: 'goTo', step: 'constructor' } },
    { kind: 'act', id: 1, act: { type: 'openLink', link: 'https://evil.example' } },
    { kind: 'act', id: 1, act: { type: 'runTests', address: 'a@b.de', extra: 1 } },
    { kind: 'act', id: 0, act: { type: 'save' } },
    { kind: 'act', id: Number.NaN, act: { type: 'save' } },
    { kind: 'intent', id: 1, intent: { type: 'removeMailbox', key: 'm1"]' } },
    JSON.parse('{"kind":"ready","id":1,"__proto__":{"polluted":true}}'),
  ];
  for (const message of bad) assert.equal(parseWizardRequest(message).ok, false, JSON.stringify(message));
});

test('a secret in a bad message is not repeated', () => {
  const secret = 'canary-8Q~secret-canary';
  const parsed = parseWizardRequest({
    kind: 'act',
    id: 1,
    act: { type: 'storeSecret', secret, more: secret },
  });
  assert.doesNotMatch(JSON.stringify(parsed), /canary/);
});

test('fifty megabytes are refused in words', () => {
  const parsed = parseWizardRequest({
    kind: 'act',
    id: 1,
    act: { type: 'copyText', text: 'x'.repeat(50_000_000) },
  });
  assert.match(parsed.ok ? '' : parsed.problem, /too long/);
});

test('nothing that can be cloned makes the parser throw', () => {
  fc.assert(
    fc.property(fc.anything({ withDate: true, withMap: true, withSet: true, withBigInt: true }), (value) => {
      assert.equal(typeof parseWizardRequest(value).ok, 'boolean');
    }),
    { numRuns: 2000 },
  );
});

test('a good message with any one part replaced is either still good or refused', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...good),
      fc.anything(),
      fc.constantFrom('kind', 'id', 'intent', 'act'),
      (message, value, part) => {
        assert.equal(typeof parseWizardRequest({ ...message, [part]: value }).ok, 'boolean');
      },
    ),
  );
});

// The portable profile: what goes out comes back, without secrets and without hosts that nobody agreed to.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Registration } from '../../../src/core/registration/registration.ts';
import { exportProfile, importProfile } from '../../../src/products/profile.ts';
import { sampleMailbox, sampleRegistration } from '../../support/renderings.ts';

const first: Registration = { ...sampleRegistration, mailboxes: [sampleMailbox(['ews'], 'clientSecret')] };
const second: Registration = {
  ...first,
  id: 'fabrikam',
  name: 'Fabrikam',
  clientId: '77777777-7777-8888-9999-000000000000',
};
const exportedOn = '2026-11-22';

const imported = (text: string, existing: readonly string[] = []) => {
  const reading = importProfile(text, existing);
  assert.ok(reading.ok, reading.ok ? '' : reading.problem);
  return reading.profile;
};

test('what is exported comes back as it was', () => {
  const { text } = exportProfile([first, second], { exportedOn, customer: 'Contoso' });
  const profile = imported(text);
  assert.deepEqual(profile.registrations, [first, second]);
  assert.equal(profile.customer, 'Contoso');
  assert.deepEqual([profile.problems, profile.hosts, profile.renamed], [[], [], []]);
});

test('a secret in an unknown key neither goes out nor comes in', () => {
  const canary = 'Xy78Q~canary-secret-value-that-must-not-leak';
  const leaky = { ...first, clientSecret: canary, mailboxes: [{ ...first.mailboxes[0], password: canary }] };
  const { text } = exportProfile([leaky as unknown as Registration], { exportedOn });
  assert.ok(!text.includes(canary));
  const doctored = JSON.stringify({ ...JSON.parse(text), registrations: [leaky] });
  assert.ok(!JSON.stringify(imported(doctored)).includes(canary));
});

test('hosts of one’s own stay behind unless asked for, and are shown when they come in', () => {
  const own: Registration = {
    ...first,
    cloud: 'custom',
    authority: 'https://login.example:8443',
    endpoints: { imap: 'mail.example:993' },
  };
  const without = exportProfile([own], { exportedOn });
  assert.ok(!without.text.includes('login.example'));
  assert.deepEqual(without.withoutHosts, [own.name]);
  const profile = imported(exportProfile([own], { exportedOn, includeHosts: true }).text);
  assert.deepEqual(profile.hosts, ['https://login.example:8443', 'mail.example:993']);
});

test('the demo tenant’s registration is not exported', () => {
  const { text } = exportProfile([{ ...first, cloud: 'demo' }], { exportedOn });
  assert.deepEqual(imported(text).registrations, []);
});

test('an id that is taken is changed, and nothing is overwritten', () => {
  const { text } = exportProfile([first, first], { exportedOn });
  const profile = imported(text, [first.id]);
  assert.deepEqual(
    profile.registrations.map(({ id }) => id),
    [`${first.id}-2`, `${first.id}-3`],
  );
  assert.deepEqual(
    profile.renamed.map(([old]) => old),
    [first.id, first.id],
  );
});

test('an entry that is wrong is named, and the others are still read', () => {
  const profile = JSON.parse(exportProfile([first], { exportedOn }).text);
  const text = JSON.stringify({
    ...profile,
    registrations: [...profile.registrations, { name: 'Broken', id: 'b' }, 7],
  });
  const reading = imported(text);
  assert.equal(reading.registrations.length, 1);
  assert.equal(reading.problems.length, 2);
  assert.equal(reading.problems[0]?.entry, 'Broken');
});

test('a newer version, another file and anything else are refused in words', () => {
  const profile = JSON.parse(exportProfile([first], { exportedOn }).text);
  const newer = importProfile(JSON.stringify({ ...profile, version: 2 }), []);
  assert.ok(!newer.ok && newer.problem.includes('newer'));
  const { format } = profile;
  const other = importProfile(JSON.stringify({ format, version: 2, entries: [] }), []);
  assert.ok(!other.ok && other.problem.includes('newer'));
  for (const text of ['', '{', '[]', 'null', '{"format":"x"}', '{"__proto__":{"a":1}}']) {
    assert.equal(importProfile(text, []).ok, false, text);
  }
  fc.assert(fc.property(fc.json(), (text) => !importProfile(text, []).ok));
});

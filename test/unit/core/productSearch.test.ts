// A product is found by what a person calls it: its name, its vendor, its language, or what went wrong.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findProducts, recentProducts } from '../../../src/core/productSearch.ts';
import { catalogue } from '../../../src/products/registry.ts';

const all = catalogue();
const first = (search: string): string | undefined => findProducts(all, search)[0]?.id;
const ids = (search: string): readonly string[] => findProducts(all, search).map(({ id }) => id);

for (const [search, id] of [
  ['globalcap', 'globalcapture'],
  ['square 9', 'globalcapture'],
  ['ERPNext', 'frappe'],
  ['fluent', 'fluentSmtp'],
  ['hashicorp', 'terraform'],
  ['spring', 'springBoot'],
  ['thunder', 'thunderbird'],
] as const) {
  test(`“${search}” finds ${id} first`, () => assert.equal(first(search), id));
}

for (const [search, id] of [
  ['c# imap', 'mailkit'],
  ['rust', 'lettre'],
  ['php', 'phpMailer'],
  ['python', 'exchangelib'],
  ['scan to email', 'smtp2Graph'],
  ['no oauth', 'emailOAuth2Proxy'],
  ['user name and password only', 'emailOAuth2Proxy'],
  ['authentik', 'relayPrograms'],
  ['basic authentication', 'emailOAuth2Proxy'],
  ['dmarc', 'parsedmarc'],
  ['fax', 'imagicle'],
] as const) {
  test(`“${search}” finds ${id}`, () => assert.ok(ids(search).includes(id), ids(search).join(', ')));
}

test('one’s own application is always there, last if it does not fit', () => {
  assert.equal(ids('nothing has these words').at(-1), 'ownApplication');
  assert.ok(ids('').includes('ownApplication'));
  assert.equal(ids('thunderbird').at(-1), 'ownApplication');
});

test('without words the products used last come first, then the catalogue’s order', () => {
  const found = findProducts(all, '', ['msmtp', 'n8n']).map(({ id }) => id);
  assert.deepEqual(found.slice(0, 3), ['msmtp', 'n8n', all[0]?.id]);
  assert.equal(found.length, all.length);
});

test('what was used last is the product of the registration that was added last', () => {
  const recent = recentProducts([{ product: 'msmtp' }, { product: 'n8n' }, { product: 'msmtp' }]);
  assert.deepEqual(recent, ['msmtp', 'n8n']);
  assert.deepEqual(
    findProducts(all, '', recent)
      .slice(0, 2)
      .map(({ id }) => id),
    recent,
  );
});

test('every product has words to be found by beside its name', () => {
  assert.deepEqual(
    all.filter(({ words }) => (words ?? []).length === 0).map(({ id }) => id),
    [],
  );
});

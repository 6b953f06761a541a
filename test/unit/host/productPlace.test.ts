// Where the program of an explained error has its own settings and log: the registration's product, else the one named.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Registration } from '../../../src/core/registration/registration.ts';
import { productPlaceOf } from '../../../src/host/advice/productPlace.ts';
import { explainedMarkdown } from '../../../src/pages/explainedPage.ts';
import { explainText } from '../../support/explained.ts';

const registration: Registration = {
  id: 'desk',
  name: 'Contoso Desk',
  product: 'servicely',
  cloud: 'global',
  tenantId: '11111111-2222-3333-4444-555555555555',
  clientId: '66666666-7777-8888-9999-000000000000',
  grant: 'authorizationCode',
  mailboxes: [
    { address: 'ap@contoso.example', protocols: ['imap'] },
    { address: 'ar@contoso.example', protocols: ['imap'] },
  ],
};
const notConnected = 'A02 BAD User is authenticated but not connected.';
const found = explainText(notConnected, { now: new Date('2026-11-22T09:14:00Z') });

describe('the place in the product', () => {
  it('is what its vendor says about this cause, and where its log is', async () => {
    const place = await productPlaceOf(notConnected, registration, ['imap.notConnected']);
    assert.equal(place?.name, 'Servicely');
    assert.ok(place.checks.some((check) => check.includes('licensed mailbox user')));
    assert.ok(place.checks.some((check) => check.includes('System Log Records')));
    assert.ok(!place.checks.some((check) => check.includes('SMTP AUTH')));
  });

  it('is that of the product that the text names, if no registration fits', async () => {
    assert.equal((await productPlaceOf('Servicely: connection failed', undefined, []))?.name, 'Servicely');
    assert.equal(await productPlaceOf('connection failed', undefined, []), undefined);
  });

  it('stands on the page, with the settings to compare and the test of every mailbox', async () => {
    const product = await productPlaceOf(notConnected, registration, ['imap.notConnected']);
    const page = explainedMarkdown(found, { registration, product });
    assert.match(page, /## In Servicely/);
    assert.match(page, /System Log Records/);
    assert.match(page, /Insert Config Snippet/);
    assert.match(page, /tests its mailboxes/);
    assert.doesNotMatch(explainedMarkdown(found), /## In /);
  });

  it('says nothing of a product that the text only names, if nothing is known to look at', () => {
    const product = { name: 'Postfix', checks: [] };
    assert.doesNotMatch(explainedMarkdown(found, { product }), /Postfix/);
  });
});

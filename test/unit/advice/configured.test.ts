// What a pasted text has to do with this window: the registration it is about, and the report if it was explained wrong.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { configuredIn } from '../../../src/advice/explain/configured.ts';
import { wrongReport } from '../../../src/advice/explain/wrongReport.ts';
import type { Registration } from '../../../src/core/registration/registration.ts';
import { explainText } from '../../support/explained.ts';

const registration = (id: string, clientId: string, ...addresses: readonly string[]): Registration => ({
  id,
  name: `Registration ${id}`,
  product: 'own',
  cloud: 'global',
  tenantId: '11111111-2222-3333-4444-555555555555',
  clientId,
  grant: 'clientSecret',
  mailboxes: addresses.map((address) => ({ address, protocols: ['imap'] })),
});
const capture = registration('capture', '66666666-7777-8888-9999-000000000000', 'ap@contoso.example');
const fax = registration(
  'fax',
  '66666666-7777-8888-9999-000000000001',
  'fax@contoso.example',
  'ap@contoso.example',
);
const both = [capture, fax];

describe('the registration a text is about', () => {
  it('is found by client ID, address or name', () => {
    const text = `AADSTS7000222 for app '${fax.clientId.toUpperCase()}'`;
    assert.equal(configuredIn(text, both).registration, fax);
    assert.equal(configuredIn('NO AUTHENTICATE failed FAX@contoso.example', both).registration, fax);
    assert.equal(configuredIn('Registration capture: AUTHENTICATE failed', both).registration, capture);
  });

  it('is left open if two fit alike, and if none does', () => {
    assert.deepEqual(configuredIn('ap@contoso.example NO AUTHENTICATE failed', both), {});
    assert.deepEqual(configuredIn('NO AUTHENTICATE failed', both), {});
  });

  it('fills the message for the administrator', () => {
    const text = `A01 NO AUTHENTICATE failed. ap@contoso.example ${capture.clientId}`;
    const [first] = explainText(text, { now: new Date(), ...configuredIn(text, both) });
    assert.match(first?.message ?? '', /Application: Registration capture/);
    assert.match(first?.message ?? '', /Mailbox: ap@contoso\.example/);
  });
});

describe('the report for an explanation that is wrong', () => {
  const folder = ['', 'home', 'adele', 'app'].join('/');
  const text = `ERROR ${folder}: host mail.contoso.de [10.1.2.3] adele.vance@contoso.de AADSTS700016: Application with identifier '66666666-7777-8888-9999-000000000000' was not found in the directory 'Contoso GmbH' client_secret=aB38Q~abcdefghijklmnopqrstuvwxyz012345678 at login.microsoftonline.com`;
  const report = wrongReport(text, explainText(text, { now: new Date() }), {
    'Exchange OAuth2 Setup': '1.2.3',
  });

  it('says what was recognised and by which version', () => {
    assert.match(report, /entra\.appNotFound \(certain\)/);
    assert.match(report, /Exchange OAuth2 Setup 1\.2\.3/);
    assert.match(report, /login\.microsoftonline\.com/);
  });

  it('holds nothing personal', () => {
    for (const part of ['adele', 'contoso.de', '10.1.2.3', '66666666', 'Contoso GmbH', 'aB38Q'])
      assert.ok(!report.includes(part), `${part}\n${report}`);
  });
});

// Merging of settings: narrower scopes win, hosts count from User settings only, bad entries are named and kept out.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { mergeRegistrations } from '../../../src/core/registration/mergeRegistrations.ts';

const tenantId = '11111111-2222-3333-4444-555555555555';
const clientId = '66666666-7777-8888-9999-000000000000';
const entry = (extra: object = {}) => ({
  id: 'a',
  name: 'A',
  product: 'globalcapture',
  cloud: 'global',
  tenantId,
  clientId,
  grant: 'clientSecret',
  mailboxes: [],
  ...extra,
});
const user = (value: unknown) => ({ scope: 'user', trustsHosts: true, value });
const workspace = (value: unknown) => ({ scope: 'workspace', trustsHosts: false, value });

describe('merging registrations of several scopes', () => {
  it('lets the workspace entry replace the user entry of the same id', () => {
    const merged = mergeRegistrations([user([entry()]), workspace([entry({ name: 'B' })])]);
    assert.deepEqual(
      merged.registrations.map(({ registration, scope }) => [registration.name, scope]),
      [['B', 'workspace']],
    );
  });

  it('ignores hosts that a workspace names and says which', () => {
    const merged = mergeRegistrations([
      workspace([
        entry({
          cloud: 'custom',
          authority: 'https://evil.example',
          endpoints: { imap: 'evil.example:993' },
        }),
      ]),
    ]);
    assert.equal(merged.registrations[0]?.registration.authority, undefined);
    assert.equal(merged.registrations[0]?.registration.endpoints, undefined);
    assert.deepEqual(merged.registrations[0]?.ignoredHosts, ['https://evil.example', 'evil.example:993']);
  });

  it('takes the hosts a person agreed to in User settings for the workspace entry of the same id', () => {
    const hosts = {
      cloud: 'custom',
      authority: 'https://login.example',
      endpoints: { imap: 'mail.example:993' },
    };
    const merged = mergeRegistrations([
      user([entry(hosts)]),
      workspace([entry({ ...hosts, endpoints: { imap: 'evil.example:993' } })]),
    ]);
    assert.equal(merged.registrations[0]?.registration.endpoints?.imap, 'mail.example:993');
    assert.deepEqual(merged.registrations[0]?.ignoredHosts, ['evil.example:993']);
  });

  it('takes no agreed host over for a workspace entry of another tenant or client under the same id', () => {
    const hosts = { endpoints: { imap: 'mail.example:993', graph: 'https://graph.example' } };
    for (const other of [
      { clientId: tenantId, tenantId: clientId },
      { clientId: tenantId.replace('1', '2') },
    ]) {
      const [merged] = mergeRegistrations([
        user([entry(hosts)]),
        workspace([entry({ ...other, ...hosts })]),
      ]).registrations;
      assert.equal(merged?.registration.clientId, other.clientId);
      assert.equal(merged?.registration.endpoints, undefined);
      assert.deepEqual(merged?.ignoredHosts.toSorted(), ['https://graph.example', 'mail.example:993']);
    }
  });

  it('names a value that is no list, and a repeated id', () => {
    assert.match(mergeRegistrations([user({})]).problems[0]?.problem ?? '', /list/);
    assert.match(mergeRegistrations([user([entry(), entry()])]).problems[0]?.problem ?? '', /twice/);
  });

  it('names what is wrong with an entry in words', () => {
    const problemOf = (value: unknown) => mergeRegistrations([user([value])]).problems[0]?.problem ?? '';
    assert.match(problemOf(entry({ clientId: 'contoso' })), /client.*GUID/);
    assert.match(problemOf(entry({ tenantId: clientId })), /same/);
    assert.match(problemOf(entry({ name: 'a\u202eb' })), /invisible/);
    assert.match(
      problemOf(entry({ mailboxes: [{ address: 'x', protocols: ['ews'] }] })),
      /not a mail address/,
    );
    assert.match(
      problemOf(entry({ mailboxes: [{ address: 'a@b.example', protocols: [] }] })),
      /protocol.*mailbox 1/,
    );
    assert.match(problemOf(7), /not an object/);
    assert.match(problemOf({ id: 'a' }), /tenantId is missing/);
    assert.match(
      problemOf(entry({ endpoints: { imap: 'outlook.office365.com@evil:993' } })),
      /host and a port/,
    );
    assert.match(
      problemOf(entry({ authority: 'https://login.microsoftonline.com@evil.example' })),
      /https address/,
    );
  });

  it('names a secret that stands in settings, and does not use it', () => {
    const merged = mergeRegistrations([user([entry({ clientSecret: 'canary-secret' })])]);
    assert.match(merged.problems[0]?.problem ?? '', /clientSecret.*not used/);
    assert.equal(merged.registrations.length, 1);
    assert.ok(!JSON.stringify(merged).includes('canary-secret'));
  });

  it('never throws and never trusts a host, whatever a workspace holds', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), fc.boolean(), (value, list) => {
        const merged = mergeRegistrations([workspace(list ? [value] : value)]);
        for (const { registration } of merged.registrations) {
          assert.equal(registration.authority, undefined);
          assert.equal(registration.endpoints, undefined);
        }
      }),
    );
  });
});

// The plan says who signs in, how the mailbox is named and what right it takes, protocol by protocol.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { protocolIds } from '../../../src/core/registration/registration.ts';
import { signInPlan } from '../../../src/wizard/signInPlan.ts';

const plan = (extra: object = {}) =>
  signInPlan({
    access: 'delegated',
    shared: false,
    protocols: protocolIds,
    address: 'ap@contoso.com',
    signInAs: '',
    sendAs: '',
    ...extra,
  });
const row = (rows: ReturnType<typeof plan>, protocol: string) =>
  rows?.find((candidate) => candidate.protocol === protocol);

describe('the sign-in plan', () => {
  it('is silent if a mailbox’s own user signs in and sends as itself', () => {
    assert.equal(plan(), undefined);
    assert.equal(plan({ signInAs: ' AP@contoso.com ', sendAs: 'ap@contoso.com' }), undefined);
  });

  it('names the person’s token and the shared mailbox as SASL user', () => {
    const rows = plan({ shared: true, signInAs: 'svc@contoso.com' });
    assert.equal(row(rows, 'imap')?.token, 'svc@contoso.com');
    assert.match(row(rows, 'imap')?.named ?? '', /user: ap@contoso\.com/);
    assert.match(row(rows, 'imap')?.needs ?? '', /FullAccess.*licence/);
    assert.match(row(rows, 'smtp')?.needs ?? '', /SendAs on the mailbox/);
    assert.match(row(rows, 'graph')?.needs ?? '', /Mail\.Read\.Shared/);
  });

  it('asks for a person if a shared mailbox has none', () => {
    assert.match(row(plan({ shared: true }), 'pop')?.token ?? '', /licensed person/);
  });

  it('asks for SendAs on another From address, for whoever sends', () => {
    assert.match(
      row(plan({ access: 'app', sendAs: 'sales@contoso.com' }), 'smtp')?.needs ?? '',
      /SendAs on sales@contoso\.com for the service principal/,
    );
    assert.match(
      row(plan({ access: 'app', sendAs: 'sales@contoso.com' }), 'imap')?.needs ?? '',
      /FullAccess for the service principal/,
    );
  });
});

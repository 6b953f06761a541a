// Which hosts need a person's consent: those that no cloud has and that are not this computer, in canonical form.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ownHosts } from '../../../src/core/endpoints/ownHosts.ts';

test('hosts of one’s own are listed once each, in the form in which they are called', () => {
  assert.deepEqual(
    ownHosts({
      cloud: 'custom',
      authority: 'https://LOGIN.example:8443',
      endpoints: {
        ews: 'https://mail.example/EWS/Exchange.asmx',
        imap: 'Mail.example:993',
        smtp: '[2001:db8::1]:587',
      },
    }),
    ['[2001:db8::1]:587', 'login.example:8443', 'mail.example:443', 'mail.example:993'],
  );
});

test('hosts of this computer and the clouds’ own need no word', () => {
  assert.deepEqual(
    ownHosts({
      cloud: 'custom',
      authority: 'https://127.0.0.1:8443',
      endpoints: { imap: 'localhost:993', pop: '[::1]:995' },
    }),
    [],
  );
  assert.deepEqual(ownHosts({ cloud: 'global' }), []);
  // A host that only begins like this computer's is another one.
  assert.deepEqual(
    ownHosts({ cloud: 'global', endpoints: { imap: '127.0.0.2:993', pop: 'localhost.evil.example:995' } }),
    ['127.0.0.2:993', 'localhost.evil.example:995'],
  );
});

test('hosts of the demo tenant, of other clouds’ settings and in no canonical form are not listed', () => {
  const endpoints = { imap: 'mail.example:993' };
  assert.deepEqual(ownHosts({ cloud: 'demo', authority: 'https://login.example', endpoints }), []);
  // The authority counts for a cloud of one's own alone: another cloud has its own.
  assert.deepEqual(ownHosts({ cloud: 'global', authority: 'https://login.example', endpoints }), [
    'mail.example:993',
  ]);
  assert.deepEqual(
    ownHosts({
      cloud: 'custom',
      authority: 'https://login。example',
      endpoints: { imap: 'mail.example.:993' },
    }),
    [],
  );
});

// What the check writes as JUnit is read back; another program's file, and a hostile one, give nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { junitOf } from '../../../src/check/junit.ts';
import { readJunit } from '../../../src/host/nightly/readJunit.ts';

test('results come back with their texts', () => {
  const xml = junitOf({
    version: 1,
    startedAt: '2026-11-29T03:17:00.000Z',
    durationMs: 1,
    registrations: [
      {
        id: 'a "b" <c>',
        name: 'A',
        authority: 'https://login.example',
        tenantId: 't',
        clientId: 'c',
        consented: [],
      },
    ],
    tests: [],
    policies: [],
    credentials: [{ registration: 'a "b" <c>', expiresOn: '2026-12-01', daysLeft: 2, state: 'soon' }],
    readiness: [],
    audits: [],
    limits: [],
    problems: [{ registration: 'x', text: 'a & b' }],
    exitCode: 3,
  });
  assert.deepEqual(readJunit(xml), [
    {
      application: 'login.example t c',
      suite: 'a "b" <c>',
      name: 'credential',
      seconds: 0,
      failure: 'It ends on 2026-12-01.',
    },
    { application: '', suite: 'x', name: 'could run', seconds: 0, failure: 'a & b' },
  ]);
});

test('a file of another program gives nothing, and an endless one costs nothing', () => {
  assert.deepEqual(
    readJunit('<testsuite name="x"><testcase classname="a" name="b" time="1"/></testsuite>'),
    [],
  );
  assert.deepEqual(readJunit(`package="exchange-oauth-check"${'<testcase classname="'.repeat(50_000)}`), []);
});

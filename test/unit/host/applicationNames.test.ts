// Names of applications in a usage report: asked of Graph with the registration's own token, and never at the cost of the report.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Registration } from '../../../src/core/registration/registration.ts';
import { withNames } from '../../../src/host/policy/applicationNames.ts';
import type { EwsUsage } from '../../../src/policy/ews/ewsUsage.ts';

const registration: Registration = {
  id: 'r1',
  name: 'Contoso',
  product: 'ownApplication',
  cloud: 'global',
  grant: 'clientSecret',
  tenantId: '11111111-2222-3333-4444-555555555555',
  clientId: '66666666-7777-8888-9999-000000000000',
  mailboxes: [],
};

const user = (appId: string, name?: string): EwsUsage['applications'][number] => ({
  appId,
  actions: [],
  calls: 1,
  users: [],
  onList: 'unknown',
  ...(name === undefined ? {} : { name }),
});
const [first, second, third] = ['1', '2', '3'].map((digit) => `${digit}2345678-1234-1234-1234-123456789012`);
const usage: EwsUsage = {
  applications: [user(first ?? ''), user(second ?? '', 'Named in the report'), user(third ?? '')],
  idle: [],
  list: 'notShown',
};

type Answer = { readonly status: number; readonly body: string };

function services(answers: Readonly<Record<string, Answer | Error>>, expected = true) {
  const asked: string[] = [];
  const errors: string[] = [];
  const deps = {
    credentials: { expected: () => expected },
    connections: {
      graph: async (_: Registration, { path }: { path: string }) => {
        asked.push(path);
        const answer = Object.entries(answers).find(([id]) => path.includes(id))?.[1];
        if (answer instanceof Error) throw answer;
        return answer ?? { status: 404, body: '{}' };
      },
    },
    log: { error: (text: string) => void errors.push(text) },
  };
  return { asked, errors, deps: deps as never };
}

const named = (displayName: string): Answer => ({ status: 200, body: JSON.stringify({ displayName }) });
const { signal } = new AbortController();
const names = async (deps: never, of = registration) =>
  (await withNames(usage, of, deps, signal)).applications.map(({ name }) => name);

test('names that the report does not have are read; one that is not in the tenant keeps its ID', async () => {
  const { asked, deps } = services({ [third ?? '']: named('Backup') });
  assert.deepEqual(await names(deps), [undefined, 'Named in the report', 'Backup']);
  assert.deepEqual(
    asked,
    [first, third].map((id) => `/v1.0/servicePrincipals(appId='${id}')?$select=displayName`),
  );
});

test('a token that may not read applications is asked once, and the report stays as it is', async () => {
  const { asked, deps } = services({ [first ?? '']: { status: 403, body: '{"error":{}}' } });
  assert.deepEqual(await names(deps), [undefined, 'Named in the report', undefined]);
  assert.equal(asked.length, 1);
});

test('a connection that fails is logged, and what is no answer of Graph names nothing', async () => {
  const { errors, deps } = services({ [first ?? '']: new Error('no network') });
  assert.deepEqual(await names(deps), [undefined, 'Named in the report', undefined]);
  assert.equal(errors.length, 1);
  const other = services({ [first ?? '']: { status: 200, body: '<html>' } });
  assert.deepEqual(await names(other.deps), [undefined, 'Named in the report', undefined]);
});

test('nothing is asked without a stored credential, nor if a person would have to sign in', async () => {
  for (const [expected, grant] of [
    [false, 'clientSecret'],
    [true, 'authorizationCode'],
  ] as const) {
    const { asked, deps } = services({}, expected);
    await names(deps, { ...registration, grant });
    assert.deepEqual(asked, [], grant);
  }
});

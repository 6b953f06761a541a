// Device code: what the person is shown, how the authority is asked, and every end.
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { bundled } from '../../support/bundled.ts';
import { failureOf } from '../../support/evidence.ts';
import { refusalAnswer, scriptAuthority, tenantId } from '../../support/scriptedAuthority.ts';
import { httpAnswer } from '../../support/scriptedServer.ts';
import { personAnswer, scriptPerson } from '../../support/scriptedSignIn.ts';

/** As it is shipped: the build leaves out parts of MSAL. */
const { createTokenSource } =
  await bundled<typeof import('../../../src/oauth/tokenSource.ts')>('src/oauth/tokenSource.ts');

const deviceCode = (more: Readonly<Record<string, unknown>> = {}) =>
  httpAnswer(
    200,
    JSON.stringify({
      device_code: 'the-device-code-value',
      user_code: 'ABCD-EFGH',
      verification_uri: 'https://microsoft.com/devicelogin',
      expires_in: 900,
      interval: 5,
      message: 'To sign in, use a web browser.',
      ...more,
    }),
  );

/** A source whose clock moves by what it waits, so that the test does not wait. */
async function rig(t: TestContext, polls: (string | undefined)[], first = deviceCode()) {
  const person = scriptPerson();
  const waits: number[] = [];
  let now = Date.now();
  const authority = await scriptAuthority(t, {
    onRequest: (_head, body) => {
      if (!body.includes('grant_type')) return first;
      const next = polls.length > 1 ? polls.shift() : polls[0];
      if (next === 'hang up') throw new Error('unused');
      return next ?? personAnswer(`${authority.endpoints.authority}/${tenantId}/v2.0`);
    },
  });
  const source = createTokenSource({
    ...authority.source,
    interaction: person,
    now: () => now,
    wait: async (ms, signal) => {
      waits.push(ms);
      now += ms;
      signal.throwIfAborted();
    },
  });
  const registration = { ...authority.registration, grant: 'deviceCode' as const };
  const acquire = (more: Parameters<typeof authority.request>[0] = {}) =>
    source.acquire(authority.request({ registration, credential: { kind: 'signIn' }, ...more }));
  return { authority, acquire, person, waits };
}

const pending = () => refusalAnswer(400, 'authorization_pending', 70016);

test('the person is shown the code and address of the answer, and the authority is asked until it agrees', async (t) => {
  const { acquire, person, waits, authority } = await rig(t, [
    pending(),
    refusalAnswer(400, 'slow_down', 0),
    undefined,
  ]);
  const token = await acquire();
  assert.equal(token.claims?.user, 'ann@contoso.com');
  const [prompt] = person.prompts;
  assert.equal(prompt?.userCode, 'ABCD-EFGH');
  assert.equal(prompt?.verificationUri, 'https://microsoft.com/devicelogin');
  assert.equal(prompt?.signal.aborted, true);
  assert.deepEqual(waits, [5000, 5000, 10_000]);
  assert.equal(authority.forms.at(-1)?.get('device_code'), 'the-device-code-value');
});

for (const [error, number] of [
  ['authorization_declined', 70018],
  ['expired_token', 70020],
  ['access_denied', 53003],
] as const) {
  test(`${error} ends the wait with its numbers`, async (t) => {
    const { acquire, person } = await rig(t, [pending(), refusalAnswer(400, error, number)]);
    const evidence = await failureOf('oauth', acquire());
    assert.equal(evidence.error, error);
    assert.deepEqual(evidence.numbers, [number]);
    assert.equal(person.prompts[0]?.signal.aborted, true);
  });
}

test('a code that nobody enters ends when it expires, though the server never says so', async (t) => {
  const { acquire, waits } = await rig(t, [pending()]);
  const evidence = await failureOf('limit', acquire());
  assert.equal(evidence.allowed, 900_000);
  assert.equal(evidence.during, 'sign-in with the device code');
  assert.equal(waits.length, 180);
});

test('a client that may not use the grant is refused before a person sees a code', async (t) => {
  const { acquire, person } = await rig(t, [], refusalAnswer(401, 'invalid_client', 7000218));
  const evidence = await failureOf('oauth', acquire());
  assert.equal(evidence.endpoint, 'deviceCode');
  assert.deepEqual(person.prompts, []);
});

test('cancelling ends the polling', async (t) => {
  const cancel = new AbortController();
  const { acquire, person, authority } = await rig(t, [pending()]);
  const failing = failureOf('local', acquire({ signal: cancel.signal }));
  await new Promise<void>((resolve) => {
    const look = () => (person.prompts.length > 0 ? resolve() : setImmediate(look));
    look();
  });
  cancel.abort();
  assert.equal((await failing).problem, 'cancelled');
  const asked = authority.forms.length;
  await new Promise((resolve) => setImmediate(resolve));
  assert.ok(authority.forms.length <= asked + 1);
});

for (const [what, more] of [
  ['an address that is not https', { verification_uri: 'javascript:alert(1)' }],
  ['a user code with spaces', { user_code: 'A B\u202e' }],
  ['no life', { expires_in: 0 }],
  ['an interval of a year', { interval: 31_536_000 }],
] as const) {
  test(`a device code answer with ${what} is refused as malformed`, async (t) => {
    const { acquire, person } = await rig(t, [pending()], deviceCode(more));
    const evidence = await failureOf('protocol', acquire());
    assert.equal(evidence.problem, 'malformed');
    assert.deepEqual(person.prompts, []);
  });
}

test('claims that a resource demanded go to the authority, though a token is held', async (t) => {
  const { authority, acquire } = await rig(t, [undefined]);
  const claims = '{"access_token":{"nbf":{"essential":true,"value":"1764400000"}}}';
  await acquire();
  const asked = authority.forms.length;
  await acquire({ claims });
  const later = authority.forms.slice(asked);
  const sent = later.map((form) => form.get('claims')).filter((value) => value !== null);
  assert.ok(sent.length > 0, 'claims were sent');
  for (const value of sent)
    assert.deepEqual(JSON.parse(value).access_token.nbf, { essential: true, value: '1764400000' });
});

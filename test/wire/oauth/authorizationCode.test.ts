// Authorization code with PKCE: the browser, the way back, and every way in which it ends.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import type { TokenSource } from '../../../src/oauth/tokenSource.ts';
import { bundled } from '../../support/bundled.ts';
import { failureOf } from '../../support/evidence.ts';
import {
  type AuthorityScript,
  refusalAnswer,
  type ScriptedAuthority,
  scriptAuthority,
  tenantId,
} from '../../support/scriptedAuthority.ts';
import {
  comeBack,
  type Person,
  type PersonScript,
  personAnswer,
  scriptPerson,
  visitAddress,
} from '../../support/scriptedSignIn.ts';

/** As it is shipped: the build leaves out parts of MSAL. */
const { createTokenSource } =
  await bundled<typeof import('../../../src/oauth/tokenSource.ts')>('src/oauth/tokenSource.ts');

interface Rig {
  readonly authority: ScriptedAuthority;
  readonly source: TokenSource;
  readonly person: Person;
  readonly acquire: (
    more?: Parameters<ScriptedAuthority['request']>[0],
  ) => ReturnType<TokenSource['acquire']>;
}

async function rig(
  t: TestContext,
  person: PersonScript,
  script: Partial<AuthorityScript> = {},
): Promise<Rig> {
  const someone = scriptPerson(person);
  let nonce = '';
  const authority = await scriptAuthority(t, {
    onRequest: () => {
      nonce = someone.opened.at(-1)?.searchParams.get('nonce') ?? '';
      return personAnswer(`${authority.endpoints.authority}/${tenantId}/v2.0`, { nonce });
    },
    ...script,
  });
  const source = createTokenSource({ ...authority.source, interaction: someone });
  const registration = { ...authority.registration, grant: 'authorizationCode' as const };
  return {
    authority,
    source,
    person: someone,
    acquire: (more = {}) =>
      source.acquire(
        authority.request({
          registration,
          credential: { kind: 'signIn' },
          account: 'ann@contoso.com',
          ...more,
        }),
      ),
  };
}

const agrees: PersonScript = {
  onBrowser: (url, visit) => visit(comeBack(url, { code: 'the-authorization-code' })),
};

test('a person signs in once; other resources and later tokens come from the stored sign-in', async (t) => {
  const { authority, acquire, person } = await rig(t, agrees);
  const token = await acquire();
  assert.equal(token.claims?.user, 'ann@contoso.com');
  const url = person.opened[0];
  assert.equal(url?.origin, authority.endpoints.authority);
  assert.equal(url?.searchParams.get('code_challenge_method'), 'S256');
  assert.equal(url?.searchParams.get('login_hint'), 'ann@contoso.com');
  assert.match(url?.searchParams.get('redirect_uri') ?? '', /^http:\/\/localhost:\d+$/);
  const form = authority.forms[0];
  const verifier = form?.get('code_verifier') ?? '';
  assert.equal(
    createHash('sha256').update(verifier).digest('base64url'),
    url?.searchParams.get('code_challenge'),
  );
  assert.equal(form?.get('code'), 'the-authorization-code');
  assert.equal(form?.has('client_secret'), false);
  await acquire({ resource: 'graph' });
  await acquire({ forceRefresh: true });
  assert.deepEqual(
    authority.forms.map((sent) => sent.get('grant_type')),
    ['authorization_code', 'refresh_token', 'refresh_token'],
  );
  assert.equal(person.opened.length, 1);
});

test('a stranger’s page, another tab and a rebound name are turned away while the sign-in goes on', async (t) => {
  const seen: number[] = [];
  const { acquire } = await rig(t, {
    onBrowser: async (url, visit) => {
      const right = comeBack(url, { code: 'the-authorization-code' });
      const wrongState = comeBack(url, { code: 'evil', state: 'x'.repeat(43) });
      seen.push((await visit(wrongState)).status);
      seen.push((await visit(new URL('/favicon.ico', right).href)).status);
      seen.push((await visit(right, { Host: 'evil.example' })).status);
      seen.push((await visit(right)).status);
    },
  });
  await acquire();
  assert.deepEqual(seen.slice(0, 3), [400, 400, 400]);
});

test('a refusal in the browser is evidence of the authorize step', async (t) => {
  const { acquire } = await rig(t, {
    onBrowser: (url, visit) =>
      visit(
        comeBack(url, {
          error: 'access_denied',
          error_subcode: 'cancel',
          error_description: 'AADSTS65004: User declined.\r\nTrace',
        }),
      ),
  });
  const evidence = await failureOf('oauth', acquire());
  assert.equal(evidence.endpoint, 'authorize');
  assert.equal(evidence.error, 'access_denied');
  assert.equal(evidence.suberror, 'cancel');
  assert.deepEqual(evidence.numbers, [65004]);
});

test('a browser that never comes back ends by time, and its port is closed', async (t) => {
  const { acquire, person } = await rig(t, { more: { signInTimeoutMs: 5 } });
  const evidence = await failureOf('limit', acquire());
  assert.equal(evidence.during, 'sign-in in the browser');
  const back = comeBack(person.opened[0] ?? new URL('x:'), { code: 'late' });
  await assert.rejects(visitAddress(back), { code: 'ECONNREFUSED' });
});

test('cancelling ends the wait at once', async (t) => {
  const cancel = new AbortController();
  const { acquire } = await rig(t, { onBrowser: async () => cancel.abort() });
  const evidence = await failureOf('local', acquire({ signal: cancel.signal }));
  assert.equal(evidence.problem, 'cancelled');
});

test('no browser, nobody to ask, and asking forbidden each say so', async (t) => {
  const none = await rig(t, { more: { openBrowser: async () => false } });
  assert.equal((await failureOf('local', none.acquire())).problem, 'browserUnavailable');
  assert.equal((await failureOf('local', none.acquire({ interactive: false }))).problem, 'signInNeeded');
  const alone = createTokenSource(none.authority.source);
  const registration = { ...none.authority.registration, grant: 'authorizationCode' as const };
  const request = none.authority.request({ registration, credential: { kind: 'signIn' } });
  assert.equal((await failureOf('local', alone.acquire(request))).problem, 'signInNeeded');
});

for (const [what, idClaims] of [
  ['another nonce', { nonce: 'not ours' }],
  ['another issuer', { iss: 'https://login.evil.example/v2.0' }],
] as const) {
  test(`an ID token with ${what} is refused and nothing is kept`, async (t) => {
    const { acquire, source, authority, person } = await rig(t, agrees, {
      onRequest: () => {
        const nonce = person.opened.at(-1)?.searchParams.get('nonce') ?? '';
        return personAnswer(`${authority.endpoints.authority}/${tenantId}/v2.0`, { nonce, ...idClaims });
      },
    });
    const evidence = await failureOf('protocol', acquire());
    assert.equal(evidence.during, 'ID token');
    assert.deepEqual(await source.accounts(authority.registration), []);
  });
}

test('an ID token for another application or tenant is refused', async (t) => {
  for (const [idClaims, problem] of [
    [{ aud: 'someone-else' }, 'wrongApplication'],
    [{ tid: '99999999-2222-3333-4444-555555555555' }, 'wrongTenant'],
  ] as const) {
    const { acquire, authority, person } = await rig(t, agrees, {
      onRequest: () => {
        const nonce = person.opened.at(-1)?.searchParams.get('nonce') ?? '';
        return personAnswer(`${authority.endpoints.authority}/${tenantId}/v2.0`, { nonce, ...idClaims });
      },
    });
    assert.equal((await failureOf('claims', acquire())).problem, problem);
  }
});

test('an answer that names another issuer in the redirect is refused', async (t) => {
  const { acquire, authority } = await rig(t, {
    onBrowser: (url, visit) => visit(comeBack(url, { code: 'c', iss: 'https://login.evil.example' })),
  });
  const evidence = await failureOf('protocol', acquire());
  assert.equal(evidence.during, 'sign-in answer');
  assert.equal(authority.forms.length, 0);
});

test('a sign-in that the authority has ended is asked for anew, and forbidden asking shows the refusal', async (t) => {
  let ended = false;
  const { acquire, authority, person, source } = await rig(t, agrees, {
    onRequest: (_head, body) => {
      if (ended && body.includes('grant_type=refresh_token'))
        return refusalAnswer(400, 'invalid_grant', 50173);
      const nonce = person.opened.at(-1)?.searchParams.get('nonce') ?? '';
      return personAnswer(`${authority.endpoints.authority}/${tenantId}/v2.0`, { nonce });
    },
  });
  await acquire();
  ended = true;
  const refused = await failureOf('oauth', acquire({ forceRefresh: true, interactive: false }));
  assert.deepEqual(refused.numbers, [50173]);
  await acquire({ forceRefresh: true });
  assert.equal(person.opened.length, 2);
  assert.equal((await source.accounts(authority.registration)).length, 1);
});

test('several accounts are kept apart, and signing one out leaves the other', async (t) => {
  const { acquire, authority, person, source } = await rig(t, agrees, {
    onRequest: (_head, body) => {
      const form = new URLSearchParams(body);
      const url = person.opened.at(-1);
      const who =
        form.get('grant_type') === 'refresh_token'
          ? /refresh-of-(.*)-0/.exec(form.get('refresh_token') ?? '')?.[1]
          : url?.searchParams.get('login_hint');
      return personAnswer(`${authority.endpoints.authority}/${tenantId}/v2.0`, {
        nonce: url?.searchParams.get('nonce') ?? '',
        preferred_username: who,
      });
    },
  });
  const registration = { ...authority.registration, grant: 'authorizationCode' as const };
  await acquire({ account: 'ann@contoso.com' });
  await acquire({ account: 'bob@contoso.com' });
  const names = async () => (await source.accounts(registration)).map(({ userName }) => userName).sort();
  assert.deepEqual(await names(), ['ann@contoso.com', 'bob@contoso.com']);
  const bob = await acquire({ account: 'BOB@contoso.com', resource: 'graph' });
  assert.equal(bob.claims?.user, 'bob@contoso.com');
  await source.signOut(registration, 'ann@contoso.com');
  assert.deepEqual(await names(), ['bob@contoso.com']);
  assert.equal(
    (await failureOf('local', acquire({ account: 'ann@contoso.com', interactive: false }))).problem,
    'signInNeeded',
  );
  assert.equal(person.opened.length, 2);
});

test('two resources asked for at once take one sign-in, and two accounts sign in one after the other', async (t) => {
  let open = 0;
  let most = 0;
  const { acquire, person } = await rig(t, {
    onBrowser: async (url, visit) => {
      open += 1;
      most = Math.max(most, open);
      await new Promise((resolve) => setImmediate(resolve));
      open -= 1;
      await visit(comeBack(url, { code: 'the-authorization-code' }));
    },
  });
  await Promise.all([acquire(), acquire({ resource: 'graph' })]);
  assert.equal(person.opened.length, 1);
  await Promise.all([acquire({ account: 'bob@contoso.com' }), acquire({ account: 'cyd@contoso.com' })]);
  assert.equal(person.opened.length, 3);
  assert.equal(most, 1);
});

test('who waits for a sign-in of another can leave', async (t) => {
  const leave = new AbortController();
  const { acquire } = await rig(t, {
    onBrowser: async (url, visit) => {
      leave.abort();
      await visit(comeBack(url, { code: 'the-authorization-code' }));
    },
  });
  const first = acquire();
  const second = failureOf('local', acquire({ account: 'bob@contoso.com', signal: leave.signal }));
  assert.equal((await second).problem, 'cancelled');
  await first;
});

test('a mailbox address that is not the user name still finds its account', async (t) => {
  const { acquire, person } = await rig(t, agrees);
  await acquire({ account: 'shared.address@contoso.com' });
  await acquire({ account: 'shared.address@contoso.com', resource: 'graph' });
  assert.equal(person.opened.length, 1);
});

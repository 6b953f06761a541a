// Delegated grants against an OpenID-certified provider of another project.
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { GrantId } from '../../../src/core/registration/registration.ts';
import { createRedactor } from '../../../src/core/text/redaction.ts';
import { createTokenSource } from '../../../src/oauth/tokenSource.ts';
import { startCertifiedProvider } from '../../support/certifiedProvider.ts';
import { failureOf } from '../../support/evidence.ts';
import { networkTo } from '../../support/networks.ts';
import { endpointsOf, registrationAt } from '../../support/scriptedAuthority.ts';
import { type PersonScript, scriptPerson, visitAddress } from '../../support/scriptedSignIn.ts';

async function rig(t: TestContext, grant: GrantId, script: (browse: Browse) => PersonScript) {
  const provider = await startCertifiedProvider(t);
  const visits: Promise<unknown>[] = [];
  const browse: Browse = (address, fields) => {
    const visit = provider.browse(address, fields);
    visits.push(visit);
    return visit;
  };
  const person = scriptPerson(script(browse));
  const network = networkTo(t, [{ host: 'localhost', port: Number(new URL(provider.origin).port) }], {
    trustedCa: provider.trust.authority.certificatePem,
  });
  const source = createTokenSource({
    network: () => network,
    redactor: createRedactor(),
    now: Date.now,
    interaction: person,
    // The provider lets a client ask every five seconds; the test does not wait for that.
    wait: async (_ms, signal) => {
      signal.throwIfAborted();
      await new Promise((resolve) => setImmediate(resolve));
    },
  });
  const registration = { ...registrationAt(provider.origin), grant };
  const acquire = async (more: { readonly forceRefresh?: boolean } = {}) => {
    const token = source.acquire({
      registration,
      endpoints: endpointsOf(provider.origin, provider.trust),
      credential: { kind: 'signIn' },
      resource: 'exchange',
      account: 'ann@contoso.com',
      signal: new AbortController().signal,
      deadlineMs: 10_000,
      ...more,
    });
    await token.catch(() => {});
    await Promise.all(visits);
    return token;
  };
  return { acquire, person, source, registration };
}

type Browse = Awaited<ReturnType<typeof startCertifiedProvider>>['browse'];

const ann = { login: 'ann@contoso.com', password: 'x' };

test('authorization code with PKCE: sign-in, stored sign-in, silent refresh', async (t) => {
  const { acquire, person, source, registration } = await rig(t, 'authorizationCode', (browse) => ({
    onBrowser: async (url) => {
      // OpenID Connect Core section 11: offline access takes the consent prompt, which Entra does not ask for.
      url.searchParams.set('prompt', 'consent');
      await visitAddress((await browse(url.href, ann)).address);
    },
  }));
  const first = await acquire();
  assert.ok(first.token.length > 10);
  assert.deepEqual(await source.accounts(registration), [{ userName: 'ann@contoso.com', tenantId: '' }]);
  const second = await acquire({ forceRefresh: true });
  assert.notEqual(second.token.reveal(), first.token.reveal());
  assert.equal(person.opened.length, 1);
});

test('authorization code: a code that was used already is refused by the provider as evidence', async (t) => {
  let held = '';
  const { acquire, source, registration } = await rig(t, 'authorizationCode', (browse) => ({
    onBrowser: async (url) => {
      const { address } = await browse(url.href, ann);
      const back = new URL(address);
      // The second sign-in comes back with the first one's code.
      const code = back.searchParams.get('code') ?? '';
      if (held !== '') back.searchParams.set('code', held);
      held = code;
      await visitAddress(back.href);
    },
  }));
  await acquire();
  await source.signOut(registration);
  const evidence = await failureOf('oauth', acquire());
  assert.equal(evidence.error, 'invalid_grant');
});

test('device code: the person enters the code while the provider is asked', async (t) => {
  const { acquire, person } = await rig(t, 'deviceCode', (browse) => ({
    onDeviceCode: (prompt) => void browse(prompt.verificationUri, { ...ann, user_code: prompt.userCode }),
  }));
  const token = await acquire();
  assert.ok(token.token.length > 10);
  assert.match(person.prompts[0]?.userCode ?? '', /^[A-Z]{4}-[A-Z]{4}$/);
});

test('device code: a person who declines ends it', async (t) => {
  const { acquire } = await rig(t, 'deviceCode', (browse) => ({
    onDeviceCode: (prompt) =>
      void browse(prompt.verificationUri, { ...ann, user_code: prompt.userCode, abort: 'yes' }),
  }));
  const evidence = await failureOf('oauth', acquire());
  assert.equal(evidence.error, 'access_denied');
});

// Stored sign-ins with two windows at once, and stores that fail.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TokenCacheContext } from '@azure/msal-node';
import fc from 'fast-check';
import { createMutex } from '../../../src/core/async.ts';
import { mergeCaches, parseSignIns } from '../../../src/oauth/mergeCaches.ts';
import { createSignInCache, type SignInCache, type TokenCacheStore } from '../../../src/oauth/signInCache.ts';
import { failureOf } from '../../support/evidence.ts';

/** A store that two windows share; each call gives way, as SecretStorage does. */
function sharedStore(initial?: string): TokenCacheStore & { text(): string | undefined } {
  let held = initial;
  const giveWay = () => new Promise((resolve) => setImmediate(resolve));
  const inTurn = createMutex();
  return {
    inTurn: (work) => inTurn(work),
    text: () => held,
    read: async () => {
      await giveWay();
      return held;
    },
    write: async (text) => {
      await giveWay();
      held = text;
    },
  };
}

/** What MSAL does: reads the cache, changes one entry, offers it back. */
async function change(cache: SignInCache, edit: (entries: Record<string, unknown>) => void): Promise<void> {
  const plugin = cache.plugin();
  let text = '';
  const tokenCache = {
    deserialize: (given: string) => {
      text = given;
    },
    serialize: () => text,
  };
  const context = { tokenCache, hasChanged: true, cacheHasChanged: true } as unknown as TokenCacheContext;
  await plugin.beforeCacheAccess(context);
  const sections = JSON.parse(text);
  const entries = { ...sections.RefreshToken };
  edit(entries);
  text = JSON.stringify({ ...sections, RefreshToken: entries });
  await plugin.afterCacheAccess(context);
}

const refreshTokens = (text: string | undefined) => parseSignIns(text).msal['RefreshToken'] ?? {};

test('two windows that sign in at once both keep their sign-in', async () => {
  const store = sharedStore();
  const windows = [createSignInCache(store), createSignInCache(store)];
  await Promise.all(
    windows.map((cache, index) =>
      change(cache, (entries) => {
        entries[`account-${index}`] = { secret: index };
      }),
    ),
  );
  assert.deepEqual(Object.keys(refreshTokens(store.text())).sort(), ['account-0', 'account-1']);
});

test('a sign-out in one window is not undone by a refresh in another', async () => {
  const store = sharedStore('{"msal":{"RefreshToken":{"ann":{"secret":1},"bob":{"secret":1}}}}');
  const [one, two] = [createSignInCache(store), createSignInCache(store)];
  await Promise.all([
    change(one, (entries) => {
      delete entries['ann'];
    }),
    change(two, (entries) => {
      entries['bob'] = { secret: 2 };
    }),
  ]);
  assert.deepEqual(refreshTokens(store.text()), { bob: { secret: 2 } });
});

test('two operations of one window do not undo each other', async () => {
  const store = sharedStore();
  const cache = createSignInCache(store);
  await Promise.all(
    ['a', 'b', 'c'].map((name) =>
      change(cache, (entries) => {
        entries[name] = {};
      }),
    ),
  );
  await Promise.all([
    cache.remember('Ann@contoso.com', 'home-a'),
    cache.remember('bob@contoso.com', 'home-b'),
  ]);
  assert.deepEqual(Object.keys(refreshTokens(store.text())).sort(), ['a', 'b', 'c']);
  assert.equal(await cache.accountFor('ann@CONTOSO.com'), 'home-a');
  await cache.forgetAccount('home-a');
  assert.equal(await cache.accountFor('ann@contoso.com'), undefined);
  assert.equal(await cache.accountFor('bob@contoso.com'), 'home-b');
});

test('a store that forgets, throws, or gives back something else is named', async () => {
  const { inTurn } = sharedStore();
  const forgets: TokenCacheStore = { inTurn, read: async () => undefined, write: async () => {} };
  const throws: TokenCacheStore = {
    inTurn,
    read: async () => undefined,
    write: () => Promise.reject(new Error('no keyring')),
  };
  const unreadable: TokenCacheStore = {
    inTurn,
    read: () => Promise.reject(new Error('x')),
    write: async () => {},
  };
  for (const store of [forgets, throws, unreadable]) {
    const evidence = await failureOf('local', createSignInCache(store).remember('a@b.example', 'home'));
    assert.equal(evidence.problem, 'secretStoreFailed');
  }
});

test('whatever was stored is read without a throw, and only what has the form is taken', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), fc.constant('{"msal":{"__proto__":{"x":1}}}')), (text) => {
      const { msal, accounts } = parseSignIns(text);
      assert.ok(Object.values(msal).every((section) => typeof section === 'object' && section !== null));
      assert.ok(Object.values(accounts).every((id) => typeof id === 'string'));
    }),
  );
});

const section = fc.dictionary(fc.constantFrom('a', 'b', 'c', '__proto__'), fc.integer());
const sections = fc.record({ RefreshToken: section, Account: section });

test('a merge takes my changes and leaves the rest as the other window has it', () => {
  fc.assert(
    fc.property(sections, sections, sections, (before, mine, current) => {
      const merged = mergeCaches(before, mine, current);
      for (const name of ['RefreshToken', 'Account'] as const) {
        for (const key of ['a', 'b', 'c']) {
          const [was, is, other] = [before[name][key], mine[name][key], current[name][key]];
          // What somebody signed out of meanwhile does not come back.
          const takenOut = was !== undefined && other === undefined;
          assert.equal(merged[name]?.[key], was === is || takenOut ? other : is, `${name}.${key}`);
        }
      }
    }),
  );
});

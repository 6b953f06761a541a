// Two windows that change what is stored for the same application at the same time: whatever the order of their steps, it
// ends as if one had come after the other, or one of them is told; and no secret is left that nothing names.
import '../../support/useFakeVscode.ts';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Credential } from '../../../src/core/credential/credential.ts';
import { Secret } from '../../../src/core/credential/secret.ts';
import type { Registration } from '../../../src/core/registration/registration.ts';
import { createRedactor } from '../../../src/core/text/redaction.ts';
import { registration, secret } from '../../support/credentialWindow.ts';
import { fuzzRuns } from '../../support/fuzzRuns.ts';
import {
  type Choose,
  chooseBySeed,
  createWindows,
  everyOrder,
  oneByOne,
} from '../../support/interleavings.ts';
import { type Disk, emptyDisk, storageOver } from '../../support/suddenEnd.ts';

const { createCredentialStore } = await import('../../../src/host/credentials/credentialStore.ts');
const { applicationsInUse } = await import('../../../src/host/credentials/applicationsInUse.ts');
const { tokenCaches } = await import('../../../src/host/credentials/tokenCaches.ts');
const { createCredentialVault } = await import('../../../src/host/credentials/credentialVault.ts');
const { createTurns } = await import('../../../src/host/credentials/turns.ts');
const { createSignInCache } = await import('../../../src/oauth/signInCache.ts');

const password: Credential = { kind: 'password', userName: 'anna', password: new Secret('a pass phrase') };

function openWindow(disk: Disk, windows: ReturnType<typeof createWindows>, window: number) {
  const { secrets, globalState, writeSettings } = storageOver(disk, {
    read: (work) => windows.step(window, work),
    write: (work) => windows.step(window, work, true),
  });
  const redactor = createRedactor();
  const turns = createTurns({
    state: globalState,
    window: `${process.pid}-${window}`,
    pause: () => windows.pause(window),
  });
  const store = createCredentialStore({ secrets, globalState, redactor, subscriptions: [], turns });
  const vault = createCredentialVault({ secrets, credentials: store, redactor }, registration);
  const inUse = applicationsInUse({ all: () => [], entries: () => disk.settings as readonly Registration[] });
  const cache = createSignInCache(tokenCaches(secrets, store)(registration));
  return { store, vault, inUse, writeSettings, cache };
}
type Opened = ReturnType<typeof openWindow>;

const held = (value: string) => ({ credential: secret(value), endsOn: '2027-01-01T00:00:00.000Z' });

const changes: Readonly<Record<string, (opened: Opened) => Promise<unknown>>> = {
  store: ({ store }) =>
    store.store(registration, secret('a secret that one window stores'), store.seen(registration)),
  storeAnother: ({ store }) => store.store(registration, password, store.seen(registration)),
  forget: ({ store }) => store.forget(registration, store.seen(registration)),
  remove: ({ store, writeSettings, inUse }) => store.remove(registration, () => writeSettings([]), inUse),
  // Under another id, its client ID in capitals.
  removeTwin: ({ store, writeSettings, inUse }) =>
    store.remove(
      { ...registration, id: 'twin', clientId: registration.clientId.toUpperCase() },
      () => writeSettings([registration]),
      inUse,
    ),
  signIn: ({ cache }) => cache.remember('anna@contoso.com', 'account-1'),
  signInAgain: ({ cache }) => cache.remember('bert@contoso.com', 'account-2'),
  make: ({ vault }) => vault.write('next', held('a secret that was just made')),
  promote: async ({ vault }) => {
    const current = await vault.read('current');
    if (current !== undefined) await vault.write('previous', current);
    await vault.write('current', held('a secret that is used from now on'));
    await vault.forget('next');
  },
  tidy: ({ store, inUse }) => store.tidy(inUse),
};

type Prepare = (opened: Opened) => Promise<unknown>;
const befores: Readonly<Record<string, Prepare>> = {
  nothing: async ({ writeSettings }) => writeSettings([registration]),
  both: async ({ writeSettings, store, cache }) => {
    await writeSettings([registration]);
    await store.store(registration, secret('the secret of before'));
    await cache.remember('carl@contoso.com', 'account-3');
  },
};

/** What a person can see of it, and what stands on the disk. */
async function outcomeOf(disk: Disk, results: readonly string[]): Promise<string> {
  const windows = createWindows(() => 0);
  const next = openWindow(disk, windows, 0);
  let text = '';
  const look = async () => {
    await next.store.tidy(next.inUse);
    const state = await next.store.state(registration);
    const rows = await next.store.stored();
    const credential = await next.store.read(registration).catch(() => undefined);
    text = JSON.stringify({
      results,
      settings: disk.settings.length,
      state,
      expected: next.store.expected(registration),
      rows: rows.map(({ application, kind, signIns, renewal }) => [
        application?.name,
        kind,
        signIns,
        renewal,
      ]),
      secrets: [...disk.secrets].filter(([key]) => !key.startsWith('made')).toSorted(),
      shown: credential?.kind,
      notes: [...disk.state].filter(([, value]) => JSON.stringify(value).includes('unfinished')).length,
    });
    assert.ok(
      rows.every(({ application }) => application !== undefined),
      `a secret that nothing names: ${text}`,
    );
    assert.equal(state.lost, false, text);
    for (const row of rows)
      assert.equal(row.kind, credential?.kind ?? 'none', `another kind is told: ${text}`);
  };
  await windows.run([look()]);
  return text;
}

async function preparedDisk(before: Prepare): Promise<Disk> {
  const disk = emptyDisk();
  const windows = createWindows(() => 0);
  await windows.run([before(openWindow(disk, windows, 0))]);
  return disk;
}

/** A copy of the disk, the changes each in a window of its own, and what a person finds afterwards. */
async function race(prepared: Disk, names: readonly string[], choose: Choose): Promise<string> {
  const disk = structuredClone(prepared);
  const windows = createWindows(choose);
  const results: string[] = [];
  const work = names.map(async (name, window) => {
    const change = changes[name];
    assert.ok(change);
    results[window] = await change(openWindow(disk, windows, window)).then(
      () => 'done',
      (error: unknown) => String(error),
    );
  });
  await windows.run(work);
  return outcomeOf(disk, results);
}

const permutations = (of: readonly number[]): readonly (readonly number[])[] =>
  of.length < 2
    ? [of]
    : of.flatMap((first) =>
        permutations(of.filter((each) => each !== first)).map((rest) => [first, ...rest]),
      );

/** The ends that are right: those of one window after the other. */
async function serialEnds(prepared: Disk, names: readonly string[]): Promise<ReadonlySet<string>> {
  const ends = new Set<string>();
  for (const order of permutations(names.map((_, window) => window)))
    ends.add(await race(prepared, names, oneByOne(order)));
  return ends;
}

/** A renewal takes several turns, so others may come in between; then what they stored is kept, or they are told. */
function isKept(names: readonly string[], outcome: string): boolean {
  if (!outcome.startsWith('{')) return false;
  const { results, secrets } = JSON.parse(outcome) as { results: string[]; secrets: [string, string][] };
  const kept = secrets.filter(([key]) => /^(?:credential|previous)/.test(key)).map(([, text]) => text);
  return names.every(
    (name, window) =>
      stored[name] === undefined ||
      results[window] !== 'done' ||
      kept.some((text) => text.includes(stored[name] ?? '')),
  );
}

/** What no order may lose once its window has said that it is done. */
const stored: Readonly<Record<string, string>> = {
  store: 'a secret that one window stores',
  storeAnother: 'a pass phrase',
};

let tried = 0;

async function attack(
  prepared: Disk,
  names: readonly string[],
  orders: { readonly all: number; readonly seeds: number },
): Promise<void> {
  const ends = await serialEnds(prepared, names);
  const wrong: string[] = [];
  const check = async (choose: Choose) => {
    tried++;
    const outcome = await race(prepared, names, choose).catch((error: unknown) => String(error));
    const isRight = names.includes('promote') ? isKept(names, outcome) : ends.has(outcome);
    if (!isRight) wrong.push(outcome);
  };
  const { all } = await everyOrder(check, orders.all);
  if (!all) for (let seed = 0; seed < orders.seeds; seed++) await check(chooseBySeed(seed));
  assert.deepEqual(wrong.slice(0, 1), [], `${wrong.length} of them; right is ${[...ends].join('\n')}`);
}

const names = Object.keys(changes);
/** A quick run tries a part of them. */
const wanted = Math.min(10_000, 2 * fuzzRuns());
const perPair = Math.ceil(wanted / 125);
for (const [what, before] of Object.entries(befores))
  describe(`windows at once, ${what} stored before`, () => {
    for (const [at, one] of names.entries())
      it(`${one} and each other change`, async () => {
        const prepared = await preparedDisk(before);
        for (const other of names.slice(at))
          await attack(prepared, [one, other], { all: perPair, seeds: perPair });
      });
    it('three at a time', async () => {
      const prepared = await preparedDisk(before);
      for (const three of [
        ['store', 'storeAnother', 'forget'],
        ['store', 'signIn', 'remove'],
        ['signIn', 'signInAgain', 'forget'],
        ['make', 'tidy', 'forget'],
        ['promote', 'store', 'signIn'],
      ])
        await attack(prepared, three, { all: 0, seeds: 2 * perPair });
    });
  });

it(`tries ${wanted} orders`, () => assert.ok(tried >= wanted, String(tried)));

// What belongs to an application: it stays while a registration names it, and is found again after a sudden end.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Registration } from '../../../src/core/registration/registration.ts';
import { open, registration, secret } from '../../support/credentialWindow.ts';
import { emptyDisk } from '../../support/suddenEnd.ts';

const { applicationsInUse, registrationsUsing } = await import(
  '../../../src/host/credentials/applicationsInUse.ts'
);
const { hashIn, hashOf, secretKinds, secretName } = await import(
  '../../../src/host/credentials/secretName.ts'
);

const other: Registration = {
  ...registration,
  id: 'other',
  clientId: '66666666-7777-8888-9999-00000000000b',
};
const hash = hashOf(registration);
const value = 'a client secret of some length';

describe('removing a registration', () => {
  const stays = () => true;
  it('whose settings could not be changed leaves everything as it was', async () => {
    const refuse = () => Promise.reject(new Error('read-only'));
    const disk = emptyDisk();
    const opened = open(disk);
    await opened.store.store(registration, secret(value));
    await assert.rejects(
      opened.store.remove(registration, refuse, () => false),
      /read-only/,
    );
    await assert.rejects(
      opened.store.remove(other, refuse, () => false),
      /read-only/,
    );
    assert.deepEqual([opened.records.of(hashOf(other)), opened.notes()], [undefined, []]);
    assert.equal(opened.records.of(hash)?.name, 'Capture');
    assert.equal(opened.store.expected(registration), true);
  });

  it('keeps what another one uses, and makes up no record of what was not stored', async () => {
    const opened = open(emptyDisk());
    await opened.store.store(registration, secret(value));
    await opened.store.remove(registration, async () => undefined, stays);
    await opened.store.remove(other, async () => undefined, stays);
    assert.deepEqual([opened.records.of(hashOf(other)), opened.notes()], [undefined, []]);
    assert.equal(opened.records.of(hash)?.name, 'Capture');
    assert.equal((await opened.store.state(registration)).kind, 'secret');
  });

  it('under way expects nothing: what is missing then is no loss', async () => {
    const disk = emptyDisk();
    const kept = open(disk);
    await kept.store.store(registration, secret(value));
    const seen: unknown[] = [];
    const opened = open(disk, {
      delete: async (key: string) => {
        disk.secrets.delete(key);
        seen.push(opened.store.expected(registration), await opened.store.read(registration));
      },
    });
    await opened.store.remove(
      registration,
      async () => undefined,
      () => false,
    );
    assert.deepEqual(new Set(seen), new Set([false, undefined]));
  });
});

describe('the start of a window', () => {
  it('finds a secret whose window ended before it was marked, and learns it', async () => {
    const disk = emptyDisk();
    const before = open(disk);
    await before.store.store(registration, secret(value));
    await before.leave(registration, 'storing');
    await before.globalState.update(`marker.${secretName('credential', registration)}`, undefined);
    const next = open(disk);
    await next.store.tidy(() => true);
    assert.deepEqual(next.notes(), []);
    assert.equal(next.store.expected(registration), true);
    assert.equal((await next.store.stored())[0]?.kind, 'secret');
    assert.equal(next.redactor.redact(value), '[masked]');
    assert.equal(next.changes(), 1);
  });

  it('keeps the record of sign-ins alone, and of what is lost', async () => {
    const disk = emptyDisk();
    const before = open(disk);
    await before.signIns(registration).inTurn(() => before.signIns(registration).write('{}'));
    await before.leave(registration, 'storing');
    await before.store.store(other, secret(value));
    await before.leave(other, 'storing');
    disk.secrets.delete(secretName('credential', other));
    const next = open(disk);
    await next.store.tidy(() => true);
    for (const each of [registration, other])
      assert.equal(next.records.of(hashOf(each))?.clientId, each.clientId);
    assert.deepEqual(next.notes(), []);
  });

  it('leaves alone what is settled', async () => {
    const disk = emptyDisk();
    await open(disk).store.store(registration, secret(value));
    const next = open(disk, { get: () => Promise.reject(new Error('nobody asked')) });
    await next.store.tidy(() => false);
    assert.equal(next.changes(), 0);
    assert.equal(open(disk).store.expected(registration), true);
  });

  it('in the middle of another window’s work leaves a stored secret with the name of its application', async () => {
    for (let turns = 0; turns < 40; turns++) {
      const disk = emptyDisk();
      const [one, two] = [open(disk), open(disk)];
      const storing = one.store.store(registration, secret(value));
      for (let turn = 0; turn < turns; turn++) await Promise.resolve();
      await Promise.all([storing, two.store.tidy(() => true)]);
      const [row] = await open(disk).store.stored();
      assert.deepEqual([row?.application?.name, row?.kind], ['Capture', 'secret'], `after ${turns} turns`);
      assert.equal(open(disk).store.expected(registration), true);
    }
  });
});

describe('what belongs to an application', () => {
  it('has a name of its own for each kind, and no other name in the store is taken for one', async () => {
    const disk = emptyDisk();
    for (const kind of secretKinds) disk.secrets.set(secretName(kind, registration), '{}');
    const foreign = [
      'credential',
      `credential.v1.${'A'.repeat(64)}`,
      `x${secretName('tokens', registration)}`,
    ];
    for (const name of foreign) disk.secrets.set(name, 'x');
    assert.deepEqual(
      [...disk.secrets.keys()].flatMap((name) => hashIn(name) ?? []),
      secretKinds.map(() => hash),
    );
    const { store } = open(disk);
    const rows = await store.stored();
    assert.deepEqual(
      rows.map((row) => [row.hash, row.kind, row.signIns, row.application]),
      [[hash, 'none', true, undefined]],
    );
    await store.forgetStored(hash);
    assert.deepEqual([...disk.secrets.keys()], foreign);
  });

  it('is in use if a registration of any scope names it', () => {
    const named = {
      all: () => [{ registration, scope: { kind: 'user' as const }, ignoredHosts: [] }],
      entries: () => [other],
    } as unknown as Parameters<typeof registrationsUsing>[0];
    assert.deepEqual(registrationsUsing(named, hash), [registration]);
    assert.deepEqual(registrationsUsing(named, hashOf(other)), [other]);
    assert.deepEqual(registrationsUsing(named, 'x'), []);
    assert.deepEqual([hash, hashOf(other), 'x'].map(applicationsInUse(named)), [true, true, false]);
  });

  it('includes sign-ins: of the demo tenant in memory, of others noted before they are written', async () => {
    const disk = emptyDisk();
    const opened = open(disk);
    const demo = opened.signIns({ ...registration, cloud: 'demo' });
    await demo.write('demo');
    assert.equal(await demo.read(), 'demo');
    assert.deepEqual([...disk.secrets.keys()], []);
    const noted: number[] = [];
    const watched = open(emptyDisk(), { store: async () => noted.push(watched.notes().length) });
    const turn = watched.signIns(registration);
    await turn.inTurn(() => turn.write('one'));
    assert.deepEqual(noted, [1]);
    const real = opened.signIns(registration);
    await real.inTurn(() => real.write('one'));
    assert.equal(await real.read(), 'one');
    assert.deepEqual([opened.records.of(hash)?.name, opened.notes()], ['Capture', []]);
    const revision = opened.store.seen(registration);
    await real.inTurn(() => real.write('two'));
    assert.equal(opened.store.seen(registration), revision, 'a sign-in changes no credential');
  });
});

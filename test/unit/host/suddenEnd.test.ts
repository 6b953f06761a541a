// Removed is removed and kept is kept, also if the window ends between any two writes.
import '../../support/useFakeVscode.ts';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Registration } from '../../../src/core/registration/registration.ts';
import { createRedactor } from '../../../src/core/text/redaction.ts';
import { registration, secret } from '../../support/credentialWindow.ts';
import { type Disk, emptyDisk, endedProcess, SuddenEnd, windowOver } from '../../support/suddenEnd.ts';

const { createCredentialStore } = await import('../../../src/host/credentials/credentialStore.ts');
const { applicationsInUse } = await import('../../../src/host/credentials/applicationsInUse.ts');
const { createTurns } = await import('../../../src/host/credentials/turns.ts');
const { tokenCaches } = await import('../../../src/host/credentials/tokenCaches.ts');

/** The same application under another id, its client ID in capitals. */
const twin: Registration = { ...registration, id: 'twin', clientId: registration.clientId.toUpperCase() };

let opened = 0;

function open(disk: Disk, last?: number) {
  const parts = windowOver(disk, last);
  const turns = createTurns({ state: parts.globalState, window: `${endedProcess}-${opened++}` });
  const credentials = createCredentialStore({
    ...parts,
    redactor: createRedactor(),
    subscriptions: [],
    turns,
  });
  const entries = () => disk.settings as readonly Registration[];
  const inUse = applicationsInUse({ all: () => [], entries });
  const signIns = tokenCaches(parts.secrets, credentials);
  return { ...parts, credentials, inUse, signIns };
}
type Opened = ReturnType<typeof open>;

const remove = ({ credentials, writeSettings, inUse }: Opened, disk: Disk, id: string) =>
  credentials.remove(
    registration,
    () => writeSettings(disk.settings.filter((entry) => (entry as Registration).id !== id)),
    inUse,
  );

/** One change, started from a disk that others prepared; ended before each of its writes in turn. */
async function atEveryWrite(
  prepare: (opened: Opened, disk: Disk) => Promise<void>,
  change: (opened: Opened, disk: Disk) => Promise<unknown>,
  check: (disk: Disk, next: Opened, ended: boolean) => Promise<void>,
): Promise<number> {
  for (let last = 0; ; last++) {
    const disk = emptyDisk();
    await prepare(open(disk), disk);
    const ended = await change(open(disk, last), disk).then(
      () => false,
      (error: unknown) => {
        assert.ok(error instanceof SuddenEnd || String(error).includes('secret store failed'), String(error));
        return true;
      },
    );
    const next = open(disk);
    await next.credentials.tidy(next.inUse);
    await check(disk, next, ended);
    if (!ended) return last + 1;
  }
}

const prepared =
  (...entries: readonly Registration[]) =>
  async ({ credentials, writeSettings, signIns }: Opened) => {
    await credentials.store(registration, secret('first secret of it'));
    await signIns(registration).write('{"refresh":"token"}');
    await writeSettings(entries);
  };

async function kept({ credentials }: Opened): Promise<string | undefined> {
  const credential = await credentials.read(registration);
  return credential?.kind === 'secret' ? credential.secret.reveal() : undefined;
}

describe('a window that ends suddenly', () => {
  it('while it stores a secret leaves the old one or the new one, never a lost one', async () => {
    const points = await atEveryWrite(
      prepared(registration),
      ({ credentials }) => credentials.store(registration, secret('second secret of it')),
      async (disk, next, ended) => {
        const value = await kept(next);
        assert.ok(['first secret of it', 'second secret of it'].includes(value ?? ''), value);
        if (!ended) assert.equal(value, 'second secret of it');
        assert.equal((await next.credentials.state(registration)).lost, false);
        assert.equal(disk.secrets.size, 2);
      },
    );
    assert.ok(points >= 4, String(points));
  });

  it('while it stores a first secret leaves none or a listed one', async () => {
    await atEveryWrite(
      async ({ writeSettings }) => writeSettings([registration]),
      ({ credentials }) => credentials.store(registration, secret('second secret of it')),
      async (disk, next) => {
        const state = await next.credentials.state(registration);
        assert.equal(state.lost, false);
        assert.equal(state.kind, disk.secrets.size === 0 ? 'none' : 'secret');
        assert.equal((await next.credentials.stored()).length, disk.secrets.size);
        assert.equal(next.credentials.expected(registration), disk.secrets.size > 0);
      },
    );
  });

  it('while it forgets leaves all of it, or nothing at all and no word of a loss', async () => {
    await atEveryWrite(
      prepared(registration),
      ({ credentials }) => credentials.forget(registration),
      async (disk, next) => {
        assert.ok([0, 2].includes(disk.secrets.size), [...disk.secrets.keys()].join());
        const state = await next.credentials.state(registration);
        assert.deepEqual([state.lost, state.kind], [false, disk.secrets.size === 0 ? 'none' : 'secret']);
        if (disk.secrets.size === 0) assert.equal(disk.state.size, 0);
      },
    );
  });

  it('while it removes a registration leaves no secret that nothing names', async () => {
    const points = await atEveryWrite(
      prepared(registration),
      (opened, disk) => remove(opened, disk, 'capture'),
      async (disk, next) => {
        if (disk.settings.length === 0) assert.deepEqual([...disk.secrets.keys(), ...disk.state.keys()], []);
        else assert.equal(await kept(next), 'first secret of it');
      },
    );
    assert.ok(points >= 6, String(points));
  });

  it('keeps what another registration of the same application uses, whatever its letters’ case', async () => {
    await atEveryWrite(
      prepared(registration, twin),
      (opened, disk) => remove(opened, disk, 'capture'),
      async (disk, next) => {
        assert.equal(await kept(next), 'first secret of it');
        assert.equal(disk.secrets.size, 2);
      },
    );
  });
});

describe('what is stored', () => {
  it('is listed for each application, also if no registration names it', async () => {
    const disk = emptyDisk();
    await prepared()(open(disk));
    const { credentials, inUse } = open(disk);
    const [row, ...others] = await credentials.stored();
    assert.deepEqual(others, []);
    assert.deepEqual(
      [row?.application?.name, row?.application?.clientId, row?.kind, row?.signIns],
      ['Capture', registration.clientId, 'secret', true],
    );
    assert.equal(inUse(row?.hash ?? ''), false);
    await credentials.forgetStored(row?.hash ?? '');
    assert.deepEqual([...disk.secrets.keys(), ...disk.state.keys()], []);
  });

  it('holds nothing of the demo tenant: its secrets live as long as their window', async () => {
    const disk = emptyDisk();
    const demo: Registration = { ...registration, cloud: 'demo' };
    const [one, other] = [open(disk), open(disk)];
    await one.credentials.store(demo, secret('secret of window one'));
    await other.credentials.store(demo, secret('secret of window two'));
    await one.signIns(demo).write('{}');
    const value = await one.credentials.read(demo);
    assert.equal(value?.kind === 'secret' && value.secret.reveal(), 'secret of window one');
    assert.deepEqual([...disk.secrets.keys(), ...disk.state.keys()], []);
  });
});

// State of all windows: what two of them write at once is kept, whatever VS Code's own state would have kept of it.
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { applicationOf, createApplicationRecords } from '../../../src/host/credentials/applicationRecords.ts';
import { createStateFiles } from '../../../src/host/shell/stateFiles.ts';
import { scratchFolder } from '../../support/tools.ts';

/** As VS Code keeps state: each window holds all of it, and writes all of it. */
class SharedObject {
  #stored: Readonly<Record<string, unknown>> = {};

  window() {
    let own = { ...this.#stored };
    return {
      keys: () => Object.keys(own),
      get: (key: string) => own[key],
      update: async (key: string, value: unknown) => {
        const { [key]: _, ...others } = own;
        own = value === undefined ? others : { ...others, [key]: value };
        // The write goes to another process, and so does the news of it.
        await Promise.resolve();
        this.#stored = own;
      },
    };
  }

  get count(): number {
    return Object.keys(this.#stored).length;
  }
}

const registration = (index: number) =>
  ({
    id: `r${index}`,
    name: `Application ${index}`,
    cloud: 'global',
    tenantId: '11111111-2222-3333-4444-555555555555',
    clientId: `66666666-7777-8888-9999-${String(index).padStart(12, '0')}`,
    mailboxes: [],
  }) as never;

const empty = () => new SharedObject().window() as never;

describe('state in files', () => {
  it('keeps every mark of two windows, 2,000 written at once; one object keeps one of two', async (t) => {
    const folder = scratchFolder(t);
    const windows = [createStateFiles(folder, empty()), createStateFiles(folder, empty())].map((state) =>
      createApplicationRecords(state),
    );
    for (let index = 0; index < 2_000; index += 100)
      await Promise.all(
        Array.from({ length: 100 }, (_, at) =>
          windows[at % 2]?.keep(
            String(index + at),
            applicationOf(registration(index + at), (text) => text),
          ),
        ),
      );
    assert.equal(createStateFiles(folder, empty()).keys('application.').length, 2_000);

    const shared = new SharedObject();
    const [one, other] = [shared.window(), shared.window()];
    await Promise.all([one.update('a', 1), other.update('b', 1)]);
    assert.equal(shared.count, 1, 'what this is against');
  });

  it('keeps one whole value if both windows write the same key', async (t) => {
    const folder = scratchFolder(t);
    const windows = [createStateFiles(folder, empty()), createStateFiles(folder, empty())];
    const values = ['a'.repeat(50_000), 'b'.repeat(60_000)];
    for (let round = 0; round < 20; round++) {
      await Promise.all(windows.map((state, which) => state.update('key', values[which])));
      const [one, other] = windows.map((state) => state.get<string>('key'));
      assert.ok(values.includes(String(one)) && one === other);
    }
    assert.deepEqual(readdirSync(folder), ['key.json']);
  });

  it('goes on with what an earlier version kept, and what is removed stays removed', async (t) => {
    const shared = new SharedObject();
    const before = shared.window();
    await before.update('old', 'kept');
    const state = createStateFiles(scratchFolder(t), before as never);
    assert.equal(state.get('old'), 'kept');
    assert.deepEqual(state.keys(), ['old']);
    await state.update('old', undefined);
    assert.equal(shared.count, 0);
    // Another window, which has not heard of it yet, writes its whole state once more.
    await before.update('old', 'kept');
    assert.equal(state.get('old'), undefined);
    assert.deepEqual(state.keys(), []);
    await state.update('old', 'again');
    assert.equal(state.get('old'), 'again');
  });

  it('leaves nothing of a value that could not be written', async (t) => {
    const folder = scratchFolder(t);
    mkdirSync(path.join(folder, 'key.json', 'inside'), { recursive: true });
    const state = createStateFiles(folder, empty());
    await assert.rejects(async () => state.update('key', 'value'));
    assert.deepEqual(readdirSync(folder), ['key.json']);
  });

  it('takes what is no file of its own for nothing', async (t) => {
    const folder = path.join(scratchFolder(t), 'state');
    const state = createStateFiles(folder, empty());
    assert.deepEqual(state.keys(), []);
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'torn.json'), '{"value":');
    writeFileSync(path.join(folder, '%zz.json'), '{"value":1}');
    writeFileSync(path.join(folder, 'other.txt'), 'x');
    mkdirSync(path.join(folder, 'folder.json'));
    symlinkSync('/dev/zero', path.join(folder, 'endless.json'));
    assert.deepEqual(state.keys(), []);
    for (const key of ['torn', 'folder', 'endless']) assert.equal(state.get(key, 'nothing'), 'nothing');
    await state.update('../outside', 1);
    assert.equal(state.get('../outside'), 1);
    assert.deepEqual(readdirSync(path.dirname(folder)), ['state']);
  });
});

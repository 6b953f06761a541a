// Files that are huge, endless, nested without end, lead elsewhere, or were left by a window that ended: what is chosen,
// found or opened does no harm, and is said in words.
import '../../support/useFakeVscode.ts';
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { readCapsule } from '../../../src/core/capsule/capsule.ts';
import type { Registration } from '../../../src/core/registration/registration.ts';
import type { Services } from '../../../src/host/shell/services.ts';
import { capsuleNames, readCapsuleFile } from '../../support/capsuleGolden.ts';
import { seenTesting } from '../../support/fakeTesting.ts';

const { fake, FileType, Uri, window, workspace } = await import('../../support/fakeVscode.ts');
const { verifyCommand } = await import('../../../src/host/handOff/verifyCommand.ts');
const { capsuleCommands } = await import('../../../src/host/capsules/capsuleCommands.ts');
const { createRecordings } = await import('../../../src/host/capsules/recordings.ts');
const { createTestingView } = await import('../../../src/host/nightly/testingView.ts');
const { createDispatcher } = await import('../../../src/host/shell/dispatcher.ts');
const { createPersonArguments } = await import('../../../src/host/shell/call.ts');
const { saveFile } = await import('../../../src/host/snippets/saveFile.ts');

const files = workspace.fs as unknown as Record<string, unknown>;
const space = workspace as unknown as Record<string, unknown>;
const [beforeFiles, beforeSpace, beforeWindow] = [{ ...files }, { ...space }, { ...window }];
let read: string[] = [];
beforeEach(() => {
  fake.reset();
  read = [];
  files['readFile'] = async (uri: { path: string }) => {
    read.push(uri.path);
    return new Uint8Array();
  };
});
afterEach(() => {
  Object.assign(files, beforeFiles);
  for (const name of ['findFiles', 'openTextDocument', 'workspaceFolders', 'applyEdit', 'asRelativePath'])
    space[name] = beforeSpace[name];
  Object.assign(window, beforeWindow);
});
const statIs = (status: object) => {
  files['stat'] = async () => status;
};
const huge = { size: 3_000_000_000, type: 1 };
const pipe = { size: 0, type: 0 };
const chosen = () => Object.assign(window, { showOpenDialog: async () => [Uri.file('/chosen')] });

const quiet = {
  log: { info: () => undefined, error: () => undefined },
  redact: (text: string) => text,
  personArguments: createPersonArguments(),
};

describe('a test report that came back', () => {
  for (const [what, status] of [
    ['of 3 GB', huge],
    ['that is a pipe', pipe],
  ] as const) {
    it(`${what} is not read`, async () => {
      statIs(status);
      chosen();
      const run = createDispatcher([verifyCommand({ reportKeys: {} as never })], [], quiet);
      await run('exchangeOAuth.handOff.verify', undefined);
      assert.deepEqual(read, []);
      assert.equal(fake.shown[0]?.kind, 'error');
    });
  }
});

describe('results of the check in a workspace', () => {
  const services = {
    ...quiet,
    registrations: {
      all: () => [],
      find: () => undefined,
      onDidChange: () => ({ dispose: () => undefined }),
    },
  } as unknown as Services;
  const junit = `<testsuite name="x" package="exchange-oauth-check"><testcase classname="x" name="imap" time="1.000"/></testsuite>`;

  it('of 3 GB, and those that cannot be read, are passed over, and the others are shown', async () => {
    fake.get = (key) => key === 'testingView';
    const view = createTestingView(services);
    workspace.findFiles = async () =>
      ['/huge/junit.xml', '/pipe/junit.xml', '/gone/junit.xml', '/good/junit.xml'].map(Uri.file);
    files['stat'] = async ({ path: file }: { path: string }) => {
      if (file.startsWith('/gone')) throw new Error('EACCES');
      return file.startsWith('/huge') ? huge : file.startsWith('/pipe') ? pipe : { size: 100, type: 1 };
    };
    files['readFile'] = async ({ path: file }: { path: string }) => {
      read.push(file);
      return new TextEncoder().encode(junit);
    };
    await seenTesting.refresh();
    assert.deepEqual(read, ['/good/junit.xml']);
    assert.deepEqual([...(seenTesting.runs.at(-1)?.states.values() ?? [])], ['passed']);
    view.dispose();
  });
});

describe('a capsule', () => {
  const good = readCapsuleFile(capsuleNames()[0] ?? '');
  const changed = (change: Readonly<Record<string, string | object>>): string => {
    const capsule = JSON.parse(good);
    for (const [key, value] of Object.entries(change))
      capsule[key] = typeof value === 'string' ? value : { ...capsule[key], ...value };
    return JSON.stringify(capsule);
  };
  /** Opens it; what stands in the settings and in VS Code's state afterwards. */
  async function opened(text: string, save?: () => Promise<void>) {
    const [settings, state] = [[] as Registration[], new Map<string, unknown>()];
    const services = {
      ...quiet,
      registrations: {
        find: (id: string) => settings.find((each) => each.id === id),
        entries: () => settings,
        remove: async ({ id }: Registration) =>
          void settings.splice(
            settings.findIndex((each) => each.id === id),
            1,
          ),
        save: save ?? (async (each: Registration) => void settings.push(each)),
      },
      recordings: createRecordings({
        get: (key: string) => state.get(key),
        update: async (key: string, value: unknown) =>
          void (value === undefined ? state.delete(key) : state.set(key, structuredClone(value))),
      } as never),
    } as unknown as Services;
    const deps = { services, pages: {}, tree: { reveal: async () => undefined } } as never;
    const run = createDispatcher(capsuleCommands(deps), [], quiet);
    const said = await Promise.resolve(run('exchangeOAuth.capsule.open', { text })).then(
      () => '',
      (error: Error) => error.message,
    );
    return { said, settings, kept: state.size };
  }

  it('is opened as it was written', async () => {
    const { said, settings, kept } = await opened(good);
    assert.deepEqual([said, settings.length, kept], ['', 1, 1]);
  });

  it('whose evidence holds something nested without end is read without it, and nothing recurses into it', () => {
    const deep = good.replace(
      '"evidence": {',
      `"evidence": {"x": ${'['.repeat(50_000)}${']'.repeat(50_000)},`,
    );
    assert.notEqual(deep, good);
    const reading = readCapsule(deep);
    assert.ok(reading.ok && !JSON.stringify(reading.capsule).includes('[[['));
  });

  for (const [what, change] of [
    ['an ID that is none', { registration: { tenantId: 'no tenant' } }],
    ['an address that is none', { mailbox: { address: 'a b' } }],
    ['a date that turns the line', { madeAt: '2026-\u202e01-01' }],
    ['the same mailbox without end', { mailbox: { signInAs: 'x'.repeat(9_000) } }],
  ] as const) {
    it(`with ${what} leaves no entry in the settings that nobody can use or remove`, async () => {
      const { said, settings, kept } = await opened(changed(change));
      assert.notEqual(said, '');
      assert.deepEqual([settings, kept], [[], 0]);
    });
  }

  it('that cannot be saved leaves nothing in VS Code’s state', async () => {
    const { said, kept } = await opened(good, () => Promise.reject(new Error('EROFS')));
    assert.match(said, /EROFS/);
    assert.equal(kept, 0);
  });
});

describe('a file of a workspace that is a link to another place', () => {
  it('is not written through, though it has the name of what is saved', async () => {
    const target = Uri.file('/repo/.env');
    Object.assign(target, { with: () => target });
    Object.assign(space, {
      workspaceFolders: [{ uri: Uri.file('/repo'), name: 'repo', index: 0 }],
      findFiles: async () => [target],
      asRelativePath: () => '.env',
      applyEdit: async () => {
        fake.done.push('applyEdit');
        return true;
      },
      openTextDocument: async () => ({
        getText: () => '',
        isDirty: false,
        positionAt: () => 0,
        save: async () => true,
      }),
    });
    statIs({ size: 1, type: FileType.File | FileType.SymbolicLink });
    fake.answer = ({ buttons }) => buttons[0];
    const file = { name: '.env', language: 'dotenv', text: 'A=1\n' } as never;
    await assert.rejects(saveFile(file, {} as never), /link to another place/);
    assert.deepEqual(fake.done, []);
  });
});

describe('a credential in a file for a terminal', () => {
  it('that a window left when it ended is gone after the next start, and no other file is', async (t) => {
    const storage = mkdtempSync(path.join(tmpdir(), 'left-'));
    t.after(() => rmSync(storage, { recursive: true }));
    const { removeLeftFiles } = await import('../../../src/host/credentials/terminalFolder.ts');
    // Nothing was ever opened here.
    await removeLeftFiles(storage);
    await mkdir(path.join(storage, 'terminal'));
    const [old, young] = ['old', 'young'].map((name) => path.join(storage, 'terminal', name));
    for (const file of [old, young]) writeFileSync(file ?? '', 'export SECRET=x', { mode: 0o600 });
    const longAgo = Date.now() / 1000 - 3_600;
    utimesSync(old ?? '', longAgo, longAgo);
    await removeLeftFiles(storage);
    assert.deepEqual(readdirSync(path.join(storage, 'terminal')), ['young']);
  });
});

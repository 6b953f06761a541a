// What a workspace, its files and the computer below it can do to settings, files and state: nothing is trusted, lost or overwritten.
import '../../support/useFakeVscode.ts';
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { Memento } from 'vscode';
import { Secret } from '../../../src/core/credential/secret.ts';
import type { Registration } from '../../../src/core/registration/registration.ts';
import { createRedactor } from '../../../src/core/text/redaction.ts';
import { type Disk, emptyDisk, windowOver } from '../../support/suddenEnd.ts';

const { env, fake, FileType, Uri, workspace } = await import('../../support/fakeVscode.ts');
const { createRegistrationStore } = await import('../../../src/host/registrations/registrationStore.ts');
const { proxySettings } = await import('../../../src/host/testing/proxySettings.ts');
const { createReportStore } = await import('../../../src/host/testing/reportStore.ts');
const { createDrafts } = await import('../../../src/host/wizard/drafts.ts');
const { createCredentialStore } = await import('../../../src/host/credentials/credentialStore.ts');
const { readBounded } = await import('../../../src/host/shell/readBounded.ts');
const { linkIn } = await import('../../../src/host/shell/links.ts');
const { createDispatcher } = await import('../../../src/host/shell/dispatcher.ts');
const { pageCommands } = await import('../../../src/host/shell/pageCommands.ts');
const { createPersonArguments } = await import('../../../src/host/shell/call.ts');
const { emptyState } = await import('../../../src/wizard/state.ts');

const registration: Registration = {
  id: 'contoso',
  name: 'Contoso',
  product: 'ownApplication',
  cloud: 'global',
  tenantId: '11111111-2222-3333-4444-555555555555',
  clientId: '66666666-7777-8888-9999-000000000000',
  grant: 'clientSecret',
  mailboxes: [],
};
const evil = { ...registration, cloud: 'custom', authority: 'https://login.evil.example' };

/** The fake's parts that a test puts in place. */
const space = workspace as unknown as Record<string, unknown>;
const files = workspace.fs as unknown as Record<string, unknown>;
const [before, beforeFiles, beforeClipboard] = [{ ...space }, { ...files }, { ...env.clipboard }];
const inspect = (value: Record<string, unknown>) => {
  fake.inspect = () => value as { globalValue?: unknown };
};
const missing = () => Promise.reject(Object.assign(new Error('not there'), { code: 'FileNotFound' }));

beforeEach(() => fake.reset());
afterEach(() => {
  inspect({});
  Object.assign(files, beforeFiles);
  Object.assign(env.clipboard, beforeClipboard);
  Object.assign(space, { workspaceFolders: before['workspaceFolders'], workspaceFile: undefined });
  for (const name of ['openTextDocument', 'applyEdit']) space[name] = before[name];
});

const settle = () => new Promise((resolve) => setImmediate(resolve));
const openStore = () => createRegistrationStore([] as never, { settle });
const folder = { uri: Uri.file('/repo'), name: 'repo', index: 0 };

describe('settings of a workspace', () => {
  it('name no host in a block for one language, in any scope', () => {
    inspect({
      globalLanguageValue: [evil],
      workspaceLanguageValue: [evil],
      workspaceFolderLanguageValue: [evil],
      defaultLanguageValue: [evil],
      defaultValue: [evil],
      languageIds: ['json'],
    });
    assert.deepEqual(openStore().all(), []);
  });

  it('name no host in the settings of a folder, and are marked as from there', () => {
    Object.assign(space, { workspaceFolders: [folder], workspaceFile: Uri.file('/repo/x.code-workspace') });
    inspect({ workspaceFolderValue: [evil] });
    const [found] = openStore().all();
    assert.equal(found?.scope.kind, 'folder');
    assert.equal(found?.registration.authority, undefined);
    assert.notDeepEqual(found?.ignoredHosts, []);
  });

  it('have no say over the proxy, its list of exceptions, its password and its support', () => {
    inspect({
      workspaceValue: 'http://proxy.evil.example:8080',
      workspaceFolderValue: 'http://proxy.evil.example:8080',
      globalLanguageValue: 'http://proxy.evil.example:8080',
    });
    assert.deepEqual(proxySettings(), { proxy: '', noProxy: [], support: 'override' });
  });
});

describe('a file that is not what it seems', () => {
  const save = () => openStore().save(registration, { kind: 'workspace' });
  beforeEach(() => {
    Object.assign(space, { workspaceFolders: [folder] });
  });

  it('is not written through a link, be it the folder or the file', async () => {
    for (const link of ['/repo/.vscode/settings.json/..', '/repo/.vscode/settings.json']) {
      files['stat'] = async (uri: { path: string }) => ({
        size: 0,
        type: uri.path === link ? FileType.SymbolicLink | FileType.File : FileType.File,
      });
      await assert.rejects(save(), /is a link to another place, so nothing was written/);
    }
    assert.deepEqual(fake.done, []);
  });

  it('is not replaced because it cannot be read at the moment', async () => {
    files['stat'] = () => Promise.reject(Object.assign(new Error('EACCES'), { code: 'NoPermissions' }));
    await assert.rejects(save(), /cannot be read, so nothing was written/);
    assert.deepEqual(fake.done, []);
  });

  it('is not written if it is a pipe', async () => {
    files['stat'] = async () => ({ size: 0, type: FileType.Unknown });
    await assert.rejects(save(), /is not a file/);
    await assert.rejects(readBounded(Uri.file('/pipe') as never, 'a list'), /is not a file/);
    assert.deepEqual(fake.done, []);
  });

  it('is not read with 50 MB', async () => {
    files['stat'] = async () => ({ size: 50 * 1024 * 1024, type: FileType.File });
    files['readFile'] = () => assert.fail('it was read');
    await assert.rejects(
      readBounded(Uri.file('/list.csv') as never, 'a list of mailboxes'),
      /50 MB.*too large/,
    );
  });

  it('is found behind a link anywhere in a path', async () => {
    files['stat'] = async (uri: { path: string }) =>
      uri.path === '/repo/.github'
        ? { size: 0, type: FileType.SymbolicLink | FileType.Directory }
        : missing();
    assert.equal(await linkIn(folder.uri as never, '.github/workflows/mail.yml'), '.github');
    assert.equal(await linkIn(folder.uri as never, 'docs/mail.yml'), undefined);
  });
});

describe('a settings file that another program changes', () => {
  const document = (more: object) => ({
    isDirty: false,
    getText: () => '{}',
    positionAt: (at: number) => at,
    save: async () => true,
    ...more,
  });
  const saveWith = (opened: object, applied: boolean) => {
    Object.assign(space, {
      workspaceFolders: [folder],
      openTextDocument: async () => opened,
      applyEdit: async () => applied,
    });
    return openStore().save(registration, { kind: 'workspace' });
  };

  it('is not written over what stands unsaved in an editor', () =>
    assert.rejects(saveWith(document({ isDirty: true }), true), /not saved.*nothing was changed/s));

  it('is said not to be saved if the edit no longer fits, or the file on the disk is newer', async () => {
    await assert.rejects(saveWith(document({}), false), /could not be saved/);
    await assert.rejects(saveWith(document({ save: async () => false }), true), /could not be saved/);
  });
});

describe('a clipboard that fails', () => {
  it('is told, and nothing says that the text was copied', async () => {
    env.clipboard.writeText = () => Promise.reject(new Error('The clipboard is not there.'));
    const services = {
      log: { error: () => undefined },
      redact: (text: string) => text,
      personArguments: createPersonArguments(),
    };
    const pages = { actions: () => ({ message: 'Dear administrator' }) };
    const rows = pageCommands(services as never, pages as never);
    await createDispatcher(rows, [], services as never)('exchangeOAuth.page.copyMessage', undefined);
    assert.deepEqual(
      fake.shown.map(({ kind, text }) => [kind, text]),
      [['error', 'The clipboard is not there.']],
    );
    assert.deepEqual(fake.done, []);
  });
});

function memory(entries: Readonly<Record<string, unknown>> = {}): Memento {
  const kept = new Map<string, unknown>(Object.entries(entries));
  return {
    keys: () => [...kept.keys()],
    get: (key: string) => kept.get(key) as undefined,
    update: async (key: string, value: unknown) => void kept.set(key, structuredClone(value)),
  };
}

const reportsOver = (memento: Memento) =>
  createReportStore({
    memento,
    redact: (text) => text,
    find: () => registration,
    remoteName: undefined,
    subscriptions: [],
  });

describe('state of another version, or damaged', () => {
  it('is no report, does not stop the view, and makes room for the next one', async () => {
    for (const stored of [
      null,
      7,
      'x',
      [],
      { probes: {} },
      { probes: [null, 3, {}, { registration: 'contoso', application: 'x', address: 'a@x.com' }] },
      { version: 3, results: [{ probe: 'x' }] },
      { policies: [{ registration: 'contoso', application: 1, address: 'a@x.com' }], drifts: 'x' },
    ]) {
      const store = reportsOver(memory({ 'reports.v2': stored }));
      assert.deepEqual(store.probes('contoso', 'a@x.com'), []);
      assert.equal(store.policy('contoso', 'a@x.com'), undefined);
      assert.equal(store.declared('contoso', 'a@x.com'), undefined);
      assert.equal(store.drift(registration), undefined);
      const probe = { registration: 'contoso', address: 'a@x.com', protocol: 'imap', ok: true, steps: [] };
      await store.saveProbe(probe as never, registration);
      assert.equal(store.probes('contoso', 'a@x.com').length, 1);
    }
  });

  it('is no draft, and is left as it is until a person begins another', async () => {
    const later = { ...emptyState('d1'), version: 2, product: 'ownApplication' };
    const folder = await mkdtemp(path.join(tmpdir(), 'later-'));
    const file = path.join(folder, 'd1.w1.json');
    await writeFile(file, JSON.stringify(later));
    const drafts = createDrafts(folder, (text) => text);
    assert.equal(drafts.find('d1'), undefined);
    assert.equal(drafts.unfinished(), undefined);
    assert.deepEqual(JSON.parse(await readFile(file, 'utf8')), later);
    await rm(folder, { recursive: true });
  });
});

describe('storage that cannot be written', () => {
  it('fails the save in VS Code’s words, and what was seen is shown until the window ends', async () => {
    const readOnly = { ...memory(), update: () => Promise.reject(new Error('EROFS: read-only file system')) };
    const store = reportsOver(readOnly);
    const probe = { registration: 'contoso', address: 'a@x.com', protocol: 'imap', ok: true, steps: [] };
    await assert.rejects(store.saveProbe(probe as never, registration), /read-only/);
    assert.equal(store.probes('contoso', 'a@x.com').length, 1);
  });
});

describe('settings and secrets that come apart', () => {
  const credentialsOver = (disk: Disk) =>
    createCredentialStore({ ...windowOver(disk), redactor: createRedactor(), subscriptions: [] });

  it('are told as not stored, never as lost, on a computer that only got the settings', async () => {
    const credentials = credentialsOver(emptyDisk());
    const state = await credentials.state(registration);
    assert.deepEqual([state.kind, state.lost], ['none', false]);
    assert.equal(credentials.expected(registration), false);
  });

  it('come together again in another profile, or after the extension was installed anew', async () => {
    const disk = emptyDisk();
    await credentialsOver(disk).store(registration, {
      kind: 'secret',
      secret: new Secret('the secret of it'),
    });
    // The secrets stay with the computer; the extension's own state is another one.
    const other: Disk = { ...emptyDisk(), secrets: disk.secrets };
    const credentials = credentialsOver(other);
    const read = await credentials.read(registration);
    assert.equal(read?.kind === 'secret' && read.secret.reveal(), 'the secret of it');
    assert.equal((await credentials.state(registration)).kind, 'secret');
    assert.equal((await credentials.stored()).length, 1, 'it is listed, so that it can be forgotten');
    await credentials.forget(registration);
    assert.equal(disk.secrets.size, 0);
  });
});

describe('the end of a write that VS Code never tells of', () => {
  it('is waited for no longer than a moment', async () => {
    let settings: readonly unknown[] = [];
    fake.inspect = () => ({ globalValue: settings });
    fake.update = async (_key, value) => {
      settings = value as readonly unknown[];
    };
    await openStore().save(registration, { kind: 'user' }, 'new');
    assert.equal(settings.length, 1);
    fake.update = async () => undefined;
  });
});

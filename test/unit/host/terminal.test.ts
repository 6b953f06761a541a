// Open Terminal with Credentials: in the environment, or through a file that only this account reads and the shell removes.
import '../../support/useFakeVscode.ts';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, beforeEach, describe, it } from 'node:test';
import { Secret } from '../../../src/core/credential/secret.ts';
import type { Registration } from '../../../src/core/registration/registration.ts';

const { env, fake, Uri, window } = await import('../../support/fakeVscode.ts');
const { terminalCommands } = await import('../../../src/host/credentials/terminalCommand.ts');
const { createDispatcher } = await import('../../../src/host/shell/dispatcher.ts');
const { createPersonArguments } = await import('../../../src/host/shell/call.ts');

const registration: Registration = {
  id: 'contoso',
  name: 'Contoso',
  product: 'ownApplication',
  cloud: 'global',
  tenantId: '11111111-2222-3333-4444-555555555555',
  clientId: '66666666-7777-8888-9999-000000000000',
  grant: 'clientCertificate',
  mailboxes: [],
};
/** Lines, quotes and what a shell would expand. */
const key = '-----BEGIN PRIVATE KEY-----\n$(touch x) `id` \'quoted\' \\ "$HOME"\n-----END PRIVATE KEY-----';
const certificate = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----';

const storage = mkdtempSync(path.join(tmpdir(), 'terminal-'));
after(() => rmSync(storage, { recursive: true }));

let created: { env?: Record<string, string> }[] = [];
let typed: string[] = [];
const createTerminal = window.createTerminal;
after(() => {
  window.createTerminal = createTerminal;
  env.shell = '/bin/bash';
});

beforeEach(() => {
  fake.reset();
  env.shell = shellHere.shell;
  [created, typed] = [[], []];
  window.createTerminal = ((options: { env?: Record<string, string> }) => {
    created.push(options);
    return { show: () => undefined, sendText: (text: string) => typed.push(text) };
  }) as unknown as typeof createTerminal;
});

const stored = { registration, scope: { kind: 'user' }, ignoredHosts: [] };
const services = {
  registrations: { all: () => [stored], find: () => stored },
  credentials: {
    read: async () => ({ kind: 'certificate', certificatePem: certificate, privateKeyPem: new Secret(key) }),
  },
  log: { error: () => undefined },
  redact: (text: string) => text,
  personArguments: createPersonArguments(),
} as never;
const run = createDispatcher(terminalCommands(services, Uri.file(storage) as never), [], services);
const open = (button: string) => {
  fake.answer = ({ buttons }) => buttons.find((each) => each === button);
  return run('exchangeOAuth.terminal.open', { registration: 'contoso' });
};
const folder = path.join(storage, 'terminal');
const onWindows = process.platform === 'win32';
/**
 * Windows has no modes: there Node tells of the read-only mark alone, the same for everybody (nodejs.org/api/fs.html,
 * "File modes"), and whose file it is follows from the folder that VS Code gives the extension in the person's profile.
 */
const privateModes = onWindows ? { file: 0o666, folder: 0o666 } : { file: 0o600, folder: 0o700 };
/** What runs the typed line here, and prints two variables with a bar between them. */
const shellHere = onWindows
  ? {
      shell: 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe',
      program: 'powershell.exe',
      options: ['-NoProfile', '-NonInteractive', '-Command'],
      print: '[Console]::Out.Write("$env:EXCHANGE_PRIVATE_KEY|$env:EXCHANGE_CERTIFICATE")',
    }
  : {
      shell: '/bin/bash',
      program: '/bin/sh',
      options: ['-c'],
      print: 'printf %s "$EXCHANGE_PRIVATE_KEY|$EXCHANGE_CERTIFICATE"',
    };

describe('a terminal with credentials', () => {
  it('by file: nothing is in what VS Code shows to extensions, and the file is this account’s alone', async () => {
    await open('Use a File Instead');
    assert.ok(!JSON.stringify([created, typed]).includes('PRIVATE KEY'));
    const [name = ''] = readdirSync(folder);
    const modeOf = (file: string) => statSync(file).mode & 0o777;
    assert.deepEqual({ file: modeOf(path.join(folder, name)), folder: modeOf(folder) }, privateModes);
  });

  it('by file: the shell gets each value as it is, and the file is gone', async () => {
    await open('Use a File Instead');
    const [command = ''] = typed;
    assert.ok(command.startsWith(' '), 'kept out of the history');
    const { program, options, print } = shellHere;
    const seen = execFileSync(program, [...options, `${command}\n${print}`], {
      encoding: 'utf8',
      cwd: storage,
    });
    assert.equal(seen, `${key}|${certificate}`);
    const file = /terminal[\\/]([\w-]+)/.exec(command)?.[1] ?? '';
    assert.ok(file !== '' && !readdirSync(folder).includes(file));
  });

  it('by file: follows no link that stands in the place of its folder', async () => {
    const other = path.join(storage, 'other');
    mkdirSync(other, { mode: 0o755 });
    rmSync(folder, { recursive: true, force: true });
    symlinkSync(other, folder, 'junction');
    const before = statSync(other).mode;
    await open('Use a File Instead');
    assert.deepEqual([readdirSync(other), statSync(other).mode], [[], before]);
    assert.equal(readdirSync(folder).length, 1);
  });

  it('by environment: it is there, after the question has said who can see it', async () => {
    await open('Open Terminal');
    assert.equal(created[0]?.env?.['EXCHANGE_PRIVATE_KEY'], key);
    assert.deepEqual(typed, []);
    assert.match(fake.shown[0]?.detail ?? '', /every extension of this window/);
  });

  it('offers no file to a shell that reads none', async () => {
    for (const shell of ['/usr/bin/fish', 'C:\\Windows\\System32\\cmd.exe', '']) {
      fake.reset();
      env.shell = shell;
      await open('no button');
      assert.deepEqual(fake.shown[0]?.buttons, ['Open Terminal']);
    }
    for (const shell of ['C:\\Program Files\\PowerShell\\7\\pwsh.exe', '/usr/bin/zsh']) {
      fake.reset();
      env.shell = shell;
      await open('no button');
      assert.equal(fake.shown[0]?.buttons.length, 2);
    }
  });
});

// A token of Azure CLI: a stand-in on the PATH that answers, prints noise, fails and never ends.
import assert from 'node:assert/strict';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { evidenceOf } from '../../../src/core/report/failure.ts';
import { azCommand } from '../../../src/host/provisioning/azCommand.ts';
import { azToken, findAz } from '../../../src/host/provisioning/azToken.ts';

const tenant = '11111111-2222-3333-4444-555555555555';
const worldwide = {
  tenantId: tenant,
  cloud: 'global' as const,
  resource: 'https://graph.microsoft.com',
};
const quiet = () => new AbortController().signal;

describe('a token of Azure CLI', {
  skip: process.platform === 'win32' && 'the stand-in is a shell script',
}, () => {
  let folder: string;
  const pathBefore = process.env['PATH'];
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'az-'));
  });
  after(async () => {
    process.env['PATH'] = pathBefore;
    await rm(folder, { recursive: true });
  });

  async function standIn(body: string): Promise<string> {
    const file = path.join(folder, 'az');
    await writeFile(file, `#!/bin/sh\nprintf '%s\\n' "$@" > '${folder}/words'\n${body}\n`);
    await chmod(file, 0o755);
    return file;
  }
  const problemOf = async (work: Promise<unknown>) => {
    const evidence = evidenceOf(
      await work.then(
        () => undefined,
        (error: unknown) => error,
      ),
    );
    return evidence.kind === 'local' ? evidence : assert.fail(evidence.kind);
  };

  it('is found in absolute folders of the PATH and nowhere else', async () => {
    const file = await standIn('');
    process.env['PATH'] = ['.', 'relative', folder].join(path.delimiter);
    assert.equal(await findAz(), file);
    process.env['PATH'] = ['.', 'relative'].join(path.delimiter);
    assert.equal(await findAz(), undefined);
    process.env['PATH'] = pathBefore;
  });

  it('is asked for with words of our own and the tenant, without a shell', async () => {
    const file = await standIn(
      `echo 'WARNING: a new version' >&2; echo '{"accessToken":"ey.to.ken","tenant":"x"}'`,
    );
    assert.equal((await azToken(file, worldwide, quiet())).reveal(), 'ey.to.ken');
    const words = (await readFile(path.join(folder, 'words'), 'utf8')).trim().split('\n');
    assert.deepEqual(words, [
      'account',
      'get-access-token',
      '--resource-type',
      'ms-graph',
      '--tenant',
      tenant,
      '-o',
      'json',
    ]);
  });

  it('asks for the Graph of a national cloud by its address, and names the cloud if there is no token', async () => {
    const file = await standIn('exit 1');
    const ask = { tenantId: tenant, cloud: 'gccHigh' as const, resource: 'https://graph.microsoft.us' };
    const { text } = await problemOf(azToken(file, ask, quiet()));
    assert.match(text, /az cloud set --name AzureUSGovernment/);
    assert.match(text, /az login --scope https:\/\/graph\.microsoft\.us\/\.default/);
    const words = (await readFile(path.join(folder, 'words'), 'utf8')).trim().split('\n');
    assert.deepEqual(words.slice(2, 4), ['--resource', 'https://graph.microsoft.us']);
  });

  it('takes no tenant that is not an ID, whatever it holds', async () => {
    const file = await standIn('echo "{}"');
    for (const hostile of ['contoso.com', '$(touch x)', `${tenant} & calc`, '']) {
      assert.equal(
        (await problemOf(azToken(file, { ...worldwide, tenantId: hostile }, quiet()))).problem,
        'signInNeeded',
      );
    }
  });

  it('says what to run if it gives none, and repeats nothing of what it printed', async () => {
    for (const body of [
      'echo "secret-in-output"; exit 1',
      'echo "no json secret-in-output"',
      'echo "{}"',
      `echo '{"accessToken":""}'`,
    ]) {
      const { text } = await problemOf(azToken(await standIn(body), worldwide, quiet()));
      assert.match(text, /az login/);
      assert.doesNotMatch(text, /secret-in-output/);
    }
  });

  it('ends with the person who cancels', async () => {
    const file = await standIn('exec sleep 30');
    const controller = new AbortController();
    const work = azToken(file, worldwide, controller.signal);
    controller.abort(new Error('cancelled by the person'));
    await assert.rejects(work, /cancelled by the person/);
  });
});

describe('the command line of az.cmd', () => {
  const words = ['account', 'get-access-token', '--tenant', tenant];
  const place = 'C:\\Program Files (x86)\\Microsoft SDKs\\Azure\\CLI2\\wbin\\az.cmd';

  it('runs through the system’s cmd, with quotes that survive blanks and brackets', () => {
    const { file, args, verbatim } = azCommand(place, words, 'win32', { SystemRoot: 'D:\\Windows' });
    assert.equal(file, 'D:\\Windows\\System32\\cmd.exe');
    assert.deepEqual(args.slice(0, 4), ['/d', '/v:off', '/s', '/c']);
    assert.equal(verbatim, true);
    // cmd /?: with /s the first and the last quote are taken off, and what is left is run as it stands.
    const [line = ''] = args.slice(4);
    assert.match(line, /^".*"$/);
    assert.equal(line.slice(1, -1), `"${place}" account get-access-token --tenant ${tenant}`);
  });

  it('holds no sign outside the quotes that cmd gives a meaning to', () => {
    for (const folder of ['C:\\a & b', 'C:\\a ^ b', 'C:\\a!b!', 'C:\\(x) | y', 'C:\\a=b;c,d', 'C:\\Ümläut']) {
      const az = `${folder}\\az.cmd`;
      const [line = ''] = azCommand(az, words, 'win32', {}).args.slice(4);
      // With /s: the outer quotes go. What is left are the quoted file and words of our own.
      const [, file, rest = ''] = /^"([^"]*)"(.*)$/.exec(line.slice(1, -1)) ?? [];
      assert.equal(file, az);
      assert.match(rest, /^[\w .:/-]*$/);
    }
  });

  it('is refused for a folder that cmd would read as something else', () => {
    for (const folder of ['C:\\%TEMP%', 'C:\\a" & calc & "'])
      assert.throws(() => azCommand(`${folder}\\az.cmd`, words, 'win32', {}), /cmd cannot take/);
  });

  it('is no shell’s elsewhere, and none for a program', () => {
    assert.deepEqual(azCommand('/usr/bin/az', words, 'linux', {}), {
      file: '/usr/bin/az',
      args: words,
      verbatim: false,
    });
    assert.equal(azCommand('C:\\az.exe', words, 'win32', {}).file, 'C:\\az.exe');
  });
});

// What the scripts do when two run at once, when npm fails, and when a person mistypes: plain words, no hosts, no mess.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const scripts = path.join(import.meta.dirname, '..', '..', '..', 'scripts');
const moduleOf = (file: string) => JSON.stringify(pathToFileURL(path.join(scripts, file)).href);
const run = promisify(execFile);

/** Runs a few lines of a script in a process of its own. */
async function runLines(lines: string, env: Record<string, string> = {}): Promise<string> {
  const options = { env: { ...process.env, ...env } };
  const { stdout, stderr } = await run(process.execPath, ['--input-type=module', '--eval', lines], options);
  return stdout + stderr;
}

function scratch(t: TestContext): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'exchange-oauth-scripts-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

describe('the lock', () => {
  const name = `test-${process.pid}`;
  const lock = path.join(scripts, '..', '.cache', 'locks', name);
  const holding = (body: string) =>
    `import { withLock } from ${moduleOf('setup/lock.mjs')};
     import { appendFileSync } from 'node:fs';
     await withLock(${JSON.stringify(name)}, async () => { ${body} });`;

  test('lets one process in at a time', async (t) => {
    const file = path.join(scratch(t), 'order');
    const body = `appendFileSync(${JSON.stringify(file)}, 'in '); await new Promise((r) => setImmediate(r));
                  appendFileSync(${JSON.stringify(file)}, 'out ');`;
    await Promise.all([1, 2, 3].map(() => runLines(holding(body))));
    assert.equal(readFileSync(file, 'utf8'), 'in out '.repeat(3));
  });

  test('of a process that has died is broken', async () => {
    const { stdout: dead } = await run(process.execPath, ['--print', 'process.pid']);
    mkdirSync(lock, { recursive: true });
    writeFileSync(path.join(lock, 'owner'), dead.trim());
    assert.match(await runLines(holding(`console.log('in');`)), /^in$/m);
  });

  test('is released when the work fails', async () => {
    await assert.rejects(runLines(holding(`throw new Error('no');`)));
    assert.match(await runLines(holding(`console.log('in');`)), /^in$/m);
  });
});

describe('a failing npm', () => {
  test('is told with what, why and what to do, and without a host', async (t) => {
    const host = 'packages.corp.internal';
    const npm = path.join(scratch(t), 'npm-cli.js');
    const says = `npm error network request to https://${host}/x failed, reason: getaddrinfo ENOTFOUND ${host}`;
    writeFileSync(npm, `console.error(${JSON.stringify(says)}); process.exitCode = 1;`);
    const lines = `
      import { npm } from ${moduleOf('setup/npm.mjs')};
      import { sayFailure } from ${moduleOf('setup/say.mjs')};
      await npm(['ci'], { cwd: '.', failing: 'Could not install the packages.' }).catch(sayFailure);`;
    const said = await runLines(lines, { npm_execpath: npm });
    assert.match(said, /^Could not install the packages\.$/m);
    assert.match(said, /^Why: npm ci ended with exit code 1:$/m);
    assert.match(said, /ENOTFOUND <host>/);
    assert.match(said, /^What to do: .*npm ping/m);
    assert.doesNotMatch(said, /corp\.internal/);
  });
});

describe('a mistyped command line', () => {
  const refused: [script: string, args: string[], says: RegExp][] = [
    ['start.mjs', ['--browsr'], /npm start -- --help/],
    ['start.mjs', ['--desktop', '--browser'], /exclude each other/],
    ['start.mjs', ['--port', '70000'], /"70000" is not a port/],
    ['test.mjs', ['unti'], /There is no suite "unti"[\s\S]*unit/],
  ];
  for (const [script, args, says] of refused) {
    test(`${script} ${args.join(' ')} is answered with the choices`, async () => {
      const failed: { code?: unknown; stderr?: string } = await run(process.execPath, [
        path.join(scripts, script),
        ...args,
      ]).then(
        () => ({}),
        (error) => error,
      );
      assert.equal(failed.code, 1);
      assert.match(failed.stderr ?? '', says);
      assert.doesNotMatch(failed.stderr ?? '', /^\s+at /m, 'no stack');
    });
  }
});

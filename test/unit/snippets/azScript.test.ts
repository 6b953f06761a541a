// The set-up script for Azure CLI, run by a real shell with a stand-in for az: what is sent, and that no value becomes code.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { applicationPermissions, delegatedPermissions } from '../../../src/core/permissions/permissions.ts';
import { azScript } from '../../../src/snippets/azScript.ts';

const run = promisify(execFile);
const values = {
  name: 'Contoso Capture',
  uniqueName: 'eo2s-contoso',
  tenant: 'contoso.com',
  cloud: 'global',
  audience: 'AzureADMyOrg',
  publicClientFlows: false,
  redirects: [],
  permissions: [applicationPermissions.imap, delegatedPermissions.graph],
} as const;

describe('the script for Azure CLI', {
  skip: process.platform === 'win32' && 'it is a POSIX shell script',
}, () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'az-script-'));
    // Each call on one line, its words in brackets; what is asked for by query is a fixed ID.
    const az = `#!/bin/sh\nfor word in "$@"; do printf '[%s]' "$word" >> '${folder}/calls'; done\nprintf '\\n' >> '${folder}/calls'\ncase "$*" in *--query*) echo 11111111-2222-3333-4444-555555555555;; esac\n`;
    await writeFile(path.join(folder, 'az'), az);
    await chmod(path.join(folder, 'az'), 0o755);
  });
  after(() => rm(folder, { recursive: true }));

  async function calls(script: string): Promise<{ readonly lines: readonly string[]; readonly out: string }> {
    await writeFile(path.join(folder, 'calls'), '');
    await writeFile(path.join(folder, 'setup.sh'), script);
    const env = { PATH: `${folder}${path.delimiter}${process.env['PATH'] ?? ''}` };
    const { stdout } = await run('sh', [path.join(folder, 'setup.sh')], { env, cwd: folder });
    return { lines: (await readFile(path.join(folder, 'calls'), 'utf8')).trim().split('\n'), out: stdout };
  }

  it('upserts by the unique name, consents, and prints the IDs as one line of JSON', async () => {
    const { lines, out } = await calls(azScript(values));
    assert.match(
      lines[1] ?? '',
      /\[PATCH\].*applications\(uniqueName='eo2s-contoso'\).*\[Prefer=create-if-missing\].*"signInAudience":"AzureADMyOrg"/,
    );
    assert.equal(lines.filter((line) => line.includes('/appRoleAssignedTo]')).length, 1);
    assert.match(lines.find((line) => line.includes('oauth2PermissionGrants')) ?? '', /"scope":"Mail\.Read"/);
    assert.deepEqual(Object.keys(JSON.parse(out) as object), ['clientId', 'servicePrincipalId']);
    for (const line of lines) {
      const body = /\[--body\]\[(\{.*\})\]/.exec(line)?.[1];
      if (body !== undefined) assert.doesNotThrow(() => JSON.parse(body), line);
    }
  });

  it('keeps a hostile name a name', async () => {
    for (const name of ["O'Brien $(touch pwned) `touch pwned`", '"; touch pwned; "', "'; touch pwned #"]) {
      const { lines } = await calls(azScript({ ...values, name }));
      const body = /\[--body\]\[(\{.*?\})\]\[--output\]/.exec(lines[1] ?? '')?.[1] ?? '';
      assert.equal((JSON.parse(body) as { displayName: string }).displayName, name);
      await assert.rejects(readFile(path.join(folder, 'pwned')));
    }
  });
});

// A token of Azure CLI, where it is installed and signed in to this very tenant: asked for with an argument array, no shell.

import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { Secret } from '../../core/credential/secret.ts';
import * as l10n from '../../core/l10n.ts';
import { Failure } from '../../core/report/failure.ts';
import { isGuid } from '../../core/text/text.ts';

const run = promisify(execFile);
const timeoutMs = 60_000;

const answer = v.object({ accessToken: v.pipe(v.string(), v.minLength(1)) });

/** Absolute path of `az` on the PATH; folders that are not absolute are not searched. */
export async function findAz(): Promise<string | undefined> {
  const names = process.platform === 'win32' ? ['az.cmd'] : ['az'];
  const folders = (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .filter((folder) => path.isAbsolute(folder));
  for (const folder of folders) {
    for (const name of names) {
      const file = path.join(folder, name);
      if (await isExecutable(file)) return file;
    }
  }
  return undefined;
}

/** A token for Microsoft Graph. Throws a Failure where Azure CLI gives none; what it prints is never logged. */
export async function azToken(az: string, tenantId: string, signal: AbortSignal): Promise<Secret> {
  // The only value of the command line that is not ours.
  if (!isGuid(tenantId))
    throw failed(l10n.record('Azure CLI needs the directory (tenant) ID; the registration has a domain.'));
  const words = [
    'account',
    'get-access-token',
    '--resource-type',
    'ms-graph',
    '--tenant',
    tenantId,
    '-o',
    'json',
  ];
  // A .cmd file runs in cmd alone, which gets our own words and a GUID.
  const [file, args] = process.platform === 'win32' ? ['cmd.exe', ['/d', '/c', az, ...words]] : [az, words];
  try {
    const options = { timeout: timeoutMs, signal, cwd: homedir(), windowsHide: true, maxBuffer: 1024 * 1024 };
    const { stdout } = await run(file, args, options);
    return new Secret(v.parse(answer, JSON.parse(stdout)).accessToken);
  } catch {
    if (signal.aborted) throw signal.reason;
    // Without the cause: its text can hold the token.
    throw failed(
      l10n.record(
        'Azure CLI gave no token for this tenant. Run “az login --scope https://graph.microsoft.com//.default” in a terminal, then try again.',
      ),
    );
  }
}

const failed = (text: string): Failure => new Failure({ kind: 'local', problem: 'signInNeeded', text });

async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

// A token of Azure CLI, if it is installed and signed in to this very tenant: asked for with an argument array, no shell.

import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { Secret } from '../../core/credential/secret.ts';
import * as l10n from '../../core/l10n.ts';
import type { CloudId } from '../../core/registration/registration.ts';
import { Failure } from '../../core/report/failure.ts';
import { isGuid } from '../../core/text/text.ts';
import { azCommand } from './azCommand.ts';

const run = promisify(execFile);
const timeoutMs = 60_000;

const answer = v.object({ accessToken: v.pipe(v.string(), v.minLength(1)) });

/** Absolute path of `az` on the PATH; folders that are not absolute are not searched. */
export async function findAz(): Promise<string | undefined> {
  const names = process.platform === 'win32' ? ['az.cmd', 'az.exe'] : ['az'];
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

/** The name that `az cloud set` knows each cloud by (Azure CLI, "Manage clouds"); DoD is in the same as GCC High. */
export const azClouds: Readonly<Partial<Record<CloudId, string>>> = {
  global: 'AzureCloud',
  gccHigh: 'AzureUSGovernment',
  dod: 'AzureUSGovernment',
  china: 'AzureChinaCloud',
};

export interface AzAsk {
  readonly tenantId: string;
  readonly cloud: CloudId;
  /** Microsoft Graph of the cloud, as the token's audience: one of the table's, never a text of the registration. */
  readonly resource: string;
}

/** A token for Microsoft Graph. Throws a Failure if Azure CLI gives none; what it prints is never logged. */
export async function azToken(az: string, ask: AzAsk, signal: AbortSignal): Promise<Secret> {
  // The only value of the command line that is not ours.
  if (!isGuid(ask.tenantId))
    throw failed(l10n.record('Azure CLI needs the directory (tenant) ID; the registration has a domain.'));
  const command = azCommand(az, wordsFor(ask), process.platform, process.env);
  try {
    const options = { timeout: timeoutMs, signal, cwd: homedir(), windowsHide: true, maxBuffer: 1024 * 1024 };
    const { stdout } = await run(command.file, [...command.args], {
      ...options,
      windowsVerbatimArguments: command.verbatim,
    });
    return new Secret(v.parse(answer, JSON.parse(stdout)).accessToken);
  } catch {
    if (signal.aborted) throw signal.reason;
    // Without the cause: its text can hold the token.
    throw failed(adviceFor(ask));
  }
}

const wordsFor = ({ tenantId, cloud, resource }: AzAsk): readonly string[] => [
  'account',
  'get-access-token',
  // Outside the worldwide cloud `ms-graph` is what az is set to, which can be another cloud's.
  ...(cloud === 'global' ? ['--resource-type', 'ms-graph'] : ['--resource', resource]),
  '--tenant',
  tenantId,
  '-o',
  'json',
];

function adviceFor({ cloud, resource }: AzAsk): string {
  const scope = `${cloud === 'global' ? 'https://graph.microsoft.com/' : resource}/.default`;
  if (cloud === 'global')
    return l10n.record(
      'Azure CLI gave no token for this tenant. Run “az login --scope {0}” in a terminal, then try again.',
      scope,
    );
  return l10n.record(
    'Azure CLI gave no token for this tenant. Run “az cloud set --name {0}” and “az login --scope {1}” in a terminal, then try again.',
    azClouds[cloud] ?? '',
    scope,
  );
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

// Runs the check in this process against a demo tenant, with everything it prints kept.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { TestContext } from 'node:test';
import * as tls from 'node:tls';
import { main } from '../../src/check/check.ts';
import type { CheckResult } from '../../src/check/checkResult.ts';
import type { DemoTenant } from '../../src/demo/demoTenant.ts';
import { scratchFolder } from './tools.ts';

export interface CheckRun {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** The JSON that it wrote. */
  readonly result: CheckResult | undefined;
}

/** Trusts the tenant's certificate authority in this process until the test ends, as NODE_EXTRA_CA_CERTS would. */
export function believe(t: TestContext, tenant: DemoTenant): void {
  const before = tls.getCACertificates('default');
  tls.setDefaultCACertificates([...before, tenant.endpoints.trustedCa]);
  t.after(() => tls.setDefaultCACertificates(before));
}

/** The tenant as a registration of the cloud "custom", whose hosts an option has to allow. */
export function customRegistration(tenant: DemoTenant, extra: object = {}): Record<string, unknown> {
  const { authority, ews, graph, imap, pop, smtp } = tenant.endpoints;
  return {
    id: 'own',
    name: 'Own servers',
    product: 'ownApplication',
    cloud: 'custom',
    tenantId: tenant.tenantId,
    clientId: tenant.clientId,
    grant: 'clientSecret',
    authority,
    endpoints: { ews, graph, imap, pop, smtp },
    mailboxes: [
      {
        address: tenant.mailboxes[0],
        protocols: ['ews', 'imap', 'graph'],
        controlMailbox: tenant.controlMailbox,
      },
    ],
    ...extra,
  };
}

/** `--allow-host` for every host of the tenant. */
export function allowHosts(tenant: DemoTenant): readonly string[] {
  const { authority, ews, graph, imap, pop, smtp } = tenant.endpoints;
  const hosts = [...[authority, ews, graph].map((url) => new URL(url).host), imap, pop, smtp];
  return hosts.flatMap((host) => ['--allow-host', host]);
}

/** Writes a settings.json with these registrations and runs the check on it. */
export async function runCheck(
  t: TestContext,
  registrations: readonly object[],
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<CheckRun> {
  const folder = scratchFolder(t);
  const file = path.join(folder, 'settings.json');
  writeFileSync(
    file,
    `// comments stay\n${JSON.stringify({ 'exchangeOAuth.registrations': registrations })}`,
  );
  return runCheckOn(file, args, env);
}

/** Runs the check on a file; its JSON goes to standard output. */
async function runCheckOn(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<CheckRun> {
  const run = await runProgram([file, '--json', '-', ...args], env);
  const { out } = run;
  return { ...run, result: out.startsWith('{') ? (JSON.parse(out) as CheckResult) : undefined };
}

/** Runs the program in this process, as a log would show it. */
export async function runProgram(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Omit<CheckRun, 'result'>> {
  let out = '';
  let err = '';
  const streams = {
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
    terminal: false,
  };
  const code = await main(args, env, streams, '0.0.0');
  return { code, out, err };
}

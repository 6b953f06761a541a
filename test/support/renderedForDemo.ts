// Renders a target for the demo tenant into a folder, with the environment that its notes ask for.
import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import path from 'node:path';
import type { TestContext } from 'node:test';
import type { GrantId, Mailbox, ProtocolId, Registration } from '../../src/core/registration/registration.ts';
import { isRefusal } from '../../src/products/product.ts';
import { renderTarget } from '../../src/products/registry.ts';
import type { DemoTenant } from './demo.ts';
import { runToolBeside, scratchFolder, type ToolRun, writeFiles } from './tools.ts';

export interface Rendered {
  readonly folder: string;
  readonly mailbox: string;
  readonly ca: string;
  run(tool: string, toolArguments: readonly string[], input?: string): Promise<ToolRun>;
}

/** The rendered files lie in `folder`, beside `ca.pem`; `run` starts a program there that trusts the tenant. */
export async function renderedForDemo(
  t: TestContext,
  demo: DemoTenant,
  target: string,
  protocols: readonly ProtocolId[],
  grant: GrantId = 'clientSecret',
): Promise<Rendered> {
  const address = demo.mailboxes[0] ?? '';
  const mailbox: Mailbox = { address, protocols };
  const registration: Registration = {
    id: 'demo',
    name: 'Demo',
    product: 'ownApplication',
    cloud: 'demo',
    tenantId: demo.tenantId,
    clientId: demo.clientId,
    grant,
    mailboxes: [mailbox],
  };
  const result = await renderTarget(registration, mailbox, target, demo.endpoints);
  assert.ok(!isRefusal(result), isRefusal(result) ? result.refused : '');
  const folder = scratchFolder(t);
  const ca = path.join(folder, 'ca.pem');
  writeFiles(folder, {
    ...Object.fromEntries(result.files.map(({ name, text }) => [name, text])),
    'ca.pem': demo.endpoints.trustedCa,
  });
  for (const { name } of result.files) chmodSync(path.join(folder, name), 0o700);
  const env = {
    HOME: folder,
    PATH: `${folder}:${process.env['PATH'] ?? ''}`,
    EXCHANGE_CLIENT_SECRET: demo.secret,
    EXCHANGE_PASSWORD: demo.password,
    SSL_CERT_FILE: ca,
    CURL_CA_BUNDLE: ca,
    REQUESTS_CA_BUNDLE: ca,
    NODE_EXTRA_CA_CERTS: ca,
  };
  return {
    folder,
    mailbox: address,
    ca,
    run: (tool, toolArguments, input) =>
      runToolBeside(tool, toolArguments, { cwd: folder, env, ...(input === undefined ? {} : { input }) }),
  };
}

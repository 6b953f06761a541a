// The operating system’s authorities are trusted if they are asked for. They are read at a process's start.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { before, type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { makeTrust, serveTls, type TestTrust } from '../../support/scriptedServer.ts';

let trust: TestTrust;
before(async () => {
  trust = await makeTrust();
});

const entry = pathToFileURL(path.join(import.meta.dirname, '../../../src/net/createNetwork.ts')).href;

/** What a fresh process sees whose system store holds the test authority. */
async function openInProcess(t: TestContext, systemCertificates: boolean): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'authorities-'));
  t.after(() => rm(folder, { recursive: true }));
  const store = path.join(folder, 'store.pem');
  await writeFile(store, trust.authority.certificatePem);
  const server = await serveTls(t, trust.server, () => {});
  const script = `
    const { createNetwork } = await import(${JSON.stringify(entry)});
    const target = { host: 'localhost', port: ${server.port} };
    const network = createNetwork({ allowedHosts: [target], systemCertificates: ${systemCertificates}, proxyFor: () => undefined });
    const hops = [];
    const call = { signal: new AbortController().signal, deadlineMs: 20000, onHop: ({ hop, ok }) => hops.push(hop + ':' + ok) };
    await network.open({ ...target, security: 'implicitTls' }, call).then((socket) => socket.destroy(), () => {});
    process.stdout.write(hops.join(' '));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    // OpenSSL's own variables for the system store.
    env: { PATH: process.env['PATH'], SSL_CERT_FILE: store, SSL_CERT_DIR: folder },
  });
  return stdout;
}

test('a certificate that only the system’s store vouches for is believed when that is wanted', async (t) => {
  if (process.platform !== 'linux')
    return t.diagnostic('The store is replaced by environment on Linux only.');
  assert.equal(await openInProcess(t, true), 'dns:true tcp:true tls:true');
  assert.equal(await openInProcess(t, false), 'dns:true tcp:true tls:false');
});

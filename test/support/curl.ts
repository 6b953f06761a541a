// Debian's curl as a mail client with a bearer token; the token stands in a file, not on the command line.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type DemoTenant, hostPort } from './demo.ts';

/** What curl prints for `scheme://host:port{path}`, signed in with XOAUTH2. */
export async function curl(
  demo: DemoTenant,
  endpoint: string,
  scheme: 'imaps' | 'pop3s',
  path: string,
  user: string,
  token: string,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'demo-curl-'));
  try {
    await writeFile(join(folder, 'ca.pem'), demo.endpoints.trustedCa);
    await writeFile(join(folder, 'config'), `user = "${user}:"\noauth2-bearer = "${token}"\n`, {
      mode: 0o600,
    });
    const { host, port } = hostPort(endpoint);
    const { stdout } = await promisify(execFile)('curl', [
      '--silent',
      '--show-error',
      '--noproxy',
      '*',
      '--cacert',
      join(folder, 'ca.pem'),
      '--config',
      join(folder, 'config'),
      `${scheme}://${host}:${port}${path}`,
    ]);
    return stdout;
  } finally {
    await rm(folder, { recursive: true });
  }
}

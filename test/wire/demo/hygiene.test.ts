// What a server on loopback must not do: listen elsewhere, trust foreign pages, read files, outlive its stop.
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { after, afterEach, before, describe, it } from 'node:test';
import { connect as connectTls } from 'node:tls';
import { appToken, call, type DemoTenant, hostPort, postToken, startDemo } from '../../support/demo.ts';

let demo: DemoTenant;

before(async () => {
  demo = await startDemo({ slowMs: 400 });
});
after(() => demo?.stop());
afterEach(() => demo.setScenario('healthy'));

const web = () => [demo.endpoints.authority, demo.endpoints.graph, new URL(demo.endpoints.ews).origin];
const everywhere = () => [
  ...web().map((origin) => new URL(origin).host),
  demo.endpoints.imap,
  demo.endpoints.pop,
  demo.endpoints.smtp,
];

const refuses = async (host: string, port: number): Promise<boolean> => {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect({ host, port });
  socket.once('connect', () => resolve(false));
  socket.once('error', () => resolve(true));
  const refused = await promise;
  socket.destroy();
  return refused;
};

describe('loopback hygiene of the demo tenant', () => {
  it('listens on six ports of 127.0.0.1 and on no other address', async () => {
    assert.equal(new Set(everywhere()).size, 6);
    const others = Object.values(networkInterfaces())
      .flatMap((entries) => entries ?? [])
      .filter((entry) => entry.family === 'IPv4' && !entry.internal)
      .map((entry) => entry.address);
    for (const endpoint of everywhere()) {
      for (const address of others)
        assert.equal(await refuses(address, hostPort(endpoint).port), true, address);
    }
  });

  it('answers its own Host names only, so that rebinding a name to loopback gives nothing', async () => {
    for (const origin of web()) {
      const port = new URL(origin).port;
      const wrong = [
        'evil.example',
        `evil.example:${port}`,
        `localhost.evil.example:${port}`,
        'localhost',
        'localhost:1',
      ];
      for (const host of wrong)
        assert.equal((await call(demo, `${origin}/`, { headers: { host } })).status, 421, host);
      assert.notEqual(
        (await call(demo, `${origin}/`, { headers: { host: `127.0.0.1:${port}` } })).status,
        421,
      );
    }
  });

  it('refuses requests that a page of another origin makes, and sends no CORS headers', async () => {
    const url = `${demo.endpoints.authority}/${demo.tenantId}/oauth2/v2.0/token`;
    for (const origin of ['https://evil.example', 'null', 'http://localhost', 'https://localhost:1']) {
      assert.equal(
        (await call(demo, url, { method: 'POST', headers: { origin }, body: '' })).status,
        403,
        origin,
      );
    }
    const form = { grant_type: 'client_credentials' };
    assert.equal((await postToken(demo, form, { 'sec-fetch-site': 'cross-site' })).status, 403);
    const answer = await call(demo, url, {
      method: 'OPTIONS',
      headers: { 'access-control-request-method': 'POST' },
    });
    for (const name of Object.keys(answer.headers)) assert.doesNotMatch(name, /^access-control-/);
  });

  it('knows no files: every path outside the routes is refused, however it is written', async () => {
    const paths = [
      '/../../etc/passwd',
      '/%2e%2e/%2e%2e/etc/passwd',
      '/..%2f..%2fetc%2fpasswd',
      '/etc/passwd',
      '//etc/passwd',
      '/%00',
      '/%zz',
    ];
    for (const origin of web()) {
      for (const path of paths) {
        const { status, text } = await call(demo, `${origin}${path}`, {});
        assert.ok(status >= 400 && status < 500, `${origin}${path}: ${status}`);
        assert.doesNotMatch(text, /root:/);
      }
    }
  });

  it('stops reading a body that is too large', async () => {
    const body = 'x'.repeat(5 * 1024 * 1024);
    const outcome = await call(demo, `${demo.endpoints.graph}/v1.0/$batch`, { method: 'POST', body }).then(
      (answer) => answer.status,
      () => 413,
    );
    assert.equal(outcome, 413);
  });

  it('speaks TLS 1.2 and newer with a certificate that only its own authority vouches for', async () => {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    const socket = connectTls({ ...hostPort(demo.endpoints.imap), servername: 'localhost' });
    socket.once('secureConnect', () => reject(new Error('trusted by the system')));
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''));
    assert.match(await promise, /SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER/);
    socket.destroy();
  });

  it('slow: an answer comes after those that were asked for later, and it does come', async () => {
    const order: string[] = [];
    const asked = demo.journal.length;
    demo.setScenario('slow');
    const late = appToken(demo).then(() => order.push('late'));
    while (demo.journal.length === asked) await new Promise((resolve) => setImmediate(resolve));
    demo.setScenario('healthy');
    await appToken(demo).then(() => order.push('early'));
    await late;
    assert.deepEqual(order, ['early', 'late']);
  });

  it('down: connections are reset on every surface, and healthy brings all back', async () => {
    demo.setScenario('down');
    for (const origin of web()) await assert.rejects(call(demo, `${origin}/`));
    demo.setScenario('healthy');
    assert.ok(await appToken(demo));
  });

  it('takes no scenario that does not exist', () => {
    assert.throws(() => demo.setScenario('constructor' as 'healthy'), /no scenario/);
    assert.equal(demo.scenario, 'healthy');
  });
});

describe('stopping the demo tenant', () => {
  it('ends requests that wait and leaves no socket and no timer', async () => {
    const resources = () =>
      process.getActiveResourcesInfo().filter((name) => /TCP|TLS|Server|Timeout/.test(name)).length;
    const before = resources();
    const own = await startDemo({ latencyMs: 60_000 });
    const idle = connect(hostPort(own.endpoints.imap));
    idle.on('error', () => undefined);
    const waiting = assert.rejects(call(own, `${own.endpoints.graph}/v1.0/me`));
    while (own.journal.length === 0) await new Promise((resolve) => setImmediate(resolve));
    await own.stop();
    await waiting;
    idle.destroy();
    await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setImmediate(resolve));
    assert.ok(resources() <= before, String(process.getActiveResourcesInfo()));
    for (const endpoint of [own.endpoints.imap, own.endpoints.smtp]) {
      assert.equal(await refuses('127.0.0.1', hostPort(endpoint).port), true);
    }
  });

  it('two tenants run side by side with their own secrets, ports and authorities', async () => {
    const other = await startDemo();
    try {
      assert.notEqual(other.secret, demo.secret);
      assert.notEqual(other.endpoints.trustedCa, demo.endpoints.trustedCa);
      const token = await appToken(other);
      const answer = await call(demo, `${demo.endpoints.graph}/v1.0/me`, {
        headers: { authorization: `Bearer ${token}` },
      });
      assert.equal(answer.status, 401);
    } finally {
      await other.stop();
    }
  });
});

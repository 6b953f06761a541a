// The SMTP probe against smtp-server, nodemailer's own server: STARTTLS, implicit TLS, and the same verdict as verify().
import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { before, type TestContext, test } from 'node:test';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { runProbe } from '../../../src/probes/runProbe.ts';
import { goodToken } from '../../support/mailServer.ts';
import { nodemailerVerifies } from '../../support/otherClients.ts';
import { acquired, endpointsAt, failureIn, probeOf, statuses, testMailbox } from '../../support/probeRig.ts';
import { makeTrust, type TestTrust } from '../../support/scriptedServer.ts';

let trust: TestTrust;
before(async () => {
  trust = await makeTrust();
});

async function serve(
  t: TestContext,
  more: SMTPServerOptions = {},
): Promise<{ port: number; messages: () => number }> {
  let messages = 0;
  const server = new SMTPServer({
    key: trust.server.privateKeyPem,
    cert: trust.server.certificatePem,
    // With LOGIN beside it nodemailer's custom XOAUTH2 is passed over.
    authMethods: ['XOAUTH2'],
    onAuth: ({ accessToken, username }, _, done) => {
      if (accessToken === goodToken) return done(null, { user: username });
      done(Object.assign(new Error('5.7.3 Authentication unsuccessful'), { responseCode: 535 }));
    },
    onData: (stream, _, done) => {
      messages++;
      stream.resume();
      stream.on('end', () => done());
    },
    ...more,
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  t.after(() => new Promise<void>((resolve) => void server.close(() => resolve())));
  return { port: (server.server.address() as AddressInfo).port, messages: () => messages };
}

test('a good token passes and a bad one fails, as with nodemailer’s verify()', async (t) => {
  const { port, messages } = await serve(t);
  for (const token of [goodToken, 'another-token', `${goodToken}x`.repeat(30)]) {
    const outcome = await runProbe(
      probeOf(t, trust, 'smtp', port, { acquireToken: async () => acquired(token) }),
    );
    const ca = trust.authority.certificatePem;
    const theirs = await nodemailerVerifies({ port, ca, user: testMailbox, token });
    assert.equal(outcome.ok, theirs, statuses(outcome));
    assert.equal(outcome.ok, token === goodToken);
  }
  assert.equal(messages(), 0);
});

test('implicit TLS works the same', async (t) => {
  const { port } = await serve(t, { secure: true });
  const endpoints = endpointsAt(port, { smtp: { host: 'localhost', port, security: 'implicitTls' } });
  const outcome = await runProbe(probeOf(t, trust, 'smtp', port, { endpoints }));
  assert.equal(outcome.ok, true, statuses(outcome));
});

test('a server that hides STARTTLS gets no token', async (t) => {
  let authenticated = 0;
  const { port } = await serve(t, {
    hideSTARTTLS: true,
    allowInsecureAuth: true,
    onAuth: (_auth, _session, done) => {
      authenticated++;
      done(null, { user: 'x' });
    },
  });
  const { step, evidence } = failureIn(await runProbe(probeOf(t, trust, 'smtp', port)));
  assert.equal(step, 'tls');
  assert.partialDeepStrictEqual(evidence, { kind: 'protocol', problem: 'noStartTls' });
  assert.equal(authenticated, 0);
});

test('a recipient that the server refuses is a failure of the right to send', async (t) => {
  const { port } = await serve(t, {
    onRcptTo: (_address, _session, done) =>
      done(Object.assign(new Error('5.1.1 unknown'), { responseCode: 550 })),
  });
  assert.equal(failureIn(await runProbe(probeOf(t, trust, 'smtp', port))).step, 'sendAs');
});

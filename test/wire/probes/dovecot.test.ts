// The probes against a real Dovecot, and imapflow and nodemailer beside them: the same verdict on every token.
import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { after, before, type TestContext, test } from 'node:test';
import { SMTPServer } from 'smtp-server';
import type { Evidence } from '../../../src/core/report/evidence.ts';
import type { ProbeOutcome, StepId } from '../../../src/core/report/probeReport.ts';
import { createNetwork } from '../../../src/net/createNetwork.ts';
import type { Network } from '../../../src/net/network.ts';
import { runProbe } from '../../../src/probes/runProbe.ts';
import { type Dovecot, startDovecot, whyNoDovecot } from '../../support/dovecot.ts';
import { imapflowOpens, nodemailerVerifies } from '../../support/otherClients.ts';
import { acquired, endpointsAt, failureIn, statuses, testRegistration } from '../../support/probeRig.ts';
import { makeTrust, type TestTrust } from '../../support/scriptedServer.ts';

type MailProtocol = 'imap' | 'pop' | 'smtp';
const mailbox = 'alice@contoso.test';
let trust: TestTrust;
let relay: SMTPServer;
let dovecot: Dovecot | undefined;
let network: Network;
/** Messages that came through to the relay: there must be none. */
let delivered = 0;

before(async () => {
  if (whyNoDovecot !== undefined) return;
  trust = await makeTrust();
  relay = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onMailFrom: ({ address }, _, done) =>
      done(
        address.startsWith('ceo@')
          ? Object.assign(new Error('5.7.60 not as this sender'), { responseCode: 550 })
          : null,
      ),
    onData: (stream, _, done) => {
      delivered++;
      stream.resume();
      stream.on('end', () => done());
    },
  });
  await new Promise<void>((resolve) => {
    relay.listen(0, '127.0.0.1', resolve);
  });
  dovecot = await startDovecot(trust, (relay.server.address() as AddressInfo).port);
  const { imap, pop, submission } = dovecot;
  const trustedCa = trust.authority.certificatePem;
  network = createNetwork({ allowedHosts: [imap, pop, submission], trustedCa, proxyFor: () => undefined });
});
after(async () => {
  if (dovecot === undefined) return;
  network.close();
  await dovecot.stop();
  await new Promise<void>((resolve) => {
    relay.close(() => resolve());
  });
});

/** The running Dovecot; if there is none the test says so and is counted as skipped. */
function needDovecot(t: TestContext): Dovecot | undefined {
  if (dovecot === undefined) t.skip(whyNoDovecot ?? 'Dovecot did not start');
  return dovecot;
}

function probe(
  server: Dovecot,
  protocol: MailProtocol,
  token: string,
  sendAs?: string,
): Promise<ProbeOutcome> {
  const { imap, pop, submission } = server;
  return runProbe({
    registration: testRegistration,
    mailbox: { address: mailbox, protocols: [protocol], ...(sendAs === undefined ? {} : { sendAs }) },
    protocol,
    endpoints: endpointsAt(1, { imap, pop, smtp: submission }),
    network,
    acquireToken: async () => acquired(token),
    signal: new AbortController().signal,
    deadlineMs: 20_000,
  });
}

for (const protocol of ['imap', 'pop', 'smtp'] as const) {
  test(`${protocol}: a good token opens the mailbox on Dovecot`, async (t) => {
    const server = needDovecot(t);
    if (server === undefined) return;
    const outcome = await probe(server, protocol, await server.token());
    assert.equal(outcome.ok, true, `${statuses(outcome)}\n${server.log()}`);
  });
}

const refusals: Readonly<Record<MailProtocol, Partial<Evidence>>> = {
  imap: { kind: 'mail', command: 'AUTHENTICATE', status: 'NO', enhanced: 'AUTHENTICATIONFAILED' },
  pop: { kind: 'mail', command: 'AUTH', status: '-ERR', enhanced: 'AUTH' },
  smtp: { kind: 'mail', command: 'AUTH', status: '535', enhanced: '5.7.8' },
};

const badTokens: readonly { name: string; make: (server: Dovecot) => Promise<string> }[] = [
  { name: 'an expired token', make: (server) => server.token({ exp: Math.floor(Date.now() / 1_000) - 600 }) },
  { name: 'a token for other permissions', make: (server) => server.token({ scope: 'Mail.Read' }) },
  { name: 'a person’s token without rights here', make: (server) => server.token({ idtyp: 'user' }) },
  {
    name: 'a token that was changed',
    make: async (server) => `${(await server.token()).slice(0, -8)}AAAAAAAA`,
  },
  { name: 'something that is no token', make: async () => 'garbage' },
];

for (const { name, make } of badTokens) {
  for (const protocol of ['imap', 'pop', 'smtp'] as const) {
    test(`${protocol}: ${name} is refused, with the JSON that Dovecot gives as reason`, async (t) => {
      const server = needDovecot(t);
      if (server === undefined) return;
      const { step, evidence } = failureIn(await probe(server, protocol, await make(server)));
      assert.equal(step satisfies StepId, 'authenticate');
      assert.partialDeepStrictEqual(evidence, refusals[protocol]);
      assert.ok(
        evidence.kind === 'mail' && evidence.challenge?.includes('"status"'),
        JSON.stringify(evidence),
      );
    });
  }
}

test('imapflow and the IMAP probe agree on every token', async (t) => {
  const server = needDovecot(t);
  if (server === undefined) return;
  const tokens = [await server.token(), ...(await Promise.all(badTokens.map(({ make }) => make(server))))];
  const ca = trust.authority.certificatePem;
  for (const token of tokens) {
    const { ok: ours }: ProbeOutcome = await probe(server, 'imap', token);
    const theirs: boolean = await imapflowOpens({ port: server.imap.port, ca, user: mailbox, token });
    assert.equal(ours, theirs);
  }
});

test('nodemailer and the SMTP probe agree on every token', async (t) => {
  const server = needDovecot(t);
  if (server === undefined) return;
  const tokens = [await server.token(), ...(await Promise.all(badTokens.map(({ make }) => make(server))))];
  const ca = trust.authority.certificatePem;
  for (const token of tokens) {
    const { ok: ours }: ProbeOutcome = await probe(server, 'smtp', token);
    const theirs: boolean = await nodemailerVerifies({
      port: server.submission.port,
      ca,
      user: mailbox,
      token,
    });
    assert.equal(ours, theirs);
  }
});

test('the send-as check is told what the relay behind Dovecot says, and no message is sent', async (t) => {
  const server = needDovecot(t);
  if (server === undefined) return;
  const allowed = await probe(server, 'smtp', await server.token(), 'orders@contoso.test');
  assert.equal(allowed.ok, true, `${statuses(allowed)} ${JSON.stringify(allowed.steps.at(-1))}`);
  const denied = failureIn(await probe(server, 'smtp', await server.token(), 'ceo@contoso.test'));
  assert.equal(denied.step, 'sendAs', JSON.stringify(denied.evidence));
  assert.partialDeepStrictEqual(denied.evidence, { kind: 'mail', command: 'MAIL FROM', status: '550' });
  assert.equal(delivered, 0);
});

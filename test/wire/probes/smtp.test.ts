// The SMTP probe against servers of our own: STARTTLS, both forms of AUTH, the right to send.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { runProbe } from '../../../src/probes/runProbe.ts';
import { goodToken, readXoauth2, serveSmtp } from '../../support/mailServer.ts';
import {
  acquired,
  endpointsAt,
  failureIn,
  probeOf,
  statuses,
  stepOf,
  testMailbox,
} from '../../support/probeRig.ts';
import { makeTrust, type TestTrust } from '../../support/scriptedServer.ts';

let trust: TestTrust;
before(async () => {
  trust = await makeTrust();
});

const allOk = 'resolve:ok connect:ok tls:ok token:ok claims:ok authenticate:ok openMailbox:ok sendAs:ok';

const notExchange = { greeting: (talk: { send(line: string): void }) => talk.send('220 relay.test ESMTP') };

test('secures, signs in and stops before DATA', async (t) => {
  const server = await serveSmtp(t, trust);
  const outcome = await runProbe(probeOf(t, trust, 'smtp', server.port));
  assert.equal(statuses(outcome), allOk);
  await server.closed();
  const [hello, starttls, again, auth = '', ...rest] = server.lines;
  assert.deepEqual([hello, starttls, again], ['EHLO [127.0.0.1]', 'STARTTLS', 'EHLO [127.0.0.1]']);
  assert.equal(readXoauth2(auth.split(' ')[2] ?? '')?.user, testMailbox);
  assert.deepEqual(rest, [`MAIL FROM:<${testMailbox}>`, `RCPT TO:<${testMailbox}>`, 'RSET', 'QUIT']);
});

test('tries the other sender if one is set', async (t) => {
  const server = await serveSmtp(t, trust);
  const mailbox = { address: testMailbox, protocols: ['smtp'], sendAs: 'orders@contoso.test' } as const;
  const outcome = await runProbe(probeOf(t, trust, 'smtp', server.port, { mailbox }));
  assert.equal(statuses(outcome), allOk);
  assert.deepEqual(server.lines.slice(4, 7), [
    'MAIL FROM:<orders@contoso.test>',
    `RCPT TO:<${testMailbox}>`,
    'RSET',
  ]);
  assert.match(stepOf(outcome, 'sendAs').detail, /^orders@contoso\.test is accepted/);
});

test('names the refusal of another sender and leaves the mailbox open', async (t) => {
  const server = await serveSmtp(t, trust, {
    MAIL: (talk, rest) =>
      talk.send(
        rest.includes('orders')
          ? '550 5.7.60 SMTP; Client does not have permissions to send as this sender'
          : '250 2.1.0 Sender OK',
      ),
  });
  const mailbox = { address: testMailbox, protocols: ['smtp'], sendAs: 'orders@contoso.test' } as const;
  const outcome = await runProbe(probeOf(t, trust, 'smtp', server.port, { mailbox }));
  assert.equal(stepOf(outcome, 'openMailbox').status, 'ok');
  const { step, evidence } = failureIn(outcome);
  assert.equal(step, 'sendAs');
  assert.partialDeepStrictEqual(evidence, { command: 'MAIL FROM', status: '550', enhanced: '5.7.60' });
});

test('takes a login that does not hold for a mailbox that does not open, also with another sender', async (t) => {
  const server = await serveSmtp(t, trust, {
    MAIL: (talk) => talk.send('430 4.2.0 STOREDRV; mailbox logon failure'),
  });
  const mailbox = { address: testMailbox, protocols: ['smtp'], sendAs: 'orders@contoso.test' } as const;
  const { step } = failureIn(await runProbe(probeOf(t, trust, 'smtp', server.port, { mailbox })));
  assert.equal(step, 'openMailbox');
});

test('sends a long token on a line of its own to a server that is not Exchange', async (t) => {
  const server = await serveSmtp(t, trust, notExchange);
  const long = `${goodToken}${'x'.repeat(600)}`;
  const outcome = await runProbe(
    probeOf(t, trust, 'smtp', server.port, { acquireToken: async () => acquired(long) }),
  );
  assert.equal(server.lines[3], 'AUTH XOAUTH2');
  assert.equal(readXoauth2(server.lines[4] ?? '')?.token, long);
  assert.equal(failureIn(outcome).step, 'authenticate');
});

test('takes the second form if the first is too long for the server', async (t) => {
  const server = await serveSmtp(t, trust, {
    AUTH: (talk, rest) => {
      if (rest.includes(' ')) return talk.send('500 5.5.2 Line too long');
      talk.send('334 ');
      talk.next(() => talk.send('235 2.7.0 ok'));
    },
  });
  const outcome = await runProbe(probeOf(t, trust, 'smtp', server.port));
  assert.equal(statuses(outcome), allOk);
});

test('asks one command at a time if the server does not take several', async (t) => {
  const server = await serveSmtp(t, trust, {
    EHLO: (talk) => {
      talk.send('250-relay.test');
      talk.send(talk.secured ? '250 AUTH XOAUTH2' : '250 STARTTLS');
    },
  });
  const outcome = await runProbe(probeOf(t, trust, 'smtp', server.port));
  assert.equal(statuses(outcome), allOk);
});

test('reports SMTP AUTH switched off with its enhanced code', async (t) => {
  const server = await serveSmtp(t, trust, {
    AUTH: (talk) =>
      talk.send(
        '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information. [FR0P281CA0001]',
      ),
  });
  const { step, evidence } = failureIn(await runProbe(probeOf(t, trust, 'smtp', server.port)));
  assert.equal(step, 'authenticate');
  assert.partialDeepStrictEqual(evidence, { kind: 'mail', status: '535', enhanced: '5.7.139' });
  assert.ok(evidence.kind === 'mail' && evidence.text.includes('SmtpClientAuthentication is disabled'));
});

test('sends nothing to a server without STARTTLS', async (t) => {
  const server = await serveSmtp(t, trust, {
    EHLO: (talk) => {
      talk.send('250-relay.test');
      talk.send('250 AUTH XOAUTH2 LOGIN');
    },
  });
  const outcome = await runProbe(probeOf(t, trust, 'smtp', server.port));
  const { step, evidence } = failureIn(outcome);
  assert.equal(step, 'tls');
  assert.partialDeepStrictEqual(evidence, { kind: 'protocol', problem: 'noStartTls' });
  assert.equal(stepOf(outcome, 'token').status, 'skipped');
  assert.deepEqual(server.lines, ['EHLO [127.0.0.1]']);
});

test('names text that was put in front of the handshake', async (t) => {
  const server = await serveSmtp(t, trust, {
    STARTTLS: (talk) => {
      talk.raw('220 2.0.0 ready\r\n250-injected\r\n250 AUTH XOAUTH2\r\n');
      talk.secure();
    },
  });
  const { step, evidence } = failureIn(await runProbe(probeOf(t, trust, 'smtp', server.port)));
  assert.equal(step, 'tls');
  assert.partialDeepStrictEqual(evidence, { kind: 'protocol', problem: 'injectedBeforeTls' });
});

test('ends if STARTTLS is refused', async (t) => {
  const server = await serveSmtp(t, trust, {
    STARTTLS: (talk) => talk.send('454 4.7.0 TLS not available due to temporary reason'),
  });
  const { step, evidence } = failureIn(await runProbe(probeOf(t, trust, 'smtp', server.port)));
  assert.equal(step, 'tls');
  assert.partialDeepStrictEqual(evidence, { kind: 'mail', command: 'STARTTLS', status: '454' });
});

test('does not use what was offered before TLS', async (t) => {
  const server = await serveSmtp(t, trust, {
    EHLO: (talk) => {
      talk.send('250-relay.test');
      talk.send(talk.secured ? '250 SIZE' : '250-AUTH XOAUTH2');
      if (!talk.secured) talk.send('250 STARTTLS');
    },
  });
  const { step, evidence } = failureIn(await runProbe(probeOf(t, trust, 'smtp', server.port)));
  assert.equal(step, 'authenticate');
  assert.partialDeepStrictEqual(evidence, { kind: 'protocol', problem: 'missingMechanism' });
});

test('speaks TLS from the first byte if the endpoint says so', async (t) => {
  const server = await serveSmtp(t, trust, {}, 'tls');
  const endpoints = endpointsAt(server.port, {
    smtp: { host: 'localhost', port: server.port, security: 'implicitTls' },
  });
  const outcome = await runProbe(probeOf(t, trust, 'smtp', server.port, { endpoints }));
  assert.equal(statuses(outcome), allOk);
  assert.equal(server.lines[0], 'EHLO [127.0.0.1]');
});

test('sends one short message if a person asks for it, to the address asked for', async (t) => {
  const server = await serveSmtp(t, trust);
  const sendTestTo = 'someone@fabrikam.test';
  const outcome = await runProbe(probeOf(t, trust, 'smtp', server.port, { sendTestTo }));
  assert.equal(statuses(outcome), allOk);
  assert.match(
    stepOf(outcome, 'sendAs').detail,
    /took a test message from ap@contoso\.test to someone@fabrikam\.test/,
  );
  const data = server.lines.indexOf('DATA');
  assert.deepEqual(server.lines.slice(data - 2, data), [
    `MAIL FROM:<${testMailbox}>`,
    `RCPT TO:<${sendTestTo}>`,
  ]);
  assert.ok(server.lines.includes(`To: <${sendTestTo}>`));
  assert.equal(server.lines.filter((line) => line.startsWith('.')).length, 1);
});

test('names the refusal of a submitted message', async (t) => {
  const server = await serveSmtp(t, trust, {
    DATA: (talk) => {
      talk.send('354 go');
      const line = (text: string): void => {
        if (text === '.') talk.send('554 5.2.252 SendAsDenied; not allowed to send as this sender');
        else talk.next(line);
      };
      talk.next(line);
    },
  });
  const sendTestTo = 'someone@fabrikam.test';
  const { step, evidence } = failureIn(
    await runProbe(probeOf(t, trust, 'smtp', server.port, { sendTestTo })),
  );
  assert.equal(step, 'sendAs');
  assert.partialDeepStrictEqual(evidence, { command: 'DATA', status: '554', enhanced: '5.2.252' });
});

// The POP probe against servers of our own.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { runProbe } from '../../../src/probes/runProbe.ts';
import { readXoauth2, servePop } from '../../support/mailServer.ts';
import { acquired, failureIn, probeOf, statuses, stepOf, testMailbox } from '../../support/probeRig.ts';
import { makeTrust, type TestTrust } from '../../support/scriptedServer.ts';

let trust: TestTrust;
before(async () => {
  trust = await makeTrust();
});

test('signs in with the two lines that Exchange wants and counts the messages', async (t) => {
  const server = await servePop(t, trust);
  const outcome = await runProbe(probeOf(t, trust, 'pop', server.port));
  assert.equal(outcome.ok, true, statuses(outcome));
  assert.match(stepOf(outcome, 'openMailbox').detail, /3 messages/);
  await server.closed();
  assert.equal(server.lines[0], 'AUTH XOAUTH2');
  assert.equal(readXoauth2(server.lines[1] ?? '')?.user, testMailbox);
  assert.deepEqual(server.lines.slice(2), ['STAT', 'QUIT']);
});

test('reports the refusal of AUTH in the server’s words', async (t) => {
  const server = await servePop(t, trust);
  const acquireToken = async () => acquired('wrong-token-0123456789');
  const { step, evidence } = failureIn(
    await runProbe(probeOf(t, trust, 'pop', server.port, { acquireToken })),
  );
  assert.equal(step, 'authenticate');
  assert.partialDeepStrictEqual(evidence, {
    kind: 'mail',
    protocol: 'pop',
    command: 'AUTH',
    status: '-ERR',
    text: 'Authentication failure: unknown user name or bad password.',
  });
});

test('keeps the JSON challenge and the response code of a refusal', async (t) => {
  const server = await servePop(t, trust, {
    AUTH: (talk) => {
      talk.send('+ ');
      talk.next(() => {
        talk.send(`+ ${Buffer.from('{"status":"401"}').toString('base64')}`);
        talk.next((line) => talk.send(line === '' ? '-ERR [AUTH] Authentication failed.' : '-ERR odd'));
      });
    },
  });
  const { evidence } = failureIn(await runProbe(probeOf(t, trust, 'pop', server.port)));
  assert.partialDeepStrictEqual(evidence, { enhanced: 'AUTH', challenge: '{"status":"401"}' });
});

test('believes nothing before STAT', async (t) => {
  const server = await servePop(t, trust, {
    STAT: (talk) => talk.send('-ERR [SYS/PERM] Mailbox is not available'),
  });
  const outcome = await runProbe(probeOf(t, trust, 'pop', server.port));
  assert.equal(outcome.ok, false);
  const { step, evidence } = failureIn(outcome);
  assert.equal(step, 'openMailbox');
  assert.partialDeepStrictEqual(evidence, { command: 'STAT', enhanced: 'SYS/PERM' });
});

test('does not take an answer to STAT without numbers for an open mailbox', async (t) => {
  const server = await servePop(t, trust, { STAT: (talk) => talk.send('+OK fine') });
  const { step, evidence } = failureIn(await runProbe(probeOf(t, trust, 'pop', server.port)));
  assert.equal(step, 'openMailbox');
  assert.partialDeepStrictEqual(evidence, { kind: 'protocol', problem: 'unexpectedReply' });
});

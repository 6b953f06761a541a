// The IMAP probe against servers of our own: the ways in, the ways Exchange refuses, and what is sent.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { runProbe } from '../../../src/probes/runProbe.ts';
import { goodToken, readXoauth2, serveImap } from '../../support/mailServer.ts';
import { acquired, failureIn, probeOf, statuses, stepOf, testMailbox } from '../../support/probeRig.ts';
import { makeTrust, type TestTrust } from '../../support/scriptedServer.ts';

let trust: TestTrust;
before(async () => {
  trust = await makeTrust();
});

const allOk = 'resolve:ok connect:ok tls:ok token:ok claims:ok authenticate:ok openMailbox:ok';

test('opens INBOX read-only with the initial response and says how many messages it holds', async (t) => {
  const server = await serveImap(t, trust);
  const outcome = await runProbe(probeOf(t, trust, 'imap', server.port));
  assert.equal(statuses(outcome), allOk);
  assert.equal(outcome.ok, true);
  assert.match(stepOf(outcome, 'openMailbox').detail, /12 messages/);
  await server.closed();
  const [authenticate = '', ...rest] = server.lines;
  const [tag, verb, mechanism, response = ''] = authenticate.split(' ');
  assert.deepEqual([tag, verb, mechanism], ['A1', 'AUTHENTICATE', 'XOAUTH2']);
  assert.deepEqual(readXoauth2(response), { user: testMailbox, token: goodToken });
  assert.deepEqual(rest, ['A2 EXAMINE INBOX', 'A3 LOGOUT']);
});

test('sends the response in a line of its own if the greeting names no SASL-IR', async (t) => {
  const server = await serveImap(t, trust, {
    greeting: (talk) => talk.send('* OK [CAPABILITY IMAP4rev1 AUTH=XOAUTH2] ready'),
  });
  const outcome = await runProbe(probeOf(t, trust, 'imap', server.port));
  assert.equal(statuses(outcome), allOk);
  assert.equal(server.lines[0], 'A1 AUTHENTICATE XOAUTH2');
});

test('falls back to two lines if a server of unknown capabilities refuses the initial response', async (t) => {
  const server = await serveImap(t, trust, {
    AUTHENTICATE: (talk, rest, tag) => {
      if (rest.includes(' ')) return talk.send(`${tag} BAD Too many arguments.`);
      talk.send('+ ');
      talk.next(() => talk.send(`${tag} OK done`));
    },
  });
  const outcome = await runProbe(probeOf(t, trust, 'imap', server.port));
  assert.equal(statuses(outcome), allOk);
  assert.equal(server.lines.length >= 3, true);
});

test('is not deceived by OK to AUTHENTICATE when the next command is refused', async (t) => {
  const server = await serveImap(t, trust, {
    EXAMINE: (talk, _, tag) => {
      talk.send(`${tag} BAD User is authenticated but not connected.`);
      talk.send('* BYE Connection closed. 14');
      talk.close();
    },
  });
  const outcome = await runProbe(probeOf(t, trust, 'imap', server.port));
  assert.equal(outcome.ok, false);
  const { step, evidence } = failureIn(outcome);
  assert.equal(step, 'openMailbox');
  assert.equal(stepOf(outcome, 'authenticate').status, 'ok');
  assert.partialDeepStrictEqual(evidence, {
    kind: 'mail',
    protocol: 'imap',
    command: 'EXAMINE',
    status: 'BAD',
    text: 'User is authenticated but not connected.',
  });
});

test('reports AUTHENTICATE failed with the masked dialogue and never the token', async (t) => {
  const server = await serveImap(t, trust);
  const request = probeOf(t, trust, 'imap', server.port, {
    acquireToken: async () => acquired('another-token-0123456789-abcdefghijk'),
  });
  const outcome = await runProbe(request);
  const { step, evidence } = failureIn(outcome);
  assert.equal(step, 'authenticate');
  assert.partialDeepStrictEqual(evidence, { kind: 'mail', command: 'AUTHENTICATE', status: 'NO' });
  assert.ok(evidence.kind === 'mail' && evidence.transcript?.includes('C: A1 AUTHENTICATE XOAUTH2 [masked]'));
  assert.doesNotMatch(JSON.stringify(outcome), /another-token|dXNlcj/);
});

test('answers the JSON challenge with one empty line and keeps what it says', async (t) => {
  const json = '{"status":"401","schemes":"bearer","scope":"https://outlook.office.com/"}';
  const server = await serveImap(t, trust, {
    AUTHENTICATE: (talk, _, tag) => {
      talk.send(`+ ${Buffer.from(json).toString('base64')}`);
      talk.next((line) => {
        assert.equal(line, '');
        talk.send(`${tag} NO [AUTHENTICATIONFAILED] Authentication failed.`);
      });
    },
  });
  const { evidence } = failureIn(await runProbe(probeOf(t, trust, 'imap', server.port)));
  assert.partialDeepStrictEqual(evidence, {
    kind: 'mail',
    command: 'AUTHENTICATE',
    status: 'NO',
    enhanced: 'AUTHENTICATIONFAILED',
    challenge: json,
  });
});

test('opens the control mailbox with the same token if it is asked to', async (t) => {
  const server = await serveImap(t, trust);
  const outcome = await runProbe(probeOf(t, trust, 'imap', server.port, { openAs: 'ceo@contoso.test' }));
  assert.equal(outcome.address, 'ceo@contoso.test');
  assert.equal(readXoauth2(server.lines[0]?.split(' ')[3] ?? '')?.user, 'ceo@contoso.test');
});

test('connects while the token is still on its way', async (t) => {
  let greeted = (): void => {};
  const connected = new Promise<void>((resolve) => {
    greeted = resolve;
  });
  const server = await serveImap(t, trust, {
    greeting: (talk) => {
      talk.send('* OK ready');
      greeted();
    },
  });
  const acquireToken = async () => {
    await connected;
    return acquired();
  };
  const outcome = await runProbe(probeOf(t, trust, 'imap', server.port, { acquireToken }));
  assert.equal(statuses(outcome), allOk);
});

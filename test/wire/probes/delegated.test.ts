// A person's token: whose mailbox it opens, and how a wrong account is told from a missing right.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { TokenClaims } from '../../../src/core/token/tokenClaims.ts';
import type { ProbeRequest } from '../../../src/probes/probeRequest.ts';
import { runProbe } from '../../../src/probes/runProbe.ts';
import { goodToken, readXoauth2, serveImap } from '../../support/mailServer.ts';
import {
  acquired,
  failureIn,
  probeOf,
  shortDeadlineMs,
  statuses,
  stepOf,
  testRegistration,
} from '../../support/probeRig.ts';
import { makeTrust, type TestTrust } from '../../support/scriptedServer.ts';

let trust: TestTrust;
before(async () => {
  trust = await makeTrust();
});

const registration = { ...testRegistration, grant: 'authorizationCode' } as const;
const shared = 'orders@contoso.test';

const claimsOf = (user: string): TokenClaims => ({
  audience: 'https://outlook.office.com',
  tenantId: testRegistration.tenantId,
  appId: testRegistration.clientId,
  issuer: 'https://sts.windows.net/11111111-2222-3333-4444-555555555555/',
  roles: [],
  scopes: ['IMAP.AccessAsUser.All'],
  user,
  kind: 'user',
});

function asked(user: string, token = goodToken): Partial<ProbeRequest> {
  return {
    registration,
    mailbox: { address: shared, protocols: ['imap'], signInAs: 'svc@contoso.test' },
    acquireToken: async () => acquired(token, { claims: claimsOf(user) }),
  };
}

test('a shared mailbox is named in XOAUTH2 while the token is another person’s', async (t) => {
  const server = await serveImap(t, trust);
  const outcome = await runProbe(probeOf(t, trust, 'imap', server.port, asked('svc@contoso.test')));
  assert.equal(outcome.ok, true, statuses(outcome));
  assert.equal(readXoauth2(server.lines[0]?.split(' ')[3] ?? '')?.user, shared);
});

test('the wrong account stands beside the server’s refusal', async (t) => {
  const server = await serveImap(t, trust);
  const outcome = await runProbe(
    probeOf(t, trust, 'imap', server.port, asked('else@contoso.test', 'bad-token')),
  );
  const { step, evidence } = failureIn(outcome);
  assert.equal(step, 'claims');
  assert.partialDeepStrictEqual(evidence, {
    kind: 'claims',
    problem: 'wrongUser',
    expected: 'svc@contoso.test',
    seen: 'else@contoso.test',
  });
  assert.equal(stepOf(outcome, 'authenticate').status, 'failed');
});

test('the right account without a right on the mailbox is the server’s word alone', async (t) => {
  const server = await serveImap(t, trust, {
    EXAMINE: (talk, _, tag) => talk.send(`${tag} BAD User is authenticated but not connected.`),
  });
  const outcome = await runProbe(probeOf(t, trust, 'imap', server.port, asked('svc@contoso.test')));
  assert.equal(stepOf(outcome, 'claims').status, 'ok');
  assert.equal(failureIn(outcome).step, 'openMailbox');
});

test('a person may take longer to sign in than the run may take', async (t) => {
  const server = await serveImap(t, trust);
  const slowPerson = async () => {
    // The connection that waited is given up at the deadline; the person comes after that.
    await server.closed();
    return acquired(goodToken, { claims: claimsOf('svc@contoso.test') });
  };
  const request = { ...asked('svc@contoso.test'), acquireToken: slowPerson, deadlineMs: shortDeadlineMs };
  const outcome = await runProbe(probeOf(t, trust, 'imap', server.port, request));
  assert.equal(outcome.ok, true, statuses(outcome));
  assert.equal(server.connections(), 2);
});

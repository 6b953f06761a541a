// A new credential is proved by what it opens, with a token that was had with it and with nothing that is in use.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Secret } from '../../../src/core/credential/secret.ts';
import { resolveEndpoints } from '../../../src/core/endpoints/endpoints.ts';
import type { Registration } from '../../../src/core/registration/registration.ts';
import type { OauthEvidence } from '../../../src/core/report/evidence.ts';
import { evidenceOf, Failure } from '../../../src/core/report/failure.ts';
import type { ProbeOutcome } from '../../../src/core/report/probeReport.ts';
import { type ProofDeps, proveCredential } from '../../../src/host/provisioning/proveCredential.ts';
import type { AcquiredToken } from '../../../src/oauth/tokenSource.ts';

const registration: Registration = {
  id: 'one',
  name: 'One',
  product: 'ownApplication',
  cloud: 'global',
  tenantId: 'contoso.com',
  clientId: '66666666-7777-8888-9999-000000000000',
  grant: 'clientSecret',
  mailboxes: [{ address: 'ap@contoso.com', protocols: ['imap', 'smtp'] }],
};
const held = {
  credential: { kind: 'secret', secret: new Secret('new-secret') },
  endsOn: '2027-05-28T00:00:00Z',
} as const;
const token: AcquiredToken = {
  token: new Secret('a.new.token'),
  claims: undefined,
  fromCache: false,
  expiresOn: 0,
};

const notYet: OauthEvidence = {
  kind: 'oauth',
  endpoint: 'token',
  status: 400,
  error: 'invalid_client',
  numbers: [],
  description: '',
};

type Outcome = Partial<ProbeOutcome>;

function rig(
  outcomeOf: (asked: { protocol: string; given: boolean }) => Outcome = () => ({}),
  /** AADSTS numbers that Entra refuses the first tokens with. */
  refusedWith: readonly number[] = [],
) {
  const seen: string[] = [];
  const left = [...refusedWith];
  const deps: ProofDeps = {
    tokens: async () => ({
      acquire: async ({ credential, forceRefresh, resource }) => {
        const number = left.shift();
        if (number !== undefined) throw new Failure({ ...notYet, numbers: [number] });
        const kind = credential === held.credential ? 'new' : 'old';
        seen.push(`token for ${resource}, ${kind} credential, fresh ${forceRefresh}`);
        return token;
      },
      forgetAll: () => undefined,
      accounts: async () => [],
      signOut: async () => undefined,
    }),
    connections: {
      probe: async ({ registration: { id }, mailbox: { address }, protocol, openAs, token: used }) => {
        const given = used === token;
        seen.push(`${protocol} ${openAs}, ${given ? 'new' : 'other'} token`);
        const common = { registration: id, address, protocol, startedAt: '', durationMs: 1 };
        return { ...common, ok: true, steps: [], ...outcomeOf({ protocol, given }) };
      },
    },
  };
  const resolved = resolveEndpoints(registration, undefined);
  assert.ok(resolved.ok);
  const { endpoints } = resolved;
  const subject = { endpoints, signal: new AbortController().signal, report: () => undefined };
  return {
    seen,
    prove: (...all: Registration[]) =>
      proveCredential(deps, subject, [all[0] ?? registration, ...all.slice(1)], held),
  };
}

const refusal = { kind: 'local', problem: 'invalidInput', text: 'refused' } as const;
const refused: Outcome = {
  ok: false,
  steps: [{ id: 'openMailbox', status: 'failed', durationMs: 1, detail: 'refused', evidence: refusal }],
};

test('a token is had with the new credential, and the mailbox opened with that token', async () => {
  const { seen, prove } = rig();
  const one = { ...registration, mailboxes: [{ address: 'ap@contoso.com', protocols: ['imap' as const] }] };
  assert.equal(await prove(one), 'Signed in with the new credential, and IMAP works for ap@contoso.com.');
  assert.deepEqual(seen, [
    'token for exchange, new credential, fresh true',
    'imap ap@contoso.com, new token',
  ]);
});

test('every mailbox and protocol of every registration that shares the application is opened', async () => {
  const { seen, prove } = rig();
  const other = {
    ...registration,
    id: 'two',
    mailboxes: [{ address: 'hr@contoso.com', protocols: ['graph' as const] }],
  };
  assert.match(await prove(registration, other), /and all 3 tests work/);
  assert.deepEqual(seen, [
    'token for exchange, new credential, fresh true',
    'token for graph, new credential, fresh true',
    'imap ap@contoso.com, new token',
    'smtp ap@contoso.com, new token',
    'graph hr@contoso.com, new token',
  ]);
});

test('a mailbox that opens with the old credential alone is the failure of the proof, with its evidence', async () => {
  const { prove } = rig(({ protocol, given }) => (protocol === 'smtp' && given ? refused : {}));
  await assert.rejects(prove(), (error) => error instanceof Failure && evidenceOf(error) === refusal);
});

test('a mailbox that fails with the old credential too is named and holds nothing up', async () => {
  const { prove } = rig(({ protocol }) => (protocol === 'smtp' ? refused : {}));
  assert.match(
    await prove(),
    /1 of 2 tests work .*\. 1 fail with the old credential too, among them ap@contoso\.com \(SMTP\)\./,
  );
});

test('nothing is proved if nothing opens', async () => {
  const { prove } = rig(() => refused);
  await assert.rejects(prove(), (error) => error instanceof Failure && evidenceOf(error) === refusal);
});

test('a registration without a mailbox is said to have none', async () => {
  const { seen, prove } = rig();
  assert.match(await prove({ ...registration, mailboxes: [] }), /has no mailbox, so none was opened/);
  assert.equal(seen.length, 1);
});

// Facts, section 3: what a new application, service principal, secret or trust is refused with until it is copied.
for (const number of [700016, 7000229, 7000215, 70021])
  test(`AADSTS${number} right after the credential was made is waited for`, async () => {
    const { prove, seen } = rig(undefined, [number]);
    await prove();
    assert.ok(seen.includes('token for exchange, new credential, fresh true'));
  });

test('another refusal of the new credential is told at once', async () => {
  const { prove } = rig(undefined, [7000222]);
  await assert.rejects(prove(), (error) => {
    const evidence = evidenceOf(error);
    return evidence.kind === 'oauth' && evidence.numbers[0] === 7000222;
  });
});

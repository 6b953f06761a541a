// A new credential is proved by what it opens, with a token that was had with it and with nothing that is in use.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Secret } from '../../../src/core/credential/secret.ts';
import { resolveEndpoints } from '../../../src/core/endpoints/endpoints.ts';
import type { Registration } from '../../../src/core/registration/registration.ts';
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

function rig(outcome: Partial<ProbeOutcome> = {}) {
  const seen: string[] = [];
  const deps: ProofDeps = {
    tokens: async () => ({
      acquire: async ({ credential, forceRefresh, resource }) => {
        const kind = credential === held.credential ? 'new' : 'old';
        seen.push(`token for ${resource}, ${kind} credential, fresh ${forceRefresh}`);
        return token;
      },
      forgetAll: () => undefined,
      accounts: async () => [],
      signOut: async () => undefined,
    }),
    connections: {
      probe: async ({ id }, { address }, protocol, opened, _signal, given) => {
        seen.push(`${protocol} ${opened}, ${given?.token === token ? 'new' : 'other'} token`);
        const common = { registration: id, address, protocol, startedAt: '', durationMs: 1 };
        return { ...common, ok: true, steps: [], ...outcome };
      },
    },
  };
  const resolved = resolveEndpoints(registration, undefined);
  assert.ok(resolved.ok);
  const { endpoints } = resolved;
  const subject = { endpoints, signal: new AbortController().signal, report: () => undefined };
  return { seen, prove: (subjectOf = registration) => proveCredential(deps, subject, subjectOf, held) };
}

test('a token is had with the new credential, and the mailbox opened with that token', async () => {
  const { seen, prove } = rig();
  assert.equal(await prove(), 'Signed in with the new credential, and IMAP works for ap@contoso.com.');
  assert.deepEqual(seen, [
    'token for exchange, new credential, fresh true',
    'imap ap@contoso.com, new token',
  ]);
});

test('a mailbox that does not open is the failure of the proof, with its evidence', async () => {
  const evidence = { kind: 'local', problem: 'invalidInput', text: 'refused' } as const;
  const step = { id: 'openMailbox', status: 'failed', durationMs: 1, detail: 'refused', evidence } as const;
  const { prove } = rig({ ok: false, steps: [step] });
  await assert.rejects(prove(), (error) => error instanceof Failure && evidenceOf(error) === evidence);
});

test('a registration without a mailbox is said to have none', async () => {
  const { seen, prove } = rig();
  assert.match(await prove({ ...registration, mailboxes: [] }), /has no mailbox, so none was opened/);
  assert.equal(seen.length, 1);
});

// No secret was chosen once: what is saved says so, the next look plans nothing, and undo takes the choice back.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FederatedTrust, Registration } from '../../../src/core/registration/registration.ts';
import { wantedFor } from '../../../src/host/provisioning/wantedFor.ts';
import { apply } from '../../../src/provisioning/apply.ts';
import { githubFederation } from '../../../src/provisioning/federatedSubjects.ts';
import { lookAndPlan } from '../../../src/provisioning/runParts.ts';
import { undo } from '../../../src/provisioning/undo.ts';
import { createGraphStub } from '../../support/graphStub/graphStub.ts';
import { snapshot } from '../../support/graphStub/stubTenant.ts';
import { atEveryPoint } from '../../support/killPoints.ts';
import { killSwitch, newDisk, rigEffects } from '../../support/provisioningRig.ts';
import { person } from './wantedSamples.ts';

const federation = githubFederation({
  repository: 'contoso/mail',
  ids: { owner: '12', repository: '34' },
  from: { kind: 'branch', name: 'main' },
});

function computer() {
  const disk = newDisk();
  const stub = createGraphStub(() => disk.clock.now);
  /** The registration as the settings have it. */
  const saved = (): Registration => ({
    id: 'one',
    name: 'One',
    product: 'ownApplication',
    cloud: 'global',
    grant: 'clientSecret',
    tenantId: 'contoso.example',
    clientId: disk.clientId,
    mailboxes: [{ address: 'ap@contoso.example', protocols: ['imap'] }],
    ...(disk.federation === undefined ? {} : { federatedCredential: disk.federation }),
  });
  const request = (chosen?: FederatedTrust) =>
    wantedFor(saved(), person, { consent: 'api', ...(chosen === undefined ? {} : { federation: chosen }) });
  const effects = (kill = killSwitch()) => rigEffects({ disk, graph: stub.send, kill });
  const different = async () => {
    const { steps } = await lookAndPlan(effects(), await request());
    return steps.filter(({ state }) => state !== 'present').map(({ id }) => id);
  };
  return { disk, stub, saved, request, effects, different };
}

describe('a federated credential that was chosen', () => {
  it('is what the next look expects: nothing is left to do, and no secret is made', async () => {
    const { stub, saved, request, effects, different } = computer();
    const results = await apply(effects(), await request(federation));
    assert.deepEqual(
      results.filter(({ ok }) => !ok),
      [],
    );
    assert.deepEqual(saved().federatedCredential, federation);
    assert.deepEqual(await different(), []);
    await apply(effects(), await request());
    assert.equal(stub.tenant.secrets.size, 0);
  });

  it('is taken back by undo, as the tenant is, wherever the set-up ended', async (context) => {
    const start = snapshot(computer().stub.tenant);
    const points = await atEveryPoint(
      async () => computer(),
      async ({ effects, request }, kill) => apply(effects(kill), await request(federation)),
      async ({ disk, stub, effects, request }, at) => {
        await undo(effects(), await request(), { purge: true });
        assert.equal(snapshot(stub.tenant), start, `ended at point ${at}`);
        assert.equal(disk.federation, undefined, `ended at point ${at}`);
      },
    );
    context.diagnostic(`${points} points`);
  });

  it('goes on with the same choice, wherever the set-up ended after the choice was saved', async () => {
    await atEveryPoint(
      async () => computer(),
      async ({ effects, request }, kill) => apply(effects(kill), await request(federation)),
      async ({ disk, stub, effects, request, different }, at) => {
        const again = disk.federation === undefined ? federation : undefined;
        await apply(effects(), await request(again));
        assert.deepEqual(await different(), [], `ended at point ${at}`);
        assert.equal(stub.tenant.secrets.size, 0, `ended at point ${at}`);
      },
    );
  });
});

// Ended at every point of every run, and taken up again: nothing is made twice and nothing unknown is left.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { apply } from '../../../src/provisioning/apply.ts';
import { rotate } from '../../../src/provisioning/rotate.ts';
import { lookAndPlan } from '../../../src/provisioning/runParts.ts';
import { undo } from '../../../src/provisioning/undo.ts';
import type { SetupRequest } from '../../../src/provisioning/wantedNow.ts';
import { createGraphStub, type GraphStub } from '../../support/graphStub/graphStub.ts';
import { type Json, snapshot } from '../../support/graphStub/stubTenant.ts';
import { atEveryPoint, endsEarly } from '../../support/killPoints.ts';
import {
  type Disk,
  killSwitch,
  makeCertificate,
  newDisk,
  rigEffects,
} from '../../support/provisioningRig.ts';
import { wantsCertificate, wantsFederation, wantsRole, wantsSecret, wantsSignIn } from './wantedSamples.ts';

const wanted = { wantsSecret, wantsCertificate, wantsSignIn, wantsFederation, wantsRole };

interface World {
  readonly disk: Disk;
  readonly stub: GraphStub;
}

const newWorld = (): World => {
  const disk = newDisk();
  return { disk, stub: createGraphStub(() => disk.clock.now) };
};

const certificates = await Promise.all(
  ['a', 'b', 'c', 'd'].map((name) => makeCertificate(name, 180, Date.UTC(2026, 10, 29))),
);

function effectsOf({ disk, stub }: World, kill = killSwitch()) {
  // A pair that was made before is not handed out again.
  const used = [...disk.vault.values()].map(({ thumbprint }) => thumbprint);
  const left = certificates.filter(({ thumbprint }) => !used.includes(thumbprint));
  return rigEffects({ disk, graph: stub.send, kill, certificates: left });
}

const requestOf = (request: SetupRequest, { disk }: World): SetupRequest =>
  disk.clientId.startsWith('00000000-0000-0000') ? request : { ...request, clientId: disk.clientId };

const applyIn = (world: World, request: SetupRequest, kill = killSwitch()) =>
  apply(effectsOf(world, kill), requestOf(request, world));

const secretsOf = (application: Json | undefined): Json[] =>
  (application?.['passwordCredentials'] ?? []) as Json[];
const keysOf = (application: Json | undefined): Json[] => (application?.['keyCredentials'] ?? []) as Json[];

async function assertWhole(world: World, request: SetupRequest, at: number): Promise<void> {
  const { disk, stub } = world;
  const { tenant } = stub;
  const where = `ended at point ${at}`;
  assert.equal(tenant.applications.length, 1, `${where}: one application`);
  const [application] = tenant.applications;
  assert.equal(tenant.servicePrincipals.length, 1, `${where}: one service principal`);
  assert.equal(disk.clientId, application?.['appId'], `${where}: the registration names it`);
  const roles = request.permissions.filter(({ type }) => type === 'Role').length;
  assert.equal(tenant.roleAssignments.length, roles, `${where}: each role once`);
  assert.equal(tenant.grants.length, request.permissions.length > roles ? 1 : 0, `${where}: one grant`);
  assert.equal(tenant.owners.length, 1, `${where}: one owner`);
  assert.equal(tenant.federations.length, request.federation === undefined ? 0 : 1, `${where}: one trust`);
  assert.equal(
    tenant.exchangeAssignments.length,
    request.exchangeRoles?.length ?? 0,
    `${where}: each Exchange role once`,
  );
  const current = disk.vault.get(`${disk.clientId} current`);
  assert.deepEqual(
    secretsOf(application).map((one) => one['keyId']),
    request.credential === 'secret' ? [current?.keyId] : [],
    `${where}: the one secret is the stored one`,
  );
  if (request.credential === 'secret') {
    const { credential } = current ?? {};
    assert.equal(
      credential?.kind === 'secret' && credential.secret.reveal(),
      tenant.secrets.get(current?.keyId ?? ''),
    );
  }
  assert.deepEqual(
    keysOf(application).map((one) => one['customKeyIdentifier']),
    request.credential === 'certificate' ? [current?.thumbprint] : [],
    `${where}: the one certificate is the stored one`,
  );
  assert.equal(disk.vault.has(`${disk.clientId} next`), false, `${where}: nothing waits`);
  const { steps } = await lookAndPlan(effectsOf(world), requestOf(request, world));
  assert.deepEqual(
    steps.filter(({ state }) => state !== 'present').map(({ id }) => id),
    [],
    where,
  );
  assertNoSecret(world, where);
}

function assertNoSecret({ disk, stub }: World, where: string): void {
  const texts = [disk.journal, ...disk.shown, JSON.stringify(stub.requests)].join('\n');
  for (const secret of disk.secrets)
    assert.equal(texts.includes(secret), false, `${where}: no secret is written or sent`);
  assert.doesNotMatch(texts, /PRIVATE KEY/, where);
}

describe('a run that is ended at any point and taken up again', () => {
  for (const [name, request] of Object.entries(wanted)) {
    it(`ends with one application, one service principal and one credential (${name})`, async (context) => {
      const points = await atEveryPoint(
        async () => newWorld(),
        (world, kill) => applyIn(world, request, kill),
        async (world, at) => {
          const results = await applyIn(world, request);
          assert.deepEqual(
            results.filter(({ ok }) => !ok),
            [],
            `ended at point ${at}`,
          );
          await assertWhole(world, request, at);
        },
      );
      context.diagnostic(`${points} points`);
      assert.ok(points > 40, `${points} points`);
    });

    it(`can be ended twice (${name})`, async () => {
      await atEveryPoint(
        async () => {
          const world = newWorld();
          await endsEarly(() => applyIn(world, request, killSwitch(25)));
          return world;
        },
        (world, kill) => applyIn(world, request, kill),
        async (world, at) => {
          await applyIn(world, request);
          await assertWhole(world, request, at);
        },
      );
    });

    it(`is taken back whole, wherever the taking back is ended (${name})`, async (context) => {
      const prepare = async () => {
        const world = newWorld();
        await applyIn(world, request);
        return world;
      };
      const undoIn = (world: World, kill = killSwitch()) =>
        undo(effectsOf(world, kill), requestOf(request, world), { purge: true });
      const start = snapshot(newWorld().stub.tenant);
      const points = await atEveryPoint(prepare, undoIn, async (world, at) => {
        await undoIn(world);
        assert.equal(snapshot(world.stub.tenant), start, `ended at point ${at}: the tenant is as it was`);
        assert.deepEqual([...world.disk.vault.keys()], [], `ended at point ${at}: nothing is stored`);
        assert.match(world.disk.clientId, /^[0-]+$/, `ended at point ${at}: the registration names none`);
        assertNoSecret(world, `ended at point ${at}`);
      });
      context.diagnostic(`${points} points`);
      assert.ok(points > 30, `${points} points`);
    });

    it(`is taken back whole from any point of the set-up (${name})`, async () => {
      const start = snapshot(newWorld().stub.tenant);
      await atEveryPoint(
        async () => newWorld(),
        (world, kill) => applyIn(world, request, kill),
        async (world, at) => {
          const orphans = async () => {
            const { steps } = await lookAndPlan(effectsOf(world), requestOf(request, world));
            return steps.filter(({ id }) => id.startsWith('orphan.')).length;
          };
          // A secret whose value was lost is named before it goes with the application.
          const [application] = world.stub.tenant.applications;
          const stored = [...world.disk.vault.values()].flatMap(({ keyId }) => keyId ?? []);
          const unknown = secretsOf(application).filter(
            (one) => !stored.includes(String(one['keyId'])),
          ).length;
          assert.equal(await orphans(), unknown, `ended at point ${at}: every orphan is reported`);
          await undo(effectsOf(world), requestOf(request, world), { purge: true });
          assert.equal(snapshot(world.stub.tenant), start, `ended at point ${at}`);
        },
      );
    });
  }

  for (const [name, request] of Object.entries({ wantsSecret, wantsCertificate })) {
    it(`renews without an outage and without a second new credential (${name})`, async (context) => {
      const rotateIn = (world: World, kill = killSwitch()) =>
        rotate(effectsOf(world, kill), requestOf(request, world));
      const usable = ({ disk, stub }: World): boolean => {
        const current = disk.vault.get(`${disk.clientId} current`);
        const [application] = stub.tenant.applications;
        return (
          secretsOf(application).some((one) => one['keyId'] === current?.keyId) ||
          keysOf(application).some((one) => one['customKeyIdentifier'] === current?.thumbprint)
        );
      };
      const prepare = async () => {
        const world = newWorld();
        await applyIn(world, request);
        return world;
      };
      const points = await atEveryPoint(prepare, rotateIn, async (world, at) => {
        const where = `ended at point ${at}`;
        assert.ok(usable(world), `${where}: what is in use still works`);
        await rotateIn(world);
        const [application] = world.stub.tenant.applications;
        assert.equal(
          secretsOf(application).length + keysOf(application).length,
          2,
          `${where}: old and new, both valid`,
        );
        assert.ok(usable(world), where);
        await removeOldIn(world, rotateIn);
        assert.equal(
          secretsOf(application).length + keysOf(application).length,
          1,
          `${where}: the new one alone`,
        );
        assert.ok(usable(world), where);
        assert.equal(world.disk.vault.has(`${world.disk.clientId} previous`), false, where);
        assertNoSecret(world, where);
      });
      const removal = await atEveryPoint(
        async () => {
          const world = await prepare();
          await rotateIn(world);
          world.disk.oldIsUnused = true;
          return world;
        },
        rotateIn,
        async (world, at) => {
          const before = world.disk.vault.get(`${world.disk.clientId} current`);
          // Where the removal was written down as done, the next call would be the next renewal.
          if (world.disk.vault.has(`${world.disk.clientId} previous`)) await rotateIn(world);
          const [application] = world.stub.tenant.applications;
          assert.equal(secretsOf(application).length + keysOf(application).length, 1, `ended at point ${at}`);
          assert.ok(usable(world), `ended at point ${at}`);
          assert.equal(world.disk.vault.get(`${world.disk.clientId} current`)?.keyId, before?.keyId);
        },
      );
      context.diagnostic(`${points} + ${removal} points`);
    });
  }
});

async function removeOldIn(world: World, rotateIn: (world: World) => Promise<unknown>): Promise<void> {
  world.disk.oldIsUnused = true;
  await rotateIn(world);
}

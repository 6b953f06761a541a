// Provisioning against the demo tenant over the product's own network: ended at every point, answers lost, copies that lag.
import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import { UnsecuredJWT } from 'jose';
import { Secret } from '../../../src/core/credential/secret.ts';
import { guidOf } from '../../../src/demo/exchange/madeIds.ts';
import { apply } from '../../../src/provisioning/apply.ts';
import type { HeldCredential } from '../../../src/provisioning/effects.ts';
import { githubFederation } from '../../../src/provisioning/federatedSubjects.ts';
import { graphSender } from '../../../src/provisioning/graphSender.ts';
import { rotate } from '../../../src/provisioning/rotate.ts';
import { lookAndPlan } from '../../../src/provisioning/runParts.ts';
import { undo } from '../../../src/provisioning/undo.ts';
import type { SetupRequest } from '../../../src/provisioning/wantedNow.ts';
import { call, type DemoTenant, exchangeScope, hostPort, postToken, startDemo } from '../../support/demo.ts';
import { atEveryPoint } from '../../support/killPoints.ts';
import { networkTo } from '../../support/networks.ts';
import {
  type Disk,
  killSwitch,
  makeCertificate,
  newDisk,
  rigEffects,
} from '../../support/provisioningRig.ts';
import * as samples from '../../unit/provisioning/wantedSamples.ts';

/** Object ID of the demo's administrator. */
const person = 'a0000000-0000-4000-8000-000000000007';
const wantsSecret = { ...samples.wantsSecret, person };
const wantsCertificate = { ...samples.wantsCertificate, person };
const wantsSignIn = { ...samples.wantsSignIn, person };
const wantsFederation = { ...samples.wantsFederation, person };
const captureGroup = guidOf('Capture mailboxes');
const mailRole = { roleName: 'Application Mail.Read', directoryScope: `/Groups/${captureGroup}` };
const wantsRole = { ...samples.wantsRole, person, exchangeRoles: [mailRole] };
const all = { wantsSecret, wantsCertificate, wantsSignIn, wantsFederation, wantsRole };

const clock = { now: Date.UTC(2026, 10, 29) };
let demo: DemoTenant;
let admin: string;

before(async () => {
  demo = await startDemo({ now: () => clock.now, tokenLifetimeSeconds: 30 * 86_400 });
  admin = await signIn(demo.administrator);
});
after(() => demo?.stop());

async function signIn(username: string): Promise<string> {
  const form = {
    grant_type: 'password',
    client_id: demo.provisionerId,
    username,
    password: demo.password,
    scope: 'https://graph.microsoft.com/Application.ReadWrite.All',
  };
  return String((await postToken(demo, form)).json()['access_token']);
}

function rig(t: TestContext, token = admin) {
  t.after(() => demo.setScenario('healthy'));
  const network = networkTo(t, [hostPort(new URL(demo.endpoints.graph).host)], {
    trustedCa: demo.endpoints.trustedCa,
  });
  const sender = graphSender({
    root: demo.endpoints.graph,
    network,
    token: async () => new Secret(token),
    signal: new AbortController().signal,
  });
  const effects = (disk: Disk, kill = killSwitch()) =>
    rigEffects({ disk, graph: sender, kill, graphRoot: demo.endpoints.graph, prove: proves });
  return { effects, disk: newDisk(clock) };
}

/** Signs in with the credential that is waiting, as the product does. */
async function proves(clientId: string, { credential }: HeldCredential): Promise<string> {
  if (credential.kind !== 'secret') return 'Not tried here';
  const form = {
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: credential.secret.reveal(),
    scope: exchangeScope,
  };
  const answer = await postToken(demo, form);
  if (answer.status !== 200) throw new Error(String(answer.json()['error_description']));
  return 'Signed in';
}

async function list(path: string, version = 'v1.0'): Promise<readonly Record<string, unknown>[]> {
  const answer = await call(demo, `${demo.endpoints.graph}/${version}${path}`, {
    headers: { authorization: `Bearer ${admin}` },
  });
  assert.equal(answer.status, 200, path);
  return answer.json()['value'] as Record<string, unknown>[];
}

/** Everything that Graph shows of the tenant's applications. */
async function tenant(): Promise<string> {
  const principals = await list('/servicePrincipals');
  const more = await Promise.all(
    principals
      .filter((one) => one['servicePrincipalType'] === 'Application')
      .map(({ id }) => list(`/servicePrincipals/${id}/appRoleAssignments`)),
  );
  return JSON.stringify([
    await list('/applications'),
    principals,
    more,
    await list('/oauth2PermissionGrants'),
    await list('/roleManagement/exchange/roleAssignments', 'beta'),
    await list('/directory/deletedItems/microsoft.graph.application'),
    await list('/directory/deletedItems/microsoft.graph.servicePrincipal'),
  ]);
}

const requestOf = (request: SetupRequest, disk: Disk): SetupRequest =>
  disk.clientId.startsWith('00000000') ? request : { ...request, clientId: disk.clientId };

const stored = (disk: Disk) => disk.vault.get(`${disk.clientId} current`);

async function assertOne(disk: Disk, where: string): Promise<void> {
  const made = (await list('/applications')).filter(({ uniqueName }) => typeof uniqueName === 'string');
  assert.equal(made.length, 1, `${where}: one application`);
  const [application] = made;
  assert.equal(application?.['appId'], disk.clientId, where);
  const credentials = [
    ...(application['passwordCredentials'] as Record<string, unknown>[]),
    ...(application['keyCredentials'] as Record<string, unknown>[]),
  ];
  const held = stored(disk);
  assert.deepEqual(
    credentials.map((one) => ('hint' in one ? one['keyId'] : one['customKeyIdentifier'])),
    [held?.keyId ?? held?.thumbprint].filter((id) => id !== undefined),
    `${where}: the one credential is the stored one`,
  );
  for (const secret of disk.secrets) {
    assert.equal(
      [disk.journal, ...disk.shown].join().includes(secret),
      false,
      `${where}: no secret is written`,
    );
  }
}

const allOk = (results: Awaited<ReturnType<typeof apply>>) =>
  assert.deepEqual(
    results.filter(({ ok }) => !ok).map(({ id, evidence }) => [id, evidence]),
    [],
  );

describe('the demo tenant', () => {
  for (const [name, request] of Object.entries(all)) {
    it(`is set up and taken back from every point at which the set-up can end (${name})`, async (t) => {
      const certificates = [await makeCertificate('one', 100, clock.now)];
      const start = await tenant();
      const { effects } = rig(t);
      const withPair = (disk: Disk, kill = killSwitch()) => ({
        ...effects(disk, kill),
        makeCertificate: async () => {
          kill.point();
          const [first] = certificates;
          return first ?? makeCertificate('one', 100, clock.now);
        },
      });
      const points = await atEveryPoint(
        async () => newDisk(clock),
        (disk, kill) => apply(withPair(disk, kill), requestOf(request, disk)),
        async (disk, at) => {
          const where = `ended at point ${at}`;
          allOk(await apply(withPair(disk), requestOf(request, disk)));
          await assertOne(disk, where);
          allOk(await undo(withPair(disk), requestOf(request, disk), { purge: true }));
          assert.equal(await tenant(), start, `${where}: the tenant is as it was`);
          assert.equal(disk.vault.size, 0, where);
        },
      );
      // The last run was not ended: it stands and is taken back.
      const left = (await list('/applications')).filter(({ uniqueName }) => typeof uniqueName === 'string');
      for (const { id } of left) await removeForGood(String(id));
      t.diagnostic(`${points} points`);
    });
  }

  it('is taken back from every point at which the taking back can end', async (t) => {
    const start = await tenant();
    const { effects } = rig(t);
    const points = await atEveryPoint(
      async () => {
        const disk = newDisk(clock);
        allOk(await apply(effects(disk), wantsSecret));
        return disk;
      },
      (disk, kill) => undo(effects(disk, kill), requestOf(wantsSecret, disk), { purge: true }),
      async (disk, at) => {
        allOk(await undo(effects(disk), requestOf(wantsSecret, disk), { purge: true }));
        assert.equal(await tenant(), start, `ended at point ${at}`);
      },
    );
    t.diagnostic(`${points} points`);
    assert.equal(await tenant(), start);
  });

  it('renews a secret from every point at which that can end; what is in use always signs in', async (t) => {
    const { effects, disk } = rig(t);
    allOk(await apply(effects(disk), wantsSecret));
    const signsIn = async (where: string) => {
      const held = stored(disk);
      assert.ok(held, where);
      assert.equal(await proves(disk.clientId, held), 'Signed in');
    };
    const points = await atEveryPoint(
      async () => {
        disk.oldIsUnused = false;
        return disk;
      },
      (_disk, kill) => rotate(effects(disk, kill), requestOf(wantsSecret, disk)),
      async (_disk, at) => {
        await signsIn(`ended at point ${at}`);
        allOk(await rotate(effects(disk), requestOf(wantsSecret, disk)));
        disk.oldIsUnused = true;
        allOk(await rotate(effects(disk), requestOf(wantsSecret, disk)));
        await signsIn(`ended at point ${at}`);
        await assertOne(disk, `ended at point ${at}`);
      },
    );
    t.diagnostic(`${points} points`);
    disk.oldIsUnused = true;
    await rotate(effects(disk), requestOf(wantsSecret, disk));
    allOk(await undo(effects(disk), requestOf(wantsSecret, disk), { purge: true }));
  });

  for (const scenario of ['replicating', 'answersLost', 'answersFail', 'changesCollide'] as const) {
    it(`is set up and taken back while ${scenario}`, async (t) => {
      const start = await tenant();
      const { effects, disk } = rig(t);
      demo.setScenario(scenario);
      allOk(await apply(effects(disk), wantsSecret));
      allOk(await apply(effects(disk), requestOf(wantsSecret, disk)));
      clock.now += 60_000;
      await assertOne(disk, scenario);
      allOk(await undo(effects(disk), requestOf(wantsSecret, disk), { purge: true }));
      demo.setScenario('healthy');
      assert.equal(await tenant(), start);
    });
  }

  it('is taken up from every point while Entra copies slowly, and makes no second credential', async (t) => {
    const start = await tenant();
    const { effects } = rig(t);
    const waited: string[] = [];
    const points = await atEveryPoint(
      async () => {
        demo.setScenario('replicating');
        return newDisk(clock);
      },
      (disk, kill) => apply(effects(disk, kill), wantsSecret),
      async (disk, at) => {
        allOk(await apply(effects(disk), requestOf(wantsSecret, disk)));
        waited.push(...disk.shown.filter((text) => text.includes('still copying')));
        clock.now += 60_000;
        demo.setScenario('healthy');
        await assertOne(disk, `ended at point ${at}`);
        allOk(await undo(effects(disk), requestOf(wantsSecret, disk), { purge: true }));
        assert.equal(await tenant(), start, `ended at point ${at}`);
      },
    );
    t.diagnostic(`${points} points`);
    assert.ok(waited.length > points, 'it waited for the copies');
    clock.now += 60_000;
    demo.setScenario('healthy');
    for (const { id, uniqueName } of await list('/applications')) {
      if (typeof uniqueName === 'string') await removeForGood(String(id));
    }
  });

  it('goes by directory roles: a developer makes and cannot consent, an administrator consents', async (t) => {
    const start = await tenant();
    const developer = rig(t, await signIn(`developer@${demo.domain}`));
    const results = await apply(developer.effects(developer.disk), wantsSecret);
    assert.deepEqual(results.at(-1)?.id, 'role.exchange.IMAP.AccessAsApp');
    assert.equal(
      results.at(-1)?.evidence?.kind === 'graph' && results.at(-1)?.evidence,
      results.at(-1)?.evidence,
    );
    const { steps } = await lookAndPlan(
      developer.effects(developer.disk),
      requestOf(wantsSecret, developer.disk),
    );
    assert.equal(steps.find(({ id }) => id.startsWith('role.'))?.lacksRole, true);
    const { effects } = rig(t);
    allOk(await apply(effects(developer.disk), requestOf(wantsSecret, developer.disk)));
    allOk(await undo(effects(developer.disk), requestOf(wantsSecret, developer.disk), { purge: true }));
    assert.equal(await tenant(), start);
  });

  it('refuses a secret by policy, and takes a certificate', async (t) => {
    const { effects, disk } = rig(t);
    demo.setScenario('secretsForbidden');
    const results = await apply(effects(disk), wantsSecret);
    assert.equal(results.at(-1)?.id, 'credential');
    allOk(await apply(effects(disk), { ...requestOf(wantsCertificate, disk) }));
    allOk(await undo(effects(disk), requestOf(wantsCertificate, disk), { purge: true }));
  });

  it('trusts a token of GitHub that a federated credential names, and no other', async (t) => {
    const { effects, disk } = rig(t);
    const federation = githubFederation({
      repository: 'contoso/mail',
      ids: { owner: '12', repository: '34' },
      from: { kind: 'branch', name: 'main' },
    });
    const request: SetupRequest = { ...wantsSecret, credential: 'federated', federation };
    allOk(await apply(effects(disk), request));
    const signIn = (subject: string) =>
      postToken(demo, {
        grant_type: 'client_credentials',
        client_id: disk.clientId,
        scope: exchangeScope,
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: new UnsecuredJWT({})
          .setIssuer(federation.issuer)
          .setSubject(subject)
          .setAudience('api://AzureADTokenExchange')
          .setExpirationTime(clock.now / 1000 + 300)
          .encode(),
      });
    assert.equal((await signIn(federation.subject)).status, 200);
    const refused = await signIn(federation.subject.replace('main', 'other'));
    assert.match(String(refused.json()['error_description']), /^AADSTS70021: /);
    allOk(await undo(effects(disk), requestOf(request, disk), { purge: true }));
  });

  it('says that a role is not active, and changes nothing', async (t) => {
    const { effects, disk } = rig(t);
    demo.setScenario('rolesNotActivated');
    const { steps } = await lookAndPlan(effects(disk), wantsSecret);
    assert.equal(steps.find(({ id }) => id === 'application')?.lacksRole, true);
    const [refused] = await apply(effects(disk), wantsSecret);
    assert.equal(refused?.ok, false);
    assert.equal(refused?.evidence?.kind, 'graph');
  });

  it('asks for a newer token if Graph demands one, with its claims', async (t) => {
    t.after(() => demo.setScenario('healthy'));
    demo.setScenario('tokensOutdated');
    const asked: (string | undefined)[] = [];
    const sender = graphSender({
      root: demo.endpoints.graph,
      network: networkTo(t, [hostPort(new URL(demo.endpoints.graph).host)], {
        trustedCa: demo.endpoints.trustedCa,
      }),
      token: async (refused) => {
        asked.push(refused?.claims);
        return new Secret(refused === undefined ? admin : await signIn(demo.administrator));
      },
      signal: new AbortController().signal,
    });
    const { status } = await sender({ method: 'GET', path: '/applications?$top=1' });
    assert.equal(status, 200);
    assert.equal(asked.length, 2);
    assert.match(asked[1] ?? '', /"nbf":\{"essential":true/);
  });

  it('gives an Exchange role through Graph beta that opens the mailbox and not the control mailbox', async (t) => {
    const { effects, disk } = rig(t);
    const request: SetupRequest = { ...wantsSecret, permissions: [], exchangeRoles: [mailRole] };
    allOk(await apply(effects(disk), request));
    const { steps } = await lookAndPlan(effects(disk), requestOf(request, disk));
    assert.equal(steps.find(({ id }) => id.startsWith('exchange.'))?.state, 'present');
    clock.now += 10 * 60_000;
    const held = stored(disk);
    const secret = held?.credential.kind === 'secret' ? held.credential.secret.reveal() : '';
    const form = {
      grant_type: 'client_credentials',
      client_id: disk.clientId,
      client_secret: secret,
      scope: 'https://graph.microsoft.com/.default',
    };
    const token = String((await postToken(demo, form)).json()['access_token']);
    const open = async (mailbox: string) =>
      (
        await call(demo, `${demo.endpoints.graph}/v1.0/users/${mailbox}/mailFolders/inbox`, {
          headers: { authorization: `Bearer ${token}` },
        })
      ).status;
    assert.deepEqual([await open(demo.mailboxes[0] ?? ''), await open(demo.controlMailbox)], [200, 403]);
    allOk(await undo(effects(disk), requestOf(request, disk), { purge: true }));
  });
});

async function removeForGood(id: string): Promise<void> {
  const headers = { authorization: `Bearer ${admin}` };
  await call(demo, `${demo.endpoints.graph}/v1.0/applications/${id}`, { method: 'DELETE', headers });
  for (const kind of ['application', 'servicePrincipal']) {
    for (const item of await list(`/directory/deletedItems/microsoft.graph.${kind}`)) {
      await call(demo, `${demo.endpoints.graph}/v1.0/directory/deletedItems/${item['id']}`, {
        method: 'DELETE',
        headers,
      });
    }
  }
}

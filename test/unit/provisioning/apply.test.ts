// Set-up, adoption and undo against the stand-in for Graph: how many requests, lost answers, delays, refusals.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Secret } from '../../../src/core/credential/secret.ts';
import { apply } from '../../../src/provisioning/apply.ts';
import { lookAndPlan } from '../../../src/provisioning/runParts.ts';
import { undo } from '../../../src/provisioning/undo.ts';
import type { SetupRequest } from '../../../src/provisioning/wantedNow.ts';
import { createGraphStub } from '../../support/graphStub/graphStub.ts';
import {
  addSecret,
  exchangeResource,
  type Json,
  newStubApplication,
  snapshot,
} from '../../support/graphStub/stubTenant.ts';
import { newDisk, rigEffects } from '../../support/provisioningRig.ts';
import { person, wantsCertificate, wantsSecret, wantsSignIn } from './wantedSamples.ts';

function world() {
  const disk = newDisk();
  const stub = createGraphStub(() => disk.clock.now);
  const effects = rigEffects({ disk, graph: stub.send });
  return { disk, stub, effects, tenant: stub.tenant };
}

const problemsOf = async (work: ReturnType<typeof apply>) =>
  (await work).filter(({ ok }) => !ok).map(({ id, evidence }) => [id, evidence]);

describe('a set-up', () => {
  for (const [name, request] of Object.entries({ wantsSecret, wantsCertificate, wantsSignIn })) {
    it(`takes at most 12 requests, and a look at most 4 (${name})`, async (context) => {
      const { stub, effects, disk } = world();
      assert.deepEqual(await problemsOf(apply(effects, request)), []);
      const made = stub.requests.length;
      await lookAndPlan(effects, { ...request, clientId: disk.clientId });
      const looked = stub.requests.length - made;
      context.diagnostic(`${made} requests to set up, ${looked} to look`);
      assert.ok(made <= 12, `${made} requests`);
      assert.ok(looked <= 4, `${looked} requests`);
    });

    it(`stops between requests if the person cancels, and goes on there (${name})`, async () => {
      const probe = world();
      await apply(probe.effects, request);
      const count = probe.stub.requests.length;
      for (let number = 1; number <= count; number += 1) {
        const { stub, tenant, disk } = world();
        const controller = new AbortController();
        let sent = 0;
        const stopping = rigEffects({
          disk,
          signal: controller.signal,
          graph: async (asked) => {
            sent += 1;
            if (sent === number) controller.abort();
            return stub.send(asked);
          },
        });
        const results = await apply(stopping, request).catch((error: Error) => {
          assert.equal(error.name, 'AbortError', `request ${number}`);
          return [];
        });
        // Only the answer to the request that was on its way is waited for.
        assert.equal(sent, number);
        const last = results.at(-1);
        if (last !== undefined && !last.ok)
          assert.deepEqual(last.evidence, { kind: 'local', problem: 'cancelled', text: 'Cancelled.' });
        const effects = rigEffects({ disk, graph: stub.send });
        assert.deepEqual(await problemsOf(apply(effects, request)), [], `request ${number}`);
        assert.deepEqual(
          [tenant.applications.length, tenant.servicePrincipals.length, tenant.owners.length],
          [1, 1, 1],
          `request ${number}`,
        );
        const [application] = tenant.applications as { passwordCredentials?: unknown[] }[];
        assert.ok((application?.passwordCredentials ?? []).length <= 1, `request ${number}`);
      }
    });

    it(`makes nothing twice whichever answer is lost (${name})`, async () => {
      const probe = world();
      await apply(probe.effects, request);
      const count = probe.stub.requests.length;
      for (let number = 1; number <= count; number += 1) {
        const { stub, effects, tenant, disk } = world();
        stub.loseAnswer(number);
        assert.deepEqual(await problemsOf(apply(effects, request)), [], `answer ${number} lost`);
        const [application] = tenant.applications;
        assert.deepEqual(
          [tenant.applications.length, tenant.servicePrincipals.length, tenant.owners.length],
          [1, 1, 1],
          `answer ${number} lost`,
        );
        assert.equal(
          tenant.roleAssignments.length + tenant.grants.length,
          request.permissions.length === 2 && request.credential === 'none' ? 1 : 2,
        );
        const secrets = application?.['passwordCredentials'] as Json[];
        const stored = disk.vault.get(`${disk.clientId} current`);
        assert.deepEqual(
          secrets.map((one) => one['keyId']),
          stored?.keyId === undefined ? [] : [stored.keyId],
          `answer ${number} lost`,
        );
        await undo(effects, { ...request, clientId: disk.clientId }, { purge: true });
        assert.equal(snapshot(tenant), snapshot(world().tenant), `answer ${number} lost`);
      }
    });
  }

  it('waits while Entra copies what was made, and for a throttled tenant', async () => {
    const { stub, effects, disk } = world();
    const early = (status: number, code: string, message: string) =>
      [status, { error: { code, message } }] as const;
    const notFound = early(
      404,
      'Request_ResourceNotFound',
      "Resource 'x' does not exist or one of its queried reference-property objects are not present.",
    );
    stub.script(/^PATCH \/servicePrincipals/, [
      early(
        400,
        'Request_BadRequest',
        "The appId 'x' of the service principal does not reference a valid application object.",
      ),
      early(
        403,
        'Authorization_RequestDenied',
        'When using this permission, the backing application of the service principal being created must in the local tenant',
      ),
    ]);
    stub.script(/addPassword$/, [notFound, notFound]);
    stub.script(/appRoleAssignedTo$/, [
      early(400, 'Request_BadRequest', 'Not a valid reference update'),
      early(429, 'TooManyRequests', 'Too many requests.'),
    ]);
    const before = disk.clock.now;
    assert.deepEqual(await problemsOf(apply(effects, wantsSecret)), []);
    assert.ok(disk.clock.now > before, 'it waited');
    assert.ok(disk.shown.some((text) => text.includes('still copying')));
  });

  it('gives up after ten minutes and goes on at the next call', async () => {
    const { stub, effects, tenant, disk } = world();
    const refused = [
      400,
      { error: { code: 'Request_BadRequest', message: 'Not a valid reference update' } },
    ] as const;
    stub.script(
      /appRoleAssignedTo$/,
      Array.from({ length: 25 }, () => refused),
    );
    const before = disk.clock.now;
    const [problem] = await problemsOf(apply(effects, wantsSecret));
    assert.equal(problem?.[0], 'role.exchange.IMAP.AccessAsApp');
    assert.ok(disk.clock.now - before <= 10 * 60_000);
    stub.script(/never/, []);
    for (let tries = 0; tries < 3 && tenant.roleAssignments.length < 2; tries += 1)
      await apply(effects, wantsSecret);
    assert.equal(tenant.roleAssignments.length, 2);
    assert.equal(tenant.applications.length, 1);
  });

  it('says that a deleted application holds the name, and restores nothing by itself', async () => {
    const { stub, effects, tenant } = world();
    stub.script(/^PATCH \/applications\(uniqueName/, [
      [
        400,
        {
          error: {
            code: 'Request_BadRequest',
            message: 'Another object with the same value for property uniqueName already exists.',
          },
        },
      ],
    ]);
    const [problem] = await problemsOf(apply(effects, wantsSecret));
    assert.equal(problem?.[0], 'application');
    assert.equal(tenant.applications.length, 0);
  });

  it('stops if a role is missing, and leaves what was made', async () => {
    const { stub, effects, tenant, disk } = world();
    const denied = [
      403,
      {
        error: {
          code: 'Authorization_RequestDenied',
          message: 'Insufficient privileges to complete the operation.',
        },
      },
    ] as const;
    stub.script(/appRoleAssignedTo$/, [denied]);
    const results = await apply(effects, wantsSecret);
    assert.deepEqual(results.at(-1)?.id, 'role.exchange.IMAP.AccessAsApp');
    assert.equal(results.at(-1)?.evidence?.kind, 'graph');
    assert.equal(tenant.applications.length, 1);
    assert.deepEqual(await problemsOf(apply(effects, { ...wantsSecret, clientId: disk.clientId })), []);
    assert.equal(tenant.roleAssignments.length, 2);
  });

  it('leaves consent to the link if no further permission is wanted', async () => {
    const { effects, tenant } = world();
    await apply(effects, { ...wantsSecret, consent: 'link' });
    assert.deepEqual(tenant.roleAssignments, []);
    const { steps } = await lookAndPlan(effects, { ...wantsSecret, consent: 'link' });
    assert.deepEqual(
      steps.filter(({ state }) => state === 'missing').map(({ operation }) => operation),
      [undefined, undefined],
    );
  });

  it('adds a federated credential and needs no secret', async () => {
    const { effects, tenant } = world();
    const federation = {
      name: 'main',
      issuer: 'https://token.actions.githubusercontent.com',
      subject: 'repo:contoso@12/mail@34:ref:refs/heads/main',
    };
    const request: SetupRequest = { ...wantsSecret, credential: 'federated', federation };
    await apply(effects, request);
    assert.equal(tenant.federations[0]?.value['subject'], federation.subject);
    await undo(effects, request, { purge: true });
    assert.equal(snapshot(tenant), snapshot(world().tenant));
  });

  it('assigns an Exchange role through beta if that was chosen', async () => {
    const { effects, tenant, disk } = world();
    const request: SetupRequest = {
      ...wantsSecret,
      permissions: [],
      exchangeRoles: [
        { roleName: 'Application Mail.Read', directoryScope: '/Groups/1' },
        { roleName: 'Application SMTP.SendAsApp', directoryScope: '/Groups/1' },
      ],
    };
    await apply(effects, request);
    assert.equal(tenant.exchangeAssignments.length, 1);
    const { steps } = await lookAndPlan(effects, { ...request, clientId: disk.clientId });
    assert.deepEqual(
      steps.filter(({ id }) => id.startsWith('exchange.')).map(({ state }) => state),
      ['present', 'unknown'],
    );
    await undo(effects, request, { purge: true });
    assert.equal(snapshot(tenant), snapshot(world().tenant));
  });
});

describe('an application that is there already', () => {
  function adopted() {
    const rig = world();
    const { tenant, disk } = rig;
    const application = newStubApplication(tenant, {
      displayName: 'Old Capture',
      signInAudience: 'AzureADMyOrg',
      isFallbackPublicClient: false,
      publicClient: { redirectUris: ['http://old'] },
      requiredResourceAccess: [
        {
          resourceAppId: exchangeResource.appId,
          resourceAccess: [{ id: 'dc890d15-9560-4a4c-9b7f-a736ec74ec40', type: 'Role' }],
        },
      ],
    });
    addSecret(tenant, application, { displayName: 'portal' }, disk.clock.now);
    tenant.servicePrincipals.push({
      id: '33333333-0000-4000-8000-000000000001',
      appId: application['appId'],
      accountEnabled: true,
    });
    tenant.owners.push({ application: String(application['id']), person });
    disk.clientId = String(application['appId']);
    const request = { ...wantsSignIn, clientId: disk.clientId };
    return { ...rig, application, request };
  }

  it('is compared and named step by step before anything is sent', async () => {
    const { effects, request, stub, tenant } = adopted();
    const before = snapshot(tenant);
    const { steps } = await lookAndPlan(effects, request);
    assert.equal(snapshot(tenant), before);
    assert.ok(stub.requests.every(({ path }) => path === '/$batch'));
    const byId = new Map(steps.map((step) => [step.id, step]));
    assert.match(
      byId.get('application')?.change ?? '',
      /Redirect URI added: http:\/\/localhost.*IMAP\.AccessAsUser\.All, SMTP\.Send/,
    );
    assert.equal(byId.get('servicePrincipal')?.state, 'present');
    assert.equal(byId.get('permissions.surplus')?.optional, true);
    assert.match(byId.get('credential.others')?.change ?? '', /1 credential is not stored/);
  });

  it('keeps what is there, and is set back by undo and never deleted', async () => {
    const { effects, request, tenant, application } = adopted();
    const before = snapshot(tenant);
    assert.deepEqual(await problemsOf(apply(effects, request)), []);
    assert.deepEqual((application['publicClient'] as Json)['redirectUris'], [
      'http://old',
      'http://localhost',
    ]);
    assert.equal(application['displayName'], 'Old Capture');
    assert.equal(tenant.applications.length, 1);
    await undo(effects, request, { purge: true });
    assert.equal(snapshot(tenant), before);
  });

  it('is left as it is if somebody changed it since', async () => {
    const { effects, request, application } = adopted();
    await apply(effects, request);
    application['publicClient'] = { redirectUris: ['http://mine'] };
    const results = await undo(effects, request, { purge: true });
    assert.match(results.find(({ id }) => id === 'application')?.detail ?? '', /^Left as it is/);
    assert.deepEqual(application['publicClient'], { redirectUris: ['http://mine'] });
  });

  it('widens a grant that is there, and narrows it to what it was', async () => {
    const { effects, request, tenant } = adopted();
    tenant.grants.push({
      id: '44444444-0000-4000-8000-000000000001',
      clientId: tenant.servicePrincipals[0]?.['id'],
      consentType: 'AllPrincipals',
      resourceId: exchangeResource.id,
      scope: 'EWS.AccessAsUser.All',
    });
    const before = snapshot(tenant);
    await apply(effects, request);
    assert.equal(tenant.grants[0]?.['scope'], 'EWS.AccessAsUser.All IMAP.AccessAsUser.All SMTP.Send');
    await undo(effects, request, { purge: true });
    assert.equal(snapshot(tenant), before);
  });

  it('has its surplus taken away only if that was chosen', async () => {
    const { effects, request, application } = adopted();
    await apply(effects, request);
    const access = () =>
      (application['requiredResourceAccess'] as Json[]).flatMap((one) => one['resourceAccess'] as Json[])
        .length;
    assert.equal(access(), 3);
    await apply(effects, request, ['permissions.surplus']);
    assert.equal(access(), 2);
  });

  it('gets a credential beside the stored one, which undo puts back into use', async () => {
    const { effects, request, tenant, disk, application } = adopted();
    const typed = {
      credential: { kind: 'secret', secret: new Secret('typed by hand') },
      endsOn: '',
    } as const;
    disk.vault.set(`${disk.clientId} current`, typed);
    const before = snapshot(tenant);
    const wanted = { ...wantsSecret, clientId: request.clientId, permissions: request.permissions };
    await apply(effects, wanted);
    assert.equal((application['passwordCredentials'] as Json[]).length, 2);
    await undo(effects, wanted, { purge: true });
    assert.equal(snapshot(tenant), before);
    assert.equal(disk.vault.get(`${disk.clientId} current`), typed);
  });

  it('is not deleted if somebody added a credential to one that was made here', async () => {
    const { effects, tenant, disk } = world();
    await apply(effects, wantsSecret);
    const [application] = tenant.applications;
    assert.ok(application);
    addSecret(tenant, application, { displayName: 'somebody else' }, disk.clock.now);
    const results = await undo(effects, { ...wantsSecret, clientId: disk.clientId }, { purge: true });
    assert.match(results.at(-1)?.detail ?? '', /somebody added a credential/);
    assert.equal(tenant.applications.length, 1);
  });
});

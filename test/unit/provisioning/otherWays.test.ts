// Ways without a secret, and the list of what is there: subjects as the issuers send them, applications by name.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apply } from '../../../src/provisioning/apply.ts';
import { azureFederation, githubFederation } from '../../../src/provisioning/federatedSubjects.ts';
import { listApplications } from '../../../src/provisioning/listApplications.ts';
import { createGraphStub } from '../../support/graphStub/graphStub.ts';
import { newStubApplication } from '../../support/graphStub/stubTenant.ts';
import { newDisk, rigEffects } from '../../support/provisioningRig.ts';
import { wantsSecret } from './wantedSamples.ts';

test('a repository’s subject has the IDs if it sends them, and a branch or an environment', () => {
  const branch = { kind: 'branch', name: 'main' } as const;
  assert.deepEqual(githubFederation({ repository: 'Contoso/mail.import', from: branch }), {
    name: 'github-mail-import-main',
    issuer: 'https://token.actions.githubusercontent.com',
    subject: 'repo:Contoso/mail.import:ref:refs/heads/main',
  });
  const ids = { owner: '12', repository: '34' };
  const from = { kind: 'environment', name: 'prod' } as const;
  const immutable = githubFederation({ repository: 'Contoso/mail', ids, from });
  assert.equal(immutable.subject, 'repo:Contoso@12/mail@34:environment:prod');
});

test('a managed identity is its object ID, issued by its tenant in its cloud', () => {
  const identity = {
    authority: 'https://login.microsoftonline.us/',
    tenantId: 'AAAAAAAA-2222-3333-4444-555555555555',
    objectId: 'BBBBBBBB-2222-3333-4444-555555555555',
  };
  assert.deepEqual(azureFederation(identity), {
    name: 'azure-BBBBBBBB-2222-3333-4444-555555555555',
    issuer: 'https://login.microsoftonline.us/aaaaaaaa-2222-3333-4444-555555555555/v2.0',
    subject: 'bbbbbbbb-2222-3333-4444-555555555555',
  });
});

test('a federated credential that was chosen is made, and undo takes it back with the application', async () => {
  const disk = newDisk();
  const stub = createGraphStub(() => disk.clock.now);
  const effects = rigEffects({ disk, graph: stub.send });
  const federation = githubFederation({
    repository: 'contoso/mail',
    ids: { owner: '12', repository: '34' },
    from: { kind: 'branch', name: 'main' },
  });
  const results = await apply(effects, { ...wantsSecret, credential: 'federated', federation });
  assert.deepEqual(
    results.filter(({ ok }) => !ok),
    [],
  );
  const sent = JSON.stringify(stub.tenant);
  assert.ok(sent.includes('repo:contoso@12/mail@34:ref:refs/heads/main'));
  assert.ok(!sent.includes('secretText'));
});

test('the tenant’s app registrations come by name, with what tells them apart', async () => {
  const disk = newDisk();
  const stub = createGraphStub(() => disk.clock.now);
  for (const displayName of ['Zebra', 'apple']) newStubApplication(stub.tenant, { displayName });
  const { applications, complete } = await listApplications(rigEffects({ disk, graph: stub.send }));
  assert.equal(complete, true);
  assert.deepEqual(
    applications.map(({ name, credentials }) => [name, credentials]),
    [
      ['apple', 0],
      ['Zebra', 0],
    ],
  );
  assert.equal(stub.requests.length, 1);
});

// What a caller may choose for a set-up: read strictly, since it goes into requests to the tenant.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resourcePrincipals } from '../../../src/demo/graph/resourcePrincipals.ts';
import { setupOptionsOf } from '../../../src/host/provisioning/setupOptions.ts';
import { provisionerScript } from '../../../src/snippets/provisionerScript.ts';

const read = (values: Record<string, unknown>) => setupOptionsOf({ byPerson: false, values });

test('consent is given here if nothing else is chosen', () => {
  assert.deepEqual(read({ registration: 'one', steps: ['application'] }), { consent: 'api' });
  assert.deepEqual(read({ consent: 'link' }), { consent: 'link' });
});

test('a federated credential and an Exchange role are taken as they are', () => {
  const federation = {
    name: 'main',
    issuer: 'https://token.actions.githubusercontent.com',
    subject: 'repo:contoso@12/mail@34:ref:refs/heads/main',
  };
  const exchangeRoles = [{ roleName: 'Application Mail.Read', directoryScope: '/Groups/capture-mailboxes' }];
  assert.deepEqual(read({ federation, exchangeRoles }), { consent: 'api', federation, exchangeRoles });
});

test('what could leave its place in a path or a filter is refused, and the value is not repeated', () => {
  const bad = [
    { consent: 'all' },
    { federation: { name: "a')/owners", issuer: 'https://x', subject: 's' } },
    { federation: { name: 'main', issuer: 'http://x', subject: 's' } },
    { exchangeRoles: [{ roleName: 'Organization Management', directoryScope: '/' }] },
    { exchangeRoles: [{ roleName: 'Application Mail.Read', directoryScope: "/Groups/x' or 1 eq 1" }] },
    { protocols: ['http'] },
    { serviceManagementReference: 'line\nbreak' },
  ];
  for (const values of bad) {
    assert.throws(() => read(values), /is not what this command takes/, JSON.stringify(values));
  }
});

test('the script for the provisioner names permissions that Graph has', () => {
  const text = provisionerScript('contoso.com', 'global');
  const graph = resourcePrincipals.find(({ appId }) => appId.startsWith('00000003'));
  for (const name of [
    'Application.ReadWrite.All',
    'AppRoleAssignment.ReadWrite.All',
    'DelegatedPermissionGrant.ReadWrite.All',
  ]) {
    const id = graph?.oauth2PermissionScopes.find(({ value }) => value === name)?.id;
    assert.ok(id !== undefined && text.includes(id), name);
  }
});

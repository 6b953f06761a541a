// What is handed over if no administrator signs in: a script for each tool, and the consent link if it can work.
import '../../support/useFakeVscode.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Registration } from '../../../src/core/registration/registration.ts';

const { scriptsFor } = await import('../../../src/host/provisioning/setupScripts.ts');

const clientId = '66666666-7777-8888-9999-000000000000';
const delegated: Registration = {
  id: 'one',
  name: 'One',
  product: 'ownApplication',
  cloud: 'global',
  grant: 'authorizationCode',
  tenantId: '11111111-2222-3333-4444-555555555555',
  clientId,
  mailboxes: [{ address: 'ap@contoso.com', protocols: ['imap'] }],
};
const titles = async (registration: Registration) =>
  (await scriptsFor(registration)).map((text) => /^### (.*)$/m.exec(text)?.[1] ?? '');

test('the consent link names the application and a redirect URI that it has', async () => {
  const [link = ''] = await scriptsFor(delegated);
  const url = new URL(/<(https:[^>]+)>/.exec(link)?.[1] ?? '');
  assert.equal(
    `${url.origin}${url.pathname}`,
    `https://login.microsoftonline.com/${delegated.tenantId}/v2.0/adminconsent`,
  );
  assert.equal(url.searchParams.get('client_id'), clientId);
  assert.equal(url.searchParams.get('redirect_uri'), 'http://localhost');
  assert.match(link, /take away consent/);
});

test('there is none before there is an application, and none for one without a redirect URI', async () => {
  const none = { ...delegated, clientId: '00000000-0000-0000-0000-000000000000' };
  const app: Registration = { ...delegated, grant: 'clientSecret' };
  for (const registration of [none, app])
    assert.equal((await titles(registration)).includes('Consent link'), false, registration.grant);
});

test('each tool is named, and the demo tenant has none that could sign in', async () => {
  const found = await titles({ ...delegated, grant: 'clientSecret' });
  for (const tool of ['Azure CLI', 'Microsoft Graph PowerShell', 'Terraform: main.tf'])
    assert.ok(found.includes(tool), `${tool} in ${found.join(', ')}`);
  assert.deepEqual(await scriptsFor({ ...delegated, cloud: 'demo' }), []);
});

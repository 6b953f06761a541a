// What a person chooses in place of what a setup proposes: read strictly, offered if it fits, and nothing is sent.
import '../../support/useFakeVscode.ts';
import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { Registration } from '../../../src/core/registration/registration.ts';
import type { ChoiceContext } from '../../../src/host/provisioning/otherChoices.ts';

const { fake } = await import('../../support/fakeVscode.ts');
const { askOtherChoice } = await import('../../../src/host/provisioning/otherChoices.ts');

const clientId = '66666666-7777-8888-9999-000000000000';
const registration: Registration = {
  id: 'one',
  name: 'One',
  product: 'ownApplication',
  cloud: 'global',
  grant: 'clientSecret',
  tenantId: '11111111-2222-3333-4444-555555555555',
  mailboxes: [],
  clientId: '00000000-0000-0000-0000-000000000000',
};
const context = (more: Partial<ChoiceContext> = {}): ChoiceContext => ({
  registration,
  options: { consent: 'api' },
  hasCredential: true,
  exchangeRoles: ['Application Mail.Read'],
  endpoints: { authority: 'https://login.microsoftonline.com' },
  applications: async () => ({
    complete: true,
    applications: [{ clientId, name: 'Old', madeOn: '2024-05-01', credentials: 2 }],
  }),
  ...more,
});

/** Answers one question after the other. */
function answers(...texts: readonly (string | undefined)[]): void {
  const left = [...texts];
  fake.answer = () => left.shift();
}

describe('another choice', () => {
  beforeEach(() => fake.reset());

  it('is an app registration from the list, or a client ID that is typed', async () => {
    answers('Use an app registration that is there', 'Old');
    assert.equal((await askOtherChoice(context())).registration.clientId, clientId);
    answers('Use an app registration that is there', 'Type a client ID…', ` ${clientId} `);
    assert.equal((await askOtherChoice(context())).registration.clientId, clientId);
    answers('Use an app registration that is there', 'Type a client ID…', 'not an ID');
    await assert.rejects(askOtherChoice(context()), /Application \(client\) ID: Eight hexadecimal/);
  });

  it('is a workflow of GitHub, with or without the IDs of its repository', async () => {
    answers('No secret: GitHub Actions', 'contoso/mail', '12, 34', 'Branch', 'main');
    assert.deepEqual((await askOtherChoice(context())).options.federation, {
      name: 'github-mail-main',
      issuer: 'https://token.actions.githubusercontent.com',
      subject: 'repo:contoso@12/mail@34:ref:refs/heads/main',
    });
    answers('No secret: GitHub Actions', 'contoso/mail', '', 'Environment', 'prod');
    const { options } = await askOtherChoice(context());
    assert.equal(options.federation?.subject, 'repo:contoso/mail:environment:prod');
  });

  it('is a managed identity', async () => {
    const tenant = '22222222-2222-3333-4444-555555555555';
    answers('No secret: Azure workload', clientId, tenant);
    assert.deepEqual((await askOtherChoice(context())).options.federation, {
      name: `azure-${clientId}`,
      issuer: `https://login.microsoftonline.com/${tenant}/v2.0`,
      subject: clientId,
    });
  });

  it('is an Exchange role inside a group, or consent on the page', async () => {
    answers('Exchange role inside a group or unit (preview)', 'Group', clientId);
    assert.deepEqual((await askOtherChoice(context())).options.exchangeRoles, [
      { roleName: 'Application Mail.Read', directoryScope: `/Groups/${clientId}` },
    ]);
    answers('Leave consent to the consent page');
    assert.equal((await askOtherChoice(context())).options.consent, 'link');
  });

  it('is offered if it fits alone', async () => {
    answers(undefined);
    await assert.rejects(
      askOtherChoice(context({ exchangeRoles: [], hasCredential: false, options: { consent: 'link' } })),
      { name: 'Canceled' },
    );
    assert.deepEqual(fake.shown[0]?.buttons, ['Use an app registration that is there']);
  });
});

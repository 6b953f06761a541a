// A registration of a workspace that is not trusted connects to nothing and asks for no token.
import '../../support/useFakeVscode.ts';
import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { Registration } from '../../../src/core/registration/registration.ts';
import type { ProbeReport } from '../../../src/core/report/probeReport.ts';
import type { ConnectionDeps } from '../../../src/host/testing/connections.ts';
import type { WizardModel } from '../../../src/host/wizard/model.ts';

const { fake } = await import('../../support/fakeVscode.ts');
const { createConnections } = await import('../../../src/host/testing/connections.ts');
const { findTenant } = await import('../../../src/host/wizard/effects/findTenant.ts');
const { sendToTerminal } = await import('../../../src/host/wizard/effects/terminal.ts');

const registration: Registration = {
  id: 'shared',
  name: 'Shared',
  product: 'ownApplication',
  cloud: 'global',
  tenantId: 'contoso.com',
  clientId: '66666666-7777-8888-9999-000000000000',
  grant: 'clientSecret',
  mailboxes: [{ address: 'ap@contoso.com', protocols: ['imap'] }],
};
const [mailbox] = registration.mailboxes;
assert.ok(mailbox);

/** Everything that would lead out of the window. */
let asked: string[] = [];
const refuse = (what: string) => () => {
  asked.push(what);
  return Promise.reject(new Error(`${what} was asked for`));
};
const connectionsFor = (scope: string) =>
  createConnections({
    registrations: { find: () => ({ registration, scope: { kind: scope }, ignoredHosts: [] }) },
    reports: {
      probes: () => [],
      declared: () => undefined,
      saveProbe: async () => undefined,
      savePolicy: async () => undefined,
    },
    tokens: { acquire: refuse('a token'), networks: refuse('a network') },
    hosts: { need: async () => true },
    recordings: { replay: () => undefined, keep: () => undefined },
    demoEndpoints: () => undefined,
    redact: (text: string) => text,
    productVersion: '0.0.0',
  } as unknown as ConnectionDeps);
const { signal } = new AbortController();

beforeEach(() => {
  fake.reset();
  fake.trusted = false;
  asked = [];
});

for (const scope of ['workspace', 'folder']) {
  describe(`a registration of an untrusted ${scope}`, () => {
    it('is reported as not trusted, before any connection', async () => {
      const [report]: readonly ProbeReport[] = await connectionsFor(scope).test(
        registration,
        mailbox,
        ['imap'],
        {
          signal,
        },
      );
      assert.equal(report?.ok, false);
      assert.equal(report?.steps[0]?.code, 'local.workspaceUntrusted');
      assert.deepEqual(asked, []);
    });

    it('gets no token and calls no Graph', async () => {
      const connections = connectionsFor(scope);
      await assert.rejects(
        connections.claims(registration, mailbox, 'exchange', signal),
        /untrusted|not trusted/i,
      );
      await assert.rejects(
        connections.graph(registration, { method: 'GET', path: '/v1.0/users' }, signal),
        /untrusted|not trusted/i,
      );
      assert.deepEqual(asked, []);
    });

    it('has no tenant looked up and sends no script to a terminal', async () => {
      const model = {
        state: {
          texts: { tenant: 'contoso.com' },
          saved: { id: 'shared', scope: { kind: scope }, base: '' },
        },
        run: refuse('a look-up'),
      } as unknown as WizardModel;
      await assert.rejects(findTenant(model), /not trusted/);
      await assert.rejects(
        sendToTerminal(model, { text: 'Get-Mailbox', fileName: 'a.ps1' } as never),
        /not trusted/,
      );
      assert.deepEqual([asked, fake.done], [[], []]);
    });
  });
}

it('a registration of User settings connects there', async () => {
  await connectionsFor('user')
    .test(registration, mailbox, ['imap'], { signal })
    .catch(() => undefined);
  assert.deepEqual(asked, ['a network']);
});

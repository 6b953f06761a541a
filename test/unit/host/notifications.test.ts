// What VS Code acts on in a notification or list (links that run commands, icons) never comes from settings, files or servers:
// every command is called by a person, with hostile names and hostile answers, and everything that was shown is looked at.
import '../../support/useFakeVscode.ts';
import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { Registration } from '../../../src/core/registration/registration.ts';
import type { CommandDeps } from '../../../src/host/otherCommands.ts';

const { fake, Uri } = await import('../../support/fakeVscode.ts');
const { everydayCommands } = await import('../../../src/host/everydayCommands.ts');
const { otherCommands } = await import('../../../src/host/otherCommands.ts');
const { createPersonArguments } = await import('../../../src/host/shell/call.ts');
const { createDispatcher } = await import('../../../src/host/shell/dispatcher.ts');

const hostile = '[Fix it](command:evil) $(verified)';
/** As VS Code finds links in notifications and prompts (vs/base/common/linkedText.ts). */
const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)/i;

const registration: Registration = {
  id: 'contoso',
  name: hostile,
  product: 'ownApplication',
  cloud: 'global',
  tenantId: '11111111-2222-3333-4444-555555555555',
  clientId: '66666666-7777-8888-9999-000000000000',
  grant: 'deviceCode',
  credentialExpiresOn: '2026-12-04',
  mailboxes: [
    { address: 'ap@contoso.com', protocols: ['smtp', 'ews'], controlMailbox: 'ceo@contoso.com' },
    { address: 'b@contoso.com', protocols: ['graph'] },
  ],
};
const advice = {
  code: 'entra.secretExpired',
  title: hostile,
  cause: hostile,
  owner: 'entraAdmin',
  fix: hostile,
  message: hostile,
  sources: [],
  actions: ['retest'],
};
const step = { id: 'token', status: 'failed', durationMs: 1, detail: hostile, code: advice.code, advice };
const subject = { registration: 'contoso', address: 'ap@contoso.com' };
const report = {
  ...subject,
  protocol: 'ews',
  startedAt: '2026-11-22T09:14:00Z',
  durationMs: 1,
  ok: false,
  steps: [step],
};
const policy = {
  ...subject,
  controlMailbox: 'ceo@contoso.com',
  verdict: 'tooWide',
  mailbox: 'granted',
  control: 'granted',
  consented: [hostile],
  findings: [{ code: 'policy.controlOpens', advice, detail: hostile }],
  checkedAt: '2026-11-22T09:14:00Z',
  retestAt: '2036-11-22T09:14:00Z',
};
const second = { ...registration, id: 'second' };

/** `fail`: whatever is asked for fails with a hostile text. */
function depsWhere(fail: boolean): CommandDeps {
  const answer =
    <T>(value: T) =>
    async () => {
      if (fail) throw new Error(hostile);
      return value;
    };
  const all = [registration, second].map((one) => ({
    registration: one,
    scope: { kind: 'user' },
    ignoredHosts: [hostile],
  }));
  return {
    services: {
      registrations: {
        all: () => all,
        find: (id: string) => all.find((one) => one.registration.id === id),
        problems: () => [{ scope: { kind: 'user' }, entry: hostile, problem: hostile }],
        save: answer(undefined),
        remove: answer(undefined),
      },
      credentials: {
        read: answer(undefined),
        store: answer(undefined),
        forget: answer(undefined),
        seen: () => '',
        expected: () => true,
      },
      connections: {
        test: answer([report]),
        checkPolicy: answer(policy),
        claims: answer({ kind: 'delegated', user: hostile, audience: hostile, roles: [], scopes: [hostile] }),
        endpoints: () => ({ ok: false, problem: { kind: 'invalid', field: 'ews', value: hostile } }),
        graph: answer({ status: 500, headers: {}, body: hostile }),
        probe: answer(report),
      },
      reports: {
        probes: () => [report],
        policy: () => policy,
        declared: () => ({ cmdlet: hostile, mailbox: 'granted', control: 'denied', detail: hostile }),
        forget: answer(undefined),
        saveDeclared: answer(undefined),
        drift: () => undefined,
        saveDrift: answer(undefined),
      },
      demo: {
        start: answer({}),
        stop: answer(undefined),
        running: true,
        scenario: 'healthy',
        scenarios: () => [{ id: 'healthy', label: 'Healthy', detail: '' }],
        cmdlets: () => [],
        sample: () => undefined,
      },
      log: { info: () => undefined, error: () => undefined },
      redact: (text: string) => text,
      personArguments,
    },
    tree: {
      watch: () => ({ step: () => undefined, end: () => undefined }),
      reveal: async () => undefined,
      visible: false,
    },
    pages: { show: async () => undefined, actions: () => ({ message: hostile }) },
    tokens: {
      accounts: answer([{ userName: hostile }, { userName: 'b@contoso.com' }]),
      signOut: answer(undefined),
    },
    storage: Uri.file('/storage'),
    extensionUri: Uri.file('/extension'),
    subscriptions: [],
    demoEndpoints: () => undefined,
  } as unknown as CommandDeps;
}

const personArguments = createPersonArguments();
/** What a person picks: the first of every list, a mailbox wherever text is typed. */
const firstOf = ({ kind, buttons }: { kind: string; buttons: readonly string[] }) =>
  kind === 'input' ? 'ap@contoso.com' : buttons[0];

for (const fail of [false, true]) {
  describe(
    fail ? 'a command that fails with a hostile text' : 'a command among hostile names and answers',
    () => {
      const deps = depsWhere(fail);
      const rows = [...everydayCommands(deps), ...otherCommands(deps)];
      const runCommand = createDispatcher([], [async () => rows], deps.services);
      let shownAtAll = 0;
      beforeEach(() => fake.reset());

      for (const { id } of rows) {
        it(`${id} shows no link and no icon of theirs`, async () => {
          fake.answer = firstOf;
          for (const argument of [undefined, personArguments.forPerson({ ...subject, code: advice.code })]) {
            await runCommand(id, argument);
            // What a command tells is not waited for.
            await new Promise((resolve) => setImmediate(resolve));
          }
          shownAtAll += fake.shown.length;
          for (const { kind, modal, text, buttons } of fake.shown) {
            // Dialogs show plain text, and so do titles of inputs and pickers.
            const drawn = modal || kind === 'input' ? [] : [...(kind === 'pick' ? [] : [text]), ...buttons];
            for (const each of drawn) {
              assert.doesNotMatch(each, link, `${kind}: ${each}`);
              assert.ok(!each.includes('$(verified)'), `${kind}: ${each}`);
            }
          }
        });
      }

      it('was looked at in more than a few cases', () => assert.ok(shownAtAll > 20, String(shownAtAll)));
    },
  );
}

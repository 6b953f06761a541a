// Every command, called by code and by a person: what cannot be taken back asks first, whoever calls, and leaving is silent.
import '../../support/useFakeVscode.ts';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { Secret } from '../../../src/core/credential/secret.ts';
import type { Registration } from '../../../src/core/registration/registration.ts';
import type { CommandDeps } from '../../../src/host/otherCommands.ts';
import type { Command } from '../../../src/host/shell/command.ts';

const { fake, Uri } = await import('../../support/fakeVscode.ts');
const { everydayCommands } = await import('../../../src/host/everydayCommands.ts');
const { otherCommands } = await import('../../../src/host/otherCommands.ts');
const { createPersonArguments } = await import('../../../src/host/shell/call.ts');
const { simpleCommand } = await import('../../../src/host/shell/command.ts');
const { createDispatcher } = await import('../../../src/host/shell/dispatcher.ts');
const { activate } = await import('../../../src/extension.ts');

const registration: Registration = {
  id: 'contoso',
  name: 'Contoso',
  product: 'ownApplication',
  cloud: 'global',
  tenantId: '11111111-2222-3333-4444-555555555555',
  clientId: '66666666-7777-8888-9999-000000000000',
  grant: 'clientSecret',
  mailboxes: [{ address: 'ap@contoso.com', protocols: ['smtp', 'ews'], controlMailbox: 'ceo@contoso.com' }],
};
const mailbox = { registration: 'contoso', address: 'ap@contoso.com' };

/** What the commands did to settings, secrets, servers and reports. */
let acts: string[] = [];
const act =
  <T>(name: string, result?: T) =>
  async (..._: unknown[]): Promise<T | undefined> => {
    acts.push(name);
    return result;
  };
const personArguments = createPersonArguments();
const stored = { registration, scope: { kind: 'user' }, ignoredHosts: [] };
const noEvent = () => ({ dispose: () => undefined });

const deps = {
  services: {
    registrations: {
      all: () => [stored],
      find: (id: string) => (id === registration.id ? stored : undefined),
      problems: () => [],
      entries: () => [registration],
      save: act('save registration'),
      remove: act('remove registration'),
    },
    credentials: {
      read: async () => ({ kind: 'secret', secret: new Secret('value') }),
      store: act('store credential'),
      forget: act('forget credential'),
      remove: async (_: unknown, change: () => Promise<void>) => change(),
      seen: () => '',
      expected: () => true,
    },
    connections: { test: act('test', []), checkPolicy: act('check policy'), claims: act('claims') },
    recordings: { forget: act('forget capsule') },
    reports: {
      probes: () => [],
      policy: () => undefined,
      declared: () => undefined,
      saveDeclared: act('save declared'),
      forget: act('forget reports'),
    },
    demo: {
      start: act('start demo', {}),
      stop: act('stop demo'),
      running: false,
      scenarios: () => [],
      onDidChange: noEvent,
    },
    hosts: { agree: act('agree to hosts'), need: async () => true },
    log: { info: () => undefined, error: () => undefined },
    redact: (text: string) => text.replaceAll('value', '***'),
    personArguments,
  },
  tree: {
    watch: () => ({ step: () => undefined, end: () => undefined }),
    reveal: async () => undefined,
    visible: true,
    refresh: () => undefined,
  },
  pages: { show: act('show page') },
  tokens: { accounts: async () => [], signOut: act('sign out') },
  storage: Uri.file('/storage'),
  extensionUri: Uri.file('/extension'),
  subscriptions: [],
  demoEndpoints: () => undefined,
} as unknown as CommandDeps;

const rows = [...everydayCommands(deps), ...otherCommands(deps)];
const own: readonly Command[] = [
  simpleCommand({
    id: 'exchangeOAuth.test.failing',
    run: () => {
      throw new Error('The value is wrong.');
    },
  }),
  simpleCommand({ id: 'exchangeOAuth.test.caller', run: (call) => call.byPerson }),
];
const runCommand = createDispatcher(own, [async () => rows], deps.services);
const call = (id: string, argument?: unknown) => runCommand(`exchangeOAuth.${id}`, argument);

beforeEach(() => {
  acts = [];
  fake.reset();
});

/** What cannot be taken back: the command, its argument, and what it does. */
const irrevocable: readonly (readonly [id: string, argument: object, act: string])[] = [
  ['mailbox.sendTest', { ...mailbox, to: 'a@contoso.com' }, 'test'],
  ['mailbox.remove', mailbox, 'save registration'],
  ['registration.remove', mailbox, 'remove registration'],
  ['credential.forget', mailbox, 'forget credential'],
  ['terminal.open', mailbox, 'createTerminal'],
];

for (const [id, argument, wanted] of irrevocable) {
  describe(`${id}, called by code`, () => {
    it('asks in a dialog, and does nothing when the person leaves it', async () => {
      assert.equal(await call(id, argument), undefined);
      assert.deepEqual(
        fake.shown.map(({ kind, modal }) => [kind, modal]),
        [['warning', true]],
      );
      assert.deepEqual([...acts, ...fake.done], []);
    });

    it('does it once the person has agreed', async () => {
      fake.answer = ({ buttons }) => buttons[0];
      await call(id, argument);
      assert.ok([...acts, ...fake.done].includes(wanted), [...acts, ...fake.done].join(', '));
    });
  });
}

describe('an administrator’s output', () => {
  it('has a finding for a mailbox beside the registration’s that lets the application in', async () => {
    const text = `DisplayName : Contoso Capture
AppId       : 66666666-7777-8888-9999-000000000000
ObjectId    : 77777777-8888-9999-aaaa-bbbbbbbbbbbb

Identity     : board@contoso.com
User         : Contoso Capture
AccessRights : {FullAccess}
Deny         : False
`;
    const answer = (await call('policy.readOutput', { ...mailbox, text })) as {
      readonly findings: readonly { readonly code: string; readonly detail?: string }[];
    };
    const [finding] = answer.findings;
    assert.equal(finding?.code, 'policy.fullAccessTooWide');
    assert.match(finding.detail ?? '', /board@contoso\.com/);
  });
});

describe('an audit through SMTP', () => {
  const audit = { registration: 'contoso', protocol: 'smtp', mailboxes: ['ap@contoso.com', 'b@contoso.com'] };

  it('asks before a message is sent, also if code asks for it, and does nothing when the person leaves', async () => {
    assert.equal(await call('policy.audit', { ...audit, testMessage: true }), undefined);
    assert.deepEqual(
      fake.shown.map(({ kind, modal }) => [kind, modal]),
      [['warning', true]],
    );
    assert.match(JSON.stringify(fake.shown), /Send a test message from each of 2 mailboxes to itself\?/);
    assert.deepEqual([...acts, ...fake.done], []);
  });
});

describe('an audit of the demo', () => {
  it('offers the demo tenant’s own mailboxes, the control mailbox among them', async () => {
    const { askList } = await import('../../../src/host/audit/auditList.ts');
    const demo = { sample: () => ({ mailboxes: ['ap@demo'], controlMailbox: 'ceo@demo' }) };
    fake.answer = ({ buttons }) => buttons.find((label) => label.includes('demo tenant'));
    const list = (cloud: 'demo' | 'global') =>
      askList({ byPerson: true, values: {} }, { ...registration, cloud }, {
        ...deps.services,
        demo,
      } as never);
    assert.deepEqual(await list('demo'), ['ap@demo', 'ceo@demo']);
    await assert.rejects(list('global'), { name: 'Canceled' });
  });
});

describe('a workspace that is not trusted', () => {
  for (const id of ['terminal.open', 'script.run']) {
    it(`opens no terminal through ${id}, and asks nothing`, async () => {
      fake.trusted = false;
      await assert.rejects(call(id, mailbox), /not trusted, so no /);
      assert.deepEqual([fake.shown, fake.done], [[], []]);
    });
  }
});

describe('the dispatcher', () => {
  it('rejects for code, with the message redacted', async () => {
    await assert.rejects(call('test.failing', {}), { message: 'The *** is wrong.' });
    assert.deepEqual(fake.shown, []);
  });

  it('shows a person what is wrong, redacted, and does not reject', async () => {
    assert.equal(await call('test.failing'), undefined);
    assert.deepEqual(
      fake.shown.map(({ kind, text }) => [kind, text]),
      [['error', 'The *** is wrong.']],
    );
  });

  it('tells a person from code: nothing, a file or an argument of our own is a person', async () => {
    const node = { context: 'mailbox', children: [], ...mailbox };
    assert.equal(await call('test.caller'), true);
    assert.equal(await call('test.caller', Uri.file('/page.md')), true);
    assert.equal(await call('test.caller', personArguments.forPerson({ ...mailbox })), true);
    assert.equal(await call('test.caller', mailbox), false);
    assert.equal(await call('test.caller', node), false, 'an object that only looks like a tree node');
  });

  it('ends without a message when a person leaves a picker', async () => {
    assert.equal(
      await call('account.signIn', personArguments.forPerson({ registration: 'none' })),
      undefined,
    );
    fake.reset();
    assert.equal(await call('mailbox.sendTest'), undefined);
    assert.deepEqual(
      fake.shown.map(({ kind }) => kind),
      ['input'],
    );
    assert.deepEqual([...acts, ...fake.done], []);
  });
});

describe('the commands of package.json', () => {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
  const declared: readonly string[] = manifest.contributes.commands.map(
    ({ command }: { command: string }) => command,
  );
  afterEach(() => fake.registered.clear());

  it('are registered at activation, each once and no other', () => {
    fake.registered.clear();
    const memento = { get: () => undefined, update: async () => undefined };
    activate({
      subscriptions: [],
      secrets: { onDidChange: noEvent },
      globalState: memento,
      workspaceState: memento,
      extension: { packageJSON: manifest },
      globalStorageUri: Uri.file('/storage'),
      extensionUri: Uri.file('/extension'),
    } as unknown as Parameters<typeof activate>[0]);
    assert.deepEqual([...fake.registered.keys()].toSorted(), [...declared].sort());
    assert.equal(new Set(declared).size, declared.length);
  });

  it('have a row each, but for those that start.ts itself runs', () => {
    const inStart = ['exchangeOAuth.wizard.open', 'exchangeOAuth.log.show'];
    assert.deepEqual([...rows.map(({ id }) => id), ...inStart].toSorted(), [...declared].sort());
  });
});

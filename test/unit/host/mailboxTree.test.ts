// The tree asks VS Code to draw its rows anew only if they have changed: meanwhile a button beside a row would lose it.
import '../../support/useFakeVscode.ts';
import assert from 'node:assert/strict';
import { beforeEach, it, mock } from 'node:test';
import type { TreeDeps } from '../../../src/host/tree/mailboxTree.ts';

const { EventEmitter } = await import('../../support/fakeVscode.ts');
const { createMailboxTree } = await import('../../../src/host/tree/mailboxTree.ts');
const { createPersonArguments } = await import('../../../src/host/shell/call.ts');

const changed = new EventEmitter<void>();
const quiet = new EventEmitter<void>();
let running = false;
let drawn = 0;
const registration = {
  id: 'demo',
  name: 'Demo',
  product: 'ownApplication',
  cloud: 'demo',
  tenantId: 't',
  clientId: 'c',
  grant: 'clientSecret',
  mailboxes: [{ address: 'ap@contoso.example', protocols: ['ews'] }],
};
mock.timers.enable({ apis: ['setTimeout'] });
const tree = createMailboxTree({
  services: {
    registrations: {
      all: () => [{ registration, scope: { kind: 'user' }, ignoredHosts: [] }],
      problems: () => [],
      onDidChange: quiet.event,
    },
    credentials: { expected: () => true, onDidChange: changed.event },
    reports: { probes: () => [], policy: () => undefined, onDidChange: quiet.event },
    demo: {
      get running() {
        return running;
      },
      onDidChange: quiet.event,
    },
    personArguments: createPersonArguments(),
  },
  view: { visible: true, onDidChangeVisibility: quiet.event },
  redraw: () => {
    drawn += 1;
  },
  onDraw: () => undefined,
} as unknown as TreeDeps);
/** Lets what is held back run. */
const settle = () => mock.timers.tick(1_000);

beforeEach(() => {
  tree.getChildren(undefined);
  settle();
  drawn = 0;
});

it('a change that no row shows draws nothing', () => {
  const [before] = tree.getChildren(undefined);
  changed.fire();
  settle();
  assert.equal(drawn, 0);
  assert.equal(
    tree.getChildren(undefined)[0],
    before,
    'the row is the same object, so that VS Code knows it',
  );
});

it('a change that a row shows draws it', () => {
  running = true;
  changed.fire();
  settle();
  assert.equal(drawn, 1);
  tree.dispose();
});

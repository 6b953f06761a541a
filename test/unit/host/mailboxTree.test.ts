// The tree asks VS Code for nothing but the rows that changed, under the objects it knows: a button beside a row keeps it.
import '../../support/useFakeVscode.ts';
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it, mock } from 'node:test';
import type { TreeDeps } from '../../../src/host/tree/mailboxTree.ts';

const { EventEmitter } = await import('../../support/fakeVscode.ts');
const { createMailboxTree } = await import('../../../src/host/tree/mailboxTree.ts');
const { createPersonArguments } = await import('../../../src/host/shell/call.ts');

const changed = new EventEmitter<void>();
const quiet = new EventEmitter<void>();
let running = false;
let starting = false;
let drawn: (readonly { id: string }[] | 'all')[] = [];
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
const tree = createMailboxTree({
  services: {
    registrations: {
      all: () => [{ registration, scope: { kind: 'user' }, ignoredHosts: [] }],
      problems: () => [],
      onDidChange: quiet.event,
    },
    credentials: { expected: () => true, onDidChange: changed.event },
    reports: { probes: () => [], policy: () => undefined, drift: () => undefined, onDidChange: quiet.event },
    demo: {
      get running() {
        return running;
      },
      get starting() {
        return starting;
      },
      onDidChange: quiet.event,
    },
    personArguments: createPersonArguments(),
  },
  view: { visible: true, onDidChangeVisibility: quiet.event },
  redraw: (rows?: readonly { id: string }[]) => drawn.push(rows ?? 'all'),
  onDraw: () => undefined,
} as unknown as TreeDeps);
/** Lets what is held back run. */
const settle = () => mock.timers.tick(1_000);

describe('the mailbox tree', () => {
  // All unit tests share one process: what is put in place here is taken away again.
  before(() => mock.timers.enable({ apis: ['setTimeout'] }));
  after(() => mock.timers.reset());
  beforeEach(() => {
    tree.getChildren(undefined);
    settle();
    drawn = [];
  });

  it('a change that no row shows draws nothing', () => {
    const [before] = tree.getChildren(undefined);
    changed.fire();
    settle();
    assert.deepEqual(drawn, []);
    assert.equal(
      tree.getChildren(undefined)[0],
      before,
      'the row is the same object, so that VS Code knows it',
    );
  });

  it('a change that a row shows draws that row, as the object that is known', () => {
    const [before] = tree.getChildren(undefined);
    const [mailbox] = tree.getChildren(before);
    running = true;
    changed.fire();
    settle();
    assert.deepEqual(drawn, [[before]]);
    assert.equal(drawn[0]?.[0], before);
    assert.match(before?.description ?? '', /^(?!.*stopped)/);
    assert.equal(tree.getChildren(before)[0], mailbox);
  });

  it('nothing is drawn while the demo tenant saves one registration after the other', () => {
    running = !running;
    starting = true;
    changed.fire();
    settle();
    assert.deepEqual(drawn, []);
    starting = false;
    changed.fire();
    settle();
    assert.equal(drawn.length, 1);
  });

  it('a test of a mailbox draws the mailbox and not its registration', () => {
    const [before] = tree.getChildren(undefined);
    const [mailbox] = tree.getChildren(before);
    const live = tree.watch('demo', 'ap@contoso.example', ['ews']);
    settle();
    assert.deepEqual(drawn, [[mailbox]]);
    assert.equal(drawn[0]?.[0], mailbox);
    assert.match(mailbox?.description ?? '', /^testing…/);
    live.end();
    settle();
    assert.match(mailbox?.description ?? '', /^not tested yet/);
    tree.dispose();
  });
});

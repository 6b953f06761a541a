// The page listens to the frame around it and to no other origin, and takes only messages.
import assert from 'node:assert/strict';
import { afterEach, before, beforeEach, describe, it } from 'node:test';

type Listener = (event: { readonly origin: string; readonly data: unknown }) => void;

const given = { ...globalThis } as Record<string, unknown>;
const page = globalThis as Record<string, unknown>;
const origin = 'vscode-webview://0a1b2c';
let listeners: Listener[] = [];
let loaded = (): void => undefined;
let posted: unknown[] = [];
let heard: unknown[] = [];
let kept: object | undefined;
let openChannel: typeof import('../../../webview-ui/channel.ts')['openChannel'];

before(async () => {
  page['acquireVsCodeApi'] = () => ({
    postMessage: (message: unknown) => posted.push(message),
    getState: () => kept,
  });
  ({ openChannel } = await import('../../../webview-ui/channel.ts'));
});

beforeEach(() => {
  [listeners, posted, heard, kept] = [[], [], [], undefined];
  page['window'] = {
    origin,
    addEventListener: (type: string, listener: Listener) => {
      if (type === 'message') listeners.push(listener);
      else loaded = listener as unknown as () => void;
    },
  };
});
afterEach(() => {
  if ('window' in given) page['window'] = given['window'];
  else delete page['window'];
});
const arrives = (data: unknown, from = origin) => {
  for (const listener of listeners) listener({ origin: from, data });
};

const hear = (event: unknown) => heard.push(event);
const isEmpty = () => heard.length === 0;

describe('the page’s channel', () => {
  it('asks for what it has not been given by the time that it is loaded', (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    openChannel(hear, isEmpty);
    loaded();
    assert.deepEqual(posted, []);
    t.mock.timers.runAll();
    assert.deepEqual(posted, [{ kind: 'ready', id: 1 }]);
  });

  it('asks for nothing if the host was quicker', (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    openChannel(hear, isEmpty);
    loaded();
    arrives({ kind: 'snapshot', at: 1 });
    t.mock.timers.runAll();
    assert.deepEqual(posted, []);
  });

  it('asks at once if it was there before: nothing is kept for it then', (t) => {
    kept = {};
    t.mock.timers.enable({ apis: ['setTimeout'] });
    openChannel(hear, isEmpty);
    loaded();
    t.mock.timers.tick(1);
    assert.deepEqual(posted, [{ kind: 'ready', id: 1 }]);
  });

  it('hears the frame around it', () => {
    openChannel(hear, isEmpty);
    arrives({ kind: 'snapshot', at: 1 });
    arrives({ kind: 'snapshot', at: 2 });
    assert.deepEqual(
      heard,
      [1, 2].map((at) => ({ kind: 'snapshot', at })),
    );
  });

  it('takes no event and no reply of a frame inside it or of another window', async () => {
    const channel = openChannel(hear, isEmpty);
    const reply = channel.request({ act: 'save' });
    assert.deepEqual(posted.at(-1), { act: 'save', id: 2 });
    const stranger = 'https://elsewhere.example';
    arrives({ kind: 'snapshot', at: 1 }, stranger);
    arrives({ kind: 'reply', id: 2, ok: true, text: 'Saved' }, stranger);
    assert.equal(channel.isBehind(), true);
    assert.deepEqual(heard, []);
    arrives({ kind: 'reply', id: 2, ok: false, problem: 'The disk is full.' });
    assert.equal((await reply).ok, false);
    assert.equal(channel.isBehind(), false);
  });

  it('takes no text and nothing without a kind for a message, whoever sends it', () => {
    openChannel(hear, isEmpty);
    for (const data of [undefined, null, 7, 'reply', [], {}, { kind: 1 }, { type: 'vscode-internal' }])
      arrives(data);
    // A reply with the number of no request is ignored.
    arrives({ kind: 'reply', id: 99, ok: true, text: '' });
    assert.deepEqual(heard, []);
  });
});

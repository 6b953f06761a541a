// The page listens to the frame around it and to no other origin, and takes only messages.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { openChannel } from '../../../webview-ui/channel.ts';

type Listener = (event: { readonly origin: string; readonly data: unknown }) => void;

const given = { ...globalThis } as Record<string, unknown>;
const page = globalThis as Record<string, unknown>;
const names = ['window', 'api', 'early', 'hear'];
const origin = 'vscode-webview://0a1b2c';
let listeners: Listener[] = [];
let posted: unknown[] = [];
let heard: unknown[] = [];

beforeEach(() => {
  [listeners, posted, heard] = [[], [], []];
  const hear = () => undefined;
  page['window'] = {
    origin,
    addEventListener: (_: string, listener: Listener) => listeners.push(listener),
    removeEventListener: (_: string, listener: Listener) => {
      listeners = listeners.filter((other) => other !== listener);
    },
  };
  page['api'] = { postMessage: (message: unknown) => posted.push(message) };
  page['early'] = [null, 'x', { kind: 'snapshot', at: 0 }];
  page['hear'] = hear;
});
afterEach(() => {
  for (const name of names) {
    if (name in given) page[name] = given[name];
    else delete page[name];
  }
});
const arrives = (data: unknown, from = origin) => {
  for (const listener of listeners) listener({ origin: from, data });
};

describe('the page’s channel', () => {
  it('hears the frame around it, and what came before it was ready', () => {
    openChannel((event) => heard.push(event));
    arrives({ kind: 'snapshot', at: 1 });
    arrives({ kind: 'snapshot', at: 2 });
    assert.deepEqual(
      heard,
      [0, 1, 2].map((at) => ({ kind: 'snapshot', at })),
    );
  });

  it('takes no event and no reply of a frame inside it or of another window', async () => {
    const channel = openChannel((event) => heard.push(event));
    const reply = channel.request({ act: 'save' });
    assert.deepEqual(posted, [{ act: 'save', id: 2 }]);
    const stranger = 'https://elsewhere.example';
    arrives({ kind: 'snapshot', at: 1 }, stranger);
    arrives({ kind: 'reply', id: 2, ok: true, text: 'Saved' }, stranger);
    assert.equal(channel.isBehind(), true);
    assert.deepEqual(heard, [{ kind: 'snapshot', at: 0 }]);
    arrives({ kind: 'reply', id: 2, ok: false, problem: 'The disk is full.' });
    assert.equal((await reply).ok, false);
    assert.equal(channel.isBehind(), false);
  });

  it('takes no text and nothing without a kind for a message, whoever sends it', () => {
    openChannel((event) => heard.push(event));
    for (const data of [undefined, null, 7, 'reply', [], {}, { kind: 1 }, { type: 'vscode-internal' }])
      arrives(data);
    // A reply with the number of no request is ignored.
    arrives({ kind: 'reply', id: 99, ok: true, text: '' });
    assert.deepEqual(heard, [{ kind: 'snapshot', at: 0 }]);
  });
});

// A page's requests: each gets exactly one reply, also one that cannot be read and one that fails.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReplyMessage } from '../../../src/core/channel.ts';
import { createChannel } from '../../../src/host/shell/channel.ts';
import { parseWizardRequest, type WizardEvent, type WizardRequest } from '../../../src/wizard/messages.ts';

function channelThat(answer: (request: WizardRequest) => Promise<string>) {
  const posted: (WizardEvent | ReplyMessage | 'before')[] = [];
  const channel = createChannel<WizardRequest, WizardEvent>({
    post: (message) => posted.push(message),
    parse: parseWizardRequest,
    answer,
    beforeReply: () => posted.push('before'),
    redact: (text) => text.replaceAll('canary', '***'),
    log: { error: () => undefined },
  });
  return { channel, posted };
}
const save = { kind: 'act', id: 7, act: { type: 'save' } };

test('a request that is done gets its text, after what has to arrive first', async () => {
  const { channel, posted } = channelThat(async () => 'Saved');
  await channel.receive(save);
  assert.deepEqual(posted, ['before', { kind: 'reply', id: 7, ok: true, text: 'Saved' }]);
});

test('a request that fails gets the reason, redacted', async () => {
  const { channel, posted } = channelThat(() => Promise.reject(new Error('The canary is wrong.')));
  await channel.receive(save);
  assert.deepEqual(posted, ['before', { kind: 'reply', id: 7, ok: false, problem: 'The *** is wrong.' }]);
});

for (const [what, message, id] of [
  ['of an unknown kind', { ...save, act: { type: 'nonsense', secret: 'canary' } }, 7],
  ['without an id', { kind: 'act', act: { type: 'save' } }, 0],
  ['that is no object', 'canary', 0],
] as const) {
  test(`a request ${what} gets one reply in words, and nothing is done`, async () => {
    const { channel, posted } = channelThat(() => assert.fail('it was answered'));
    await channel.receive(message);
    const [reply, ...more] = posted;
    assert.deepEqual(more, []);
    assert.ok(typeof reply === 'object' && reply.kind === 'reply' && !reply.ok);
    assert.equal(reply.id, id);
    assert.doesNotMatch(reply.problem, /canary/);
  });
}

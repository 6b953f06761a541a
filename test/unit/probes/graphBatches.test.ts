// Requests to Graph in batches: who gets which answer, and what happens if a host takes no batch.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { HttpRequest, HttpResponse, Network } from '../../../src/net/network.ts';
import { graphInBatches } from '../../../src/probes/graphBatches.ts';

const root = 'https://graph.contoso.test';
const signal = new AbortController().signal;
const options = { signal, deadlineMs: 5_000 };

interface Seen extends HttpRequest {
  readonly ids: readonly string[];
}

/** A network that keeps what it is asked; `answer` says what comes back. */
function scripted(answer: (request: Seen) => Partial<HttpResponse>) {
  const asked: Seen[] = [];
  const state = { running: 0, peak: 0 };
  const refuse = () => Promise.reject(new Error('only requests are sent'));
  const network: Network = {
    async http(request) {
      const inner = request.url.endsWith('/$batch') ? batchIn(request) : [];
      const seen = { ...request, ids: inner.map(({ id }) => id) };
      asked.push(seen);
      state.peak = Math.max(state.peak, ++state.running);
      await new Promise(setImmediate);
      state.running--;
      return { status: 200, headers: {}, body: '', reused: false, ...answer(seen) };
    },
    open: refuse,
    startTls: refuse,
    warm: refuse,
    close() {},
  };
  return { network, asked, state };
}

interface Inner {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

const batchIn = ({ body = '' }: HttpRequest): readonly Inner[] =>
  (JSON.parse(body) as { readonly requests: readonly Inner[] }).requests;

const inboxOf = (name: string): HttpRequest => ({
  method: 'GET',
  url: `${root}/v1.0/users/${name}/mailFolders/inbox`,
  headers: { authorization: 'Bearer t', 'user-agent': 'check', 'client-request-id': `id of ${name}` },
});

const answered = (responses: readonly object[]): Partial<HttpResponse> => ({
  body: JSON.stringify({ responses }),
});

const ask = (network: Network, names: readonly string[]) => {
  const batches = graphInBatches(network, root, signal);
  return Promise.all(names.map((name) => batches.http(inboxOf(name), options)));
};

const names = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `m${index}`);

describe('requests to Graph', () => {
  it('go alone if few wait', async () => {
    const { network, asked } = scripted(({ url }) => ({ body: url }));
    const answers = await ask(network, names(4));
    assert.deepEqual(
      answers.map(({ body }) => body),
      names(4).map((name) => inboxOf(name).url),
    );
    assert.deepEqual(
      asked.map(({ method }) => method),
      ['GET', 'GET', 'GET', 'GET'],
    );
  });

  it('go twenty at a time if many wait, one batch after the other, and each gets its own answer', async () => {
    const { network, asked, state } = scripted((request) =>
      answered(
        // Graph answers in any order.
        batchIn(request)
          .map(({ id, url }, index) => ({
            id,
            status: index === 3 ? 403 : 200,
            body: { seen: url },
            headers: { 'Retry-After': 7 },
          }))
          .reverse(),
      ),
    );
    const answers = await ask(network, names(45));
    assert.deepEqual(
      asked.map(({ ids }) => ids.length),
      [20, 20, 5],
    );
    assert.equal(state.peak, 1);
    assert.deepEqual(
      answers.map(({ body }) => JSON.parse(body).seen),
      names(45).map((name) => `/users/${name}/mailFolders/inbox`),
    );
    assert.deepEqual(
      answers.flatMap(({ status }, index) => (status === 403 ? [index] : [])),
      [3, 23, 43],
    );
    assert.equal(answers[0]?.headers['retry-after'], '7');
  });

  it('carry the token once, outside, and their own ids inside', async () => {
    const { network, asked } = scripted((request) =>
      answered(batchIn(request).map(({ id }) => ({ id, status: 200 }))),
    );
    await ask(network, names(5));
    const [batch] = asked;
    assert.ok(batch !== undefined);
    assert.equal(batch.url, `${root}/v1.0/$batch`);
    assert.equal(batch.headers['authorization'], 'Bearer t');
    assert.deepEqual(batchIn(batch)[4], {
      id: '4',
      method: 'GET',
      url: '/users/m4/mailFolders/inbox',
      headers: { 'client-request-id': 'id of m4' },
    });
    assert.equal(batch.body?.includes('Bearer'), false);
  });

  for (const [title, refusal] of [
    ['says 404', { status: 404, body: 'no such page' }],
    ['answers with something else', { status: 200, body: '<html>a portal</html>' }],
  ] as const) {
    it(`go alone if the host ${title}, and no second batch is tried`, async () => {
      const { network, asked } = scripted(({ ids, url }) => (ids.length > 0 ? refusal : { body: url }));
      const answers = await ask(network, names(25));
      assert.deepEqual(
        answers.map(({ body }) => body),
        names(25).map((name) => inboxOf(name).url),
      );
      assert.equal(asked.filter(({ ids }) => ids.length > 0).length, 1);
    });
  }

  it('all get the answer to the batch if it is about all of them', async () => {
    const busy = {
      status: 429,
      headers: { 'retry-after': '3' },
      body: '{"error":{"code":"TooManyRequests"}}',
    };
    const { network, asked } = scripted(() => busy);
    const answers = await ask(network, names(6));
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [429]);
    assert.equal(answers[5]?.headers['retry-after'], '3');
    assert.equal(asked.length, 1);
  });

  it('are sent again alone if the batch has no answer to them', async () => {
    const { network, asked } = scripted((request) =>
      request.ids.length === 0
        ? { body: 'alone' }
        : answered(
            batchIn(request)
              .slice(1)
              .map(({ id }) => ({ id, status: 200, body: 'together' })),
          ),
    );
    const answers = await ask(network, names(6));
    assert.deepEqual(
      answers.map(({ body }) => body),
      ['alone', 'together', 'together', 'together', 'together', 'together'],
    );
    assert.equal(asked.length, 2);
  });

  it('all fail if no answer comes', async () => {
    const { network } = scripted(() => {
      throw new Error('the line is cut');
    });
    await assert.rejects(ask(network, names(6)), /the line is cut/);
  });

  it('pass through if they are of another kind', async () => {
    const { network, asked } = scripted(() => ({}));
    const batches = graphInBatches(network, root, signal);
    const token = { ...inboxOf('a'), url: 'https://login.contoso.test/token' };
    await Promise.all(Array.from({ length: 6 }, () => batches.http(token, options)));
    assert.deepEqual([...new Set(asked.map(({ url }) => url))], [token.url]);
  });
});

describe('connections made ahead', () => {
  it('are four at most, and one that fails is made anew for whoever waited with it', async () => {
    let made = 0;
    const network: Network = {
      ...scripted(() => ({})).network,
      async warm() {
        made++;
        if (made === 1) throw new Error('cut');
      },
    };
    const batches = graphInBatches(network, root, signal);
    const target = { host: 'graph.contoso.test', port: 443 };
    const ends = await Promise.allSettled(Array.from({ length: 20 }, () => batches.warm(target, options)));
    assert.deepEqual(
      ends.flatMap(({ status }, index) => (status === 'rejected' ? [index] : [])),
      [0],
    );
    // Four, and one more for each of the four that waited with the first.
    assert.equal(made, 8);
  });
});

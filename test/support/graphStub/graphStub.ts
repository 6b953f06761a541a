// A stand-in for Microsoft Graph in memory: answers requests as the reference says, can lose an answer after the work is
// done, and can be slow to show what was made.

import { Failure } from '../../../src/core/report/failure.ts';
import type { GraphReply } from '../../../src/provisioning/effects.ts';
import type { PlannedRequest } from '../../../src/provisioning/planStep.ts';
import { type StubAnswer, stubRoutes } from './stubRoutes.ts';
import { emptyTenant, type Json, type StubTenant } from './stubTenant.ts';

export interface GraphStub {
  readonly tenant: StubTenant;
  /** Every request so far; a batch counts as one. */
  readonly requests: readonly PlannedRequest[];
  send(request: PlannedRequest): Promise<GraphReply>;
  /** The answer of the request with this number (from 1, counted from now) is lost after the work is done. */
  loseAnswer(number: number): void;
  /** The next answers to requests whose path fits are these, and nothing is done. */
  script(path: RegExp, answers: readonly StubAnswer[]): void;
}

export function createGraphStub(now: () => number): GraphStub {
  const tenant = emptyTenant();
  const requests: PlannedRequest[] = [];
  const scripts: { readonly path: RegExp; readonly answers: StubAnswer[] }[] = [];
  let losing = 0;

  const answer = (method: string, path: string, body: unknown, prefer: string): StubAnswer => {
    const [plain = '', query = ''] = path.split('?');
    const scripted = scripts.find((one) => one.path.test(`${method} ${plain}`))?.answers.shift();
    if (scripted !== undefined) return scripted;
    for (const [wanted, pattern, handler] of stubRoutes) {
      const match = wanted === method ? pattern.exec(plain) : null;
      if (match === null) continue;
      const call = {
        tenant,
        body: (body ?? {}) as Json,
        query: new URLSearchParams(query),
        createIfMissing: prefer === 'create-if-missing',
        now: now(),
      };
      return handler(call, ...match.slice(1));
    }
    return [
      400,
      { error: { code: 'BadRequest', message: `Resource not found for the segment '${plain}'.` } },
    ];
  };

  return {
    tenant,
    requests,
    loseAnswer: (number) => {
      losing = requests.length + number;
    },
    script: (path, answers) => {
      scripts.push({ path, answers: [...answers] });
    },
    send: async (request) => {
      requests.push(request);
      const [status, body] =
        request.path === '/$batch'
          ? batch(request.body, answer)
          : answer(request.method, request.path, copy(request.body), request.headers?.['prefer'] ?? '');
      if (requests.length === losing) {
        const text = 'The connection was closed.';
        throw new Failure({
          kind: 'protocol',
          problem: 'closedEarly',
          host: 'graph',
          port: 443,
          during: 'response headers',
          text,
        });
      }
      return { status, headers: {}, body: body === undefined ? '' : JSON.stringify(body) };
    },
  };
}

type Answering = (method: string, path: string, body: unknown, prefer: string) => StubAnswer;

function batch(body: unknown, answer: Answering): StubAnswer {
  const { requests } = body as { requests: readonly { id: string; method: string; url: string }[] };
  const responses = requests.map(({ id, method, url }) => {
    const [status, inner] = answer(method, decodeURIComponent(url), undefined, '');
    return { id, status, headers: { 'Content-Type': 'application/json' }, body: inner };
  });
  return [200, { responses }];
}

const copy = (value: unknown): unknown =>
  value === undefined ? undefined : JSON.parse(JSON.stringify(value));

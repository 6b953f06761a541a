// Hostile HTTP servers and hostile hops: EWS and Graph probes end with a named step; so does TLS that is not to be trusted.
import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { before, test } from 'node:test';
import type { Evidence } from '../../../src/core/report/evidence.ts';
import type { StepId } from '../../../src/core/report/probeReport.ts';
import { runProbe } from '../../../src/probes/runProbe.ts';
import { issueAuthority, issueServerCertificate } from '../../../src/x509/certificates.ts';
import { inboxXml, json, serveHttps, xml } from '../../support/httpServer.ts';
import { goodToken, serveImap } from '../../support/mailServer.ts';
import {
  acquired,
  endpointsAt,
  failureIn,
  probeOf,
  shortDeadlineMs,
  statuses,
  stepOf,
} from '../../support/probeRig.ts';
import { makeTrust, servePlain, serveTls, type TestTrust } from '../../support/scriptedServer.ts';

let trust: TestTrust;
before(async () => {
  trust = await makeTrust();
});

interface Case {
  readonly name: string;
  readonly answer: (response: ServerResponse) => void;
  readonly evidence: Partial<Evidence>;
  readonly deadlineMs?: number;
}

const flood = (response: ServerResponse, head: Record<string, string>, text: string): void => {
  response.writeHead(200, head);
  const more = (): void => {
    while (!response.destroyed && response.write(text.repeat(100)));
  };
  response.on('drain', more);
  more();
};

const cases: readonly Case[] = [
  {
    name: 'never answers',
    answer: () => {},
    evidence: { kind: 'limit', limit: 'time' },
    deadlineMs: shortDeadlineMs,
  },
  {
    name: 'sends headers and no body',
    answer: (response) => response.writeHead(200, { ...xml, 'content-length': '100' }).flushHeaders(),
    evidence: { kind: 'limit', limit: 'time' },
    deadlineMs: shortDeadlineMs,
  },
  {
    name: 'never ends its body',
    answer: (response) => flood(response, xml, '<a></a>'),
    evidence: { kind: 'limit', limit: 'bytes' },
  },
  {
    name: 'hangs up before it answers',
    answer: (response) => response.destroy(),
    evidence: { kind: 'protocol', problem: 'closedEarly' },
  },
  {
    name: 'hangs up in its body',
    answer: (response) => {
      response.writeHead(200, { ...xml, 'content-length': '100' });
      response.write('<s:Envelope', () => response.destroy());
    },
    evidence: { kind: 'protocol', problem: 'closedEarly' },
  },
  {
    name: 'compresses though it was asked not to',
    answer: (response) => response.writeHead(200, { ...xml, 'content-encoding': 'gzip' }).end('x'),
    evidence: { kind: 'protocol', problem: 'malformed' },
  },
  {
    name: 'answers with a success of another kind',
    answer: (response) => response.writeHead(204).end(),
    evidence: { kind: 'http', status: 204 },
  },
  {
    name: 'redirects to another host',
    answer: (response) => response.writeHead(307, { location: 'https://evil.example/' }).end(),
    evidence: { kind: 'protocol', problem: 'redirect' },
  },
  {
    name: 'redirects to another port of the same host',
    answer: (response) => response.writeHead(308, { location: 'https://localhost:1/' }).end(),
    evidence: { kind: 'protocol', problem: 'redirect' },
  },
];

for (const protocol of ['ews', 'graph'] as const) {
  for (const { name, answer, evidence, deadlineMs = 5_000 } of cases) {
    test(`${protocol}: a server that ${name}`, async (t) => {
      const server = await serveHttps(t, trust, (_, response) => answer(response));
      const outcome = await runProbe(probeOf(t, trust, protocol, server.port, { deadlineMs }));
      assert.equal(outcome.ok, false);
      const failure = failureIn(outcome);
      assert.equal(failure.step, 'authenticate', statuses(outcome));
      assert.partialDeepStrictEqual(failure.evidence, evidence);
      assert.doesNotMatch(JSON.stringify(outcome), new RegExp(goodToken.slice(0, 20)));
    });
  }
}

test('ews: depth beyond any answer of Exchange is refused before it costs anything', async (t) => {
  const deep = inboxXml.replace('<m:Folders>', `<m:Folders>${'<a>'.repeat(20_000)}`);
  const server = await serveHttps(t, trust, (_, response) => response.writeHead(200, xml).end(deep));
  const { evidence } = failureIn(await runProbe(probeOf(t, trust, 'ews', server.port)));
  assert.partialDeepStrictEqual(evidence, { kind: 'limit', limit: 'depth', allowed: 64 });
});

test('graph: numbers and names that JSON allows and nobody expects do no harm', async (t) => {
  const bodies = [
    '{"displayName":"x","totalItemCount":1e400}',
    '{"__proto__":{"displayName":"x"}}',
    '[]',
    'null',
    '"\\ud800"',
  ];
  for (const body of bodies) {
    const server = await serveHttps(t, trust, (_, response) => response.writeHead(200, json).end(body));
    const outcome = await runProbe(probeOf(t, trust, 'graph', server.port));
    assert.equal(outcome.steps.length, 7);
    assert.equal(Object.hasOwn(Object.prototype, 'displayName'), false);
  }
});

const hops: readonly {
  name: string;
  step: StepId;
  code: RegExp;
  serve: 'expired' | 'otherName' | 'stranger' | 'plain';
}[] = [
  { name: 'a certificate that is over', serve: 'expired', step: 'tls', code: /CERT_HAS_EXPIRED/ },
  { name: 'a certificate for another name', serve: 'otherName', step: 'tls', code: /ALTNAME/ },
  {
    name: 'a certificate of an unknown authority',
    serve: 'stranger',
    step: 'tls',
    code: /SELF_SIGNED|UNABLE_TO/,
  },
  { name: 'plain text on a TLS port', serve: 'plain', step: 'tls', code: /SSL|PROTO/ },
];

for (const { name, serve, step, code } of hops) {
  for (const protocol of ['imap', 'ews'] as const) {
    test(`${protocol}: ${name} is a failure of the TLS hop, and the token stays here`, async (t) => {
      const seen: string[] = [];
      const watch = (socket: {
        on(event: 'data', heard: (chunk: Buffer) => void): unknown;
        write(text: string): unknown;
      }) => {
        socket.on('data', (chunk) => seen.push(chunk.toString('latin1')));
        if (serve === 'plain') socket.write('HTTP/1.1 400 Bad Request\r\n\r\n');
      };
      const stranger = await issueAuthority({ commonName: 'Stranger' });
      const certificate = await issueServerCertificate(serve === 'stranger' ? stranger : trust.authority, {
        names: serve === 'otherName' ? ['other.test'] : ['localhost'],
        ...(serve === 'expired' ? { now: Date.now() - 10 * 86_400_000, days: 5 } : {}),
      });
      const server = serve === 'plain' ? await servePlain(t, watch) : await serveTls(t, certificate, watch);
      const outcome = await runProbe(probeOf(t, trust, protocol, server.port));
      const failure = failureIn(outcome);
      assert.equal(failure.step, step, statuses(outcome));
      assert.ok(failure.evidence.kind === 'network', JSON.stringify(failure.evidence));
      assert.equal(failure.evidence.hop, 'tls');
      assert.match(failure.evidence.code, code);
      assert.equal(stepOf(outcome, 'connect').status, 'ok');
      assert.doesNotMatch(seen.join(''), new RegExp(goodToken));
    });
  }
}

test('a port where nothing listens is a failure of the connection', async (t) => {
  const server = await servePlain(t, (socket) => socket.destroy());
  const outcome = await runProbe(
    probeOf(t, trust, 'imap', server.port, {
      endpoints: endpointsAt(server.port, { imap: { host: 'localhost', port: 1, security: 'implicitTls' } }),
    }),
  );
  // Port 1 is not one of the registration's servers: nothing is even tried.
  assert.partialDeepStrictEqual(failureIn(outcome), {
    step: 'resolve',
    evidence: { kind: 'local', problem: 'hostNotAllowed' },
  });
});

test('a web server on the IMAP port shows itself when it is asked', async (t) => {
  const server = await serveHttps(t, trust, (_, response) => response.end());
  const outcome = await runProbe(probeOf(t, trust, 'imap', server.port, { deadlineMs: shortDeadlineMs }));
  const { step, evidence } = failureIn(outcome);
  assert.equal(step, 'authenticate');
  assert.partialDeepStrictEqual(evidence, {
    kind: 'protocol',
    problem: 'notThisProtocol',
    text: 'HTTP/1.1 400 Bad Request',
  });
});

test('a mail server that greets late is still tested', async (t) => {
  const server = await serveImap(t, trust, {
    greeting: (talk) => talk.next(() => talk.raw('* OK late\r\nA0 OK NOOP completed.\r\n')),
  });
  const outcome = await runProbe(probeOf(t, trust, 'imap', server.port, { deadlineMs: 2_000 }));
  assert.equal(outcome.ok, true, statuses(outcome));
});

test('a token that never comes ends the run at the deadline, with the connection already seen', async (t) => {
  const server = await serveImap(t, trust);
  const never = () => new Promise<never>(() => {});
  const outcome = await runProbe(
    probeOf(t, trust, 'imap', server.port, { acquireToken: never, deadlineMs: shortDeadlineMs }),
  );
  const { step, evidence } = failureIn(outcome);
  assert.equal(step, 'token');
  assert.partialDeepStrictEqual(evidence, { kind: 'limit', limit: 'time', during: 'token' });
  assert.equal(stepOf(outcome, 'tls').status, 'ok');
});

test('a connection that died while a person signed in is made anew', async (t) => {
  const server = await serveImap(t, trust);
  const registration = {
    ...probeOf(t, trust, 'imap', server.port).registration,
    grant: 'deviceCode',
  } as const;
  let dropped = (): void => {};
  const hangUp = new Promise<void>((resolve) => {
    dropped = resolve;
  });
  const flaky = await serveImap(t, trust, {
    greeting: (talk) => {
      if (flaky.connections() > 1) return talk.send('* OK welcome back');
      talk.send('* BYE autologout');
      talk.socket.once('close', () => dropped());
      talk.close();
    },
  });
  const acquireToken = async () => {
    await hangUp;
    return acquired();
  };
  const outcome = await runProbe(probeOf(t, trust, 'imap', flaky.port, { registration, acquireToken }));
  assert.equal(outcome.ok, true, statuses(outcome));
  assert.equal(flaky.connections(), 2);
});

test('a token with characters that no token has is not sent', async (t) => {
  const server = await serveHttps(t, trust, (_, response) => response.end());
  for (const token of ['a\r\nX-Evil: 1', 'a b', 'ü']) {
    const acquireToken = async () => acquired(token);
    const { step } = failureIn(await runProbe(probeOf(t, trust, 'ews', server.port, { acquireToken })));
    assert.equal(step, 'token');
  }
  assert.equal(server.requests.length, 0);
});

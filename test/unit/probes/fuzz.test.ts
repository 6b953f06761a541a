// Fuzzing: every parser of the probes takes hostile input of every shape without a crash and without getting stuck.

import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import { test } from 'node:test';
import fc from 'fast-check';
import { Secret } from '../../../src/core/credential/secret.ts';
import { startDeadline } from '../../../src/core/deadline.ts';
import { isFailure } from '../../../src/core/report/failure.ts';
import { readGraphEvidence } from '../../../src/core/report/graphEvidence.ts';
import { parseEwsReply } from '../../../src/probes/ewsReply.ts';
import { capabilitiesOf, existsOf, parseImapReply } from '../../../src/probes/imapReply.ts';
import { createLineClient } from '../../../src/probes/lineClient.ts';
import { lineLimits } from '../../../src/probes/lineLimits.ts';
import { createMask } from '../../../src/probes/mask.ts';
import { parsePopReply, statOf } from '../../../src/probes/popReply.ts';
import { decodeChallenge } from '../../../src/probes/sasl.ts';
import { extensionsOf, joinSmtpReply, parseSmtpLine } from '../../../src/probes/smtpReply.ts';
import { fuzzRuns } from '../../support/fuzzRuns.ts';
import { growth, processorMs } from '../../support/growth.ts';
import { inboxXml } from '../../support/httpServer.ts';

const readGraphError = (body: string) => readGraphEvidence({ status: 403, body }, 0);

/** CI sets 50,000. */
const numRuns = fuzzRuns();
/** What takes longer is tried again, with four times the text. */
const noteworthyMs = 20;
/** What reads each character once takes 4 times as long for 4 times the text; what goes back over it, 16 times. */
const mostGrowth = 10;

/** Puts words of the protocol and noise in a row. */
function soup(words: readonly string[], maxLength = 30): fc.Arbitrary<string> {
  const noise = fc.string({ unit: 'binary', maxLength: 6 });
  const repeated = fc
    .tuple(fc.constantFrom(...words), fc.integer({ min: 1, max: 200 }))
    .map(([w, n]) => w.repeat(n));
  const part = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...words) },
    { weight: 2, arbitrary: noise },
    { weight: 1, arbitrary: repeated },
  );
  return fc.array(part, { maxLength }).map((parts) => parts.join(''));
}

/** Runs the parser on each input. */
function fuzz(input: fc.Arbitrary<string>, parse: (text: string) => void): void {
  const slow: string[] = [];
  fc.assert(
    fc.property(input, (text) => {
      if (processorMs(() => parse(text)) < noteworthyMs) return;
      const long = text.repeat(4);
      const ratio = growth(
        () => parse(text),
        () => parse(long),
        mostGrowth,
      );
      if (ratio > mostGrowth) slow.push(text.slice(0, 200));
    }),
    { numRuns },
  );
  assert.deepEqual(slow, []);
}

test('the IMAP parser survives fuzzing', () => {
  const words = [
    'A1 ',
    '* ',
    '+ ',
    'OK ',
    'NO ',
    'BAD ',
    'BYE ',
    '[',
    ']',
    '[CAPABILITY ',
    'AUTH=XOAUTH2 ',
    '12 EXISTS',
    '{9}',
    '\\',
    '"',
    ' ',
    '\t',
    '\0',
  ];
  fuzz(soup(words), (line) => {
    const { code, text, status } = parseImapReply(line);
    capabilitiesOf(code);
    existsOf(text);
    assert.ok(status === undefined || ['OK', 'NO', 'BAD', 'BYE', 'PREAUTH'].includes(status));
  });
});

test('the POP parser survives fuzzing', () => {
  fuzz(soup(['+OK ', '-ERR ', '+ ', '[AUTH] ', '[', ']', '3 4096', ' ', '.', '\r', '\0']), (line) => {
    statOf(parsePopReply(line).text);
  });
});

test('the SMTP parser survives fuzzing', () => {
  fuzz(
    soup(['250-', '250 ', '535 5.7.3 ', '334 ', '5.7.139 ', 'AUTH ', '=', 'XOAUTH2 ', '\n', '-', '9']),
    (text) => {
      const lines = text.split('\n').flatMap((line) => parseSmtpLine(line) ?? []);
      extensionsOf(joinSmtpReply(lines));
    },
  );
});

test('the SOAP reader survives fuzzing', () => {
  const words = [
    '<?xml version="1.0"?>',
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/">',
    '<s:Body>',
    '</s:Body>',
    '</s:Envelope>',
    '<m:ResponseCode>',
    '</m:ResponseCode>',
    'NoError',
    '<t:Value Name="BackOffMilliseconds">',
    '<a b="c">',
    '<a xmlns="x">',
    '</a>',
    '<!DOCTYPE a [',
    '<!ENTITY x "y">',
    ']>',
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '&#65;',
    '&x;',
    '<',
    '>',
    inboxXml,
  ];
  fuzz(soup(words, 16), (text) => {
    const parsed = parseEwsReply(text);
    assert.ok(parsed.kind === 'reply' || parsed.problem.length > 0);
  });
});

test('cut and changed answers of Exchange are read or refused', () => {
  const broken = fc
    .tuple(fc.nat(inboxXml.length), fc.nat(40), fc.string({ unit: 'binary', maxLength: 10 }))
    .map(([at, length, noise]) => inboxXml.slice(0, at) + noise + inboxXml.slice(at + length));
  fuzz(broken, (text) => void parseEwsReply(text));
});

test('the reader of Graph errors survives fuzzing', () => {
  const words = [
    '{"error":',
    '{"code":',
    '"ErrorAccessDenied"',
    ',"message":',
    '"x"',
    ',"innerError":',
    '{',
    '}',
    '[',
    ']',
    '1e400',
    '"\\ud800"',
    '{"__proto__":',
    'null',
    ',',
    ':',
  ];
  const nested = fc
    .nat(8)
    .map(
      (depth) => `{"error":{"code":"a","innerError":${'{"innerError":'.repeat(depth)}1${'}'.repeat(depth)}}}`,
    );
  fuzz(fc.oneof(soup(words, 20), nested, fc.json()), (text) => {
    const error = readGraphError(text);
    assert.ok(error === undefined || error.innerCodes.length <= 8);
  });
});

test('depth in JSON is no danger', () => {
  assert.equal(
    readGraphError(`{"error":${'{"innerError":'.repeat(100_000)}1${'}'.repeat(100_000)}}`),
    undefined,
  );
  assert.equal(readGraphError(`{"error":${'['.repeat(100_000)}`), undefined);
});

test('the challenge decoder and the mask survive fuzzing and never show the token', () => {
  const token = 'eyJhbGciOiJub25lIn0.eyJhdWQiOiJ4In0.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg';
  const mask = createMask([new Secret(token)]);
  const pieces = [
    token,
    token.slice(5, 40),
    token.slice(20),
    Buffer.from(token).toString('base64'),
    'AUTH ',
    '=',
    ' ',
  ];
  fuzz(soup(pieces, 6), (text) => {
    const shown = mask(decodeChallenge(text), 300);
    assert.ok(shown.length <= 300);
    for (let at = 0; at + 16 <= token.length; at++)
      assert.ok(!shown.includes(token.slice(at, at + 16)), shown);
  });
});

/** A socket that plays what it is told to. */
class PlayedSocket extends EventEmitter {
  destroyed = false;
  write(): boolean {
    return true;
  }
  destroy(): this {
    this.destroyed = true;
    return this;
  }
}

test('the line client cuts any stream into lines within its limits', async (context) => {
  const words = [
    '* OK',
    '\r\n',
    '\n',
    '\r',
    '{5}',
    '{99999}',
    '{4294967295}',
    '{3+}',
    ' ',
    '\0',
    'x'.repeat(500),
    'ü',
  ];
  const streams = fc.tuple(soup(words, 40), fc.integer({ min: 1, max: 60 }));
  const deadline = startDeadline(600_000);
  context.after(() => deadline.stop());
  await fc.assert(
    fc.asyncProperty(streams, async ([stream, size]) => {
      const socket = new PlayedSocket();
      const client = createLineClient(socket as unknown as Socket, {
        server: { host: 'localhost', port: 1 },
        deadline,
        signal: new AbortController().signal,
        mask: createMask([]),
        literals: true,
      });
      const bytes = Buffer.from(stream, 'utf8');
      for (let at = 0; at < bytes.length; at += size) socket.emit('data', bytes.subarray(at, at + size));
      socket.emit('close');
      for (;;) {
        const line = await client.readLine('test').catch((error: unknown) => {
          assert.ok(isFailure(error));
          return undefined;
        });
        if (line === undefined) break;
        assert.ok(line.length <= lineLimits.lineBytes);
        assert.doesNotMatch(line, /[\r\n\0]/);
      }
      client.destroy();
    }),
    { numRuns },
  );
});

// Answers of any kind become a token, a refusal or evidence, and nothing else gets through.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isFailure } from '../../../src/core/report/failure.ts';
import { createRedactor } from '../../../src/core/text/redaction.ts';
import { numbersOf, readAnswer } from '../../../src/oauth/tokenAnswer.ts';
import { httpFailure } from '../../../src/oauth/tokenFailures.ts';

const host = { host: 'login.example', port: 443 };

function read(status: number, body: string) {
  return readAnswer('token', host, { status, headers: {}, body, reused: false }, createRedactor());
}

test('any body gives an answer or a Failure', () => {
  const bodies = fc.oneof(
    fc.string(),
    fc.json(),
    fc
      .record({ error: fc.jsonValue(), error_description: fc.jsonValue(), error_codes: fc.jsonValue() })
      .map((value) => JSON.stringify(value)),
    fc
      .record({ access_token: fc.jsonValue(), token_type: fc.constant('Bearer'), expires_in: fc.jsonValue() })
      .map((value) => JSON.stringify(value)),
  );
  fc.assert(
    fc.property(fc.integer({ min: 200, max: 599 }), bodies, (status, body) => {
      try {
        const { refusal, body: clean } = read(status, body);
        assert.ok(refusal !== undefined || typeof clean['access_token'] === 'string');
      } catch (error) {
        assert.ok(isFailure(error), String(error));
      }
    }),
    { numRuns: 2000 },
  );
});

test('fields that are not known do not get through, and nothing reaches the prototype', () => {
  const body =
    '{"token_type":"Bearer","expires_in":60,"access_token":"abc","__proto__":{"polluted":1},"foci":"1"}';
  const { body: clean } = read(200, body);
  assert.deepEqual(Object.keys(clean).sort(), ['access_token', 'expires_in', 'token_type']);
  assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
});

test('deeply nested JSON ends without a crash', () => {
  const body = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
  assert.throws(() => read(200, body), isFailure);
});

test('numbers come from the list, else from the description, each once', () => {
  assert.deepEqual(numbersOf([7000215, 7000215, -1, 1.5, Number.NaN], 'AADSTS1: x'), [7000215]);
  assert.deepEqual(numbersOf([], 'AADSTS700016: a. AADSTS90002 AADSTS700016'), [700016, 90002]);
  assert.deepEqual(numbersOf([], 'nothing'), []);
});

test('numbers are found in a hostile description in no time', () => {
  assert.equal(numbersOf([], 'AADSTS'.repeat(50_000)).length, 0);
});

test('bodies are told apart by what they look like', () => {
  const kinds = [
    '',
    ' <!DOCTYPE html>',
    '<html>',
    '<?xml version="1.0"?><a/>',
    '<body>',
    '{"a":1}',
    'plain',
  ].map((body) => {
    const { evidence } = httpFailure(
      host,
      { status: 200, headers: {}, body, reused: false },
      createRedactor(),
    );
    return evidence.kind === 'http' ? evidence.bodyKind : evidence.kind;
  });
  assert.deepEqual(kinds, ['empty', 'html', 'html', 'xml', 'html', 'json', 'text']);
});

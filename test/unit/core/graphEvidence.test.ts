// A refusal of Microsoft Graph, as probes, audits and provisioning read it.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { graphEvidenceOf, readGraphEvidence } from '../../../src/core/report/graphEvidence.ts';

const now = Date.parse('2026-11-30T10:00:00Z');
const answer = (error: object, headers: Record<string, string> = {}) => ({
  status: 403,
  headers,
  body: JSON.stringify({ error }),
});
const error = { code: 'ErrorAccessDenied', message: 'Access is denied. Check credentials and try again.' };

describe('an error of Microsoft Graph', () => {
  it('is read with its inner errors, outermost first, and its details', () => {
    const nested = {
      ...error,
      innerError: { code: 'accessDenied', innererror: { code: 'MailboxNotHosted' }, date: '2026-11-30' },
      details: [{ code: 'ObjectConflict', target: 'proxyAddresses' }, { target: 'none' }],
    };
    assert.deepEqual(readGraphEvidence(answer(nested, { 'request-id': 'b1f2' }), now), {
      kind: 'graph',
      status: 403,
      code: 'ErrorAccessDenied',
      text: 'Access is denied. Check credentials and try again.',
      innerCodes: ['accessDenied', 'MailboxNotHosted', 'ObjectConflict'],
      requestId: 'b1f2',
    });
  });

  for (const [header, seconds] of [
    ['7', 7],
    ['Mon, 30 Nov 2026 10:01:30 GMT', 90],
    ['soon', undefined],
    ['Mon, 30 Nov 2026 09:00:00 GMT', undefined],
  ] as const)
    it(`asks to wait with Retry-After: ${header}`, () => {
      assert.equal(
        readGraphEvidence(answer(error, { 'retry-after': header }), now)?.retryAfterSeconds,
        seconds,
      );
    });

  it('is shortened by whoever masks it', () => {
    const long = answer({ code: 'x', message: 'y'.repeat(5_000) });
    assert.equal(readGraphEvidence(long, now)?.text.length, 1_000);
    const masked = readGraphEvidence(long, now, (text, most) => `${text.length} of ${most}`);
    assert.deepEqual([masked?.code, masked?.text], ['1 of 200', '5000 of 1000']);
  });

  for (const body of [
    '',
    '<html>',
    '{}',
    '{"error":"invalid_grant"}',
    '{"error":{"message":"no code"}}',
    '[1]',
  ])
    it(`is not in ${body || 'nothing'}`, () => {
      assert.equal(readGraphEvidence({ status: 502, body }, now), undefined);
      assert.deepEqual(graphEvidenceOf({ status: 502, body }, now).innerCodes, []);
    });

  it('keeps what the headers say of an answer that a gateway wrote', () => {
    const headers = { 'retry-after': '30', 'request-id': 'b1f2' };
    assert.deepEqual(graphEvidenceOf({ status: 429, headers, body: '<html>' }, now, 'Not a batch.'), {
      kind: 'graph',
      status: 429,
      code: '',
      text: 'Not a batch.',
      innerCodes: [],
      requestId: 'b1f2',
      retryAfterSeconds: 30,
    });
  });

  it('says what was expected if Graph gives no message', () => {
    assert.equal(graphEvidenceOf(answer({ code: 'x' }), now, 'Not a list.').text, 'Not a list.');
    assert.equal(graphEvidenceOf(answer(error), now, 'Not a list.').text, error.message);
  });
});

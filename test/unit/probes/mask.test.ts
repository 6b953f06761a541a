// The mask: no part of a token in what is shown, nothing invisible, one line.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Secret } from '../../../src/core/credential/secret.ts';
import { createMask } from '../../../src/probes/mask.ts';
import { keepTranscript } from '../../../src/probes/transcript.ts';

const token = 'Zm9vYmFyLXRva2VuLXdpdGgtbWFueS1sZXR0ZXJz.0123456789abcdefghij';
const mask = createMask([new Secret(token)]);

test('hides a token, a piece of it, and both inside other text', () => {
  for (const text of [token, `NO ${token} refused`, `NO ${token.slice(10, 30)}`, `x${token.slice(0, 20)}y`]) {
    const shown = mask(text, 300);
    assert.ok(shown.includes('[masked]'), shown);
    assert.ok(!shown.includes(token.slice(12, 28)), shown);
  }
});

test('hides the token inside base64 and percent encoding', () => {
  const sasl = Buffer.from(`user=a@b.c\u0001auth=Bearer ${token}\u0001\u0001`).toString('base64');
  assert.doesNotMatch(mask(`A1 BAD ${sasl}`, 2_000), new RegExp(sasl.slice(40, 60).replace(/[+/]/g, '.')));
});

test('keeps ordinary words and codes', () => {
  const text =
    '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.';
  assert.equal(mask(text, 300), text);
});

test('shows one line without controls, cut at its limit', () => {
  assert.equal(mask('a\r\nb\u001b[31mc\u202ed', 300), 'a b[31mcd');
  assert.equal(mask('x'.repeat(500), 300).length <= 300, true);
});

test('a transcript keeps the last lines and who said them', () => {
  const transcript = keepTranscript();
  transcript.client('A1 AUTHENTICATE XOAUTH2 [masked]');
  for (let line = 0; line < 60; line++) transcript.server(`* ${line} EXISTS`);
  const lines = transcript.lines(mask);
  assert.equal(lines.length, 40);
  assert.equal(lines.at(-1), 'S: * 59 EXISTS');
});

test('a transcript hides lines that hold a token together, and no others', () => {
  const transcript = keepTranscript();
  transcript.client('A1 NOOP');
  for (const piece of token.match(/.{1,8}/g) ?? []) {
    transcript.server(`* NO ${piece}`);
    transcript.server('* OK still here');
  }
  transcript.server('A1 OK done');
  const lines = transcript.lines(mask);
  assert.deepEqual(lines.slice(0, 3), ['C: A1 NOOP', 'S: [masked]', 'S: * OK still here']);
  assert.equal(lines.at(-1), 'S: A1 OK done');
  for (const piece of token.match(/.{8}/g) ?? [])
    assert.ok(!lines.join('\n').includes(piece), lines.join('\n'));
});

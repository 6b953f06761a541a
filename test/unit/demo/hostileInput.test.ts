// The demo's parsers under hostile input: they answer, they never throw, they give nothing that was not there.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { createDirectory } from '../../../src/demo/directory.ts';
import { escapeHtml } from '../../../src/demo/entra/pages.ts';
import { escapeXml } from '../../../src/demo/ews/soapReply.ts';
import { readSoapRequest } from '../../../src/demo/ews/soapRequest.ts';
import { parseArguments, quoted, sequenceSet } from '../../../src/demo/imap/imapArguments.ts';
import { openFolder } from '../../../src/demo/imap/imapMailbox.ts';
import { search } from '../../../src/demo/imap/imapSearch.ts';
import { parseXoauth2 } from '../../../src/demo/parseXoauth2.ts';

const user = createDirectory(0, 0).users[0];
assert.ok(user);
const inbox = openFolder(user, 'INBOX', 0);
const words = fc.constantFrom(
  '(',
  ')',
  '"',
  '\\',
  '{3}',
  '{3+}\0',
  ' ',
  'BODY[',
  ']',
  '<0.5>',
  'NOT',
  'OR',
  'ALL',
  '1:*',
  '\u0000',
  'é',
  'x',
);
const imapText = fc.array(words, { maxLength: 60 }).map((parts) => parts.join(''));

describe('IMAP arguments', () => {
  it('are read or refused, whatever they hold', () => {
    fc.assert(
      fc.property(fc.oneof(imapText, fc.string({ unit: 'binary' })), (text) => {
        const parsed = parseArguments(text, []);
        if (parsed !== undefined) search(inbox, parsed);
      }),
      { numRuns: 3000 },
    );
  });

  it('come back as they were quoted', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)) }),
        (text) => {
          assert.deepEqual(parseArguments(quoted(text), []), [text]);
        },
      ),
    );
  });

  it('name no message that is not there', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9*:,]{0,40}$/), fc.integer({ min: 0, max: 5 }), (set, last) => {
        for (const number of sequenceSet(set, last) ?? []) assert.ok(number >= 1 && number <= last);
      }),
      { numRuns: 2000 },
    );
  });

  it('of 60 KB are answered at once', () => {
    for (const text of [
      '('.repeat(60_000),
      '"'.repeat(60_001),
      'a '.repeat(30_000),
      '['.repeat(60_000),
      ' '.repeat(60_000),
    ]) {
      parseArguments(text, []);
    }
    sequenceSet(Array(10_000).fill('1:999999999').join(','), 3);
  });
});

describe('SOAP requests', () => {
  const pieces = fc.constantFrom(
    '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">',
    '<soap:Body>',
    '<GetFolder>',
    '</GetFolder>',
    '</soap:Body>',
    '</soap:Envelope>',
    '<!DOCTYPE a>',
    '<![CDATA[x]]>',
    '&amp;',
    '&#0;',
    '&x;',
    '<a b="c"/>',
    '<__proto__ Id="1"/>',
    'text',
  );

  it('are read or refused, whatever they hold', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        readSoapRequest(parts.join(''));
      }),
      { numRuns: 3000 },
    );
  });

  it('with a DOCTYPE are refused wherever it stands', () => {
    const envelope =
      '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><GetFolder/></s:Body></s:Envelope>';
    assert.equal(readSoapRequest(envelope)?.operation, 'GetFolder');
    assert.equal(readSoapRequest(`<!DOCTYPE s:Envelope>${envelope}`), undefined);
    assert.equal(readSoapRequest(`<!doctype s:Envelope>${envelope}`), undefined);
  });
});

describe('XOAUTH2 answers', () => {
  it('give name and token back, and nothing for other text', () => {
    const encode = (text: string): string => Buffer.from(text).toString('base64');
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => parseXoauth2(text)?.user !== ''));
    fc.assert(
      fc.property(
        fc.string(),
        (text) => parseXoauth2(encode(text)) === undefined || text.startsWith('user='),
      ),
    );
    assert.deepEqual(parseXoauth2(encode('user=a@b.example\x01auth=Bearer t.o.k\x01\x01')), {
      user: 'a@b.example',
      token: 't.o.k',
    });
    assert.equal(parseXoauth2(encode('user=a@b.example\r\n\x01auth=Bearer t\x01\x01')), undefined);
  });
});

describe('what is written back', () => {
  it('carries no markup from outside', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.doesNotMatch(escapeHtml(text), /[<>"']/);
        assert.doesNotMatch(escapeXml(text), /[<>"\0\u0008]/);
      }),
    );
  });
});

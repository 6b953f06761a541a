// The parsers of the mail protocols: what servers send, read as the RFCs say, and lines that are no replies.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { capabilitiesOf, existsOf, parseImapReply } from '../../../src/probes/imapReply.ts';
import { parsePopReply, statOf } from '../../../src/probes/popReply.ts';
import {
  extensionsOf,
  joinSmtpReply,
  parseSmtpLine,
  type SmtpReplyLine,
} from '../../../src/probes/smtpReply.ts';

test('an IMAP status response is taken apart into tag, status, code and text', () => {
  assert.deepEqual(parseImapReply('A1 NO [AUTHENTICATIONFAILED] Authentication failed.'), {
    tag: 'A1',
    status: 'NO',
    code: 'AUTHENTICATIONFAILED',
    text: 'Authentication failed.',
  });
  assert.equal(parseImapReply('A2 BAD User is authenticated but not connected.').status, 'BAD');
  assert.equal(parseImapReply('* bye closing').status, 'BYE');
  assert.equal(parseImapReply('* OK').status, 'OK');
});

test('what is no IMAP response has no tag', () => {
  for (const line of ['HTTP/1.1 400 Bad Request', 'SSH-2.0-OpenSSH_9.6', '220 mail ESMTP', '+OK POP3', '']) {
    assert.equal(parseImapReply(line).tag, '', line);
  }
});

test('an IMAP continuation keeps its text', () => {
  assert.deepEqual(parseImapReply('+ eyJ9'), { tag: '+', status: undefined, code: undefined, text: 'eyJ9' });
  assert.equal(parseImapReply('+').text, '');
});

test('capabilities are read from a greeting’s response code', () => {
  const { code } = parseImapReply('* OK [CAPABILITY IMAP4rev1 SASL-IR auth=xoauth2] ready');
  assert.deepEqual([...(capabilitiesOf(code) ?? [])], ['IMAP4REV1', 'SASL-IR', 'AUTH=XOAUTH2']);
  assert.equal(capabilitiesOf(parseImapReply('* OK ready. [QQBCAEMA]').code), undefined);
});

test('EXISTS gives the number of messages', () => {
  assert.equal(existsOf('12 EXISTS'), 12);
  assert.equal(existsOf('12 RECENT'), undefined);
  assert.equal(existsOf('99999999999 EXISTS'), undefined);
});

test('a POP reply is an answer, a refusal with its code, or the next step of SASL', () => {
  assert.deepEqual(parsePopReply('+OK ready. [QQBC]'), {
    status: '+OK',
    code: undefined,
    text: 'ready. [QQBC]',
  });
  assert.deepEqual(parsePopReply('-ERR [AUTH] no'), { status: '-ERR', code: 'AUTH', text: 'no' });
  assert.deepEqual(parsePopReply('+ eyJ9'), { status: '+', code: undefined, text: 'eyJ9' });
  assert.equal(parsePopReply('+').status, '+');
  assert.equal(parsePopReply('* OK IMAP').status, undefined);
});

test('STAT gives the number of messages', () => {
  assert.equal(statOf('3 4096'), 3);
  assert.equal(statOf('3 4096 extra'), 3);
  assert.equal(statOf('three'), undefined);
});

const smtp = (...texts: string[]) =>
  joinSmtpReply(texts.map(parseSmtpLine).filter((line): line is SmtpReplyLine => line !== undefined));

test('an SMTP reply of several lines is one reply without repeated codes', () => {
  const reply = smtp('550-5.7.60 first', '550 5.7.60 second');
  assert.deepEqual(reply, { code: '550', enhanced: '5.7.60', lines: ['first', 'second'] });
});

test('what is no SMTP reply is refused', () => {
  for (const line of ['', '25', '250+ok', '1234 x', '650 x', 'HTTP/1.1 400 Bad Request', '* OK']) {
    assert.equal(parseSmtpLine(line), undefined, line);
  }
  assert.deepEqual(parseSmtpLine('334'), { code: '334', last: true, text: '' });
});

test('EHLO keywords are read in any case, also in the old AUTH= form', () => {
  const extensions = extensionsOf(
    smtp('250-host', '250-auth login xoauth2', '250-AUTH=PLAIN', '250 Size 100'),
  );
  assert.deepEqual(extensions.get('AUTH'), ['LOGIN', 'XOAUTH2', 'PLAIN']);
  assert.deepEqual(extensions.get('SIZE'), ['100']);
});

// Texts that name nothing known as it stands: pictures read by text recognition, broken words, names in one word, and
// what service, stage and the word of a failure alone say.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { asMeant } from '../../../src/advice/explain/scanned.ts';
import { explainText } from '../../support/explained.ts';

const first = (text: string) => {
  const [found] = explainText(text, { now: new Date('2026-11-22T09:14:00Z') });
  assert.ok(found);
  return found;
};

describe('a picture of a screen, read by text recognition', () => {
  const read: Readonly<Record<string, string>> = {
    'AADSTS65OO1: The user': 'entra.consentMissing',
    'AADST550126: Error validating credentials': 'entra.passwordWrong',
    'AADSTS 7OOO215: Inva1id c1ient': 'entra.secretWrong',
    '535 5.7.l39 Authentication unsuccessfu1, SmtpCIientAuthentication is disabled for the Tenant':
      'smtp.disabledTenant',
    'A01 NO AUTHENT1CATE failed': 'imap.authenticateFailed',
  };
  for (const [text, code] of Object.entries(read)) {
    it(`“${text}” is ${code}, and not certain`, () => {
      const found = first(text);
      assert.equal(found.code, code);
      assert.notEqual(found.confidence, 'certain');
    });
  }

  it('leaves numbers and names that are right as they are', () => {
    for (const text of ['AADSTS50126', '535 5.7.139', 'TLS1.2', 'IMAP4rev1', 'AUTH=XOAUTH2', 'v1.0/me'])
      assert.equal(asMeant(text), text);
  });
});

describe('a text whose words are broken or run together', () => {
  it('by a hyphen at the end of a line', () =>
    assert.equal(first('BAD User is authenti-\n> cated but not connected').code, 'imap.notConnected'));

  it('inside a number', () =>
    assert.equal(first('AADSTS7000\n215: Invalid client secret').code, 'entra.secretWrong'));

  it('by a program that writes names in one word', () => {
    assert.equal(first('Link MS365 account: token_file_error').code, 'library.cacheUnreadable');
    assert.match(first('Link MS365 account: token_file_error').recognised, /token file error/);
  });

  it('by mark-up that is escaped twice', () =>
    assert.equal(first('&amp;lt;b&amp;gt;AADSTS65001&amp;lt;/b&amp;gt;').code, 'entra.consentMissing'));
});

describe('what nothing else is known of', () => {
  it('is the program’s own sign-in, if OAuth2 and a failure are named', () => {
    const found = first('Contoso Archiver: OAuth flow for Outlook crashed (E-1207)');
    assert.equal(found.code, 'library.signInFailed');
    assert.equal(found.confidence, 'possible');
  });

  it('is told by the protocol at least', () =>
    assert.equal(first('Contoso Archiver: exception 0x17 in imaps worker').code, 'library.connectFailed'));

  it('is another provider’s if only that is named', () => {
    const text = 'Archiver: exception 0x17 in imaps worker of imap.fastmail.com';
    assert.equal(first(text).code, 'unknown.notRecognised');
    assert.equal(first(`${text} (moved from Office 365)`).code, 'library.connectFailed');
  });

  it('is nothing if nothing failed', () =>
    assert.equal(
      first('Set up OAuth for the Outlook connector in the settings.').code,
      'unknown.notRecognised',
    ));
});

describe('a name that Graph and EWS share', () => {
  it('is Graph’s in Graph’s JSON', () =>
    assert.equal(
      first('{"error":{"code":"ErrorInvalidRequest","message":"The OData request is not supported."}}').code,
      'graph.requestInvalid',
    ));
});

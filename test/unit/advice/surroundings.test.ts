// What a paste tells beside its error: the cloud of its hosts, the scope's cloud, when it was written, what was changed.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { understoodIn } from '../../../src/advice/explain/understood.ts';
import { explainText } from '../../support/explained.ts';

const now = new Date('2026-11-22T09:14:00Z');
const explain = (text: string) => explainText(text, { now });
const refused = 'A01 NO AUTHENTICATE failed.';

describe('the cloud', () => {
  it('of the hosts in the text is the one whose addresses are told', () => {
    const [found] = explain(
      'POST https://login.microsoftonline.us/contoso.onmicrosoft.us/oauth2/v2.0/token AADSTS65001: The user or administrator has not consented',
    );
    assert.match(found?.fix ?? '', /entra\.microsoft\.us/);
  });

  it('of the scope is another than that of the server', () => {
    const text = `host = outlook.office365.us\nscope = https://outlook.office365.com/.default\n${refused}`;
    const [found] = explain(text);
    assert.equal(found?.code, 'claims.wrongAudience');
    assert.notEqual(found?.confidence, 'certain');
    assert.match(found?.fix ?? '', /outlook\.office365\.us/);
  });

  it('is the worldwide one if no other is named', () =>
    assert.notEqual(
      explain(`host = outlook.office365.com\nscope = https://outlook.office365.com/.default\n${refused}`)[0]
        ?.code,
      'claims.wrongAudience',
    ));
});

describe('the protocol', () => {
  it('is the one that answered, though the token names another service', () => {
    const [found] = explain(`"aud": "https://graph.microsoft.com"\n${refused}`);
    assert.equal(found?.code, 'claims.wrongAudience');
    assert.match(found?.fix ?? '', /outlook\.office365\.com/);
  });
});

describe('times', () => {
  const issued = 1_700_000_000;
  const claims = JSON.stringify({
    aud: 'https://outlook.office365.com',
    iat: issued,
    exp: issued + 3600,
    roles: ['full_access_as_app'],
  });
  const at = (seconds: number) => new Date(seconds * 1000).toISOString();
  const answer = 'HTTP 401 Unauthorized from https://outlook.office365.com/EWS/Exchange.asmx';

  it('show that the token had ended when it was used', () =>
    assert.equal(explain(`${claims}\n${at(issued + 7200)} ${answer}`)[0]?.code, 'claims.expired'));

  it('show that it had not', () =>
    assert.notEqual(explain(`${claims}\n${at(issued + 60)} ${answer}`)[0]?.code, 'claims.expired'));

  it('of a clock that is wrong are told as that', () => {
    for (const text of [
      'IDX10222: Lifetime validation failed. The token is not yet valid.',
      'ImmatureSignatureError: The token is not yet valid (nbf)',
    ])
      assert.equal(explain(text)[0]?.code, 'claims.notYetValid');
    assert.equal(
      explain('IDX10223: Lifetime validation failed. The token is expired.')[0]?.code,
      'claims.expired',
    );
    assert.equal(explain('tls: certificate is not yet valid')[0]?.code, 'network.tlsDates');
  });

  it('of a change put the wait first among the causes', () => {
    const denied = 'GET https://graph.microsoft.com/v1.0/users/a@contoso.com/messages 403 ErrorAccessDenied';
    const [found] = explain(`I assigned the role 10 minutes ago.\n${denied}`);
    assert.equal(found?.otherCauses?.[0]?.code, 'exchange.changeNotInForce');
    assert.notEqual(explain(denied)[0]?.otherCauses?.[0]?.code, 'exchange.changeNotInForce');
  });
});

describe('what is understood of an unknown text', () => {
  it('names the program with its version', () => {
    assert.match(understoodIn('MailKit 4.1.0: odd', undefined), /MailKit 4\.1\.0\./);
    assert.match(understoodIn('exchangelib/5.0.3 odd', undefined), /exchangelib 5\.0\.3\./);
    assert.match(understoodIn('MailKit.Security odd 10.0', undefined), /MailKit\./);
  });
});

// Explain Error on the forms a paste takes: wrapped, escaped, encoded, cut, several at once, hostile, or nothing known.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { explainText as explainTextInTurns } from '../../../src/advice/diagnose.ts';
import { conceptTables } from '../../../src/advice/likely/conceptTables.ts';
import { happenings } from '../../../src/advice/likely/happenings.ts';
import { scenes } from '../../../src/advice/likely/scenes.ts';
import { subjects } from '../../../src/advice/likely/subjects.ts';
import { failure } from '../../../src/advice/matches/conceptTerms.ts';
import { rareAnswers } from '../../../src/advice/matches/rareAnswers.ts';
import { tables } from '../../../src/advice/matches/tables.ts';
import { explainText } from '../../support/explained.ts';
import { growth } from '../../support/growth.ts';

const context = { now: new Date('2026-11-22T09:14:00Z') };
const explain = (text: string) => explainText(text, context);
const firstCode = (text: string) => explain(text)[0]?.code;
const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
/** Every pattern that a paste is searched with. */
const patternsOfRows = (): readonly { readonly code: string; readonly patterns: readonly RegExp[] }[] => [
  { code: 'the gate of the concepts', patterns: [failure] },
  ...Object.entries({ ...subjects, ...happenings }).map(([code, { says }]) => ({ code, patterns: [says] })),
  ...Object.entries(scenes).map(([code, says]) => ({ code, patterns: [says] })),
  ...[...Object.values(tables).flat(), ...rareAnswers.sentences].map(({ code, says, beside }) => ({
    code,
    patterns: [says, beside].filter((pattern) => pattern !== undefined),
  })),
  ...Object.values(conceptTables)
    .flat()
    .map(({ code, terms, beside, without }) => ({
      code,
      patterns: [...terms, beside, without].filter((pattern) => pattern !== undefined),
    })),
];
const tokenOf = (claims: object) =>
  `${base64url({ typ: 'JWT', alg: 'RS256' })}.${base64url(claims)}.c2lnbmF0dXJlLW9mLWEtdGVzdA`;

describe('a paste is taken out of its wrapping', () => {
  const said = 'AADSTS65001: The user or administrator has not consented to use the application';
  const forms: Record<string, string> = {
    HTML: '<p>Sorry, but we&#8217;re having trouble.<br/>AADSTS<b>65001</b>: The user or administrator has not consented</p>',
    'escaped JSON in JSON':
      '{"body":"{\\"error\\":\\"invalid_grant\\",\\"error_description\\":\\"AADSTS65001: The user\\\\r\\\\nTrace ID: 1\\"}"}',
    'a redirect address':
      'http://localhost:8400/?error=invalid_client&error_description=AADSTS650056%3a+Misconfigured+application.&state=x'.replace(
        '650056',
        '65001',
      ),
    'lines broken by a mail program': '> AADSTS\n65001: The user or administrator has not\n> consented',
    'quoted-printable': 'AADSTS650=\r\n01: The user',
    'UTF-16 with zero bytes': [...said].join('\u0000'),
    'full-width punctuation': 'ＡＡＤＳＴＳ６５００１：用户或管理员尚未同意使用该应用程序',
    'a number without its prefix':
      '{"error":"invalid_grant","error_codes":[65001],"timestamp":"2026-11-22 09:14:00Z"}',
    'the address of the error page': 'https://login.microsoftonline.com/error?code=65001',
    'colours of a terminal': '\u001b[31mAADSTS65001\u001b[0m: The user',
    'German around the number':
      'Leider ist ein Problem aufgetreten. AADSTS65001: Der Benutzer oder Administrator hat der Verwendung nicht zugestimmt.',
  };
  for (const [form, text] of Object.entries(forms)) {
    it(`from ${form}`, () => assert.equal(firstCode(text), 'entra.consentMissing'));
  }

  it('from a SOAP fault', () => {
    const soap = `<?xml version="1.0"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault><faultstring xml:lang="en-US">The SMTP address has no mailbox associated with it.</faultstring><detail><e:ResponseCode xmlns:e="http://schemas.microsoft.com/exchange/services/2006/errors">ErrorNonExistentMailbox</e:ResponseCode></detail></s:Fault></s:Body></s:Envelope>`;
    assert.equal(firstCode(soap), 'ews.mailboxNotFound');
  });

  it('from a base64 challenge of another server', () => {
    const challenge = Buffer.from(
      '{"status":"400","schemes":"Bearer","scope":"https://mail.google.com/"}',
    ).toString('base64');
    const found = explain(
      `S: 334 ${challenge}\nC: \nS: 535-5.7.8 Username and Password not accepted. Learn more at\nS: 535 5.7.8 https://support.google.com/mail/?p=BadCredentials x-gsmtp`,
    );
    assert.equal(found[0]?.code, 'foreign.gmail');
  });

  it('from text cut off in the middle', () => {
    assert.equal(
      firstCode(
        '..."AADSTS7000215: Invalid client secret provided. Ensure the secret being se (truncated...)',
      ),
      'entra.secretWrong',
    );
    assert.equal(
      firstCode('535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Ten'),
      'smtp.disabledTenant',
    );
  });
});

describe('what the paste tells beside the error narrows it', () => {
  const failed = 'A01 NO AUTHENTICATE failed.';

  it('a pasted token for Graph is the wrong audience, and is never shown', () => {
    const token = tokenOf({
      aud: 'https://graph.microsoft.com',
      tid: 't',
      appid: 'a',
      iss: 'https://sts.windows.net/t/',
      roles: ['Mail.Read'],
    });
    const found = explain(`token: ${token}\n${failed}`);
    assert.deepEqual(
      found.slice(0, 2).map(({ code, effectOf }) => [code, effectOf]),
      [
        ['claims.wrongAudience', undefined],
        ['imap.authenticateFailed', 'claims.wrongAudience'],
      ],
    );
    assert.ok(!JSON.stringify(found).includes(token.slice(0, 30)));
  });

  it('a pasted XOAUTH2 text with another person’s token is the signed-in account', () => {
    const token = tokenOf({
      aud: 'https://outlook.office.com',
      tid: 't',
      appid: 'a',
      iss: 'https://sts.windows.net/t/',
      scp: 'IMAP.AccessAsUser.All',
      upn: 'admin@contoso.example',
    });
    const sasl = Buffer.from(`user=ap@contoso.example\u0001auth=Bearer ${token}\u0001\u0001`).toString(
      'base64',
    );
    const found = explain(
      `C: A01 AUTHENTICATE XOAUTH2 ${sasl}\nS: A01 OK AUTHENTICATE completed.\nS: A02 BAD User is authenticated but not connected.`,
    );
    assert.equal(found[0]?.code, 'exchange.wrongSignedInAccount');
    assert.ok(!JSON.stringify(found).includes(sasl.slice(0, 40)));
  });

  it('a person’s Graph token for the own mailbox does not open another', () => {
    const claims =
      '{"aud":"https://graph.microsoft.com","scp":"Mail.Read User.Read","upn":"anna@contoso.example"}';
    const refused =
      'GET https://graph.microsoft.com/v1.0/users/info@contoso.example/messages: ErrorAccessDenied';
    const [cause] = explain(`${claims}\n${refused}`);
    assert.equal(cause?.code, 'claims.missingPermission');
    assert.match(cause?.fix ?? '', /Mail\.Read\.Shared/);
    const shared = claims.replace('Mail.Read', 'Mail.Read.Shared');
    assert.equal(firstCode(`${shared}\n${refused}`), 'exchange.delegateAccessMissing');
  });

  it('pasted claims without the role are consent', () => {
    const claims =
      '{ "aud": "https://outlook.office365.com", "iss": "https://sts.windows.net/t/", "appid": "a", "tid": "t", "roles": ["SMTP.SendAsApp"] }';
    assert.equal(firstCode(`${claims}\n${failed}`), 'claims.missingPermission');
  });

  it('an old token is not taken for an expired one', () => {
    const token = tokenOf({
      aud: 'https://outlook.office365.com',
      tid: 't',
      appid: 'a',
      iss: 'https://sts.windows.net/t/',
      roles: ['IMAP.AccessAsApp'],
      iat: 1_700_000_000,
      nbf: 1_700_000_000,
      exp: 1_700_003_600,
    });
    assert.equal(firstCode(`${token}\n${failed}`), 'exchange.servicePrincipalMissing');
  });

  it('a Graph scope in the settings beside a mail protocol is likely the cause, not certain', () => {
    const [cause] = explain(`oauth2_scope = https://graph.microsoft.com/.default\n${failed}`);
    assert.equal(cause?.code, 'claims.wrongAudience');
    assert.equal(cause?.confidence, 'likely');
  });

  it('a vague answer alone lists its causes by likelihood, each with the check that tells it apart', () => {
    const [only] = explain(failed);
    assert.equal(only?.confidence, 'possible');
    assert.deepEqual(
      (only?.otherCauses ?? []).slice(0, 3).map(({ code }) => code),
      ['claims.wrongAudience', 'claims.missingPermission', 'exchange.servicePrincipalMissing'],
    );
    for (const { code, check } of only?.otherCauses ?? []) assert.ok(check, code);
  });
});

describe('the message of a pasted error', () => {
  it('carries the ids and the time that stand in the paste', () => {
    const [only] = explain(
      `POST https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/oauth2/v2.0/token {"error":"invalid_client","error_description":"AADSTS7000222: The provided client secret keys for app '66666666-7777-8888-9999-000000000000' are expired. Trace ID: aaaaaaaa-0000-0000-0000-000000000001 Correlation ID: bbbbbbbb-0000-0000-0000-000000000002 Timestamp: 2026-11-20 08:00:00Z"}`,
    );
    for (const line of [
      'When: 2026-11-20 08:00:00Z',
      'Application (client) ID: 66666666-7777-8888-9999-000000000000',
      'Directory (tenant) ID: 11111111-2222-3333-4444-555555555555',
      'Correlation ID: bbbbbbbb-0000-0000-0000-000000000002',
      'Trace ID: aaaaaaaa-0000-0000-0000-000000000001',
    ]) {
      assert.ok(only?.message.includes(line), `${line}\n${only?.message}`);
    }
    assert.match(only?.message ?? '', /Answer: AADSTS7000222/);
  });
});

describe('several errors in one paste', () => {
  it('are told causes first, and what is only an effect says of what', () => {
    const found = explain(
      `09:14:03 ERROR imap: LOGIN failed.\n09:14:03 WARN could not refresh token\n09:14:02 {"error":"invalid_client","error_description":"AADSTS7000222: The provided client secret keys for app are expired."}\n09:14:05 javax.mail.AuthenticationFailedException`,
    );
    assert.equal(found[0]?.code, 'entra.secretExpired');
    for (const { code, effectOf } of found.slice(1)) assert.equal(effectOf, 'entra.secretExpired', code);
    assert.ok(!found.some(({ code }) => code === 'oauth.invalidClient'));
  });

  it('keep two independent causes', () => {
    const codes = explain(
      'AADSTS50076: you must use multi-factor authentication\n...\n550 5.7.60 SMTP; Client does not have permissions to send as this sender',
    ).map(({ code, effectOf }) => [code, effectOf]);
    assert.deepEqual(codes, [
      ['entra.mfaRequired', undefined],
      ['smtp.sendAsDenied', undefined],
    ]);
  });

  it('do not blame Postfix or a library for what Exchange answered', () => {
    const relay =
      'postfix/smtp[17059]: 9BDC: SASL authentication failed; server smtp.office365.com[203.0.113.50] said: 535 5.7.139 Authentication unsuccessful, basic authentication is disabled.';
    assert.equal(firstCode(relay), 'smtp.basicDisabled');
    assert.ok(explain(relay).every(({ code }) => !code.startsWith('foreign.')));
  });
});

describe('what must not happen', () => {
  it('nothing known is said to be not recognised, with where to look', () => {
    for (const text of [
      '',
      '   ',
      'hello',
      'version 5.4.1 of exchangelib 5.7.3',
      'Error 0x80070005',
      '{"ok":true}',
      'AADSTS12',
    ]) {
      const [only, ...others] = explain(text);
      assert.equal(only?.code, 'unknown.notRecognised', text);
      assert.equal(only?.recognised, '');
      assert.deepEqual(others, []);
      assert.match(only?.fix ?? '', /log/);
    }
  });

  it('secrets and tokens in a paste are masked wherever they stand', () => {
    const secrets = [
      'aB38Q~abcdefghijklmnopqrstuvwxyz012345678',
      'EwBAAl3BAAUFFpUAo7J3Ve0bjLBWZWCclRC3EoAA',
      'hunter2hunter2',
    ];
    const text = `client_secret=${secrets[0]}&x=1\nAuthorization: Bearer ${secrets[1]}\npassword: ${secrets[2]} AADSTS50126: Error validating credentials password=${secrets[2]}`;
    const shown = JSON.stringify(explain(text));
    for (const secret of secrets) assert.ok(!shown.includes(secret));
  });

  it('a hostile paste neither throws nor gives links, markup or control characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (noise) => {
        const text = `${noise}AADSTS50126: ${noise} [x](command:rm) <img src=x> \u202e${noise}`;
        for (const { recognised, message } of explain(text)) {
          assert.doesNotMatch(recognised + message, /[\u0000-\u0008\u202a-\u202e]|\]\(|command:|<img/);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('a hundred thousand hostile characters are read to the end', { timeout: 60_000 }, () => {
    for (const seed of [
      '\\',
      '%41',
      '=\n',
      '<a ',
      'eyJ-',
      'dXNlcj',
      'AADSTS',
      '535 5.7.139 ',
      'error=',
      '"error" : "a_',
      'ErrorAccess',
      '2000003;reason="',
      'The term ',
      'Application with identifier ',
      '  ',
      '中',
      "'",
    ]) {
      explain(seed.repeat(Math.ceil(100_000 / seed.length)));
    }
  });

  it('reads each line of a long log once', () => {
    const line = (i: number) =>
      `2026-11-29T10:${i % 60}:00.123Z INFO worker-${i} fetched <${i}@contoso.example> in ${(i * 7) % 311} ms; 200 OK\n`;
    const log = (length: number) =>
      `${Array.from({ length: 2_600 }, (_, i) => line(i))
        .join('')
        .slice(0, length)}AADSTS7000222: The provided client secret keys are expired.`;
    const [short, long] = [log(49_000), log(199_000)];
    const ratio = growth(
      () => explain(short),
      () => explain(long),
      10,
    );
    assert.ok(ratio <= 10, `four times the text cost ${ratio} times as much`);
  });

  it('no pattern goes back over hostile text', () => {
    const seeds = ['certificate ', 'The refresh token ', "scope '.default", '(403) Graph API ', 'SMTP 535 '];
    const texts = seeds.map((seed) => [5_000, 20_000].map((length) => seed.repeat(length / seed.length)));
    for (const { code, patterns } of patternsOfRows()) {
      for (const pattern of patterns) {
        for (const [short = '', long = ''] of texts) {
          const ratio = growth(
            () => pattern.test(short),
            () => pattern.test(long),
            10,
          );
          assert.ok(ratio <= 10, `${code}: ${ratio} times for four times ${short.slice(0, 20)}, ${pattern}`);
        }
      }
    }
  });

  it('no phrase repeats without a bound or inside a repetition', () => {
    for (const { code, patterns } of patternsOfRows()) {
      for (const { source } of patterns) {
        assert.doesNotMatch(source, /\.\*|\.\+|\)[*+]|\)\{\d+,\}|\{\d*,\d{4,}\}/, code);
        for (const [, most] of source.matchAll(/\{\d+,(\d+)\}/g))
          assert.ok(Number(most) <= 300, `${code}: ${source}`);
      }
    }
  });
});

describe('a very long log', () => {
  const lines = 'imap: connection to outlook.office365.com is open\n'.repeat(60_000);

  it('is read at its end, where the failure stands', () => {
    assert.equal(
      firstCode(`${lines}535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled`),
      firstCode('535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled'),
    );
  });

  it('lets others go on between the parts of the work', async () => {
    let turns = 0;
    const [first] = await explainTextInTurns(
      `${lines}AADSTS7000222: keys are expired`,
      context,
      undefined,
      async () => {
        turns += 1;
      },
    );
    assert.ok(turns > 10, `${turns} turns`);
    assert.equal(first?.code, firstCode('AADSTS7000222: keys are expired'));
  });
});

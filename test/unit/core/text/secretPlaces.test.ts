// Secrets at their place in a protocol, command or address: masked from their first to their last character.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mask } from '../../../../src/core/text/secretMask.ts';
import { redactPatterns } from '../../../../src/core/text/secretShapes.ts';
import { base64, value } from './secretTexts.ts';

const plain = base64(`\0ap@contoso.com\0${value}`);

/** `§` is the secret; some have a value of their own. */
const places: readonly (readonly [
  where: string,
  secret: string,
  masked: readonly string[],
  others: readonly string[],
])[] = [
  [
    'an Authorization header',
    'mF_9.B5f-4.1JqM',
    ['Authorization: Bearer §', 'bearer  § x', 'Bearer\n§', '"BEARER §"', 'Basic §, x'],
    [
      'Bearer realm="contoso1", error="x"',
      'Bearer client_id="00000002-0000"',
      'basic authentication, bearer authentication',
      'Bearer Authorization 12345678',
      'Basic abc1234',
      'xBearer mF_9.B5f-4.1JqM',
    ],
  ],
  ['words that go on with a sign', 'abcdefghij-klm', ['Bearer §', 'Basic § x'], []],
  [
    'NTLM, Negotiate and ApiKey',
    'TlRMTVNTUAABAAAAB4IIogAAAAAAAAAA',
    ['NTLM §', 'Authorization: Negotiate §', 'apikey §'],
    [
      'Negotiate authenticationmechanismslist',
      'NTLM TlRMTVNTUAABAAAAB4I',
      'xNTLM TlRMTVNTUAABAAAAB4IIogAAAAAAAAAA',
    ],
  ],
  ['Negotiate, padded', 'YIIJvwYGKwYBBQUCoIIJszCC==', ['Negotiate §'], []],
  [
    'an authorization code',
    'OAAABAAAAiL9Kn2Z27UubvWFPbm0g1',
    [
      'code=§&state=x',
      '?code=§',
      '"code":"§","x"',
      "'code' : '§'",
      'code%3D§',
      'code=§; x',
      'code=§,x',
      'code=§ x',
    ],
    [
      '"code": "ErrorAccessDenied"',
      'code=ErrorAccessDeniedByPolicy',
      'code=short1',
      'barcode=OAAABAAAAiL9Kn2Z27UubvWFPbm0g1',
      'code=ErrorAccessDenied, 12345678901234567',
    ],
  ],
  [
    'SASL',
    // SCRAM (RFC 5802 section 7), which no other pattern knows.
    base64('n,,n=ap,r=fyko+d2lbbFgONRv9qkxdawL'),
    [
      'AUTH SCRAM-SHA-1 §',
      'C: A1 AUTHENTICATE SCRAM-SHA-256 § x',
      'auth X1Y §',
      'AUTH\tNTLM\t§',
      'AUTH SCRAM-SHA-1\r\n334 \r\n§\r\n235 ok',
      'AUTHENTICATE SCRAM-SHA-1\n+ \n§',
      'AUTHENTICATE GSSAPI\nS: + go\nC: §',
      'AUTH GSSAPI \n< 334 \n> §',
    ],
    [
      'AUTH PLAIN LOGIN XOAUTH2',
      'AUTH LOGIN authenticationfailed',
      'AUTH PLAIN QUJD',
      '250-AUTH LOGIN PLAINTEXTMAIL',
    ],
  ],
  [
    'AUTH LOGIN',
    'cGFzcw==',
    ['334 UGFzc3dvcmQ6\r\n§\r\n', '334 UGFzc3dvcmQ6 \nC: §', '< 334 UGFzc3dvcmQ6\n> § x'],
    ['334 VXNlcm5hbWU6\r\nYXA=\r\n', '334 UGFzc3dvcmQ6\r\n535', 'xUGFzc3dvcmQ6\ncGFzcw=='],
  ],
  [
    'an address',
    value,
    [
      'imaps://ap:§@outlook.office365.com:993/',
      'http://:§@proxy',
      'see smtp://ap%40x.io:§@h now',
      '"://a:§@h"',
    ],
    [
      'https://host:8080/a@b',
      'imaps://ap:${PASS1}@h',
      'ap:banana7@h',
      'https://a:b1c2d3 @h',
      'https://a/b:b1c2d3@h',
      'https://a:b1c2d3',
    ],
  ],
  [
    'curl',
    'abc12',
    [
      'curl -u ap:§ x',
      'curl --user ap:§',
      'curl --proxy-user "ap:§" x',
      'curl --user=ap:§',
      "curl -u 'ap:§'",
      'curl\t-u   ap@x.io:§',
    ],
    ['curl -u ap:$PASS', 'curl -ux:abc12', 'x-u ap:abc12', 'curl -u ap:', 'curl --username a:abc12'],
  ],
  [
    'LOGIN of IMAP',
    value,
    [
      'A1 LOGIN ap §',
      'a0001 LOGIN "a p" "§"',
      'C: tag LOGIN ap § \r\n',
      'x.1y LOGIN ap@x.io "§"\nS: ok',
      '> 12 LOGIN ap §\t',
    ],
    ['A1 LOGIN ap ****', 'tag LOGIN ap banana7', 'A1 LOGIN ap x1y', 'A1 LOGIN ap banana7 x'],
  ],
  ['LOGIN of IMAP, with a quoted sign', 'x\\"y7\\\\z', ['A1 LOGIN ap "§"'], []],
  [
    'PASS of POP3',
    'horsebattery',
    ['PASS §', 'USER ap\nPASS §\r\n', 'C: PASS §', 'C:PASS § ', '> PASS §', '>PASS §\t\nx'],
    ['PASS test/unit/a.test.ts', 'a PASS banana7', 'PASS banana7 x', 'PASS ****', 'xPASS banana7'],
  ],
  [
    'cookies',
    '0.AX8A-b12',
    [
      'Cookie: buid=§; esctx=§',
      'set-cookie: x.y-z=§; Path=/accounts; Domain=.example.com; Expires=Wednesday; Max-Age=31536000; SameSite=Strictly1; Version=12345678; Priority=HighOrLow',
      '"Set-Cookie": "sid=§"',
      "'cookie2' = 'sid=§'",
      'Cookie:sid=§\r\nHost: a=12345678',
      'Cookie: xpath=§; pathway=§',
    ],
    [
      'Cookie: a=1234567; b=',
      'Cookies: sid=0.AX8A-b12',
      'Set-Cookie: path=/accounts/a1',
      'biscookie: sid=0.AX8A-b12',
    ],
  ],
  [
    'PLAIN in a line of its own',
    plain,
    ['§', 'a\n§\nb', '"§"', "'§'", '{"x":"§\\n"}', 'S: §'],
    [
      `x${plain}`,
      `${plain}x`.replace('=', ''),
      base64('\0\0ap1234567'),
      base64('\0ap\0xy'),
      `${plain}.x`,
      base64('\0\0ap\0pass1234'),
      base64('\0ap\0pass1234\u0001x'),
      base64(`\0ap\0x\u0001${value}`),
      base64(`\u0001ap\0${value}`),
      'AAAAAAAAAAAAAAAAA',
      base64(`\0ap${value}`),
    ],
  ],
];

describe('a secret at its place', () => {
  for (const [where, secret, masked, others] of places) {
    it(`is masked, and nothing else: ${where}`, () => {
      const wrong = masked
        .map((text) => [text, redactPatterns(text.replaceAll('§', secret)).replaceAll(mask, '§')])
        .filter(([text, result]) => text !== result);
      assert.deepEqual(wrong, []);
    });

    it(`stays if it only looks alike: ${where}`, () => {
      assert.deepEqual(others.map(redactPatterns), others);
    });
  }

  it('is looked for in base64 whose padding is wrong, too', () => {
    for (let length = 12; length < 20; length++) {
      for (const padding of ['', '=', '==']) {
        const text = `${'A'.repeat(length)}${padding}`;
        assert.equal(redactPatterns(text), text);
      }
    }
    assert.equal(redactPatterns(`${plain.replaceAll('=', '')}=`), mask);
  });
});

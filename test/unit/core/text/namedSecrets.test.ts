// How far a value behind its name goes: it is masked from its first to its last character, and nothing beside it.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { maskNamed } from '../../../../src/core/text/namedSecrets.ts';
import { mask } from '../../../../src/core/text/secretMask.ts';
import { value } from './secretTexts.ts';

/** What is between a name and its value, by who writes so; `§` is the value. */
const ways: readonly (readonly [writer: string, texts: readonly string[]])[] = [
  [
    'elements',
    [
      '<password>§</password>',
      '<password >§</password>',
      '<smtp:password enc="no">§</smtp:password>',
      '<mail.smtp.password\n  a="b">§</mail.smtp.password>',
      '<my-ns:client_secret>§</my-ns:client_secret>',
      '<dict><key>Password</key><string>§</string></dict>',
      '<key>Password</key>\n\t<string>§</string>',
    ],
  ],
  [
    'pairs of a name and a value',
    [
      '{"name": "PASSWORD", "value": "§"}',
      '{"name":"PASSWORD","value":"§","type":"x"}',
      "<input name='password' value='§'>",
      '- name: CLIENT_SECRET\n  value: §\n- name: X',
      '- name: "CLIENT_SECRET"\n  value : "§"',
      '{\\"name\\":\\"PASSWORD\\",\\"value\\":\\"§\\"}',
      '{&quot;name&quot;:&quot;PASSWORD&quot;,&quot;value&quot;:&quot;§&quot;}',
    ],
  ],
  [
    'calls with both',
    [
      "define('SMTP_PASS', '§');",
      "define( 'SMTP_PASS',\n  '§');",
      'props.setProperty("mail.password", "§");',
      'map.put("password","§")',
      'map.putString("password", "§")',
      'command.addParameter("password", "§")',
      'config.set("password", "§")',
      'params.add("client_secret" , "§")',
      '["--password", "§"]',
      "['-password', '§', '-x']",
      "['--mail-password','§']",
    ],
  ],
  [
    'lists and objects',
    [
      '"password": {"value": "§"}',
      '"password": { "value" : "§" }',
      '"password" : ["§"]',
      "password = ['§']",
      'password: [\n  "§"\n]',
      '"password":{"§":1}',
    ],
  ],
  [
    'assignments',
    [
      'password=§',
      'password:=§',
      'password => §',
      'password == "§"',
      'password === "§"',
      'password : §',
      'パスワード：§',
      'password%3D§',
      'password%3A§',
      "config['password'] = '§';",
      'config["password"]="§"',
      '"password":\t§',
      'user=ap password=§ port=587',
      'password = `§`',
      'password=&#34;§&#34;',
      'password=&#39;§&#39;',
      'password=&apos;§&apos;',
      'password=%22§%22',
      'password=%27§%27',
      'password=\\"§\\"',
      'password=\\\\\\"§\\\\\\"',
    ],
  ],
  ['lines that go on in the next', ['"password":\n  "§"', "password =\n    '§';", 'password=\r\n "§"']],
  [
    'calls',
    [
      'mail.setPassword("§");',
      "set_password('§')",
      'builder.withPassword( "§" )',
      'with_client_secret("§")',
      '.password("§")',
      "$mail->password('§')",
    ],
  ],
  ['words of a file', ["user 'ap' password '§'", 'password "§"', 'pass\t"§"', 'passphrase "§" here']],
  [
    'PowerShell',
    [
      'ConvertTo-SecureString -String "§" -AsPlainText -Force',
      'ConvertTo-SecureString -AsPlainText -Force -String §',
      "ConvertTo-SecureString -Force '§'",
      'Connect-Thing -ClientSecret § -TenantId x',
    ],
  ],
  [
    'options',
    [
      'tool --client-secret § --tenant x',
      'tool -password §',
      '-p 1 --mail-password §\nnext',
      "tool --password '§' -x",
      'tool --password "§"',
    ],
  ],
  [
    'lines of a name and a value',
    [
      'machine x login ap password §',
      'password §',
      'a\n  password §\nb',
      'ENV IMAP_PASSWORD §',
      'ENV\tPASSWORD §',
      'password § \r\nb',
    ],
  ],
  [
    'text that goes on behind them',
    [
      'password=§&user=ap',
      'password: § user = ap',
      'password: § port: 587',
      "f('password=§', 1)",
      '<a b="password=§"/>',
      '{"x":"password=§"}',
      'password=§;user=ap',
      'password=§,user=ap',
      'password=§&amp;user=ap',
      'password=§%26user%3Dap',
      'password=§%3Buser=ap',
      'password=§\\nuser=ap',
      'password=§\\ruser=ap',
      'SmtpClient{user=ap, password=§, port=587}',
      '(password=§)',
      '[password=§]',
      'the password=§.',
      'a "password=§" b',
      "'password=§'",
      '`password=§`',
      '<x password=§>',
      '"a\\nPassword=§\\"x',
      '%22password=§%22',
      '&quot;password=§&quot;',
      'password=§,',
      'password=§;',
      'password="§" user="ap"',
      'password="§',
    ],
  ],
  [
    'values of several words in a line of their own',
    [
      'password: §   # of the mailbox',
      'password = § // of the mailbox',
      'password = § ; of the mailbox',
      '- password: §  ',
      'export PASSWORD=§ # x',
      'set PASSWORD=§',
    ],
  ],
];

describe('a value behind its name', () => {
  for (const [writer, texts] of ways) {
    it(`is masked, and nothing else: ${writer}`, () => {
      const wrong = texts
        .map((text) => [text, maskNamed(text.replaceAll('§', value)).replaceAll(mask, '§')])
        .filter(([text, result]) => text !== result);
      assert.deepEqual(wrong, []);
    });
  }

  it('is masked with its spaces, if they are a part of it', () => {
    for (const [text, expected] of [
      [`password: ${value} and more`, `password: ${mask}`],
      [`a\n  client_secret = two words ${value}  # x`, `a\n  client_secret = ${mask}  # x`],
      ['passphrase: correct horse battery staple', `passphrase: ${mask}`],
      [`password="one two ${value}" user`, `password="${mask}" user`],
      [`password="it \\"is\\" ${value}" user`, `password="${mask}" user`],
      [`password="${value}\\\\" user`, `password="${mask}" user`],
      [`<password>\n  ${value}\n</password>`, `<password>${mask}</password>`],
      [
        `<key>Password</key><string>two words ${value}</string>`,
        `<key>Password</key><string>${mask}</string>`,
      ],
      [`export PASSPHRASE=two words ${value}`, `export PASSPHRASE=${mask}`],
      [`set PASSPHRASE=two words ${value}`, `set PASSPHRASE=${mask}`],
      [`- passphrase: two words ${value}`, `- passphrase: ${mask}`],
      ['user=ap password=hX7&kq;2Z,v9 x', `user=ap password=${mask} x`],
      [`<password>one two ${value}</password>`, `<password>${mask}</password>`],
    ] as const) {
      assert.equal(maskNamed(text), expected);
    }
  });

  it('is masked though it is a word, where nothing else can stand', () => {
    for (const text of [
      'tool --password § --user ap',
      "tool --password '§' --user ap",
      'tool --password §\nnext',
      'tool --password §',
      'password: §',
      'password = §',
      'user=ap password = §',
      'login with password=§',
    ]) {
      assert.equal(maskNamed(text.replace('§', 'banana')), text.replace('§', mask));
    }
    assert.equal(maskNamed('with password = banana7 was'), `with password = ${mask} was`);
  });

  it('is masked each time, and in a list of them', () => {
    const text = `password=${value}; client_secret=${value}\ntoken: ${value}`;
    assert.equal(maskNamed(text), `password=${mask}; client_secret=${mask}\ntoken: ${mask}`);
  });

  it('is masked up to thousands of characters, and its end is found there', () => {
    const long = 'aB3!'.repeat(1000);
    assert.equal(maskNamed(`password="${long}" x`), `password="${mask}" x`);
    assert.equal(maskNamed(`<password>${long}</password> x`), `<password>${mask}</password> x`);
    assert.equal(maskNamed(`password=${long.slice(0, 1000)} x`), `password=${mask} x`);
  });
});

describe('a word behind the name of a secret', () => {
  for (const [what, texts] of [
    [
      'in a sentence',
      [
        'The password: hunter is wrong',
        'Your password hunter2 was refused',
        'use the password "" or none',
        'the secret value = banana was sent',
        'Unexpected token: banana',
        'a token banana7 is here',
        'a password, value or name: banana7',
        'login with password banana7 today',
        'what password (banana7)',
        'password—banana7',
        'the token: banana and apple',
        'password some words here9',
        'password = banana was sent',
      ],
    ],
    [
      'of a call that sets nothing',
      [
        "printf('password', 'banana7')",
        'checkPassword("banana7")',
        'getPassword("banana7")',
        'secret "banana7"',
        'setPassword(banana7)',
        'password: [banana7]',
        'password: {banana7: 1}',
        "token 'banana7'",
      ],
    ],
    [
      'of an option that stands for itself',
      [
        'tool --password --user banana7',
        'tool --password',
        'tool --password banana then',
        'x-password banana7 then',
        'tool --password --user2 ap',
      ],
    ],
    [
      'of no element',
      [
        'a > password> banana7',
        '<password>\n  <encrypted/>\n</password>',
        '<password>\nbanana7\nbanana8\n</password>',
        '<password>banana7',
        '<password></password>',
        '<key>Password</key><integer>banana7</integer>',
      ],
    ],
    [
      'that stands in another line',
      [
        'password\nbanana7',
        'password:\nbanana7',
        'password:\n\nbanana7: x',
        'password =\nuser = banana7',
        'login ap\npassword\nbanana7',
      ],
    ],
    [
      'that is no secret',
      [
        'password: required',
        'password=12345;',
        'password=${X1}',
        'password="<mail1>"',
        '<password>***</password>',
        'password: user: banana7',
      ],
    ],
  ] as const) {
    it(`stays: ${what}`, () => {
      assert.deepEqual(texts.map(maskNamed), texts);
    });
  }
});

// Which values behind the name of a secret are none, each kind by examples, and what is nearly one and a secret.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hasSigns, isHarmless, looksMade } from '../../../../src/core/text/harmlessValues.ts';

/** What files, programs, forms and servers write in place of a secret, and secrets that begin or end alike. */
const kinds: readonly (readonly [kind: string, harmless: readonly string[], secrets: readonly string[]])[] = [
  [
    'a variable of a shell or template',
    [
      '${MAIL_1}',
      '$(cat /x1)',
      '@{mail1}',
      '@(mail1)',
      '&(mail1)',
      '$${MAIL_1}',
      '[mail1]',
      '{{ mail1 }}',
      '(mail1)',
      '$MAIL_PASS1',
      '$_MAIL1',
      '$mailPass',
      '$env:Mail1',
      '$Env:MAIL_1',
      '$__file{/x/y1}',
      '#{mail1}',
      '%MAIL1%',
      '%MAIL (1)%',
    ],
    ['a${mail1}', 'x$MAIL1', '$MAIL1!', '$ecret99', '$enx:Mail1', '%mail1', 'a%MAIL1%', '%MAIL1%a', 'x#{m1}'],
  ],
  [
    'a command, tag or comment',
    [
      '`cat x1`',
      '#mail_pass',
      'user_name=',
      '-- 1none',
      '!secret mail1',
      '!vault',
      '<mail1>',
      '<%= x1 %>',
      '<?= x1',
      '<_1>',
      '«mail1»',
    ],
    [
      'a`cat x1',
      '`1cat',
      '#ma1l',
      'a#mail1',
      'Mail1=',
      '1pass=',
      '--x7kq',
      'a-- x',
      '!Secret1',
      'a!secret',
      '!secret1',
      '<9mail',
      'a<mail1>',
      'a«mail1',
    ],
  ],
  [
    'what hides one',
    [
      'ab****yz',
      '****',
      '***",',
      '••••••••',
      '●●●●●●●●',
      'xxxx',
      'XXXX",',
      '....',
      '…");',
      '----',
      '____',
      '????',
      '????!',
    ],
    ['xxxx1', '1xxxx', 'a....', 'ab***yz', '----a', 'a____1', '••••1', '●●●●1', '????!!!!1'],
  ],
  [
    'where it is kept',
    [
      'env:MAIL1',
      'env.MAIL1',
      'env("MAIL1',
      'process.env.M1',
      'os.getenv1',
      "ENV['M1",
      'secrets.M1',
      'vault:m1',
      'op://m1?x',
      'secret://m1?x',
      'ref+m1://x?',
      'file:m1',
      '@Microsoft.KeyVault1',
      '@env1',
      'projects/m1',
      'secret/m1',
      'secrets:m1',
      'arn:m1',
      'kv/m1',
      'vault/m1',
      'https://vault.example/m1',
      'odbc+tls://m1',
    ],
    [
      'xenv:m1',
      'env1',
      'xos.m1',
      'xfile:m1',
      'xarn:m1',
      'arn1',
      'https://a:b1@c',
      'https://c/?sig=1',
      '9s://m1',
      'x!s://m1',
    ],
  ],
  [
    'a file',
    [
      ...['run', 'etc', 'var', 'home', 'usr', 'opt', 'tmp', 'mnt', 'secrets', 'Users'].map(
        (folder) => `/${folder}/m1`,
      ),
      'C:\\ProgramData\\m1',
      '~/etc/m1',
      '\\home\\m1',
      './m1/x1.txt',
      '../m1/x1.key',
      '~/m1/x1.pem',
      '/m1/x1.json',
      'm1/m-2/x1.yaml',
    ],
    ['/runs/m1', 'x/run/m1', '/m1/m2', 'm1/x1.T9', 'm1/x.9', '!/m1/x.txt', 'm1/x.txt!', 'm1x.', '1:/etc/m1'],
  ],
  [
    'a name in lists of paths',
    ['mail/pass', 'mail_one/imap@x/y.z', 'mail-x/y'],
    ['Mail/p1', 'mail/P', 'mail/p1', '1mail/p', 'mailp1'],
  ],
  [
    'code',
    [
      'get1(x1)',
      'Mail.get1(x1);',
      'a->b1(x)])',
      'getMail(',
      'm1.get2(x',
      'config.mail',
      '$this->mail',
      'Mail::PASS',
      'mail?.pass',
      "mail['m1']",
      'mail["m.1"]',
      'mail[m1',
      '@mail.pass',
      '&mail.pass,',
      'mail.pass);',
      'Maybe[str, 1]',
      'List<x1>',
      'Maybe?',
      'Text?;',
      ') m1',
      '] m1',
      '}m1',
      ',m1',
      ';m1',
    ],
    [
      '1get(x1)',
      'get1(x1)1',
      'g3t(m1',
      'm1.2(x',
      '1.get(m1',
      'config.m1',
      'm1.config',
      '!mail.pass',
      'mail.pass!',
      'Maybe[s!]',
      'm4ybe[s!]',
      'List<s!>',
      '1Text?',
      'Maybe?1',
      'M?'.repeat(3),
    ],
  ],
  [
    'a command of PowerShell',
    [
      'Get-Content',
      'Invoke-Thing',
      'ConvertTo-Json',
      'ConvertFrom-Json',
      'Convert-Path',
      'Read-Host',
      'New-Object',
      'Import-Clixml',
      'Connect-Thing',
    ],
    ['Got-Content', 'Get-Content1', 'xRead-Host', 'Import-1'],
  ],
  [
    'a number, date, version or code of Entra',
    [
      '12345',
      'v1.2',
      '1.2.3.4',
      '2026-11-30',
      '2026-11-30T12:00:00',
      '2026-11-30T12:00:00.123Z',
      'AADSTS7000215',
      'AADSTS7000215).',
    ],
    [
      '123456',
      '1.2.3.4.5',
      'w1.2',
      '2026-11-30x',
      '2026-1-30',
      '20261130',
      'x2026-11-30',
      'AADSTS7x',
      'xAADSTS70002',
      'AADSTS1',
    ],
  ],
  [
    'a word for whoever fills it in',
    ['your_mail1', 'x1.your-mail', 'my_mail1', 'MY-MAIL1', 'mail-your_pass1'],
    ['dummy-mail1', 'your1mail', 'my-1mail2'],
  ],
  [
    'a state, or a word about secrets',
    [
      'required',
      'Required.',
      'missing"',
      'none!!',
      'blank',
      'boolean',
      'keyring',
      'erforderlich',
      'obligatoire',
      'mypassphrase',
      'MAIL_PWD',
      'the-secret',
      'botToken',
      'credentials',
      'changeyours',
      'Example',
      'placeholders',
      'somevalue',
      'clientel',
      'insecure',
      'refreshing',
      'accessed',
      'kennwortlos',
      'laclave',
      'Contraseñas',
      'Senhas',
      'Geheimnis',
      'パスワードー',
    ],
    ['required1x', '1required', 'correct', 'horsebattery', 'pass1word', 'secret99x'],
  ],
  [
    'shorter than a secret, or the name of what follows',
    ['abc', ' ab ', 'hX7kq:', ' hX7kq: '],
    ['hX7k', ':hX7kq', 'hX7:kq'],
  ],
  [
    'a text that a program joins',
    [' + mail1', ' . $mail1', '\t& mail1', ' | mail1'],
    ['+mail1', '.mail1', ' -mail1', 'b + mail1'],
  ],
  ['masked already', ['[masked]', 'x1[masked]y2'], ['x1 masked']],
];

describe('a value behind the name of a secret', () => {
  for (const [kind, harmless, secrets] of kinds) {
    it(`is none: ${kind}`, () => {
      assert.deepEqual(
        harmless.filter((value) => !isHarmless(value)),
        [],
      );
    });

    it(`is one though it looks alike: ${kind}`, () => {
      assert.deepEqual(secrets.filter(isHarmless), []);
    });
  }

  it('is none if it is a part of a sentence, whichever word makes it one', () => {
    const sentences =
      'pick a phrase|pick an entry|ask the admin|mail is blocked|letters are missing|login was refused|signs were missing|' +
      'be brief|been changed today|must match|may differ|can change|cannot change|could change|not set|no entry|for mail|' +
      'end of file|ask to renew|in file|on file|type or paste|name and mail|set by admin|with digits|has changed|' +
      'have changed|had changed|type this|keep that|ask your admin|you choose|renew it|its length|same as before|' +
      'at least eight|read from file|does expire|did expire|do renew|will expire|should expire|digits only|if missing|' +
      'when missing|where stored|which one|mail is, well, blocked|No: entry|so renew it.|renew it; later|Ask The Admin';
    assert.deepEqual(
      sentences.split('|').filter((text) => !isHarmless(text)),
      [],
    );
  });

  it('is one if its words are no sentence, or one of them is made', () => {
    const secrets = [
      'correct horse battery',
      'thesis banana',
      'renew-it banana',
      'the hX7kqw2Zv9',
      'it is abcdef!23x',
      'it is ABCDEF!23X',
      'it is ABCdef!xyz',
    ];
    assert.deepEqual(secrets.filter(isHarmless), []);
    const words = [
      'the hX7kqw2Zv',
      'it is abcdefgh23',
      'the ABCDEFGH23',
      "it's the O'Brien-Smith's",
      'the abcdefghi!',
    ];
    assert.deepEqual(
      words.filter((text) => !isHarmless(text)),
      [],
    );
  });
});

describe('a word', () => {
  it('is made if it has a digit or a sign that no ordinary one has', () => {
    for (const word of ['a1', 'a#b', 'a_b', 'a@b', 'a+b', 'a/b', 'a=b']) assert.ok(hasSigns(word), word);
    for (const word of ["isn't", 'well-known', 'e.g.', '(so)', 'so;', '“so”', 'naïve', '…', 'so?!', '`so`'])
      assert.ok(!hasSigns(word) && !looksMade(word), word);
  });

  it('is made if capitals stand inside', () => {
    assert.deepEqual(['abCd', 'ab1', 'Abcd', 'ABCD', 'abcd'].map(looksMade), [
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

// Secrets wherever a file may hide one: none is in what an agent, a page or a problem says of the file.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readConfig } from '../../../src/configs/readConfig.ts';
import { configAnswer } from '../../../src/pages/agentAnswers.ts';
import { configMarkdown } from '../../../src/pages/configPage.ts';
import { shownReference } from '../../../src/pages/shownReference.ts';

const canary = 'Neutral-Canary-2031!';
const host = 'smtp.office365.com';
const cloudScope = 'https://outlook.office365.com/.default';

/** Whether the secret is told as one that stands in the file. */
const files: readonly (readonly [told: boolean, fileName: string, text: string])[] = [
  [true, 'default.py', `SMTP_HOST = "${host}"\nSMTP_PASSWORD = os.getenv("SMTP_PASSWORD", "${canary}")`],
  [
    true,
    'or.js',
    `createTransport({ host: '${host}', auth: { user: 'a', pass: process.env.PASS || '${canary}' } });`,
  ],
  [true, 'env.php', `<?php\n$c = ['host' => '${host}', 'password' => env('MAIL_PASSWORD', '${canary}')];`],
  [
    true,
    'default.java',
    `props.put("mail.smtp.host", "${host}"); String password = map.getOrDefault("P", "${canary}");`,
  ],
  [true, 'fetch.rb', `{ address: '${host}', password: ENV.fetch('P', '${canary}') }`],
  [true, 'config.exs', `config :x, relay: "${host}", password: System.get_env("P", "${canary}")`],
  [true, '.msmtprc', `account a\nhost ${host}\nuser a@contoso.example\npasswordeval "echo ${canary}"`],
  [true, '.mbsyncrc', `IMAPAccount a\nHost outlook.office365.com\nPassCmd "printf '%s' ${canary}"`],
  [true, '.muttrc', `set folder = "imaps://a@contoso.example:${canary}@outlook.office365.com:993"`],
  [
    false,
    'neomuttrc',
    `set folder = "imaps://outlook.office365.com"\nset imap_oauth_refresh_command = "get -s ${canary}"`,
  ],
  [true, '.env', `MAILER_DSN=smtp://a%40contoso.example:${canary}@${host}:587`],
  [false, 'user.yml', `smtp:\n  host: ${host}\n  user: a@contoso.example:${canary}`],
  [true, 'curl.sh', `curl --url smtp://${host}:587 --user "a@contoso.example:${canary}"`],
  [true, 'default.sh', `SMTP_HOST=${host}\nSMTP_PASSWORD=\${SMTP_PASSWORD:-${canary}}`],
  [
    true,
    'secure.ps1',
    `$p = ConvertTo-SecureString "${canary}" -AsPlainText\nSend-MailMessage -SmtpServer ${host} -Credential $c`,
  ],
  [true, 'body.ts', `post('client_secret=${canary}&grant_type=client_credentials&scope=${cloudScope}')`],
  [false, 'text.py', `body = '{"scope": "${cloudScope}", "client_secret": "${canary}"}'`],
  [
    true,
    'web.config',
    `<configuration><add key="SmtpHost" value="${host}"/><add key="SmtpPassword" value="${canary}"/></configuration>`,
  ],
];

describe('a secret in a file', () => {
  for (const [told, fileName, text] of files)
    it(`is not in what is said of ${fileName}`, () => {
      const reading = readConfig({ text, fileName });
      assert.ok(reading.values.length > 0, 'the file is read');
      for (const said of [
        JSON.stringify(configAnswer(reading)),
        configMarkdown(fileName, reading),
        JSON.stringify(reading.problems.map(({ message, related }) => [message, related])),
      ])
        assert.ok(!said.includes('Canary'), said);
      assert.equal(
        reading.problems.some(({ code }) => code === 'secret-in-clear'),
        told,
      );
    });
});

describe('a reference', () => {
  it('is shown with the names that it holds, and with no other text', () => {
    assert.equal(shownReference('os.environ["SMTP_PASSWORD"]'), 'os.environ["SMTP_PASSWORD"]');
    assert.equal(shownReference("config('mail.password')"), "config('mail.password')");
    assert.equal(shownReference('${SMTP_PASSWORD}'), '${SMTP_PASSWORD}');
    assert.equal(shownReference('/run/secrets/smtp'), '/run/secrets/smtp');
    assert.equal(shownReference('SecretStr("hunter2")'), 'SecretStr("…")');
    assert.equal(shownReference('getenv("hunter2")'), 'getenv("…")');
    assert.equal(shownReference('pass show work/mail'), 'pass …');
  });
});

// What the editor shows beside problems: words explained, ignore comments, references for secrets, imports.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { describeAt } from '../../../src/configs/describe.ts';
import { importFrom } from '../../../src/configs/importBlock.ts';
import { movableSecret } from '../../../src/configs/movableSecret.ts';
import { readConfig } from '../../../src/configs/readConfig.ts';
import { referenceFor } from '../../../src/configs/secretReference.ts';
import { problemMarkdown } from '../../../src/pages/problemPage.ts';
import { extractsOf } from './extracts.ts';

const titleIn = (line: string) => describeAt(line, line.length - 3)?.title;

describe('a word of a file', () => {
  it('is explained if it is the id or name of a permission', () => {
    assert.equal(titleIn('id = "b633e1c5-b582-4048-a93e-9f11b44c7e96"'), 'Mail.Send');
    assert.equal(titleIn('scope = https://outlook.office.com/SMTP.Send'), 'SMTP.Send');
  });

  it('is explained if it is a well-known client, a resource or a host', () => {
    assert.equal(titleIn('client_id = 9e5f94bc-e8a4-4e73-b8be-63364c29d753'), 'Client ID of Thunderbird');
    assert.equal(titleIn('app: 00000002-0000-0ff1-ce00-000000000000'), 'Office 365 Exchange Online');
    assert.equal(titleIn('host = smtp.office365.com'), 'smtp.office365.com');
  });

  it('is not explained if it says nothing', () => {
    assert.equal(titleIn('client_id = c11e0001-2221-4b2b-9c2c-0123456789b1'), undefined);
  });
});

describe('a comment that ignores', () => {
  const read = (text: string) => readConfig({ text, fileName: '.env' }).problems.map(({ code }) => code);
  const host = 'SMTP_HOST=smtp.office365.com\n';

  it('passes over one code or all of them', () => {
    assert.deepEqual(read(`${host}# exchange-oauth-ignore: basic-auth\nSMTP_PASS=Neutral-Pass-2031!\n`), [
      'secret-in-clear',
    ]);
    assert.deepEqual(read(`${host}SMTP_PASS=Neutral-Pass-2031! # exchange-oauth-ignore\n`), []);
  });

  it('holds for its own place alone', () => {
    assert.equal(read(`# exchange-oauth-ignore\n\n${host}SMTP_PASS=Neutral-Pass-2031!\n`).length, 2);
  });
});

describe('a reference in place of a secret', () => {
  it('leaves no part of the secret and reads back as no secret', () => {
    let replaced = 0;
    for (const { as, text } of extractsOf('given')) {
      const reading = readConfig({ text, fileName: as });
      const secret = reading.problems.find(({ code }) => code === 'secret-in-clear');
      if (secret === undefined || reading.kind === undefined) continue;
      const edit = referenceFor(reading.kind, text, secret);
      if (edit === undefined) continue;
      const after = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
      const again = readConfig({ text: after, fileName: as }).problems;
      assert.ok(!after.includes(text.slice(secret.start, secret.end)), as);
      assert.ok(!again.some(({ code, line }) => code === 'secret-in-clear' && line === secret.line), as);
      replaced += 1;
    }
    assert.ok(replaced >= 5);
  });
});

describe('a client secret that can move to secret storage', () => {
  const secret = `Kd~8Q~${'Neutral0'.repeat(4)}ab`;
  const tenant = '7a1c0de0-1113-4a1a-8b1b-0123456789a3';
  const clientId = 'c11e0003-2223-4b2b-9c2c-0123456789b3';
  const code = (lines: readonly string[]) => lines.join('\n');
  const moved = (text: string, fileName = 'mail.py') => {
    const reading = readConfig({ text, fileName });
    const problem = reading.problems.find(({ code: found }) => found === 'secret-in-clear');
    assert.ok(problem, JSON.stringify(reading.problems));
    return movableSecret(reading, text, problem);
  };

  it('is told with its tenant and client, and leaves a reference', () => {
    const found = moved(
      code([
        'import msal',
        `TENANT_ID = "${tenant}"`,
        `CLIENT_ID = "${clientId}"`,
        `CLIENT_SECRET = "${secret}"`,
        'SCOPE = ["https://outlook.office365.com/.default"]',
      ]),
    );
    assert.deepEqual([found?.secret, found?.tenant, found?.clientId], [secret, tenant, clientId]);
    assert.equal(found?.reference.label, 'os.environ["MAIL_SECRET"]');
  });

  it('is not told if the file does not say whose it is', () => {
    const other = 'd22e0003-2223-4b2b-9c2c-0123456789b4';
    const scope = 'SCOPE = ["https://outlook.office365.com/.default"]';
    assert.equal(moved(code([`CLIENT_SECRET = "${secret}"`, `CLIENT_ID = "${clientId}"`, scope])), undefined);
    const two = [`CLIENT_ID = "${clientId}"`, `OTHER_CLIENT_ID = "${other}"`, `TENANT_ID = "${tenant}"`];
    assert.equal(moved(code([...two, `CLIENT_SECRET = "${secret}"`, scope])), undefined);
  });

  it('is no password', () => {
    const text = code([
      'SMTP_HOST = "smtp.office365.com"',
      `TENANT_ID = "${tenant}"`,
      `CLIENT_ID = "${clientId}"`,
      'SMTP_PASSWORD = "Neutral-Pass-2031!"',
    ]);
    assert.equal(moved(text), undefined);
  });
});

describe('an import', () => {
  it('takes what identifies a registration and says what is missing', () => {
    const extract = extractsOf('given').find(({ file }) => file === 'graph-secret-id.env');
    const found = importFrom(readConfig({ text: extract?.text ?? '', fileName: '.env' }));
    assert.equal(found?.tenant, '7a1c0de0-1113-4a1a-8b1b-0123456789a3');
    assert.equal(found?.clientId, 'c11e0003-2223-4b2b-9c2c-0123456789b3');
    assert.deepEqual(found?.addresses, ['hr@contoso.example']);
    assert.deepEqual(found?.protocols, ['graph']);
    assert.deepEqual(found?.missing, ['the credential']);
  });

  it('puts swapped ids right', () => {
    const extract = extractsOf('given').find(({ file }) => file === 'appsettings-swapped.json');
    const found = importFrom(readConfig({ text: extract?.text ?? '', fileName: 'appsettings.json' }));
    assert.equal(found?.tenant, '7a1c0de0-1112-4a1a-8b1b-0123456789a2');
    assert.equal(found?.clientId, 'c11e0002-2222-4b2b-9c2c-0123456789b2');
  });

  it('takes no placeholder and no secret', () => {
    for (const { as, text } of extractsOf('given')) {
      const reading = readConfig({ text, fileName: as });
      const found = JSON.stringify(importFrom(reading) ?? {});
      for (const { what, text: value } of reading.values)
        if (what === 'secret' && value.length > 5) assert.ok(!found.includes(value), as);
    }
  });
});

it('the page of a code says how to switch it off', () => {
  assert.match(problemMarkdown('ews-end'), /exchange-oauth-ignore: ews-end/);
  assert.match(problemMarkdown('nothing'), /not known/);
});

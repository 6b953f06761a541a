// What goes in and out of an audit as text: lists of mailboxes, the CSV, the directory's pages, the journal's file.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import type { AuditResult } from '../../../src/core/report/auditResult.ts';
import { isFailure } from '../../../src/core/report/failure.ts';
import { auditCsv } from '../../../src/policy/audit/auditCsv.ts';
import { readJournal } from '../../../src/policy/audit/auditJournal.ts';
import { resultOf } from '../../../src/policy/audit/auditReport.ts';
import { directoryMailboxes } from '../../../src/policy/audit/directoryMailboxes.ts';
import { fileJournal } from '../../../src/policy/audit/fileJournal.ts';
import { mailboxListFrom } from '../../../src/policy/audit/mailboxList.ts';
import { hostileText } from '../../support/hostileValues.ts';

const resultFor = (addresses: readonly string[], previous?: AuditResult): AuditResult =>
  resultOf({
    registration: 'r1',
    protocol: 'graph',
    addresses,
    allowed: [],
    entries: new Map(addresses.map((address) => [address.toLowerCase(), { kind: 'refused', at: 0 }])),
    startedAt: 0,
    endedAt: 1,
    resumed: 0,
    ...(previous === undefined ? {} : { previous }),
  });

test('the CSV names the address, its access, what was meant and what it was last time', () => {
  const text = auditCsv(resultFor(['ceo@contoso.com'], resultFor([])));
  assert.equal(
    text,
    '"Address","Access","Meant","Verdict","Reason","Checked at","Last time"\r\n' +
      '"ceo@contoso.com","refused","refused","asMeant","","1970-01-01T00:00:00.000Z","not in the list"\r\n',
  );
});

/** RFC 4180, written from its text. */
function firstCells(csv: string): readonly string[] {
  return [...csv.matchAll(/^"((?:[^"]|"")*)"/gm)].map((match) => (match[1] ?? '').replaceAll('""', '"'));
}

test('no address becomes a formula in a spreadsheet, and none breaks its row', () => {
  fc.assert(
    fc.property(hostileText, (address) => {
      const csv = auditCsv(resultFor([address]));
      const cell = csv.slice(csv.indexOf('\r\n') + 2);
      assert.match(cell, /^"(?:[^"]|"")*",/);
      const value = /^"((?:[^"]|"")*)"/.exec(cell)?.[1]?.replaceAll('""', '"') ?? '';
      assert.ok(value === address || value === `'${address}`);
      assert.doesNotMatch(value, /^[\s\p{Cc}\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20]/u);
    }),
  );
  assert.deepEqual(firstCells(auditCsv(resultFor(['=cmd|x!A1', '-1@x', '@a', 'a@b']))).slice(1), [
    "'=cmd|x!A1",
    "'-1@x",
    "'@a",
    'a@b',
  ]);
});

for (const [what, text, expected] of [
  ['one a line', 'a@x.com\r\nb@x.com\n\n', ['a@x.com', 'b@x.com']],
  ['separated anyhow', 'a@x.com; b@x.com,c@x.com\td@x.com', ['a@x.com', 'b@x.com', 'c@x.com', 'd@x.com']],
  ['with names and brackets', 'Ann <a@x.com>; "B" <B@x.com>', ['a@x.com', 'B@x.com']],
  ['with a prefix of Exchange', 'SMTP:a@x.com smtp:A@x.com', ['a@x.com']],
  [
    'as Export-Csv writes them',
    '"Name","PrimarySmtpAddress"\n"Ann","a@x.com"\n"Bob, B","b@x.com"',
    ['a@x.com', 'b@x.com'],
  ],
  ['with semicolons', 'Anzeigename;UserPrincipalName\nAnn;a@x.com', ['a@x.com']],
  ['with the best of several columns', 'UserPrincipalName,Mail\nu@x.com,m@x.com', ['m@x.com']],
  ['beyond ASCII', 'büro@x.com 請求@例え.jp', ['büro@x.com', '請求@例え.jp']],
] as const) {
  test(`a list ${what} is read`, () => {
    assert.deepEqual(mailboxListFrom(text).addresses, expected);
  });
}

test('a paste of endless closing brackets is read to its end', () => {
  // A pattern that tries each of them against all that follow takes half an hour for this.
  assert.equal(mailboxListFrom(`${')'.repeat(1_000_000)}!`).rejectedCount, 1);
});

test('what is no address is counted and shown, and never asked', () => {
  const list = mailboxListFrom('a@x.com hello a@b@c =cmd()@x.com');
  assert.deepEqual(list.addresses, ['a@x.com']);
  assert.equal(list.rejectedCount, 3);
});

test('no text breaks the list reader', () => {
  fc.assert(
    fc.property(fc.array(hostileText), (pieces) => {
      for (const address of mailboxListFrom(pieces.join('\n')).addresses) {
        assert.match(address, /^[^\s]+@[^\s]+$/u);
      }
    }),
  );
});

const page = (mails: readonly (string | null)[], next?: string) => ({
  status: 200,
  headers: {},
  body: JSON.stringify({
    value: mails.map((mail) => ({ mail })),
    ...(next === undefined ? {} : { '@odata.nextLink': next }),
  }),
});

test('the directory is read page by page', async () => {
  const asked: string[] = [];
  const found = await directoryMailboxes('https://graph.example', async (path) => {
    asked.push(path);
    return asked.length === 1
      ? page(['a@x.com', null], 'https://graph.example/v1.0/users?$skiptoken=2')
      : page(['b@x.com']);
  });
  assert.deepEqual(found, ['a@x.com', 'b@x.com']);
  assert.deepEqual(asked, ['/v1.0/users?$select=mail&$top=999', '/v1.0/users?$skiptoken=2']);
});

for (const link of [
  'https://evil.example/v1.0/users',
  'https://graph.example.evil.example/v1.0/users',
  'https://graph.example@evil.example/v1.0/users',
  '//evil.example',
]) {
  test(`a next page at ${link} is refused before a token goes there`, async () => {
    let count = 0;
    const reading = directoryMailboxes('https://graph.example', async () => {
      count += 1;
      return page(['a@x.com'], link);
    });
    await assert.rejects(reading, isFailure);
    assert.equal(count, 1);
  });
}

test('a directory whose pages go in circles, or never end, is no list', async () => {
  for (const next of [() => 'same', (count: number) => String(count)]) {
    let count = 0;
    const reading = directoryMailboxes('https://graph.example', async () => {
      count += 1;
      return page(['a@x.com'], `https://graph.example/v1.0/users?$skiptoken=${next(count)}`);
    });
    await assert.rejects(reading, (error) => isFailure(error) && error.evidence.kind === 'graph');
    assert.ok(count <= 1_000, `${count} pages`);
  }
});

test('a refusal to list users is told with Graph’s own code', async () => {
  const refused = {
    status: 403,
    headers: {},
    body: '{"error":{"code":"Authorization_RequestDenied","message":"no"}}',
  };
  await assert.rejects(
    directoryMailboxes('https://graph.example', async () => refused),
    (error) =>
      isFailure(error) &&
      error.evidence.kind === 'graph' &&
      error.evidence.code === 'Authorization_RequestDenied',
  );
});

test('a journal in a file is empty at first, keeps what was appended, and can be cleared', async (t) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'audit-'));
  t.after(() => rm(folder, { recursive: true }));
  const journal = fileJournal(path.join(folder, 'audit.jsonl'));
  assert.equal(await journal.read(), '');
  await journal.append('a\n');
  await journal.append('b\n');
  assert.equal(await journal.read(), 'a\nb\n');
  await journal.clear();
  await journal.clear();
  assert.equal(await journal.read(), '');
});

test('no text breaks the journal reader', () => {
  fc.assert(
    fc.property(hostileText, fc.array(hostileText), (first, lines) => {
      readJournal([first, ...lines].join('\n'), 'k');
      const head = '{"audit":1,"key":"k","startedAt":1}';
      const read = readJournal([head, ...lines, '{"a":"x@y","k":"opened","t":2}', ''].join('\n'), 'k');
      assert.equal(read?.entries.get('x@y')?.kind, 'opened');
    }),
  );
});

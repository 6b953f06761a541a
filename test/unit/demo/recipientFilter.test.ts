// Filters of management scopes: what they cover, and texts that are not filters.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRecipientFilter } from '../../../src/demo/exchange/recipientFilter.ts';

const recipient = {
  address: 'ap@contoso.example',
  attributes: { CustomAttribute1: 'Capture', CustomAttribute15: "O'Neill" },
  isMemberOf: (group: string) => group === 'CN=Capture mailboxes,OU=x',
};
const covers = (text: string) => readRecipientFilter(text)?.(recipient);

test('a property equals a text, whatever its case', () => {
  assert.equal(covers("PrimarySmtpAddress -eq 'AP@contoso.example'"), true);
  assert.equal(covers("primarysmtpaddress -EQ 'ceo@contoso.example'"), false);
  assert.equal(covers("CustomAttribute1 -eq 'capture'"), true);
  assert.equal(covers("CustomAttribute2 -eq 'capture'"), false);
  assert.equal(covers("CustomAttribute15 -eq 'O''Neill'"), true);
  assert.equal(covers(`CustomAttribute1 -eq "Capture"`), true);
  assert.equal(covers("MemberOfGroup -eq 'CN=Capture mailboxes,OU=x'"), true);
});

test('-and binds more closely than -or; brackets come first', () => {
  const no = "CustomAttribute3 -eq 'x'";
  const yes = "CustomAttribute1 -eq 'Capture'";
  assert.equal(covers(`${yes} -or ${no} -and ${no}`), true);
  assert.equal(covers(`(${yes} -or ${no}) -and ${no}`), false);
  assert.equal(covers(`((${yes}))`), true);
});

test('what is no filter of this part of OPATH is refused', () => {
  const bad = [
    '',
    'PrimarySmtpAddress',
    "PrimarySmtpAddress -like 'a*'",
    "Title -eq 'VP'",
    "CustomAttribute16 -eq 'x'",
    "PrimarySmtpAddress -eq 'a",
    "PrimarySmtpAddress -eq 'a' -and",
    "(PrimarySmtpAddress -eq 'a'",
    "PrimarySmtpAddress -eq 'a')",
    "PrimarySmtpAddress -eq 'a' PrimarySmtpAddress -eq 'b'",
    'PrimarySmtpAddress -eq $(calc)',
    `CustomAttribute1 -eq '${'x'.repeat(5000)}'`,
  ];
  for (const text of bad) assert.equal(readRecipientFilter(text), undefined, text.slice(0, 60));
});

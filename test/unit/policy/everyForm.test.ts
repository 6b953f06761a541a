// The same objects say the same in every form that they can be pasted in.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOutput } from '../../../src/policy/output/readOutput.ts';
import { list, printedForms } from './printedForms.ts';
import { objectId, type PrintedObjects, printedObjects } from './printedObjects.ts';
import { now, registration } from './samples.ts';

function said(text: string, { protocol }: PrintedObjects) {
  const { facts, reading, declared, findings, readiness } = readOutput({
    text,
    registration: registration('clientSecret', protocol),
    mailbox: { address: 'ap@contoso.com', protocols: [protocol], controlMailbox: 'ceo@contoso.com' },
    enterpriseAppObjectId: objectId,
    now,
  });
  return {
    facts: facts.map(({ form: _, command: __, ...fact }) => fact),
    read: [reading.unread, reading.cut],
    declared: declared && [declared.mailbox, declared.control],
    codes: findings.map(({ code }) => code),
    states: readiness?.items.map(({ state }) => state),
  };
}

for (const objects of printedObjects) {
  const plain = said(`PS C:\\> ${objects.command} | fl\n\n\n${list(objects.rows)}\n\n\n`, objects);

  test(`${objects.name}: a plain list is read whole`, () => {
    assert.equal(plain.facts.length, objects.rows.length);
    assert.deepEqual(plain.read, [0, false]);
  });

  for (const [form, print] of Object.entries(printedForms)) {
    test(`${objects.name}: ${form}`, () => {
      const text = print(objects.command, objects.rows);
      assert.deepEqual(said(text, objects), plain, text);
    });
  }
}

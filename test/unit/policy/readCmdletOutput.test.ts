// Every form of cmdlet output becomes the facts of the golden file, and nothing in it can break the reader.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ProtocolId } from '../../../src/core/registration/registration.ts';
import { readCmdletOutput } from '../../../src/policy/cmdlets/readCmdletOutput.ts';
import { declaredFrom } from '../../support/declaredFrom.ts';
import { fuzzRuns } from '../../support/fuzzRuns.ts';
import { cmdletSamples } from './cmdletSamples.ts';

const golden = new URL('../../golden/policy/cmdletOutput.json', import.meta.url);
const context = {
  clientId: '66666666-7777-8888-9999-000000000000',
  enterpriseAppObjectId: '77777777-8888-9999-aaaa-bbbbbbbbbbbb',
};

const textOf = (name: string): string => {
  const sample = cmdletSamples.find((one) => one.name.startsWith(name));
  assert.ok(sample !== undefined, name);
  return sample.text;
};

const declared = (name: string, protocol: ProtocolId) =>
  declaredFrom(textOf(name), {
    ...context,
    address: 'ap@contoso.com',
    controlMailbox: 'ceo@contoso.com',
    protocol,
  });

const access = (name: string, protocol: ProtocolId) => {
  const found = declared(name, protocol);
  return found === undefined ? undefined : [found.mailbox, found.control];
};

const confusions = (name: string) =>
  readCmdletOutput(textOf(name), context).confusions.map(({ code }) => code);

test('every sample is read as the golden file says', () => {
  const read = cmdletSamples.map(({ name, source, text }) => {
    const { facts, unread, cut, confusions: found } = readCmdletOutput(text, context);
    const plain = facts.map(({ fact, form, command }) => ({
      form,
      ...(command === undefined ? {} : { command: command.cmdlet }),
      fact,
    }));
    return { name, source, facts: plain, unread, cut, confusions: found };
  });
  const text = `${JSON.stringify(read, null, 2)}\n`;
  if (process.env['UPDATE_GOLDENS'] === '1') writeFileSync(golden, text);
  assert.equal(text, readFileSync(golden, 'utf8'));
});

for (const [name, protocol, expected] of [
  ['policy test as a list under prompts', 'graph', ['granted', 'denied']],
  ['policy test with a French result', 'ews', ['granted', 'unknown']],
  ['role test as a table under a prompt', 'graph', ['granted', 'unknown']],
  ['role test without a mailbox', 'ews', ['unknown', 'unknown']],
  ['role test as JSON', 'ews', ['granted', 'denied']],
  ['role test as JSON', 'smtp', ['unknown', 'unknown']],
  ['role test as CSV', 'ews', ['granted', 'denied']],
  ['role test after a German spreadsheet', 'ews', ['granted', 'denied']],
  ['mailbox permissions', 'imap', ['granted', 'denied']],
  ['text that is no output', 'ews', undefined],
] as const) {
  test(`${name} declares ${expected?.join(' and ') ?? 'nothing'} for ${protocol}`, () => {
    assert.deepEqual(access(name, protocol), expected);
  });
}

test('a test of another application declares nothing of this one', () => {
  const other = textOf('policy test with a French').replaceAll('66666666-', '99999999-');
  const found = declaredFrom(other, {
    ...context,
    address: 'ap@contoso.com',
    controlMailbox: 'ceo@contoso.com',
    protocol: 'ews',
  });
  assert.deepEqual([found?.mailbox, found?.control], ['unknown', 'unknown']);
  assert.deepEqual(
    readCmdletOutput(other, context).confusions.map(({ code }) => code),
    ['policy.declaredOtherApplication'],
  );
});

test('a mailbox name that could be either of two mailboxes names neither', () => {
  const found = declaredFrom(textOf('policy test with a French'), {
    ...context,
    address: 'ap@contoso.com',
    controlMailbox: 'ap@fabrikam.com',
    protocol: 'ews',
  });
  assert.deepEqual([found?.mailbox, found?.control], ['unknown', 'unknown']);
});

for (const [name, expected] of [
  ['role test without a mailbox', ['policy.declaredProvesNothing']],
  ['role test as a list', ['policy.unscopedAssignment']],
  ['scope and assignment', ['policy.unscopedAssignment']],
  ['members of a group', ['policy.nestedGroup']],
  ['recipients that cannot', ['policy.groupKind']],
  ['switches of mailbox', ['policy.ewsAppIdMissing']],
  ['mailbox permissions', []],
] as const) {
  test(`${name}: ${expected.length === 0 ? 'no confusion is seen' : expected.join(', ')}`, () => {
    assert.deepEqual(confusions(name), expected);
  });
}

test('a service principal with the registration’s object ID is the wrong object', () => {
  const text = textOf('service principals');
  const codes = (enterpriseAppObjectId: string) =>
    readCmdletOutput(text, { ...context, enterpriseAppObjectId }).confusions.map(({ code }) => code);
  assert.deepEqual(codes(context.enterpriseAppObjectId), []);
  assert.deepEqual(codes('00000000-0000-0000-0000-000000000001'), ['policy.wrongObjectId']);
});

const line = fc.oneof(
  fc.constantFrom(
    'AppId : 66666666-7777-8888-9999-000000000000',
    'AccessCheckResult : Granted',
    'Name Role',
    '---- ----',
    '"AppId","Mailbox","AccessCheckResult"',
    '[{"AppId": "x"}]',
    '{"__proto__": {"AppId": "x"}, "constructor": 1}',
    '',
    '   ',
  ),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(' ', '-', ':', '"', ',', '{', '[', ']', '}', 'A', '\t') }),
);

test('no text breaks the reader', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
      const text = lines.join('\n');
      const { facts } = readCmdletOutput(text, context);
      assert.ok(facts.length <= lines.length * 4 + 4);
      declaredFrom(text, { ...context, address: 'a@b', controlMailbox: 'c@d', protocol: 'ews' });
    }),
    { numRuns: fuzzRuns() / 5 },
  );
});

for (const [what, text] of [
  ['dashes', `Name Role\n${'-- '.repeat(100_000)}`],
  ['colons', 'a : '.repeat(100_000)],
  ['quotes', `"AppId","Mailbox"\n${'"'.repeat(300_000)}`],
  ['brackets', '['.repeat(300_000)],
  ['blanks', `Test-X -Identity${' '.repeat(300_000)}x`],
  ['hyphens in a command', `Test-X ${'-a '.repeat(100_000)}`],
  ['list lines', 'AppId : x\n'.repeat(50_000)],
  ['nested JSON', `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`],
] as const) {
  test(`a paste of endless ${what} is read to its end`, () => {
    const { facts } = readCmdletOutput(text, context);
    assert.equal(facts.length, 0);
  });
}

test('a block of very many lines is read to its end', () => {
  // More lines than a call takes arguments.
  assert.doesNotThrow(() => readCmdletOutput('a\n'.repeat(200_000), context));
  assert.doesNotThrow(() => readCmdletOutput(`${'>'.repeat(50_000)}\n`.repeat(4), context));
});

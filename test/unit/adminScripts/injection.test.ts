// No name, address or setting becomes a statement: the scripts keep their skeleton whatever the values hold.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Registration } from '../../../src/core/registration/registration.ts';
import { isFailure } from '../../../src/core/report/failure.ts';
import type { AdminScript } from '../../../src/snippets/adminScripts/adminScript.ts';
import { adminScripts } from '../../../src/snippets/adminScripts/adminScripts.ts';
import { fuzzRuns } from '../../support/fuzzRuns.ts';
import { hostileText, hostileValues } from '../../support/hostileValues.ts';
import { scan, skeletonOf } from './powerShellReader.ts';

interface Values {
  readonly name: string;
  readonly id: string;
  readonly tenantId: string;
  readonly address: string;
  readonly sender: string;
  readonly control: string;
  readonly group: string;
}

const plain: Values = {
  name: 'name',
  id: 'id',
  tenantId: 'tenant',
  address: 'address',
  sender: 'sender',
  control: 'control',
  group: 'group',
};

function scriptsOf(values: Values): readonly AdminScript[] | 'refused' {
  const registration: Registration = {
    id: values.id,
    name: values.name,
    product: 'x',
    cloud: 'global',
    tenantId: values.tenantId,
    clientId: '66666666-7777-8888-9999-000000000000',
    grant: 'clientSecret',
    mailboxes: [
      {
        address: values.address,
        protocols: ['ews', 'imap', 'smtp', 'graph'],
        sendAs: values.sender,
        controlMailbox: values.control,
      },
    ],
  };
  try {
    return adminScripts(registration, {
      limit: { kind: 'group', address: values.group },
      existingAccessPolicy: true,
      insist: true,
    });
  } catch (error) {
    assert.ok(isFailure(error), String(error));
    return 'refused';
  }
}

const skeletons = (scripts: readonly AdminScript[]): readonly string[] =>
  scripts.flatMap(({ text, undo }) => [skeletonOf(text).skeleton, skeletonOf(undo).skeleton]);

const expected = scriptsOf(plain);
assert.ok(expected !== 'refused');
const expectedSkeletons = skeletons(expected);

function holds(values: Values): void {
  const scripts = scriptsOf(values);
  if (scripts === 'refused') return;
  const found = skeletons(scripts);
  assert.equal(found.length, expectedSkeletons.length);
  for (const [index, skeleton] of found.entries()) assert.equal(skeleton, expectedSkeletons[index]);
  for (const { text, undo } of scripts) {
    // ASCII alone: no code page can turn a letter into a quote when Windows PowerShell 5.1 reads the file.
    assert.match(text + undo, /^[\n -~]*$/);
  }
}

const keys = Object.keys(plain) as readonly (keyof Values)[];

test('the known hostile values in every place leave the statements as they are', () => {
  // An empty address is no address: the block for it is rightly another one.
  for (const value of hostileValues.filter((text) => text !== '')) {
    for (const key of keys) holds({ ...plain, [key]: value });
  }
});

test('any text in any place leaves the statements as they are', () => {
  const placed = fc.tuple(
    fc.constantFrom(...keys),
    hostileText.filter((text) => text !== ''),
  );
  fc.assert(
    fc.property(placed, ([key, value]) => holds({ ...plain, [key]: value })),
    { numRuns: fuzzRuns() / 10 },
  );
});

const writable = fc
  .string({
    unit: fc.constantFrom(
      "'",
      '\u2018',
      '\u2019',
      '\u201a',
      '\u201b',
      '"',
      '$(',
      '`',
      'ђ',
      'é',
      '💥',
      'a',
      '#',
    ),
  })
  .filter((value) => value !== '');

test('the address that PowerShell reads is the address that was typed', () => {
  fc.assert(
    fc.property(writable, (address) => {
      const scripts = scriptsOf({ ...plain, address });
      assert.ok(scripts !== 'refused');
      const switches = scripts.find(({ id }) => id === 'protocolSwitches');
      assert.ok(switches !== undefined);
      const { values } = skeletonOf(switches.text);
      assert.ok(values.includes(address), `${JSON.stringify(address)} is not in ${JSON.stringify(values)}`);
    }),
  );
});

test('the scanner itself sees an escape through every kind of quote', () => {
  for (const quote of ["'", '\u2018', '\u2019', '\u201a', '\u201b']) {
    const broken = `Set-X 'a${quote}; Remove-Mailbox x; ${quote}b'`;
    const code = scan(broken)
      .filter(({ kind }) => kind === 'code')
      .map(({ text }) => text)
      .join('');
    assert.match(code, /Remove-Mailbox/);
  }
});

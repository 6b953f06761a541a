// Every block parses with a PowerShell grammar of another project (tree-sitter-powershell).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Registration } from '../../../src/core/registration/registration.ts';
import { adminScripts } from '../../../src/snippets/adminScripts/adminScripts.ts';
import { hostileValues } from '../../support/hostileValues.ts';
import { firstError, powerShell } from './powerShellGrammar.ts';
import { samples } from './samples.ts';

const parser = await powerShell();

for (const { name, registration, options } of samples) {
  test(`the grammar reads every block for ${name}`, () => {
    for (const { id, text, undo } of adminScripts(registration, options)) {
      assert.equal(firstError(parser, text), undefined, `${id}\n${text}`);
      if (undo !== '') assert.equal(firstError(parser, undo), undefined, `undo of ${id}\n${undo}`);
    }
  });
}

test('the grammar reads every block with hostile addresses in it', () => {
  const base = samples[1]?.registration;
  assert.ok(base !== undefined);
  for (const address of hostileValues) {
    const mailboxes: Registration['mailboxes'] = [{ address, protocols: ['ews', 'imap'] }];
    const registration: Registration = { ...base, mailboxes };
    try {
      for (const { id, text } of adminScripts(registration)) {
        assert.equal(firstError(parser, text), undefined, `${id} with ${JSON.stringify(address)}`);
      }
    } catch (error) {
      assert.equal((error as Error).name, 'Failure', String(error));
    }
  }
});

test('the grammar sees a broken block', () => {
  assert.notEqual(firstError(parser, "if ($x { 'a' }"), undefined);
});

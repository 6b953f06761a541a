// Every block parses with a PowerShell grammar that nobody here wrote (tree-sitter-powershell).
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { Language, type Node, Parser } from 'web-tree-sitter';
import type { Registration } from '../../../src/core/registration.ts';
import { adminScripts } from '../../../src/snippets/adminScripts/adminScripts.ts';
import { hostileValues } from '../../support/hostileValues.ts';
import { samples } from './samples.ts';

const require = createRequire(import.meta.url);

async function powerShell(): Promise<Parser> {
  await Parser.init();
  const parser = new Parser();
  const grammar = require.resolve('tree-sitter-powershell/tree-sitter-powershell.wasm');
  return parser.setLanguage(await Language.load(grammar));
}

/** The first place that the grammar cannot read, as text. */
function firstError(parser: Parser, script: string): string | undefined {
  const tree = parser.parse(script);
  assert.ok(tree !== null);
  const find = (node: Node): Node | undefined => {
    if (node.isError || node.isMissing) return node;
    for (const child of node.children) {
      const found = child === null || !child.hasError ? undefined : find(child);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const error = tree.rootNode.hasError ? (find(tree.rootNode) ?? tree.rootNode) : undefined;
  return error === undefined ? undefined : `line ${error.startPosition.row + 1}: ${error.text.slice(0, 200)}`;
}

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

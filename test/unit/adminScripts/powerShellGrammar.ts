// A PowerShell grammar of another project (tree-sitter-powershell), to check scripts with.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { Language, type Node, Parser } from 'web-tree-sitter';

const require = createRequire(import.meta.url);

export async function powerShell(): Promise<Parser> {
  await Parser.init();
  const parser = new Parser();
  const grammar = require.resolve('tree-sitter-powershell/tree-sitter-powershell.wasm');
  return parser.setLanguage(await Language.load(grammar));
}

/** The first place that the grammar cannot read, as text. */
export function firstError(parser: Parser, script: string): string | undefined {
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

// VS Code reads links that run commands out of a notification's text: what is not a sentence of our own goes through
// `escapeUiText` first, at every place that shows one.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { type Node, parseSync } from 'oxc-parser';
import { nodesIn } from './houseRules.ts';
import { sources } from './sources.ts';

type Call = Extract<Node, { type: 'CallExpression' }>;

const showing = /^(?:window\.)?show(?:Information|Warning|Error)Message$/;

it('shows no text of settings, files or servers in a notification as it is', () => {
  const found = Object.entries(sources).flatMap(([file, source]) => {
    if (!file.startsWith('src/host/')) return [];
    const text = (node: { readonly start: number; readonly end: number }) =>
      source.slice(node.start, node.end);
    return callsIn(parseSync(file, source).program)
      .filter((call) => showing.test(text(call.callee)))
      .flatMap(({ arguments: [shown] }) => {
        if (shown === undefined) return [];
        if (shown.type === 'Literal') return [];
        if (shown.type === 'CallExpression') {
          const callee = text(shown.callee);
          if (callee === 'escapeUiText' || (callee === 'l10n.t' && shown.arguments.length === 1)) return [];
        }
        return [`${file}:${source.slice(0, shown.start).split('\n').length} ${text(shown)}`];
      });
  });
  assert.deepEqual(found, []);
});

const callsIn = (program: unknown): readonly Call[] =>
  nodesIn(program).filter((node): node is Call => node.type === 'CallExpression');

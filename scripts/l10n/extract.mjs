// The texts that the sources mark for translation: the arguments of l10n.t, l10n.msg and l10n.record (src/core/l10n.ts).
import { parseSync } from 'oxc-parser';

/** What marks a text; `t` also shows a marked one, so its argument may be no literal. */
const markers = ['t', 'msg', 'record'];
const functions = ['ArrowFunctionExpression', 'FunctionExpression', 'FunctionDeclaration'];

/**
 * @param {Readonly<Record<string, string>>} files source text by path
 * @param {readonly string[]} more texts that no mark shows
 * @returns {{ texts: Record<string, string | { message: string, comment: string[] }>, faults: string[] }} a base bundle
 * as @vscode/l10n-dev writes it, and each call that cannot be read or is made too early
 */
export function extract(files, more = []) {
  const texts = Object.fromEntries(more.map((text) => [text, text]));
  const faults = [];
  for (const [file, source] of Object.entries(files)) {
    walk(parseSync(file, source).program, false, (node, inFunction) => {
      const marker = markerOf(node);
      if (marker === undefined) return;
      const fault = (what) =>
        faults.push(`${file}:${source.slice(0, node.start).split('\n').length} ${what}`);
      // A table is made when its module is loaded, which is before the language is known.
      if (marker === 't' && !inFunction) fault('l10n.t outside a function: mark the text with l10n.msg');
      take(node.arguments[0], marker, { texts, fault });
    });
  }
  return { texts: sorted(texts), faults };
}

function take(argument, marker, { texts, fault }) {
  const text = textOf(argument);
  if (text !== undefined) texts[text] = text;
  else if (argument?.type === 'ObjectExpression') takeCommented(argument, { texts, fault });
  else if (marker !== 't') fault(`l10n.${marker} takes one literal`);
  else if (argument?.type === 'TemplateLiteral')
    fault('l10n.t takes a literal with {0}, values go behind it');
  else if (argument?.type === 'ConditionalExpression')
    fault('l10n.t takes one literal: put the condition outside');
}

/** The form with a comment for translators, which is a part of the key. */
function takeCommented(node, { texts, fault }) {
  const value = (name) => textOf(node.properties.find(({ key }) => key?.name === name)?.value);
  const [message, comment] = [value('message'), value('comment')];
  if (message === undefined || comment === undefined) fault('message and comment are literals');
  else texts[`${message}/${comment}`] = { message, comment: [comment] };
}

function markerOf(node) {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return undefined;
  const { object, property } = node.callee;
  return object.name === 'l10n' && markers.includes(property.name) ? property.name : undefined;
}

function textOf(node) {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type === 'TemplateLiteral' && node.expressions.length === 0) return node.quasis[0].value.cooked;
  return undefined;
}

/** Calls back with every node, and whether it is inside a function. */
function walk(node, inFunction, visit) {
  if (typeof node?.type !== 'string') return;
  visit(node, inFunction);
  const inside = inFunction || functions.includes(node.type);
  for (const child of Object.values(node)) {
    if (Array.isArray(child)) for (const each of child) walk(each, inside, visit);
    else if (typeof child === 'object' && child !== null) walk(child, inside, visit);
  }
}

const sorted = (texts) =>
  Object.fromEntries(Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : Number(a > b))));

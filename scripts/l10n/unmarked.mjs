// Words that the host shows and that are not marked for translation: literals at the places where VS Code draws text.
import { parseSync } from 'oxc-parser';

/** Properties of items, questions, dialogs and progress that a person reads. */
const shownProperties = [
  'title',
  'label',
  'detail',
  'placeHolder',
  'placeholder',
  'prompt',
  'tooltip',
  'openLabel',
  'saveLabel',
];
/** Calls that show their first argument. */
const showing =
  /^(?:window\.)?(?:showInformationMessage|showWarningMessage|showErrorMessage|setStatusBarMessage|withCancel|inView)$/;

/**
 * @param {Readonly<Record<string, string>>} files source text by path
 * @returns {string[]} `file:line text` of each literal with words in it
 */
export function unmarked(files) {
  const found = [];
  for (const [file, source] of Object.entries(files)) {
    walk(parseSync(file, source).program, (node) => {
      for (const literal of shownBy(node, source).flatMap(literalsOf)) {
        if (!hasWords(literal)) continue;
        found.push(
          `${file}:${source.slice(0, literal.start).split('\n').length} ${source.slice(literal.start, literal.end)}`,
        );
      }
    });
  }
  return found;
}

function shownBy(node, source) {
  if (node.type === 'Property' && !node.computed && shownProperties.includes(node.key.name))
    return [node.value];
  const called = node.type === 'CallExpression' ? source.slice(node.callee.start, node.callee.end) : '';
  return showing.test(called) ? node.arguments.slice(0, 1) : [];
}

/** The literals that an expression may give. */
function literalsOf(node) {
  if (node?.type === 'ConditionalExpression') return [node.consequent, node.alternate].flatMap(literalsOf);
  if (node?.type === 'LogicalExpression' || node?.type === 'BinaryExpression')
    return [node.left, node.right].flatMap(literalsOf);
  return ['Literal', 'TemplateLiteral'].includes(node?.type) ? [node] : [];
}

/** Two letters beside each other, outside of icons and values. */
function hasWords(node) {
  const text =
    node.type === 'Literal' ? String(node.value) : node.quasis.map(({ value }) => value.cooked).join(' ');
  return /\p{L}{3}/u.test(text.replace(/\$\([\w~-]+\)/g, ''));
}

function walk(node, visit) {
  if (typeof node?.type !== 'string') return;
  visit(node);
  for (const child of Object.values(node)) {
    if (Array.isArray(child)) for (const each of child) walk(each, visit);
    else if (typeof child === 'object' && child !== null) walk(child, visit);
  }
}

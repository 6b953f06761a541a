// The house rules that no linter knows, each a function from a file to what is wrong with it.
import { type Node, parseSync } from 'oxc-parser';

/** The most lines that a file may have. */
const mostLines = 250;

/** Files that may be longer, each with its reason. Tables of facts read better whole than cut in two. */
export const longFiles: Readonly<Record<string, string>> = {};

/** Runs files of dist/ in a window without Node, as VS Code runs the first of them (ADR 18), without values from outside. */
const ownFiles = 'src/host/web/files.ts';

/** The composition root is a list and stays one. */
const mostRootLines = 80;

export type Rule = (file: string, text: string) => string[];

/** For src and webview-ui. */
export const sourceRules: Readonly<Record<string, Rule>> = {
  'a file is short enough to know': (file, text) => {
    const lines = text.trimEnd().split('\n').length;
    const most = file === 'src/extension.ts' || file === 'src/start.ts' ? mostRootLines : mostLines;
    return lines > most && !(file in longFiles) ? [`${file}: ${lines} lines; at most ${most}`] : [];
  },
  'a file is named for what it exports': (file) => {
    if (/(^|\/)index\.\w+$/.test(file)) return [`${file}: an index file hides where things are`];
    return /(Manager|Helper|Helpers|Util|Utils)\.\w+$/.test(file) ? [`${file}: the name says nothing`] : [];
  },
  'text never becomes markup or code': (file, text) =>
    matches(
      file,
      text,
      /\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write|new Function|eval)\b\s*[(=+]/g,
    ).filter((found) => !(file === ownFiles && found.endsWith('new Function('))),
  // A bundle has one entry: only that may stand beside what it re-exports.
  'no checker is silenced': (file, text) =>
    matches(
      file,
      text,
      /@ts-(ignore|expect-error|nocheck)|biome-ignore(?! lint\/performance\/noBarrelFile: )|eslint-disable/g,
    ),
};

/** For every TypeScript and JavaScript file of ours. */
export const scriptRules: Readonly<Record<string, Rule>> = {
  'the first line says what the file is for': (file, text) => {
    const [first = ''] = text.split('\n');
    return /^\/\/ \S.{15,}/.test(first) ? [] : [`${file}: its first line is: ${first}`];
  },
  // Nothing but line breaks changes if the properties or elements stand there themselves.
  'nothing is spread that is written there and then': (file, text) =>
    /\.\.\.[[{]/.test(text)
      ? nodesIn(parseSync(file, text).program)
          .filter(
            (node) => node.type === 'SpreadElement' && /^(Object|Array)Expression$/.test(node.argument.type),
          )
          .map((node) => found(file, text, node.start, text.slice(node.start, node.end)))
      : [],
  // Only the usual beginnings of a condition: a value or an error, and then the word.
  'a comment says "if" for a condition and "where" for a place': (file, text) =>
    matches(
      file,
      text,
      /^\s*(?:\/\/|\/?\*).*\b(?:undefined|true|false|empty|absent|none|(?:failure|error|refusal)(?: `\w+`)?) where\b/gim,
    ),
};

/** For test files. */
export const testRules: Readonly<Record<string, Rule>> = {
  'no test is alone or left out': (file, text) =>
    matches(
      file,
      text,
      /\b(test|it|describe|suite|context|specify)\.(only|skip|todo)\b|\b[fx](it|describe)\(/g,
    ),
};

/** For every file that a clone holds. The character classes keep this file from naming what it looks for. */
export const treeRules: Readonly<Record<string, Rule>> = {
  "no path of anybody's machine": (file, text) =>
    matches(
      file,
      text,
      /(?<![\w.}$-])\/([w]ork|[r]oot|[h]ome\/[a-z][\w-]*|[U]sers\/[A-Za-z][\w-]*|[t]mp\/[a-z])[/"'`\s]/g,
    ),
  "no registry's host": (file, text) =>
    matches(
      file,
      text,
      /[r]egistry\.(npmjs\.org|yarnpkg\.com|npmmirror\.com)|(deb|[s]ecurity)\.debian\.org/g,
    ),
};

const matches = (file: string, text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map((match) => found(file, text, match.index, match[0]));

const found = (file: string, text: string, at: number, what: string): string =>
  `${file}:${text.slice(0, at).split('\n').length}: ${what.trim()}`;

/** A part of a parsed file, and every part inside it. */
export function nodesIn(part: unknown): readonly Node[] {
  if (Array.isArray(part)) return part.flatMap(nodesIn);
  if (typeof part !== 'object' || part === null) return [];
  const inner = Object.values(part).flatMap(nodesIn);
  return 'type' in part && typeof part.type === 'string' ? [part as Node, ...inner] : inner;
}

// No pattern of the product takes long on hostile text: every one of them is found by parsing the sources, and measured.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { parseSync, Visitor } from 'oxc-parser';

interface Pattern {
  readonly where: string;
  readonly pattern: RegExp;
}

const roots = ['src', 'webview-ui'];

function patternsOf(file: string): readonly Pattern[] {
  const text = readFileSync(file, 'utf8');
  const found: Pattern[] = [];
  new Visitor({
    Literal(node) {
      if (!('regex' in node)) return;
      const { pattern, flags } = node.regex;
      const line = text.slice(0, node.start).split('\n').length;
      found.push({ where: `${file}:${line}`, pattern: new RegExp(pattern, flags.replace('y', '')) });
    },
  }).visit(parseSync(file, text).program);
  return found;
}

const files = roots.flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(root, name)),
);

/** What makes a pattern go back: long rows of what it repeats, made of its own letters, of what classes hold, and of both. */
function hostileRows(pattern: RegExp): readonly string[] {
  const own = [...new Set(pattern.source.replace(/\\[a-zA-Z]\{?/g, ''))].filter(
    (letter) => !/[?*+(){}|^$]/.test(letter),
  );
  const words = pattern.source.match(/[A-Za-z]{3,}/g) ?? [];
  const usual = [
    'a',
    'A',
    '0',
    ' ',
    '\t',
    '\n',
    '\r\n',
    '/',
    '.',
    '-',
    '_',
    '"',
    "'",
    '@',
    ':',
    '=',
    '<',
    '\\',
    'é',
    '\u200b',
  ];
  const singles = [...new Set([...usual, ...own])];
  const pairs = own.slice(0, 12).flatMap((letter) => [`a${letter}`, `${letter} `, `0${letter}`]);
  return [...singles, ...pairs, ...words, ...words.map((word) => `${word} `)];
}

const kiB = 1024;
/** Sizes grow only while the last one was quick, so that an exponential pattern ends the test, not the day. */
const sizes = [2 * kiB, 16 * kiB, 100 * kiB];
/** Milliseconds of this thread for 100 KiB. */
const mostMs = 100;
/** What reads each character once takes 6 times as long for 6 times the text; what goes back over it, 39 times. */
const mostGrowth = 14;
/** Quicker than this for 16 KiB cannot take too long for 100 KiB, even if it goes back over the text. */
const noteworthyMs = 1.5;

/** Milliseconds of this thread, the least of three tries: what other programs do does not count. */
function cost(pattern: RegExp, text: string): number {
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 3 && least > noteworthyMs; attempt++) {
    const before = process.threadCpuUsage();
    text.replace(pattern, '');
    const { user, system } = process.threadCpuUsage(before);
    least = Math.min(least, (user + system) / 1_000);
  }
  return least;
}

/** A row on which the pattern goes back over the text, with what it cost; undefined if there is none. */
function slowRow({ pattern }: Pattern): { readonly ms: number; readonly row: string } | undefined {
  for (const row of hostileRows(pattern)) {
    let last = 0;
    for (const size of sizes) {
      const ms = cost(pattern, `${row.repeat(Math.ceil(size / row.length)).slice(0, size)}\u0001`);
      if (ms > mostMs && (size < kiB * 100 || ms > last * mostGrowth)) return { ms, row };
      if (size > 2 * kiB && ms < noteworthyMs) break;
      last = ms;
    }
  }
  return undefined;
}

describe('patterns', () => {
  const patterns = files.flatMap(patternsOf);

  it('are found', () => assert.ok(patterns.length > 500, String(patterns.length)));

  it('read hostile text once, however long it is', () => {
    const slow = patterns.flatMap(({ where, pattern }) => {
      const found = slowRow({ where, pattern });
      return found === undefined
        ? []
        : [`${where} ${pattern} ${Math.round(found.ms)} ms on ${JSON.stringify(found.row)}`];
    });
    assert.deepEqual(slow, []);
  });
});

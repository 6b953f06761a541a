// No pattern of the product takes long on hostile text: every one of them is found by parsing the sources, and measured.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { parseSync, Visitor } from 'oxc-parser';
import { growth, processorMs } from '../support/growth.ts';

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
/** Sizes grow while the last one was quick, so that an exponential pattern fails the test and does not run for hours. */
const sizes = [4 * kiB, 16 * kiB, 100 * kiB];
/** Longer than this is looked at more closely. */
const longMs = 100;
/** Quicker than this for a size cannot take too long for 100 KiB, even if it goes back over the text. */
const noteworthyMs = (size: number): number => longMs / 2 / (100 / (size / kiB)) ** 2;
/** What reads each character once takes 4 times as long for 4 times the text; what goes back over it, 16 times. */
const mostGrowth = 10;

const rowOf = (row: string, size: number): string =>
  `${row.repeat(Math.ceil(size / row.length)).slice(0, size)}\u0001`;

function clockMs(work: () => unknown): number {
  const begins = performance.now();
  work();
  return performance.now() - begins;
}

/** A row on which the pattern goes back over the text, with how its cost grew; undefined if there is none. */
function slowRow({ pattern }: Pattern): { readonly ratio: number; readonly row: string } | undefined {
  const over = (text: string) => () => text.replace(pattern, '');
  for (const row of hostileRows(pattern)) {
    for (const size of sizes) {
      const long = rowOf(row, size);
      // The clock is asked first: of the processor's time the system is asked, and that costs more than most patterns do.
      if (clockMs(over(long)) < noteworthyMs(size)) break;
      const ms = processorMs(over(long));
      if (ms > longMs) {
        const ratio = growth(over(rowOf(row, size / 4)), over(rowOf(row, size)), mostGrowth, 4);
        if (ratio > mostGrowth) return { ratio, row };
      }
      if (ms < noteworthyMs(size)) break;
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
        : [`${where} ${pattern} ${Math.round(found.ratio)} times on 4 times ${JSON.stringify(found.row)}`];
    });
    assert.deepEqual(slow, []);
  });
});

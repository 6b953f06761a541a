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
/** 50 ms for 100 KiB, and as much again for a busy computer; what goes back over the text takes seconds. */
const mostMs = 100;

/** The slowest row, in milliseconds; the least of three tries, since other programs run too. */
function slowest({ pattern }: Pattern): { readonly ms: number; readonly row: string } {
  let worst = { ms: 0, row: '' };
  for (const row of hostileRows(pattern)) {
    for (const size of sizes) {
      const text = `${row.repeat(Math.ceil(size / row.length)).slice(0, size)}\u0001`;
      let ms = Number.POSITIVE_INFINITY;
      for (let attempt = 0; attempt < 3 && ms > mostMs / 4; attempt++) {
        const startedAt = performance.now();
        text.replace(pattern, '');
        ms = Math.min(ms, performance.now() - startedAt);
      }
      if (ms > worst.ms) worst = { ms, row };
      if (ms > mostMs) return worst;
    }
  }
  return worst;
}

describe('patterns', () => {
  const patterns = files.flatMap(patternsOf);

  it('are found', () => assert.ok(patterns.length > 500, String(patterns.length)));

  it(`take at most ${mostMs} ms for 100 KiB of hostile text`, () => {
    const slow = patterns.map((found) => ({ ...found, ...slowest(found) })).filter(({ ms }) => ms > mostMs);
    assert.deepEqual(
      slow.map(
        ({ where, pattern, ms, row }) => `${where} ${pattern} ${Math.round(ms)} ms on ${JSON.stringify(row)}`,
      ),
      [],
    );
  });
});

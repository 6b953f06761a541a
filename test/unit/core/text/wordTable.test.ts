// A table of words rules out nearly every other word of a text, however many it holds, and none of its own.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { viewOf, WordTable, wordAt, wordBytes } from '../../../../src/core/text/wordTable.ts';

/** Different words, the same in every run: those of one seed are not those of another. */
function wordsFrom(seed: number, count: number): Uint8Array {
  const bytes = new Uint8Array(count * wordBytes);
  let state = seed;
  for (let at = 0; at < bytes.length; at++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[at] = state >>> 24;
  }
  return bytes;
}

function tableOf(words: Uint8Array): WordTable<number> {
  const table = new WordTable<number>();
  const view = viewOf(words);
  for (let at = 0; at < words.length; at += wordBytes) table.add(wordAt(view, at), at);
  return table;
}

function handedOver(table: WordTable<number>, bytes: Uint8Array, step = wordBytes): readonly number[] {
  const positions: number[] = [];
  table.scan(bytes, step, (_, at) => positions.push(at) && at);
  return positions;
}

describe('a table of words', () => {
  it('hands over every word that was added, and few others, however many it holds', () => {
    const others = wordsFrom(7, 30_000);
    for (const count of [1, 2, 3, 30, 500, 20_000]) {
      const words = wordsFrom(1, count);
      const table = tableOf(words);
      assert.equal(handedOver(table, words).length, count);
      const passed = handedOver(table, others).length / 30_000;
      assert.ok(passed < 0.04, `${count}: ${passed} of other words`);
    }
  });

  it('looks at every position, or at every fourth, and leaves out those that it is told', () => {
    const text = new TextEncoder().encode('abcabcabcabcab');
    const view = viewOf(text);
    const table = new WordTable<string>();
    for (const at of [0, 1, 2]) table.add(wordAt(view, at), 'here');
    const seen = (step: number, found: (at: number) => number) => {
      const positions: number[] = [];
      table.scan(text, step, (word, at) => {
        assert.equal(word, wordAt(view, at));
        positions.push(at);
        return found(at);
      });
      return positions;
    };
    assert.deepEqual(
      seen(1, (at) => at),
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    );
    assert.deepEqual(
      seen(4, (at) => at),
      [0, 4, 8],
    );
    assert.deepEqual(
      seen(1, (at) => at + 3),
      [0, 4, 8],
    );
    assert.deepEqual(
      seen(4, (at) => at - 4),
      [0, 4, 8],
    );
  });

  it('keeps what is known of a word in order, until the last of it is removed', () => {
    const table = new WordTable<string>();
    table.add(5, 'a');
    table.add(5, 'b');
    table.add(6, 'c');
    assert.deepEqual([table.get(5), table.get(6), table.get(7), table.size], [['a', 'b'], ['c'], [], 2]);
    table.remove(5, (value) => value === 'a');
    table.remove(7, () => true);
    assert.deepEqual([table.get(5), table.size], [['b'], 2]);
    table.remove(5, (value) => value === 'b');
    assert.deepEqual([table.get(5), table.size], [[], 1]);
    table.add(5, 'd');
    assert.deepEqual([table.get(5), table.size], [['d'], 2]);
  });

  it('takes letters of both cases for the same, in bytes that begin anywhere in their buffer', () => {
    const bytes = new TextEncoder().encode('.ABCD.abcd');
    assert.equal(wordAt(viewOf(bytes.subarray(1)), 0), wordAt(viewOf(bytes), 6));
    assert.notEqual(wordAt(viewOf(bytes), 0), wordAt(viewOf(bytes), 1));
    const positions = handedOver(tableOf(bytes.subarray(6)), bytes, 1);
    assert.deepEqual([positions.includes(1), positions.includes(6)], [true, true]);
    assert.deepEqual(handedOver(tableOf(bytes.subarray(6)), bytes.subarray(1, 4)), []);
  });
});

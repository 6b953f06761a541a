// Which places of known values are compared with a text: enough to find each piece, and no more than that takes.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { KnownValues } from '../../../../src/core/text/knownValues.ts';
import { type Known, WordIndex } from '../../../../src/core/text/wordIndex.ts';
import { wordBytes } from '../../../../src/core/text/wordTable.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const knownOf = (text: string): Known => ({ value: bytesOf(text), least: 12 });

function indexOf(step: 1 | typeof wordBytes, ...values: readonly Known[]): WordIndex {
  const index = new WordIndex(step);
  for (const value of values) index.add(value);
  return index;
}

/** Position in the text and in the value of each place, if a piece goes on for `length` bytes. */
function met(index: WordIndex, text: string, length = wordBytes as number) {
  const places: (readonly [position: number, at: number])[] = [];
  index.scan(bytesOf(text), ({ at }, position) => {
    places.push([position, at]);
    return position + length - wordBytes;
  });
  return places;
}

const value = 'abcdefghijklmnopqrstuvwxyz0123456789';

describe('places of known values', () => {
  it('are those whose word stands at every fourth byte of the text', () => {
    const index = indexOf(wordBytes, knownOf(value));
    assert.deepEqual(met(index, `..${value.slice(3, 16)}..`), [
      [4, 5],
      [8, 9],
    ]);
    assert.deepEqual(met(index, value.slice(0, 3)), []);
    assert.deepEqual(met(index, 'abcd'), [[0, 0]]);
    assert.deepEqual(met(index, '6789'), [[0, 32]]);
  });

  it('are not looked for where a piece that was met goes on, but at its end', () => {
    const index = indexOf(wordBytes, knownOf(value));
    assert.deepEqual(met(index, value, value.length), [
      [0, 0],
      [32, 32],
    ]);
    assert.deepEqual(met(index, value.repeat(2), 11), [
      [0, 0],
      [4, 4],
      [8, 8],
      [12, 12],
      [16, 16],
      [20, 20],
      [24, 24],
      [28, 28],
      [32, 32],
      [36, 0],
      [40, 4],
      [44, 8],
      [48, 12],
      [52, 16],
      [56, 20],
      [60, 24],
      [64, 28],
      [68, 32],
    ]);
    assert.deepEqual(met(index, value, 13), [
      [0, 0],
      [8, 8],
      [16, 16],
      [24, 24],
      [32, 32],
    ]);
  });

  it('of short values are looked for at every byte, inside another one’s piece too', () => {
    assert.deepEqual(met(indexOf(1, knownOf('hunter2')), 'x hunter', 6), [
      [2, 0],
      [3, 1],
      [4, 2],
    ]);
    const known = new KnownValues();
    for (const text of ['hunter2xyz', 'unter2'])
      known.add({ bytes: bytesOf(text), shrinks: false, ambiguous: false, lettersOnly: false });
    const found: string[] = [];
    const text = 'a hunter2xy b';
    known.find(bytesOf(text), ({ from, to }) => found.push(text.slice(from, to)));
    assert.deepEqual([...new Set(found)], ['unter2']);
  });

  it('that share their word are met up to 32, and the farthest of them counts', () => {
    const all = Array.from({ length: 40 }, (_, count) => knownOf(`eyJ0${String(count).padStart(8, '0')}`));
    assert.equal(met(indexOf(wordBytes, ...all), 'eyJ0').length, 32);
    const index = indexOf(wordBytes, ...all.slice(0, 3));
    const positions: number[] = [];
    let ends = [0, 12, 4];
    index.scan(bytesOf('eyJ0eyJ0eyJ0eyJ0eyJ0'), (_, position) => {
      positions.push(position);
      const [end = 0, ...others] = ends;
      ends = others;
      return Math.max(end, position);
    });
    assert.deepEqual(positions, [0, 0, 0, 12, 12, 12, 16, 16, 16]);
  });

  it('of a value that was removed are met no longer; those of others that share its words are', () => {
    const [one, other] = [knownOf(value), knownOf(value.slice(4, 20))];
    const index = indexOf(wordBytes, one, other);
    assert.deepEqual(met(index, value.slice(4, 8)), [
      [0, 4],
      [0, 0],
    ]);
    index.remove(one);
    assert.deepEqual(met(index, value.slice(0, 8)), [[4, 0]]);
    assert.deepEqual(met(index, value.slice(16, 20)), [[0, 12]]);
    index.remove(other);
    assert.deepEqual(met(index, value), []);
    index.add(one);
    assert.deepEqual(met(index, '6789'), [[0, 32]]);
  });
});

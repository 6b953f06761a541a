// Pieces that tell a value only together: which ones belong together, and which are no more than words.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { KnownValues } from '../../../../src/core/text/knownValues.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const value = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** The text with a line in place of each byte that is found. */
function shown(text: string, ...values: readonly string[]): string {
  const known = new KnownValues();
  for (const each of values.length === 0 ? [value] : values)
    known.add({ bytes: bytesOf(each), shrinks: false, ambiguous: false, lettersOnly: false });
  const hidden = new Set<number>();
  known.find(bytesOf(text), ({ from, to }) => {
    for (let at = from; at < to; at++) hidden.add(at);
  });
  return [...text].map((character, at) => (hidden.has(at) ? '_' : character)).join('');
}

const eight = '_'.repeat(8);

describe('broken pieces', () => {
  it('are told together from seven bytes on, wherever they stand', () => {
    for (const before of ['', '.', '..', '...']) {
      assert.equal(shown(`${before}abcdefg hijklmn`), `${before}_______ _______`);
      assert.equal(shown(`${before}wxyz012 3456789`), `${before}_______ _______`);
      assert.equal(shown(`${before}abcdef  ghijkl  mnopqr`), `${before}abcdef  ghijkl  mnopqr`);
    }
  });

  it('follow each other in the value without a gap', () => {
    assert.equal(shown('efghijkl#mnopqrst'), `${eight}#${eight}`);
    assert.equal(shown('efghijkl#nopqrstu'), 'efghijkl#nopqrstu');
    assert.equal(shown('mnopqrst#efghijkl'), 'mnopqrst#efghijkl');
  });

  it('count once what both have: the text between may end like the first one', () => {
    assert.equal(shown('abcdefgh#defghijk'), 'abcdefgh#defghijk');
    assert.equal(shown('abcdefgh#efghijkl'), `${eight}#${eight}`);
    assert.equal(shown('abcdefghefghijkl'), eight + eight);
    assert.equal(shown('abcdefghi#abcdefghi'), 'abcdefghi#abcdefghi');
    assert.equal(shown('abcdefghi#bcdefghi#bcdefghi'), 'abcdefghi#bcdefghi#bcdefghi');
  });

  it('are continued up to 160 bytes on', () => {
    const [near, far] = ['#'.repeat(160), '#'.repeat(161)];
    assert.equal(shown(`abcdefgh${near}ijklmnop`), `${eight}${near}${eight}`);
    assert.equal(shown(`abcdefgh${far}ijklmnop`), `abcdefgh${far}ijklmnop`);
    // From the last place at which the first piece stands, and that one alone.
    assert.equal(shown(`abcdefgh${near}abcdefgh${near}ijklmnop`), `abcdefgh${near}${eight}${near}${eight}`);
    assert.equal(shown('abcdefgh#abcdefgh#ijklmnop'), `abcdefgh#${eight}#${eight}`);
  });

  it('are of one value: another that begins alike is told by its own', () => {
    const [one, other] = ['abcdefghIJKLMNOPQRST', 'abcdefgh0123456789'];
    assert.equal(shown('abcdefgh#01234567', one, other), `${eight}#${eight}`);
    assert.equal(shown('abcdefgh#01234567', other, one), `${eight}#${eight}`);
    assert.equal(shown('abcdefgh#QRST4567', one, other), 'abcdefgh#QRST4567');
    assert.equal(shown('ABCDEFGH#zyxwvuts', value, 'zyxwvutsrqponml'), 'ABCDEFGH#zyxwvuts');
    assert.equal(shown('ABCDEFGH#mlkjihgf', value, 'tsrqponmlkjihgf'), 'ABCDEFGH#mlkjihgf');
  });

  it('are remembered while fifteen others come', () => {
    const others = Array.from({ length: 16 }, (_, at) => `${(at + 16).toString(36)}vwxyz`.padStart(8, '!'));
    const values = others.map((other) => `${other}${value.slice(0, 12)}`);
    for (const [count, tells] of [
      [15, true],
      [16, false],
    ] as const) {
      const between = others.slice(0, count).join('');
      const [first, last] = tells ? [eight, eight] : ['ijklmnop', 'qrstuvwx'];
      assert.equal(
        shown(`ijklmnop${between}qrstuvwx`, value, ...values),
        `${first}${between}${last}`,
        String(count),
      );
    }
  });
});

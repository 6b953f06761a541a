// Pieces of known values in bytes: from what length on, as far as they go, and no longer once a value is dropped.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { KnownValues, type WrittenForm } from '../../../../src/core/text/knownValues.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const form = (text: string, more: Partial<WrittenForm> = {}): WrittenForm => ({
  bytes: bytesOf(text),
  shrinks: false,
  ambiguous: false,
  lettersOnly: false,
  ...more,
});
const knowing = (...forms: readonly WrittenForm[]) => {
  const known = new KnownValues();
  for (const each of forms) known.add(each);
  return known;
};
/** What is found, as text. */
function found(known: KnownValues, text: string): readonly string[] {
  const pieces: string[] = [];
  known.find(bytesOf(text), ({ from, to }) => pieces.push(text.slice(from, to)));
  return [...new Set(pieces)];
}

const value = 'abcdefghijklmnopqrstuvwxyz0123456789';

describe('known values', () => {
  it('are told by twelve characters, wherever they stand in the text and in the value', () => {
    const known = knowing(form(value));
    for (let first = 0; first + 12 <= value.length; first++) {
      for (const before of ['', '.', '..', '...', '....']) {
        const piece = value.slice(first, first + 12);
        assert.deepEqual(found(known, `${before}${piece}.`), [piece]);
        assert.deepEqual(found(known, `${before}${piece.slice(1)}.`), []);
      }
    }
    assert.deepEqual(found(known, value), [value]);
    assert.deepEqual(found(known, `..${value.slice(3, 30)}!`), [value.slice(3, 30)]);
  });

  it('are told in bytes that begin anywhere in their buffer', () => {
    const room = bytesOf(`....${value}....`);
    for (const first of [1, 2, 3, 4]) {
      const spans: number[] = [];
      knowing(form(value)).find(room.subarray(first), ({ from, to }) => spans.push(from + first, to + first));
      assert.deepEqual([...new Set(spans)], [4, 4 + value.length]);
    }
  });

  it('are told in letters of either case', () => {
    assert.deepEqual(found(knowing(form(value.toUpperCase())), `x ${value}`), [value]);
    assert.deepEqual(found(knowing(form(value)), `x ${value.toUpperCase()}`), [value.toUpperCase()]);
    // A sign that differs from another one by the same bit as letters do is another sign.
    assert.deepEqual(found(knowing(form('[abcdefghijklmn')), '{abcdefghijklmn'), ['abcdefghijklmn']);
    assert.deepEqual(found(knowing(form('@@@@@@@@@@@@@')), '`````````````'), []);
  });

  it('with white space or marks of escapes are told by nine', () => {
    const known = knowing(form(value, { shrinks: true }));
    for (let first = 0; first + 9 <= value.length; first++) {
      const piece = value.slice(first, first + 9);
      assert.deepEqual(found(known, `-${piece}-`), [piece]);
      assert.deepEqual(found(known, `-${piece.slice(1)}-`), []);
    }
    assert.equal(known.shortest, 9);
    assert.equal(knowing(form('hunter2hunte', { shrinks: true })).shortest, 9);
    assert.equal(knowing(form('hunter2hunt', { shrinks: true })).shortest, 11);
  });

  it('are found where one ends in the beginning of another, however little of that is left', () => {
    const other = 'uvwxyz0123456789abcdefghijkl';
    for (let last = 20; last < value.length; last++) {
      for (const before of ['', '.', '..', '...']) {
        for (const beyond of [1, 2, 3, 4, 5, 8]) {
          // The first value as far as `last`, and the other one, which goes on behind it.
          const shared = last - 20;
          if (shared + beyond < 12 || shared > 15) continue;
          const text = `${before}${value.slice(0, last)}${'!@#$^*()'.slice(0, beyond)}.`;
          const overlapping = `${other.slice(0, shared)}${'!@#$^*()'.slice(0, beyond)}`;
          const known = knowing(form(value), form(overlapping));
          assert.ok(found(known, text).includes(overlapping), `${overlapping} in ${text}`);
        }
      }
    }
  });

  it('that are short are told whole, from six characters on', () => {
    for (const text of ['hunter', 'hunter2', 'hunter2hunt']) {
      const known = knowing(form(text));
      assert.equal(known.shortest, text.length);
      for (const before of ['', 'x', 'xx', 'xxx'])
        assert.deepEqual(found(known, `${before}${text}y`), [text]);
      assert.deepEqual(found(known, `x${text.slice(0, -1)}y`), []);
      assert.deepEqual(found(known, text.slice(1)), []);
    }
    assert.deepEqual(found(knowing(form('hunte')), 'hunte'), []);
    assert.equal(knowing(form('hunte', { ambiguous: true })).ambiguous, false);
    assert.equal(knowing(form('hunter2hunte')).shortest, 12);
  });

  it('say how few characters tell one of them, until the last is dropped', () => {
    const known = knowing(form(value), form('hunter2'), form('hunter2'));
    assert.equal(known.shortest, 7);
    known.remove(form('hunter2'));
    assert.deepEqual([known.shortest, found(known, 'hunter2')], [7, ['hunter2']]);
    known.remove(form('hunter2'));
    assert.deepEqual([known.shortest, found(known, 'hunter2')], [12, []]);
    known.remove(form(value));
    assert.deepEqual([known.shortest, found(known, value)], [Number.POSITIVE_INFINITY, []]);
    assert.equal(
      knowing(form(value, { lettersOnly: true, shrinks: true })).shortest,
      Number.POSITIVE_INFINITY,
    );
  });

  it('say whether one of them holds what reads as an escape', () => {
    const known = knowing(form(value), form('x%41yz0123456789', { ambiguous: true }));
    assert.equal(known.ambiguous, true);
    known.add(form('y%41yz0123456789', { ambiguous: true }));
    known.remove(form('x%41yz0123456789', { ambiguous: true }));
    assert.equal(known.ambiguous, true);
    known.remove(form('y%41yz0123456789', { ambiguous: true }));
    assert.equal(known.ambiguous, false);
  });

  it('that are dropped are known anew once they are added again, and leave others as they are', () => {
    const known = knowing(form(value), form('9876543210zyxwvu'));
    known.remove(form(value));
    assert.deepEqual([known.shortest, found(known, value)], [12, []]);
    assert.deepEqual(found(known, '9876543210zyxwvu'), ['9876543210zyxwvu']);
    known.add(form(value));
    assert.deepEqual(found(known, value), [value]);
    known.remove(form(value));
    assert.deepEqual(found(known, value), []);
  });

  it('that begin alike are all known, and dropping one leaves the others', () => {
    const values = Array.from(
      { length: 60 },
      (_, index) => `eyJ0eXAiOiJKV1Qi${String(index).padStart(12, '0')}`,
    );
    const known = knowing(...values.map((each) => form(each)));
    for (const each of values.slice(0, 30)) known.remove(form(each));
    for (const each of values.slice(30)) assert.ok(found(known, `x ${each} y`).includes(each), each);
    assert.ok(!found(known, `${values[3]}`).includes(values[3] ?? ''));
  });

  it('leave no piece of theirs in a text, and find nothing that is none', () => {
    const letters = fc
      .array(fc.constantFrom(...'abcAB.'), { minLength: 6, maxLength: 40 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(
        letters,
        letters,
        fc.array(letters, { maxLength: 4 }),
        fc.boolean(),
        (one, other, texts, shrinks) => {
          const known = knowing(form(one, { shrinks }), form(other));
          const text = [one.slice(2), ...texts, other.slice(0, -1), one].join('');
          const hidden = new Uint8Array(text.length);
          const all = [one, other].map((each) => each.toLowerCase());
          known.find(bytesOf(text), ({ from, to }) => {
            const piece = text.slice(from, to).toLowerCase();
            assert.ok(
              all.some((each) => each.includes(piece)),
              piece,
            );
            hidden.fill(1, from, to);
          });
          for (const each of all) {
            const least = Math.min(each.length, 12);
            for (let at = 0; at + least <= text.length; at++) {
              if (!each.includes(text.slice(at, at + least).toLowerCase())) continue;
              assert.ok(hidden.subarray(at, at + least).includes(1), `${text.slice(at, at + least)} is left`);
            }
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

// Where a text is hidden: exactly what shows a value, and whole what cannot be looked into.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findSecrets } from '../../../../src/core/text/findSecrets.ts';
import { KnownValues } from '../../../../src/core/text/knownValues.ts';
import { knowing, shownOf } from '../../../support/shownText.ts';

const secret = 'aB38Q~abcdefghijklmnopqrstuvwxyz012345678';
const shown = (text: string, known = knowing(secret)): string => shownOf(text, known);
const base64 = (text: string) => Buffer.from(text).toString('base64');
const times = (count: number, encode: (text: string) => string, text: string): string =>
  count === 0 ? text : times(count - 1, encode, encode(text));

describe('what is hidden of a text', () => {
  it('is the value alone, as often as it stands there', () => {
    assert.equal(shown(`a ${secret} b ${secret}`), 'a _ b _');
    assert.equal(shown(`${secret}${secret}`), '_');
    assert.equal(shown(secret), '_');
    assert.equal(shown('hunter2', knowing('hunter2')), '_');
    assert.equal(shown(`${secret.slice(0, 20)}${secret.slice(0, 15)}`), '_');
    assert.equal(shown(`${secret} ${secret.slice(3, 20)}`), '_ _');
    assert.equal(shown(`é ${secret} \u{1f600} ${secret.slice(0, 12)}!`), 'é _ \u{1f600} _!');
    assert.equal(shown('nothing of it at all, and that is all'), 'nothing of it at all, and that is all');
    assert.equal(shown(secret.slice(0, 11)), secret.slice(0, 11));
  });

  it('is the encoded value, with no more around it than its edges share', () => {
    assert.equal(shown(`"${encodeURIComponent(`${secret}`).replace('~', '%7E')}"`), '"_"');
    assert.equal(shown(`a ${base64(secret)} b`), 'a _ b'.replace('_', '_='));
    assert.equal(shown(`a\\u0061${JSON.stringify(secret)}z`), 'a\\u0061"_"z');
    assert.equal(
      shown(`&lt;${[...secret].map((letter) => `&#${letter.charCodeAt(0)};`).join('')}&gt;`),
      '&lt;_&gt;',
    );
    assert.equal(shown(`x ${Buffer.from(secret, 'utf16le').toString('hex')} y`), 'x _00 y');
  });

  it('is found behind eight layers of escapes and four of encodings', () => {
    const escaped = [...secret].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join('');
    assert.equal(shown(`x ${times(6, encodeURIComponent, escaped)} y`), 'x _ y');
    // Padding that was encoded again shows nothing of it.
    assert.match(shown(`x ${times(4, base64, secret)} y`), /^x _[^ ]{0,12} y$/);
  });

  it('is all that is nested deeper, whatever it holds', () => {
    const innocent = 'nothing in here that is secret to anybody at all';
    assert.equal(shown(`x ${times(4, base64, innocent)} y`), `x ${times(4, base64, innocent)} y`);
    assert.match(shown(`x ${times(5, base64, innocent)} y`), /^x _[^ ]{0,16} y$/);
    const nothing = times(5, base64, '\0'.repeat(60));
    assert.equal(shown(`x ${nothing} y`), `x ${nothing} y`);
  });

  it('is what has more layers of escapes, from the first escape to the last', () => {
    const escaped = [...secret].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join('');
    const references = escaped.replaceAll(/%(..)/g, '&#x$1;');
    for (const layers of [7, 8, 11]) {
      assert.match(shown(`see ${times(layers, encodeURIComponent, escaped)} y`), /^see _.{0,5}$/);
      const xml = times(layers, (text) => text.replaceAll('&', '&amp;'), references);
      // At most the last letter is left.
      assert.match(shown(`see ${xml} y`), /^see _[amp;]*(?:#x38;)?(?: y)?$/);
    }
    const loop = times(9, encodeURIComponent, '?from=/a');
    assert.equal(
      shown(`see https://x.example/${loop}/back-to-the-beginning`),
      'see https://x.example/_k-to-the-beginning',
    );
    // Lines of a table read as shifts of UTF-7, one sign after the other.
    const table = `+${'-'.repeat(30)}+${'-'.repeat(20)}+\n| a | b |\n&${'-'.repeat(30)}`;
    assert.equal(shown(table), table);
  });

  it('is a packed stream, which nobody looks into', () => {
    assert.equal(shown('x H4sIAAAAAAAAA6tWSs7JTM0rAQDgS9Yk y'), 'x _ y');
    assert.equal(shown('x 1f8b0800000000000003ab564acec94ccd2b y'), 'x _ y');
    assert.equal(shown('x eJwrKU5OLMpMBgAOtgN9 y'), 'x _ y');
    assert.equal(shown('x eJ0rKU5OLMpMBgAOtgN9 y'), 'x eJ0rKU5OLMpMBgAOtgN9 y');
    assert.equal(shown('x AIsIAAAAAAAAA6tWSs7JTM0rAQDgS9Yk y'), 'x AIsIAAAAAAAAA6tWSs7JTM0rAQDgS9Yk y');
  });

  it('is what stands across a line that goes on, and not the mark of one that ends the text', () => {
    for (const mark of ['=\r\n', '\\\n']) {
      const text = `a ${secret.slice(0, 11)}${mark}${secret.slice(11, 20)} b`;
      assert.equal(shown(text), 'a _ b', JSON.stringify(mark));
    }
    assert.equal(shown(`${secret}=\r\n`), '_=\r\n');
    // An escape that was folded stands beside a line that goes on: each is read as what it is.
    assert.equal(shown('x aB38Q=\r\n\t7Eabc=\r\ndef y'), 'x _ y');
  });

  it('is a value that holds escapes of its own, whichever reader came first', () => {
    const odd = '%u0041Q&#65;\\nQ';
    const known = knowing(odd);
    for (const text of [
      odd,
      encodeURIComponent(odd),
      odd.replaceAll('&', '&amp;'),
      JSON.stringify(odd).slice(1, -1),
    ]) {
      assert.match(shown(`see ${text} there`, known), /^see _.{0,3} there$/);
    }
    assert.equal(shown('see %u0041 and &#65; there', known), 'see %u0041 and &#65; there');
  });

  it('is such a value in folded lines, of which each goes on with what could be the end of an escape', () => {
    const known = knowing('a%41b=5c2d%42e=7f8a%43g=9d0e%44h');
    const parts = ['a%41b=3D', '5c2d%42e=3D', '7f8a%43g=3D', '9d0e%44h'];
    for (const end of ['=\r\n', '=\r\n\t']) {
      const lines = parts.join(end);
      assert.match(shown(`x ${lines} y`, known), /^x (?:a%)?_ y$/);
      assert.match(
        shown(`x ${lines.replaceAll(/[\s=%]/g, encodeURIComponent)} y`, known),
        /^x (?:a%25)?_ y$/,
      );
    }
  });

  it('is all of a text with more orders of reading than can be tried', () => {
    const layered = '%2525252541 &amp;amp;amp;amp;#65; \\\\\\\\u0041 =3D3D3D3D41 ';
    const text = `first ${layered.repeat(12)} last`;
    const known = knowing('%u0041Q&#65;\\nQ');
    assert.equal(shown(text, known), '_');
    assert.equal(shown(text), text);
    // Different orders that come to the same reading are one.
    const few = `first ${'%252541 &amp;amp;#65; \\\\\\\\u0041 '.repeat(12)} last`;
    assert.equal(shown(few, known), few);
    // Four times as much is read as for other values: all readings of a long text too.
    const long = `first ${'%252541 &amp;amp;#65; \\\\\\\\u0041 '.repeat(300)} last`;
    assert.equal(shown(long, known), long);
  });

  it('is a character in two halves of UTF-16, each in an escape of its own', () => {
    const pictures = 'a\u{1f600}b\u{1f511}c\u{1f600}d';
    const units = Array.from({ length: pictures.length }, (_, at) => pictures.charCodeAt(at));
    const known = knowing(pictures);
    const hex = (unit: number) => unit.toString(16).padStart(4, '0');
    for (const text of [
      units.map((unit) => `%u${hex(unit)}`).join(''),
      units.map((unit) => `&#${unit};`).join(''),
      units.map((unit) => `\\u${hex(unit)}`).join(''),
      units.map((unit) => `\\x{${hex(unit)}}`).join(''),
    ])
      assert.equal(shown(`x ${text} y`, known), 'x _ y', text);
    // Half of one is what an encoder makes of it.
    assert.equal(shown('"\\ud83dbcdefgh"', knowing('\ud83dbcdefgh')), '"_"');
    assert.equal(shown('"\ufffdbcdefgh"', knowing('\ud83dbcdefgh')), '"_"');
  });

  it('is a value without its signs, between signs and markup, and not one of few letters', () => {
    assert.equal(shown(`[${[...secret].join(', ')}]`), '[_]');
    for (const between of ['%2C%20', '&quot;,&quot;', '\\u002c', '=2C'])
      assert.match(shown(`x [${[...secret].join(between)}] y`), /^x \[_\] y$/, between);
    assert.equal(shown('h.unter2', knowing('hunter2')), '_');
    assert.equal(shown('hunt.er', knowing('hunter')), '_');
    const few = 'a!b?c*d(e)f;g:h,i-j';
    assert.equal(shown(`x ${few} y`, knowing(few)), 'x _ y');
    assert.equal(shown('x abcdefghij y', knowing(few)), 'x abcdefghij y');
  });

  it('is nothing if no value is known', () => {
    assert.deepEqual(findSecrets(`x ${secret} y H4sIAAAAAAAAA6tWSs7JTM0rAQDgS9Yk`, new KnownValues()), []);
  });

  it('is a value that was broken into pieces too short to tell it, with something between them', () => {
    const lines = secret.match(/.{1,11}/g) ?? [];
    const broken: readonly (readonly [string, string])[] = [
      [lines.map((line) => `* NO ${line}`).join('\r\n'), '* NO _\r\n* NO _\r\n* NO _\r\n* NO _'],
      [
        lines.map((line, at) => `2026-11-29T12:00:0${at}.123Z INFO [proxy] ${line}`).join('\n'),
        lines.map((_, at) => `2026-11-29T12:00:0${at}.123Z INFO [proxy] _`).join('\n'),
      ],
      [
        JSON.stringify(Object.fromEntries(lines.map((line, at) => [`x${at}`, line]))),
        '{"x0":"_","x1":"_","x2":"_","x3":"_"}',
      ],
      [
        lines.map((line, at) => `x${at}="${line}"`).join(';\r\n '),
        'x0="_";\r\n x1="_";\r\n x2="_";\r\n x3="_"',
      ],
    ];
    for (const [text, left] of broken) assert.equal(shown(text), left);
    // In another order, far from each other, or alone, a piece is no more than a word.
    const [first = '', second = ''] = secret.match(/.{8}/g) ?? [];
    for (const text of [
      `${second} x ${first}`,
      `${first}${' and'.repeat(60)}${second}`,
      `${first} ${first}`,
    ]) {
      assert.equal(shown(text), text);
    }
  });
});

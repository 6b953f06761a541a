// An esbuild plugin: of the icon font the page gets the icons that its style sheet names. The whole font has five hundred.
const { readFileSync } = require('node:fs');

/** What is left of a font; GSUB holds ligatures that the page has no use for. */
const tablesKept = ['OS/2', 'cmap', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'name', 'post'];

/** The tables of a TrueType font by name; https://learn.microsoft.com/typography/opentype/spec/otff */
function tablesOf(font) {
  const rows = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + 16 * index);
  return new Map(
    rows.map((at) => {
      const start = font.readUInt32BE(at + 8);
      return [font.toString('latin1', at, at + 4), font.subarray(start, start + font.readUInt32BE(at + 12))];
    }),
  );
}

/** Code point -> glyph, from the font's table of format 12 or 4. */
function glyphOf(cmap, codePoint) {
  for (let index = 0; index < cmap.readUInt16BE(2); index += 1) {
    const table = cmap.subarray(cmap.readUInt32BE(8 + 8 * index));
    const found = { 4: inFormat4, 12: inFormat12 }[table.readUInt16BE(0)]?.(table, codePoint);
    if (found) return found;
  }
  throw new Error(`The icon font has no icon ${codePoint.toString(16)}.`);
}

function inFormat12(table, codePoint) {
  for (let at = 16; at < table.readUInt32BE(4); at += 12) {
    const first = table.readUInt32BE(at);
    if (codePoint >= first && codePoint <= table.readUInt32BE(at + 4))
      return table.readUInt32BE(at + 8) + codePoint - first;
  }
  return undefined;
}

function inFormat4(table, codePoint) {
  const size = table.readUInt16BE(6);
  for (let end = 14; end < 14 + size; end += 2) {
    const first = end + size + 2;
    if (codePoint > table.readUInt16BE(end) || codePoint < table.readUInt16BE(first)) continue;
    const shift = table.readUInt16BE(first + size);
    const offset = table.readUInt16BE(first + 2 * size);
    const glyph =
      offset === 0
        ? codePoint
        : table.readUInt16BE(first + 2 * size + offset + 2 * (codePoint - table.readUInt16BE(first)));
    return glyph === 0 ? undefined : (glyph + shift) % 0x10000;
  }
  return undefined;
}

/** Offsets of all glyphs: halved in 16 bits, or in 32. */
function offsetsOf(loca, long) {
  const width = long ? 4 : 2;
  return Array.from({ length: loca.length / width }, (_, index) =>
    long ? loca.readUInt32BE(4 * index) : 2 * loca.readUInt16BE(2 * index),
  );
}

/** Outlines of these glyphs alone; the others keep their number and are empty. */
function outlines(glyf, offsets, wanted) {
  const parts = [];
  const loca = Buffer.alloc(4 * offsets.length);
  let at = 0;
  for (const [glyph, start] of offsets.slice(0, -1).entries()) {
    loca.writeUInt32BE(at, 4 * glyph);
    if (!wanted.has(glyph)) continue;
    const outline = glyf.subarray(start, offsets[glyph + 1]);
    if (outline.length > 0 && outline.readInt16BE(0) < 0)
      throw new Error(
        `Glyph ${glyph} of the icon font is made of others, which scripts/iconFont.cjs leaves out.`,
      );
    parts.push(outline);
    at += outline.length;
  }
  loca.writeUInt32BE(at, 4 * (offsets.length - 1));
  return { glyf: Buffer.concat(parts), loca };
}

/** A table of format 12 with these pairs of code point and glyph. */
function cmapOf(pairs) {
  const groups = pairs.toSorted(([a], [b]) => a - b).flatMap(([code, glyph]) => [code, code, glyph]);
  const numbers = [
    0x00000001,
    0x0003000a,
    12,
    0x000c0000,
    16 + 4 * groups.length,
    0,
    pairs.length,
    ...groups,
  ];
  const cmap = Buffer.alloc(4 * numbers.length);
  for (const [index, value] of numbers.entries()) cmap.writeUInt32BE(value, 4 * index);
  return cmap;
}

function checksum(table) {
  const padded = Buffer.concat([table, Buffer.alloc(-table.length & 3)]);
  let sum = 0;
  for (let at = 0; at < padded.length; at += 4) sum = (sum + padded.readUInt32BE(at)) >>> 0;
  return sum;
}

/** The file of these tables: a directory, then each at a multiple of four bytes. */
function fontOf(tables) {
  const power = 2 ** Math.floor(Math.log2(tables.size));
  const directory = Buffer.alloc(12 + 16 * tables.size);
  directory.writeUInt32BE(0x00010000, 0);
  const search = [tables.size, 16 * power, Math.log2(power), 16 * (tables.size - power)];
  for (const [index, value] of search.entries()) directory.writeUInt16BE(value, 4 + 2 * index);
  const parts = [directory];
  let start = directory.length;
  for (const [index, [name, table]] of [...tables].entries()) {
    const at = 12 + 16 * index;
    directory.write(name, at, 'latin1');
    for (const [place, value] of [checksum(table), start, table.length].entries())
      directory.writeUInt32BE(value, at + 4 + 4 * place);
    parts.push(table, Buffer.alloc(-table.length & 3));
    start += table.length + (-table.length & 3);
  }
  return Buffer.concat(parts);
}

/**
 * @param {Buffer} font a TrueType font of simple glyphs
 * @param {readonly number[]} codePoints
 * @returns {Buffer} the font with these icons
 */
function withIcons(font, codePoints) {
  const tables = tablesOf(font);
  const pairs = codePoints.map((code) => [code, glyphOf(tables.get('cmap'), code)]);
  const offsets = offsetsOf(tables.get('loca'), tables.get('head').readInt16BE(50) === 1);
  const head = Buffer.from(tables.get('head'));
  head.writeInt16BE(1, 50);
  head.writeUInt32BE(0, 8);
  // Version 3 has no names of glyphs.
  const post = Buffer.from(tables.get('post').subarray(0, 32));
  post.writeUInt32BE(0x00030000, 0);
  const made = {
    ...outlines(tables.get('glyf'), offsets, new Set([0, ...pairs.map(([, glyph]) => glyph)])),
    cmap: cmapOf(pairs),
    head,
    post,
  };
  const whole = fontOf(new Map(tablesKept.map((name) => [name, made[name] ?? tables.get(name)])));
  // A part of the same memory.
  tablesOf(whole)
    .get('head')
    .writeUInt32BE((0xb1b0afba - checksum(whole)) >>> 0, 8);
  return whole;
}

/** @param {string} sheet the style sheet that names the icons, as `content: "\ea60"` */
const iconFont = (sheet) => ({
  name: 'icon-font',
  setup(build) {
    build.onLoad({ filter: /codicon\.ttf$/ }, ({ path: file }) => {
      const named = readFileSync(sheet, 'utf8').matchAll(/content: "\\([0-9a-f]+)"/g);
      const codePoints = [...new Set([...named].map(([, digits]) => Number.parseInt(digits, 16)))];
      return { contents: withIcons(readFileSync(file), codePoints), loader: 'dataurl', watchFiles: [sheet] };
    });
  },
});

module.exports = { iconFont };

// Which characters are left out when text is searched for secrets: what a page does not draw, what it draws over the
// letter before, and white space. And which are read as another: letters that look the same to a reader.

/**
 * First and last code point of each range (Unicode: White_Space, Default_Ignorable_Code_Point, controls, blocks of
 * combining marks).
 */
const ranges: readonly (readonly [number, number])[] = [
  [0x00, 0x20],
  [0x7f, 0xa0],
  [0xad, 0xad],
  [0x0300, 0x036f],
  [0x061c, 0x061c],
  [0x115f, 0x1160],
  [0x1680, 0x1680],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x2000, 0x200f],
  [0x2028, 0x202f],
  [0x1ab0, 0x1aff],
  [0x1dc0, 0x1dff],
  [0x205f, 0x206f],
  [0x20d0, 0x20ff],
  [0x3000, 0x3000],
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f],
  [0xfe20, 0xfe2f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xfffb],
  [0x1d173, 0x1d17a],
  [0xe0000, 0xe0fff],
];

/** Blocks of letters in another dress: raised, in a circle, in bold, of full width. */
const styled: readonly (readonly [number, number])[] = [
  [0x2070, 0x209c],
  [0x2100, 0x214f],
  [0x2460, 0x24ff],
  [0xfe50, 0xfe6f],
  [0xff01, 0xff5e],
  [0x1d400, 0x1d7ff],
  [0x1f130, 0x1f149],
];

const kinds = { ordinary: 0, invisible: 1, styled: 2 } as const;

/** One byte for each code point of the basic plane. */
const basicPlane = new Uint8Array(0x10000);
for (const [first, last] of styled) basicPlane.fill(kinds.styled, first, Math.min(last + 1, 0x10000));
for (const [first, last] of ranges) basicPlane.fill(kinds.invisible, first, Math.min(last + 1, 0x10000));

const isIn = (blocks: typeof ranges, codePoint: number): boolean =>
  blocks.some(([first, last]) => codePoint >= first && codePoint <= last);

/** True for a character that can be put between the letters of a secret without being seen. */
export function isInvisible(codePoint: number): boolean {
  return codePoint < 0x10000 ? basicPlane[codePoint] === kinds.invisible : isIn(ranges, codePoint);
}

/** True for a character that is searched for as it is. */
export function isOrdinary(codePoint: number): boolean {
  if (codePoint < 0x10000) return basicPlane[codePoint] === kinds.ordinary;
  return !isIn(ranges, codePoint) && !isIn(styled, codePoint);
}

/** The ASCII character that a reader takes it for (NFKC of Unicode Standard Annex 15); others are themselves. */
export function plainForm(codePoint: number): number {
  if (isOrdinary(codePoint)) return codePoint;
  const form = String.fromCodePoint(codePoint).normalize('NFKC');
  return form.length === 1 && form < '\u007f' ? form.charCodeAt(0) : codePoint;
}

// Which texts a page of ours draws: the build knows the sources of each page and marks their texts, the host sends no others.

export type PageName = 'wizard' | 'audit';

/** JSON: marks of four characters in a row, by page; the build defines it (scripts/l10n/pageTexts.mjs). */
declare const pageTextMarks: string | undefined;

const markLength = 4;

/** A short digest (FNV-1a): another text of the same mark is sent, too, and does no harm. */
export function textMark(key: string): string {
  let hash = 0x811c9dc5;
  for (const character of key) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return ((hash >>> 0) % 36 ** markLength).toString(36).padStart(markLength, '0');
}

/** Whether a page draws the text of this key; every text for a page that was not built, as in a test. */
export function drawnBy(page: PageName): (key: string) => boolean {
  if (typeof pageTextMarks === 'undefined') return () => true;
  const byPage: Readonly<Record<PageName, string>> = JSON.parse(pageTextMarks);
  const marks = new Set(byPage[page].match(/.{4}/g));
  return (key) => marks.has(textMark(key));
}

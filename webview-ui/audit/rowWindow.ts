// Which rows of a long table are in the document: those in view and some around them. Pure.

export interface RowWindow {
  readonly first: number;
  /** One past the last. */
  readonly end: number;
}

/** Rows kept above and below those in view. */
const around = 20;

/** `top` and `height` in pixels of the scrolled area; the rows are all as high as one. */
export function rowWindow(top: number, height: number, rowHeight: number, count: number): RowWindow {
  if (!(rowHeight > 0)) return { first: 0, end: Math.min(count, 2 * around) };
  const from = Math.max(0, Math.floor(top / rowHeight) - around);
  const end = Math.min(count, Math.ceil((Math.max(0, top) + height) / rowHeight) + around);
  // Scrolled past the end, as when a filter leaves fewer rows, the last ones are shown.
  return { first: Math.min(from, Math.max(0, end - 1)), end };
}

// Cells that a narrow window cut off: what is left may confirm a value and can never deny one.

/** PowerShell 7 ends a cut cell with an ellipsis, Windows PowerShell with dots; braces may close behind them. */
const mark = /\s?(?:\u2026|\.{2,3})\s?\}?$/;

/** True where the text goes on beyond what was printed. */
export const isCut = (text: string): boolean => mark.test(text);

/** What is left of a cut text, without the mark. */
export const leftOf = (text: string): string => text.replace(mark, '');

// Cells that a narrow window cut off: what is left may confirm a value and can never deny one.

/** PowerShell 7 ends a cut cell with an ellipsis, Windows PowerShell with dots; braces may close behind them. */
const mark = /\s?(?:\u2026|\.{2,3})\s?\}?$/;

/** Export-Csv and a shallow ConvertTo-Json print the type of a list in place of what it holds. */
const typeName = /^(?:[A-Za-z]\w*\.){1,12}\w{1,60}\[\S{0,80}\]$|^System\.(?:Collections\.\S{1,120}|Object)$/;

/** True if the text goes on beyond what was printed. */
export const isCut = (text: string): boolean => mark.test(text) || typeName.test(text);

/** What is left of a cut text, without the mark. */
export const leftOf = (text: string): string => (typeName.test(text) ? '' : text.replace(mark, ''));

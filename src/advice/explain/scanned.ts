// Letters and digits that text recognition takes for one another in a picture of a screen.

/** In numbers: O for 0, l and I for 1; in words: 1 for l or I, 0 for o or O, I for l; S for 5 in AADSTS and back. */
export const asMeant = (text: string): string =>
  text
    .replace(/\b[A4]{1,2}[D0O][S5]T[S5][\s:#-]{0,3}(?=[\dOolI])/g, 'AADSTS')
    .replace(/(?<=\bAADSTS)[\dOolI]{4,8}\b/g, inDigits)
    .replace(/(?<=\bAADSTS)(\d{2,6}) (\d{1,5})(?=\s?:)/g, '$1$2')
    .replace(/\b[2-5OSlI][\dOlI]{2} (?=[245S][.,][\dOlI]{1,3}[.,][\dOlI])/g, inDigits)
    .replace(/\b[245S][.,][\dOlI]{1,3}[.,][\dOlI]{1,3}\b/g, (code) => inDigits(code).replaceAll(',', '.'))
    .replace(/(?<=[a-z])1(?=[a-z]{2})|(?<=[a-z]{4})1\b/g, 'l')
    .replace(/(?<=[a-z])0(?=[a-z])/g, 'o')
    .replace(/(?<=[A-Z])1(?=[A-Z])/g, 'I')
    .replace(/(?<=[A-Z])0(?=[A-Z])/g, 'O')
    .replace(/(?<=[a-z]C)I(?=[a-z])/g, 'l')
    .replace(/(?<=[a-z])I(?=[a-z])/g, 'l');

const inDigits = (number: string): string =>
  number.replaceAll(/[Oo]/g, '0').replaceAll(/[lI]/g, '1').replaceAll('S', '5');

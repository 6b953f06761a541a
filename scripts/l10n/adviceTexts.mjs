// The texts of the advice that is translated, read from its rows: a title, and each sentence or line that `l10n.shown` finds.
import { rows } from '../../src/advice/rows.ts';
import { translatedCodes } from '../../src/advice/translatedCodes.ts';
import { isCommand } from '../../src/pages/commandLine.ts';

/** Named placeholders become `{0}`, `{1}` …, each name one number. */
function numbered(text) {
  const names = [];
  return text.replace(/\{([a-zA-Z]+)\}/g, (_, name) => {
    if (!names.includes(name)) names.push(name);
    return `{${names.indexOf(name)}}`;
  });
}

/** Words of ours: no command, no placeholder that stands for itself. */
const isText = (line) => !isCommand(line) && /\p{L}{2}/u.test(line.replace(/\{\w+\}/g, ''));

/** @returns {string[]} */
export const adviceTexts = () =>
  translatedCodes
    .flatMap((code) => {
      const { title, cause, fix, check } = rows[code];
      return [title, cause, ...fix.split('\n'), ...(check?.split('\n') ?? [])];
    })
    .filter(isText)
    .map(numbered);

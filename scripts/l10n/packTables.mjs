// The tables as they are shipped. VS Code's form repeats the English text as the key of every text in every language, which
// is two thirds of their bytes; so the keys are one file of their own, and each language a list in the same order.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../setup/paths.mjs';
import { baseFile, languages, tableOf } from './bundles.mjs';
import { extract } from './extract.mjs';

/** Its texts are translated by VS Code itself, before anything of ours is loaded: they stay in VS Code's form. */
const shownAtOnce = 'src/host/agents/registerTools.ts';

/** @returns {Record<string, string>} the contents of the files of dist/l10n by name; src/host/shell/windowLanguage.ts reads them */
export function packTables() {
  const read = (file) => readFileSync(path.join(root, file), 'utf8');
  const keys = Object.keys(JSON.parse(read(baseFile)));
  const atOnce = Object.keys(extract({ [shownAtOnce]: read(shownAtOnce) }).texts);
  const tables = languages.map((language) => {
    const table = tableOf(language);
    const packed = {
      ...Object.fromEntries(atOnce.map((key) => [key, table[key]])),
      texts: keys.map((key) => table[key] ?? key),
    };
    return [`bundle.l10n.${language}.json`, JSON.stringify(packed)];
  });
  return { 'keys.json': JSON.stringify(keys), ...Object.fromEntries(tables) };
}

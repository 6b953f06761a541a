// The tables as they are shipped. l10n/ repeats the English text as the key of every text in every language, which is two
// thirds of their bytes; so the keys are one file of their own, and each language a list in the same order.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../setup/paths.mjs';
import { baseFile, languages, tableOf } from './bundles.mjs';

/** @returns {Record<string, string>} the contents of the files of dist/l10n by name; src/host/shell/windowLanguage.ts reads them */
export function packTables() {
  const keys = Object.keys(JSON.parse(readFileSync(path.join(root, baseFile), 'utf8')));
  const tables = languages.map((language) => {
    const table = tableOf(language);
    return [`${language}.json`, JSON.stringify(keys.map((key) => table[key] ?? key))];
  });
  return { 'keys.json': JSON.stringify(keys), ...Object.fromEntries(tables) };
}

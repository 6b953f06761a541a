// The texts of the window in every language: what the sources mark, and the tables that translators keep.
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { tableLanguages } from '../../src/host/shell/tableLanguages.ts';
import { root } from '../setup/paths.mjs';
import { adviceTexts } from './adviceTexts.mjs';
import { extract } from './extract.mjs';
import { tableTexts } from './tableTexts.mjs';
import { unmarked } from './unmarked.mjs';

export const languages = tableLanguages;

export const baseFile = 'l10n/bundle.l10n.json';
export const tableFile = (language) => `l10n/bundle.l10n.${language}.json`;

const sourceFiles = () =>
  globSync(['src/**/*.ts', 'webview-ui/**/*.ts'], { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file !== 'src/core/l10n.ts')
    .sort();

const read = (file) => readFileSync(path.join(root, file), 'utf8');

/** What the sources mark, and what is wrong with how they do. */
export const marked = () =>
  extract(Object.fromEntries(sourceFiles().map((file) => [file, read(file)])), [
    ...adviceTexts(),
    ...tableTexts(),
  ]);

/** Words of the host that are shown without a mark: names and addresses, which are the same in every language, too. */
export const notMarked = () =>
  unmarked(
    Object.fromEntries(
      sourceFiles()
        .filter((file) => file.startsWith('src/host/'))
        .map((file) => [file, read(file)]),
    ),
  );

/** The table of a language as it is; empty before a translator has begun. */
export const tableOf = (language) =>
  existsSync(path.join(root, tableFile(language))) ? JSON.parse(read(tableFile(language))) : {};

/** The same table, in the order of the base and without texts that are gone. */
export function tidied(table, texts) {
  return Object.fromEntries(Object.keys(texts).flatMap((key) => (key in table ? [[key, table[key]]] : [])));
}

export const asJson = (value) => `${JSON.stringify(value, null, 2)}\n`;

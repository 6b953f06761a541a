// package.json as VS Code shows it in English: its `%key%` texts stand in package.nls.json, those of a language beside it.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../setup/paths.mjs';

const read = (file) => JSON.parse(readFileSync(path.join(root, file), 'utf8'));

export const manifestTextsFile = (language) => `package.nls.${language}.json`;

/** Key to English text. */
export const manifestTexts = () => read('package.nls.json');

/** Key to text of a language; empty before a translator has begun. */
export const manifestTextsOf = (language) =>
  existsSync(path.join(root, manifestTextsFile(language))) ? read(manifestTextsFile(language)) : {};

/** package.json with its English texts. */
export const englishManifest = () => filled(read('package.json'), manifestTexts());

function filled(value, texts) {
  if (typeof value === 'string') {
    const key = /^%([^%]+)%$/.exec(value)?.[1];
    return key === undefined ? value : (texts[key] ?? value);
  }
  if (Array.isArray(value)) return value.map((each) => filled(each, texts));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, filled(each, texts)]));
}

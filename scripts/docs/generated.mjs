// The documents that are written from the code: path to text. `npm run docs` writes them, test/rules compares them.
import { englishManifest } from '../l10n/manifest.mjs';
import { codePages } from './codePages.mjs';
import { reference } from './reference.mjs';

/** @returns {Record<string, string>} paths from the root, with forward slashes */
export function generatedDocuments() {
  const manifest = englishManifest();
  const pages = Object.entries(codePages()).map(([name, text]) => [`docs/codes/${name}`, text]);
  return { ...Object.fromEntries(pages), 'docs/reference.md': reference(manifest) };
}

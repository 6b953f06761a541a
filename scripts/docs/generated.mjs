// The documents that are written from the code: path to text. `npm run docs` writes them, test/rules compares them.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../setup/paths.mjs';
import { codePages } from './codePages.mjs';
import { reference } from './reference.mjs';

/** @returns {Record<string, string>} paths from the root, with forward slashes */
export function generatedDocuments() {
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const pages = Object.entries(codePages()).map(([name, text]) => [`docs/codes/${name}`, text]);
  return { ...Object.fromEntries(pages), 'docs/reference.md': reference(manifest) };
}

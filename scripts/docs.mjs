// npm run docs: writes the documents that are made from the code.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { needModernNode } from './setup/node24.mjs';
import { needNodeModules } from './setup/nodeModules.mjs';
import { root } from './setup/paths.mjs';
import { say, sayFailure } from './setup/say.mjs';

try {
  await needModernNode();
  await needNodeModules();
  const { generatedDocuments } = await import('./docs/generated.mjs');
  const documents = generatedDocuments();
  const codes = path.join(root, 'docs', 'codes');
  rmSync(codes, { recursive: true, force: true });
  mkdirSync(codes, { recursive: true });
  for (const [file, text] of Object.entries(documents)) writeFileSync(path.join(root, file), text);
  say(`Wrote ${Object.keys(documents).length} documents.`);
} catch (error) {
  sayFailure(error);
  process.exitCode = 1;
}

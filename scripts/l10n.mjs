// npm run l10n: writes the texts that the sources mark, takes texts that are gone out of the translations, and says what
// each language lacks.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { needModernNode } from './setup/node24.mjs';
import { needNodeModules } from './setup/nodeModules.mjs';
import { root } from './setup/paths.mjs';
import { say, sayFailure } from './setup/say.mjs';

try {
  await needModernNode();
  await needNodeModules();
  const { asJson, baseFile, languages, marked, notMarked, tableFile, tableOf, tidied } = await import(
    './l10n/bundles.mjs'
  );
  const { texts, faults } = marked();
  if (faults.length > 0) throw new Error(faults.join('\n'));
  for (const place of notMarked())
    say(`Shown and not marked, unless it is the same in every language: ${place}`);
  writeFileSync(path.join(root, baseFile), asJson(texts));
  const keys = Object.keys(texts);
  say(`${keys.length} texts.`);
  const { manifestTexts, manifestTextsFile, manifestTextsOf } = await import('./l10n/manifest.mjs');
  for (const language of languages) {
    const table = tidied(tableOf(language), texts);
    writeFileSync(path.join(root, tableFile(language)), asJson(table));
    const manifest = tidied(manifestTextsOf(language), manifestTexts());
    writeFileSync(path.join(root, manifestTextsFile(language)), asJson(manifest));
    const missing = [
      ...keys.filter((key) => !(key in table)),
      ...Object.keys(manifestTexts()).filter((key) => !(key in manifest)),
    ];
    say(`${language}: ${missing.length} to translate${missing.length === 0 ? '.' : ', English until then:'}`);
    if (process.argv.includes('--missing')) for (const key of missing) say(`  ${JSON.stringify(key)}`);
  }
} catch (error) {
  sayFailure(error);
  process.exitCode = 1;
}

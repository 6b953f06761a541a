// A language pack without texts: VS Code's window has this display language, VS Code's own words stay English.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * VS Code shows a language only if a pack of it is in this list, which it keeps beside its settings. Extensions read
 * their tables by the language alone, so nothing of Microsoft's pack is needed.
 *
 * @param dataFolder where the server keeps its user data
 */
export function addLanguagePack(dataFolder: string, language: string): void {
  mkdirSync(dataFolder, { recursive: true });
  const texts = path.join(dataFolder, `no-texts.${language}.json`);
  writeFileSync(texts, JSON.stringify({ contents: {} }));
  const pack = {
    hash: language,
    extensions: [{ extensionIdentifier: { id: `test.language-pack-${language}` }, version: '1.0.0' }],
    translations: { vscode: texts },
    label: language,
  };
  writeFileSync(path.join(dataFolder, 'languagepacks.json'), JSON.stringify({ [language]: pack }));
}

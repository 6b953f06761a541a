// The language of the window, whose table is read here: one that package.json names (`l10n`) VS Code would read through the
// window before it activates the extension, which waits for that.
import { env, Uri, workspace } from 'vscode';
import * as l10n from '../../core/l10n.ts';
import { tableLanguages } from './tableLanguages.ts';

/** From here on texts are shown in the window's language; without a table for it they are English. */
export async function useWindowLanguage(extensionUri: Uri): Promise<void> {
  const { language } = env;
  const contents = tableLanguages.includes(language) ? await tableOf(language, extensionUri) : undefined;
  l10n.config({ contents, language });
}

/** As they are shipped, the texts are a list, and the English ones another, which a window in English never reads. */
async function tableOf(language: string, extensionUri: Uri): Promise<l10n.TextTable> {
  const read = async (name: string): Promise<readonly string[]> => {
    const file = await workspace.fs.readFile(Uri.joinPath(extensionUri, 'dist/l10n', `${name}.json`));
    return JSON.parse(new TextDecoder().decode(file));
  };
  const [keys, texts] = await Promise.all([read('keys'), read(language)]);
  return Object.fromEntries(keys.map((key, index) => [key, texts[index] ?? key]));
}

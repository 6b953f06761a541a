// The language of the window: the table that VS Code has read for this extension (package.json, `l10n`).
import { env, Uri, l10n as windowTexts, workspace } from 'vscode';
import * as l10n from '../../core/l10n.ts';

/** From here on texts are shown in the window's language; without a table for it they are English. */
export async function useWindowLanguage(extensionUri: Uri): Promise<void> {
  const { bundle } = windowTexts;
  const packed: unknown = bundle?.['texts'];
  const contents = Array.isArray(packed) ? await unpacked(packed, extensionUri) : bundle;
  l10n.config({ contents, language: env.language });
}

/** As they are shipped, the texts are a list, and the English ones another, which a window in English never reads. */
async function unpacked(texts: readonly unknown[], extensionUri: Uri): Promise<l10n.TextTable> {
  const file = await workspace.fs.readFile(Uri.joinPath(extensionUri, 'dist/l10n/keys.json'));
  const keys: readonly string[] = JSON.parse(new TextDecoder().decode(file));
  return Object.fromEntries(keys.map((key, index) => [key, String(texts[index])]));
}

// The language of the window: the table that VS Code has read for this extension (package.json, `l10n`).
import { env, l10n as windowTexts } from 'vscode';
import * as l10n from '../../core/l10n.ts';

/** From here on texts are shown in the window's language; without a table for it they are English. */
export function useWindowLanguage(): void {
  l10n.config({ contents: windowTexts.bundle, language: env.language });
}

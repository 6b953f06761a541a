// The switches of what is shown in files that configure mail.
import { type TextDocument, workspace } from 'vscode';

/** True unless the setting of this name switches it off for the document. */
export const isConfigCheckOn = (
  document: TextDocument,
  key: 'enabled' | 'codeLens' | 'inlayHints',
): boolean => workspace.getConfiguration('exchangeOAuth.configCheck', document).get(key, true);

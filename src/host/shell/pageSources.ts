// The built files of one of our own pages, for the webview that shows it.

import { readFileSync } from 'node:fs';
import { Uri, type Webview } from 'vscode';
import { newNonce, type PageSources } from './pageHtml.ts';
import type { PageName } from './pageTexts.ts';

/** The folder of everything that our pages load. */
export const pageFolder = (extensionUri: Uri): Uri => Uri.joinPath(extensionUri, 'dist/webview');

/** Read anew for every page. Throws if the extension's own files cannot be read. */
export function pageSources(webview: Webview, extensionUri: Uri, name: PageName): PageSources {
  const folder = pageFolder(extensionUri);
  const text = (file: string) => readFileSync(Uri.joinPath(folder, file).fsPath, 'utf8');
  return {
    script: text(`${name}.js`),
    style: text(`${name}.css`),
    folder: webview.asWebviewUri(folder).toString(),
    nonce: newNonce(),
  };
}

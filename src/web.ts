// What a window without Node loads (vscode.dev, a workspace in the browser): registers what package.json contributes.
import * as vscode from 'vscode';
import { contribute } from './host/contribute.ts';
import { createFiles } from './host/web/files.ts';

type Web = typeof import('./startWeb.ts');

/** The bundles that startWeb.ts imports as they are needed; the build knows them (esbuild.js). */
declare const lazyWebFiles: readonly string[];

export function activate(context: vscode.ExtensionContext): void {
  // Menus, the welcome and the walkthrough offer what works here.
  void vscode.commands.executeCommand('setContext', 'exchangeOAuth.withoutNode', true);
  const files = createFiles(vscode.Uri.joinPath(context.extensionUri, 'dist'), vscode);
  const fetchRest = () => files.fetched(lazyWebFiles);
  contribute(context, async (view, redraw) => {
    await files.fetched(['web.js']);
    return (files.load('./web.js') as Web).startWeb(context, { view, redraw, fetchRest });
  });
}

// Scan Workspace for Mail Configuration, and Find EWS Use: whole workspaces, by command only, with progress and cancel.

import { type DiagnosticCollection, languages, workspace } from 'vscode';
import * as l10n from '../../core/l10n.ts';
import { configScanMarkdown } from '../../pages/configScanPage.ts';
import { ewsUseMarkdown, type FileUse } from '../../pages/ewsUsePage.ts';
import { type Command, type RunContext, simpleCommand } from '../shell/command.ts';
import type { Pages } from '../shell/pages.ts';
import { forEachFile } from './workspaceFiles.ts';

/** What closed files hold; open ones are checked as they are shown. */
let found: DiagnosticCollection | undefined;

interface ScannedFile {
  readonly file: string;
  readonly problems: readonly { readonly line: number; readonly code: string; readonly severity: string }[];
}

type Disposables = { dispose(): unknown }[];

export const scanCommands = (pages: Pages, subscriptions: Disposables): readonly Command[] => [
  simpleCommand({
    id: 'exchangeOAuth.config.scan',
    progress: () => ({ title: l10n.t('Looking for mail configuration'), where: 'notification' }),
    run: async (_call, work) => scanWorkspace(work, subscriptions),
    tell: ({ files, read, cut }) =>
      pages.show(l10n.t('Mail configuration in this workspace'), configScanMarkdown(files, read, cut)),
  }),
  simpleCommand({
    id: 'exchangeOAuth.ews.findUse',
    progress: () => ({ title: l10n.t('Looking for EWS'), where: 'notification' }),
    run: async (_call, work) => findUse(work),
    tell: ({ markdown }) => pages.show(l10n.t('EWS in this workspace'), markdown),
  }),
];

/** Lists the files with problems, and underlines these in files that are not open. */
async function scanWorkspace(work: RunContext, subscriptions: Disposables) {
  const { readConfig } = await import('../../configs/readConfig.ts');
  const { diagnosticsOf } = await import('./configEditor.ts');
  if (found === undefined) {
    found = languages.createDiagnosticCollection('exchangeOAuth.scan');
    subscriptions.push(found);
  }
  const collection = found;
  collection.clear();
  const files: ScannedFile[] = [];
  const { read, cut } = await forEachFile(work, async ({ uri, name, text }) => {
    const { problems } = readConfig({ text, fileName: name });
    if (problems.length === 0) return;
    files.push({
      file: name,
      problems: problems.map(({ line, code, severity }) => ({ line, code, severity })),
    });
    const open = workspace.textDocuments.some((document) => document.uri.toString() === uri.toString());
    if (open || files.length > 200) return;
    const document = await workspace.openTextDocument(uri);
    collection.set(uri, diagnosticsOf(document, readConfig({ text: document.getText(), fileName: name })));
  });
  return { files, read, cut };
}

/** The page, and the same for code: each use with what takes its place. */
async function findUse(work: RunContext) {
  const { apiUseOf } = await import('../../configs/ewsUse.ts');
  const files: FileUse[] = [];
  const { cut } = await forEachFile(work, ({ name, text }) => {
    const { uses, graphPermissions } = apiUseOf(text);
    if (uses.length > 0 || graphPermissions.length > 0) files.push({ file: name, uses, graphPermissions });
  });
  return {
    markdown: ewsUseMarkdown(files, cut),
    files: files.map(({ file, uses }) => ({
      file,
      uses: uses.map(({ line, operation }) => ({
        line,
        operation: operation.name,
        graph: operation.graph,
        permission: operation.permission,
      })),
    })),
  };
}

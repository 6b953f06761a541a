// The page behind a problem's code: why it is one and what to do, in a read-only document.
import type { TextDocumentContentProvider } from 'vscode';
import { problemMarkdown } from '../../pages/problemPage.ts';

export const problemScheme = 'exchange-oauth-problem';

export const problemPages: TextDocumentContentProvider = {
  provideTextDocumentContent: (uri) => problemMarkdown(uri.path.slice(1).replace(/\.md$/, '')),
};

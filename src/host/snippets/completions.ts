// What completion offers in a known file: for each mailbox, the text that the file's program needs.

import {
  type CancellationToken,
  CompletionItem,
  CompletionItemKind,
  languages,
  MarkdownString,
  type Position,
  Range,
  SnippetString,
  type TextDocument,
} from 'vscode';
import type { DemoEndpoints } from '../../core/endpoints/endpoints.ts';
import * as l10n from '../../core/l10n.ts';
import type { StoredRegistration } from '../../core/registration/storedRegistration.ts';
import { type ConfigFile, configFiles } from '../../products/configFiles.ts';

/** More are not offered: a list of hundreds is of no use, and each is rendered. */
const mostItems = 40;

export interface CompletionRequest {
  readonly document: TextDocument;
  readonly position: Position;
  readonly token: CancellationToken;
  readonly registrations: readonly StoredRegistration[];
  readonly demo: DemoEndpoints | undefined;
}

export async function completions(request: CompletionRequest): Promise<CompletionItem[]> {
  const { document, position } = request;
  const line = document.lineAt(position.line).text;
  const before = /(?<!\S)\S*$/.exec(line.slice(0, position.character))?.[0] ?? '';
  // In the middle of a line there is no place for a whole part.
  if (line.slice(0, position.character - before.length).trim() !== '') return [];
  if (line.slice(position.character).trim() !== '') return [];
  const range = new Range(position.translate(0, -before.length), position);
  const here = configFiles.filter(({ patterns }) =>
    patterns.some((pattern) => languages.match({ pattern }, document) > 0),
  );
  const items: CompletionItem[] = [];
  for (const file of here) {
    for (const target of file.targets) items.push(...(await itemsOf(request, file, target, range)));
  }
  return items.slice(0, mostItems);
}

async function itemsOf(
  { registrations, demo, token }: CompletionRequest,
  file: ConfigFile,
  target: string,
  range: Range,
): Promise<readonly CompletionItem[]> {
  const { findTarget, isRefusal, renderTarget, targetName } = await import('../../products/registry.ts');
  const product = findTarget(target);
  const items: CompletionItem[] = [];
  if (product === undefined) return items;
  for (const { registration } of registrations) {
    for (const mailbox of registration.mailboxes) {
      if (token.isCancellationRequested || items.length >= mostItems) return items;
      const result = await renderTarget(registration, mailbox, target, demo);
      const rendered = isRefusal(result) ? undefined : result.files.find(({ name }) => name === file.name);
      if (rendered === undefined) continue;
      const item = new CompletionItem(
        { label: `exchange ${mailbox.address}`, description: registration.name },
        CompletionItemKind.Snippet,
      );
      item.detail = l10n.t('{0}, OAuth2 without a secret', targetName(product, target));
      item.documentation = new MarkdownString().appendCodeblock(rendered.text, rendered.language);
      // Escaped, so that `$` and `}` in the text are not read as a VS Code snippet.
      item.insertText = new SnippetString().appendText(rendered.text);
      item.range = range;
      item.sortText = `~${mailbox.address}`;
      items.push(item);
    }
  }
  return items;
}

// Puts a rendered file into the editor in front, indented as the line it goes to, and says when the languages differ.

import { Range, type TextDocument, window, workspace } from 'vscode';
import * as l10n from '../../core/l10n.ts';
import type { RenderedFile } from '../../products/product.ts';

/** Ids that stand for one language, by the extensions that bring them. */
const sameLanguages: readonly (readonly string[])[] = [
  ['json', 'jsonc'],
  ['yaml', 'dockercompose', 'github-actions-workflow', 'prometheus'],
  ['properties', 'spring-boot-properties', 'java-properties', 'ini'],
  ['dotenv', 'env', 'properties', 'shellscript'],
  ['terraform', 'hcl'],
];

/** Where the text goes, and, if the file is of another language, which one. */
export function insertDetail(document: TextDocument, file: RenderedFile): string {
  const where = l10n.t('Into {0}', workspace.asRelativePath(document.uri));
  if (sameLanguage(document, file)) return where;
  return l10n.t('{0}, which is {1}; this is {2}', where, document.languageId, file.language);
}

function sameLanguage(document: TextDocument, file: RenderedFile): boolean {
  const base = document.uri.path.split('/').at(-1) ?? '';
  const ids = [document.languageId, file.language];
  return (
    ids[0] === ids[1] ||
    base.replace(/^\./, '') === file.name.replace(/^\./, '') ||
    sameLanguages.some((group) => ids.every((id) => group.includes(id)))
  );
}

/** Replaces the selection. Every line gets the indentation of the line it starts in; its own is kept as it is. */
export async function insertAtCursor(text: string): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor === undefined) return;
  const { start, end } = editor.selection;
  const before = editor.document.lineAt(start.line).text.slice(0, start.character);
  // The line that the text ends in has its own line break already.
  const atEnd = end.character === editor.document.lineAt(end.line).text.length;
  const body = atEnd ? text.replace(/\n$/, '') : text;
  await editor.edit((edit) => edit.replace(editor.selection, indented(body, before)));
  await window.showTextDocument(editor.document, editor.viewColumn);
  editor.revealRange(new Range(start, start));
}

/** Behind other text nothing is indented: the first line says what the others belong to. */
function indented(text: string, before: string): string {
  if (before.trim() !== '' || before === '') return text;
  return text
    .split('\n')
    .map((line, index) => (index === 0 || line === '' ? line : before + line))
    .join('\n');
}

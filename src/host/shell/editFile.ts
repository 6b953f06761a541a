// Changes a text file that a person may have open: nothing unsaved is lost, and the change can be undone in the editor.
import { Range, type TextDocument, type Uri, WorkspaceEdit, workspace } from 'vscode';
import * as l10n from '../../core/l10n.ts';
import { isMissing } from './isMissing.ts';

/** The text of the file, undefined if there is none. Throws if it cannot be read or has unsaved changes. */
export async function readSaved(uri: Uri): Promise<string | undefined> {
  const name = workspace.asRelativePath(uri);
  try {
    await workspace.fs.stat(uri);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw new Error(
      l10n.record('{0} cannot be read, so nothing was written. Check that you may read it.', name),
    );
  }
  const document = await workspace.openTextDocument(uri);
  if (document.isDirty) {
    throw new Error(
      l10n.record(
        '{0} has changes that are not saved. Save or revert the file, then try again; nothing was changed.',
        name,
      ),
    );
  }
  return document.getText();
}

/** Replaces the whole text and saves it. Throws if the file no longer holds `before` or cannot be saved. */
export async function replaceText(uri: Uri, before: string, after: string): Promise<TextDocument> {
  const name = workspace.asRelativePath(uri);
  const document = await workspace.openTextDocument(uri);
  if (document.getText() !== before) {
    throw new Error(l10n.record('{0} was changed in the meantime. Nothing was written; try again.', name));
  }
  const edit = new WorkspaceEdit();
  edit.replace(uri, new Range(document.positionAt(0), document.positionAt(before.length)), after);
  if (!(await workspace.applyEdit(edit)) || !(await document.save())) {
    throw new Error(l10n.record('{0} could not be saved. Check that you may write to it.', name));
  }
  return document;
}
